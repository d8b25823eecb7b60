// The texts with counts that other programs or the providers gave: a folder of recorded ones where there is one,
// and our own fixture otherwise. Counts nothing.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { inRoot } from "../lib/paths.js";

/**
 * @typedef {object} Text
 * @property {string} text
 * @property {string} kind for people
 * @property {boolean} answered whether Claude's counts are its provider's answers, not another program's
 * @property {boolean} heldOut whether the factors of estimates were fitted without it
 * @property {Record<string, number>} counts by encoding
 * @property {Record<string, string>} digests of the ids, by encoding
 */

/** @returns {{ from: string, texts: Text[] }} */
export function readTexts() {
  const folder = process.env.TOKENTILL_CONFORMANCE ?? inRoot("..", "shared", "conformance");
  if (existsSync(join(folder, "texts.json"))) {
    return { from: "the folder of recorded texts", texts: recorded(folder) };
  }
  const shipped = JSON.parse(readFileSync(inRoot("tests", "data", "reference.json"), "utf8"));
  return { from: "tests/data/reference.json", texts: shipped.map(ofFixture) };
}

/** @param {any} record @returns {Text} */
function ofFixture({ id, text, counts, digest }) {
  const kind = id.startsWith("article") ? "languages" : "written to be hard";
  return { text, kind, answered: false, heldOut: false, counts, digests: digest ?? {} };
}

/** @param {string} folder @returns {Text[]} */
function recorded(folder) {
  const languages = corpus(folder, "udhr", (line) => GROUPS[line.script] ?? "other scripts");
  const programs = corpus(folder, "rosetta", () => "programs");
  const texts = JSON.parse(readFileSync(join(folder, "texts.json"), "utf8"));
  const others = texts.map((/** @type {any} */ one) => {
    return {
      ...ofFixture(one),
      id: one.id,
      kind: kindOf(one.kind),
      hostile: one.kind === "adversarial",
    };
  });
  // The order of tests/estimates.rs, where every other text is kept from the fit.
  const used = [
    ...languages.filter(({ line }) => line.script !== "Latn" || line.speakers >= 3_000_000),
    ...programs.filter((_, index) => index % 4 === 0),
    ...others.filter((/** @type {any} */ { hostile }) => !hostile),
  ];
  used.forEach((one, index) => (one.heldOut = index % 2 === 1));
  return [...languages, ...programs, ...others];
}

/**
 * What Anthropic's count_tokens answered, less the frame of its message.
 * @param {string} folder @param {string} name @param {(line: any) => string} kind
 */
function corpus(folder, name, kind) {
  const packed = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`))).toString("utf8");
  const { v3, "v4.7": v47 } = JSON.parse(readFileSync(join(folder, `${name}_counts.json`), "utf8"));
  const lines = packed.split("\n").filter(Boolean).map((line) => JSON.parse(line)); // prettier-ignore
  return lines.map((line) => {
    const id = line.id ?? line.f;
    /** @type {Record<string, number>} */
    const counts = {};
    if (v3.counts[id] !== undefined) counts.claude_3 = v3.counts[id] - 7;
    if (v47.counts[id] !== undefined) counts.claude_4_7 = v47.counts[id] - 11;
    return {
      line,
      text: line.text,
      kind: kind(line),
      answered: true,
      heldOut: false,
      counts,
      digests: {},
    };
  });
}

/** @type {Record<string, string>} */
const GROUPS = {
  Latn: "Latin letters",
  ...{ Cyrl: "Cyrillic, Greek", Grek: "Cyrillic, Greek" },
  ...{ Arab: "Arabic, Hebrew", Hebr: "Arabic, Hebrew" },
  ...{ Deva: "Indian scripts", Beng: "Indian scripts", Taml: "Indian scripts", Telu: "Indian scripts" },
  ...{ Mlym: "Indian scripts", Knda: "Indian scripts", Gujr: "Indian scripts", Guru: "Indian scripts" },
  ...{ Thai: "Southeast Asian", Khmr: "Southeast Asian", Mymr: "Southeast Asian" },
  ...{ Laoo: "Southeast Asian", Tibt: "Southeast Asian", Sinh: "Indian scripts" },
  ...{ Hans: "East Asian", Hant: "East Asian", Hani: "East Asian", Jpan: "East Asian" },
  ...{ Kore: "East Asian", Hang: "East Asian" },
}; // prettier-ignore

/** @param {string} kind */
function kindOf(kind) {
  if (kind === "adversarial") return "written to be hard";
  if (kind === "html") return "markup";
  return /^(code|json)/.test(kind) ? "programs" : "languages";
}
