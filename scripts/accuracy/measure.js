// Counts texts with Tokentill and with what others would have said, and sums up how far each is off.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { inRoot } from "../lib/paths.js";

/** @typedef {import("./texts.js").Text} Text */
/** @typedef {(text: string) => number} Counter */

/** Ids of Mistral's begin above its special tokens; the recorded digests are of ranks. */
const FIRST_ID = { mistral_tekken: 1000 };

/** @param {import("tokentill").Till} till @param {Text[]} texts */
export function exactness(till, texts) {
  return till.encodings().map(({ name }) => {
    const compared = texts.filter(({ counts }) => counts[name] !== undefined);
    return {
      name,
      texts: compared.length,
      wrong: compared.filter((text) => differs(till, name, text)).length,
    };
  });
}

/** @param {import("tokentill").Till} till @param {string} name @param {Text} text */
function differs(till, name, { text, counts, digests }) {
  if (till.count(name, text).tokens !== counts[name]) return true;
  if (!digests[name] || name.startsWith("claude")) return false;
  const first = FIRST_ID[/** @type {"mistral_tekken"} */ (name)] ?? 0;
  const ids = Array.from(till.encode(name, text), (id) => id - first).join(",");
  return createHash("sha256").update(ids).digest("hex").slice(0, 16) !== digests[name];
}

/**
 * How far each counter is off on Claude, by kind of text.
 * @param {import("tokentill").Till} till @param {Text[]} texts
 */
export async function claude(till, texts) {
  const counters = { Tokentill: undefined, ...(await others(till)) };
  return ["claude_3", "claude_4_7"].flatMap((name) => {
    const recorded = texts.filter(({ answered, counts }) => answered && counts[name] !== undefined);
    return byKind(recorded).map(([kind, list]) => {
      /** @type {Record<string, { mean: number, most: number }>} */
      const off = {};
      for (const [who, counter] of Object.entries(counters)) {
        const count = counter ?? ((/** @type {string} */ text) => till.count(name, text).tokens);
        off[who] = error(list.map(({ text, counts }) => count(text) / (counts[name] || 1)));
      }
      return { name, kind, texts: list.length, off };
    });
  });
}

/**
 * Each known vocabulary as if nobody knew it, on texts that the factors were not fitted on.
 * @param {import("tokentill").Till} till @param {Text[]} texts
 */
export function estimates(till, texts) {
  const o200k = (/** @type {string} */ text) => till.count("o200k_base", text).tokens;
  return byKind(texts.filter(({ heldOut }) => heldOut)).map(([kind, list]) => {
    /** @type {Record<"estimate" | "o200k" | "quarter", number[]>} */
    const ratios = { estimate: [], o200k: [], quarter: [] };
    let within = 0;
    for (const { text } of list) {
      const estimate = till.count("grok", text);
      for (const family of RECENT) {
        const { tokens } = till.count(family, text);
        within += Number(estimate.low <= tokens && tokens <= estimate.high);
        ratios.estimate.push(estimate.tokens / tokens);
        ratios.o200k.push(o200k(text) / tokens);
        ratios.quarter.push(text.length / 4 / tokens);
      }
    }
    const off = Object.fromEntries(Object.entries(ratios).map(([who, all]) => [who, error(all)]));
    return { kind, texts: list.length, within: within / (list.length * RECENT.length), off };
  });
}

/** Vocabularies since 2022 that are known. */
const RECENT = [
  ...["cl100k_base", "llama3", "llama4", "mistral_tekken", "qwen3", "qwen3_6", "deepseek_v3"],
  ...["kimi_k2", "glm4", "gemma3", "claude_3", "claude_4_7"],
];

/** @param {import("tokentill").Till} till @returns {Promise<Record<string, Counter>>} */
async function others(till) {
  const from = createRequire(inRoot("benches", "peers", "package.json"));
  const load = (/** @type {string} */ name) => import(pathToFileURL(from.resolve(name)).href);
  const { default: module } = await load("ai-tokenizer");
  const Tokenizer = module.Tokenizer ?? module;
  const encoding = await load("ai-tokenizer/encoding/claude");
  const tokenizer = new Tokenizer(encoding.default ?? encoding);
  return {
    // Its own recipe for every Claude: the vocabulary of Claude 2, times 1.1.
    "ai-tokenizer": (text) => Math.round(tokenizer.count(text) * 1.1),
    "characters ÷ 4": (text) => text.length / 4,
    o200k: (text) => till.count("o200k_base", text).tokens,
  };
}

/** @param {Text[]} texts @returns {[string, Text[]][]} */
function byKind(texts) {
  /** @type {Map<string, Text[]>} */
  const kinds = new Map();
  for (const text of texts) kinds.set(text.kind, [...(kinds.get(text.kind) ?? []), text]);
  return [...kinds];
}

/** Of what was said over what is. @param {number[]} ratios */
function error(ratios) {
  const off = ratios.map((ratio) => Math.abs(ratio - 1));
  return { mean: off.reduce((sum, one) => sum + one, 0) / off.length, most: Math.max(...off) };
}
