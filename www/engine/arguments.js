// What a caller may pass: each check names the argument and what it was given instead.
import { TillError } from "./errors.js";

/** @param {unknown} value @param {string} [field] @returns {asserts value is string} */
export function requireText(value, field = "text") {
  if (typeof value !== "string") throw bad(field, "a string", value);
}

/** What is counted; whether bytes are UTF-8 is seen later. @param {unknown} value @returns {asserts value is string | Uint8Array} */
export function requireTextOrBytes(value) {
  if (typeof value === "string" || value instanceof Uint8Array) return;
  throw bad("text", "a string or a Uint8Array of UTF-8", value);
}

/** How special tokens are counted, by the number that the engine knows it by. @param {unknown} [word] */
export function specialOf(word) {
  const special = SPECIAL.indexOf(word ?? "text");
  if (special >= 0) return special;
  const words = 'it can be "text", "allow" or "reject"';
  throw new TillError("bad-input", `special is "${word}"; ${words}`);
}

const SPECIAL = /** @type {unknown[]} */ (["text", "allow", "reject"]);

/**
 * One name, or several.
 * @param {unknown} value
 * @returns {string[]}
 */
export function requireNames(value) {
  const names = Array.isArray(value) ? value : [value];
  names.forEach((name, index) => {
    requireName(name, Array.isArray(value) ? `names[${index}]` : "names");
  });
  return names;
}

/** A place in a text. @param {unknown} value @param {string} field @returns {asserts value is number} */
export function requirePlace(value, field) {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return;
  const given = typeof value === "number" ? value : shown(value);
  throw new TillError("bad-range", `${field} is ${given}; it must be a whole number from 0 on`);
}

/** @param {unknown} value @param {string} [field] @returns {asserts value is string} */
export function requireName(value, field = "name") {
  if (typeof value !== "string") throw bad(field, "a string", value);
}

/**
 * @param {import("../tokentill.d.ts").Call} value
 * @returns {import("../tokentill.d.ts").Call}
 */
export function requireCall(value) {
  if (typeof value !== "object" || value === null) throw bad("call", "an object", value);
  const unknown = Object.keys(value).find((field) => !CALL_FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new TillError("bad-input", `a call has no field "${unknown}"`, {
      suggestions: CALL_FIELDS,
    });
  }
  return value;
}

// A misspelt field would be billed as nothing, so it is refused.
const CALL_FIELDS = [
  ...["model", "provider", "on", "calls", "input", "output", "reasoning"],
  ...["cacheRead", "cacheWrite5m", "cacheWrite1h", "inputAudio", "outputAudio", "inputImage"],
  ...["cacheWrite12h", "cacheReadAudio", "cacheReadImage", "cacheTokenHours"],
  ...["outputImage", "inputVideo", "outputVideo", "audioSeconds", "characters", "textMessages"],
  ...["webSearches", "fileSearches", "mapSearches", "pages", "annotatedPages"],
  ...["variant", "region"],
];

/** @param {unknown} value */
export function requireLimit(value) {
  if (typeof value !== "number" || !(value >= 0)) throw bad("limit", "a number of tokens", value);
}

/**
 * @param {ArrayLike<number>} ids
 * @returns {Uint32Array}
 */
export function requireIds(ids) {
  if (ids instanceof Uint32Array) return ids;
  if (typeof ids?.length !== "number" || typeof ids === "string") {
    throw bad("ids", "a list of token ids", ids);
  }
  const wrong = Array.prototype.findIndex.call(ids, (id) => id >>> 0 !== id);
  if (wrong >= 0) throw bad(`ids[${wrong}]`, "a token id", ids[wrong]);
  return Uint32Array.from(ids);
}

/**
 * A moment in milliseconds; now, if none is given. The core has no clock of its own.
 * @param {Date} [on]
 */
export function instant(on = new Date()) {
  requireDate(on, "on");
  return on.getTime();
}

/** @param {unknown} value @param {string} field @returns {asserts value is Date} */
export function requireDate(value, field) {
  const valid = value instanceof Date && !Number.isNaN(value.getTime());
  if (!valid) throw bad(field, "a valid Date", value);
}

/**
 * @param {string} field
 * @param {string} wanted
 * @param {unknown} given
 */
function bad(field, wanted, given) {
  return new TillError("bad-input", `${field} must be ${wanted}, not ${shown(given)}`);
}

/** @param {unknown} value */
function shown(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return "an invalid Date";
  return Array.isArray(value) ? "a list" : `of type ${typeof value}`;
}
