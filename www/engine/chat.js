// What a chat or an image costs in tokens, line by line: the texts counted here, the rest by each provider's
// rule, which the engine knows. Knows no vocabulary and no price.
import { readChat, readImage } from "./chat-fields.js";
import { guarded, TillError } from "./errors.js";

/** @typedef {import("../tokentill.d.ts").Count} Count */
/** @typedef {import("../tokentill.d.ts").ChatCount} ChatCount */
/** @typedef {{ tokens: number, low: number, high: number }} Tokens */
/** @typedef {import("./chat-fields.js").ImageAt} ImageAt */

/**
 * What the ledger says of a model's rules.
 * @typedef {object} Rules
 * @property {(model: string, shape: object) => { countsRoles: boolean, frames: ({ label: string } & Tokens)[] }} chatFrames
 * @property {(model: string, tools: object) => Tokens} toolTokens
 * @property {(model: string, width: number, height: number, detail?: string) => Tokens} imageTokens
 */

/**
 * @typedef {object} Means
 * @property {Rules} rules
 * @property {string} model
 * @property {string} encoding which counts its texts
 * @property {(text: string) => Count} count
 */

/** From the surest to the least: a sum is as sure as its least sure part. */
const BASES = /** @type {const} */ (["exact", "reconstructed", "estimated"]);

/** @param {Means} means @param {import("../tokentill.d.ts").Chat} chat @returns {ChatCount} */
export function countChat(means, chat) {
  const { messages, tools } = readChat(chat);
  const { countsRoles, frames } = guarded(() =>
    means.rules.chatFrames(means.model, shapeOf(messages, tools)),
  );
  const zero = means.count("");
  const add = (/** @type {Count[]} */ counts) => counts.reduce(sum, zero);
  const texts = (/** @type {string[]} */ list) => add(list.map(means.count));
  /** @type {ChatCount["lines"]} */
  const lines = [];
  for (const { place, role, name, texts: content, images, calls } of messages) {
    const words = [...(countsRoles ? [role] : []), ...(name === undefined ? [] : [name])];
    lines.push({ label: `${place} ${role}`, count: texts([...words, ...content]) });
    for (const image of images) {
      const label = `${image.place} image ${image.width}×${image.height}`;
      lines.push({ label, count: imageCount(means, image) });
    }
    if (calls.length > 0) lines.push({ label: `${place} tool calls`, count: texts(calls) });
  }
  if (tools.tools > 0) lines.push({ label: "tools", count: toolCount(means, tools, texts) });
  for (const { label, ...tokens } of frames) lines.push({ label, count: ruled(means, tokens) });
  return { ...add(lines.map(({ count }) => count)), lines };
}

/** @param {Means} means @param {{ width: number, height: number, detail?: string }} image @returns {Count} */
export function countImage(means, image) {
  return imageCount(means, readImage(image, ""));
}

/** What a chat of one user message holds besides its text. @param {Means} means @returns {Tokens} */
export function messageFrame({ rules, model }) {
  const shape = { messages: 1, systemMessages: 0, names: 0, toolMessages: 0, tools: 0 };
  const { frames } = guarded(() => rules.chatFrames(model, shape));
  const sum = (/** @type {"low" | "tokens" | "high"} */ end) =>
    frames.reduce((all, frame) => all + frame[end], 0);
  return { low: sum("low"), tokens: sum("tokens"), high: sum("high") };
}

/** @param {import("./chat-fields.js").Message[]} messages @param {import("./chat-fields.js").Tools} tools */
function shapeOf(messages, tools) {
  const number = (/** @type {(message: import("./chat-fields.js").Message) => boolean} */ is) =>
    messages.filter(is).length;
  return {
    messages: messages.length,
    systemMessages: number(({ role }) => role === "system" || role === "developer"),
    names: number(({ name }) => name !== undefined),
    toolMessages: number(({ isTool }) => isTool),
    tools: tools.tools,
  };
}

/** @param {Means} means @param {ImageAt} image @returns {Count} */
function imageCount(means, { place, width, height, detail }) {
  try {
    const { rules, model } = means;
    return ruled(
      means,
      guarded(() => rules.imageTokens(model, width, height, detail)),
    );
  } catch (error) {
    if (!(error instanceof TillError) || !place || error.code !== "bad-input") throw error;
    const isField = /^(width|height|detail) /.test(error.message);
    throw new TillError("bad-input", `${place}${isField ? "." : ": "}${error.message}`);
  }
}

/**
 * The rule over the low, the likely and the high count of the texts.
 * @param {Means} means @param {import("./chat-fields.js").Tools} tools
 * @param {(texts: string[]) => Count} count @returns {Count}
 */
function toolCount(means, { texts, json, ...shape }, count) {
  const [said, whole] = [count(texts), count(json)];
  const rule = (/** @type {"tokens" | "low" | "high"} */ end) =>
    guarded(() =>
      means.rules.toolTokens(means.model, { ...shape, texts: said[end], json: whole[end] }),
    );
  const tokens = { low: rule("low").low, tokens: rule("tokens").tokens, high: rule("high").high };
  return sum(ruled(means, tokens), { ...said, tokens: 0, low: 0, high: 0 });
}

/** @param {Means} means @param {Tokens} tokens @returns {Count} */
function ruled({ encoding }, { tokens, low, high }) {
  return { tokens, low, high, basis: low === high ? "exact" : "estimated", encoding };
}

/** @param {Count} a @param {Count} b @returns {Count} */
function sum(a, b) {
  const basis = BASES[Math.max(BASES.indexOf(a.basis), BASES.indexOf(b.basis))] ?? "estimated";
  return {
    tokens: a.tokens + b.tokens,
    low: a.low + b.low,
    high: a.high + b.high,
    basis,
    encoding: a.encoding,
  };
}
