// What a shared address says: the models, the expected answer and the terms, never a word of the text.
import { defaultTerms, writeTerms } from "./terms.js";

/** @typedef {{ models?: string[], output?: number }} Address */

/** @param {string} hash such as #models=gpt-4o,claude-sonnet-5-5&out=400 @returns {Address} */
export function readAddress(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const models = (fields.get("models") ?? "").split(",").map((name) => name.trim());
  const output = fields.get("out");
  return {
    models: models.some(Boolean) ? [...new Set(models.filter(Boolean))] : undefined,
    output: output && /^\d{1,15}$/.test(output) ? Number(output) : undefined,
  };
}

/**
 * @param {string[]} models keys @param {number} output
 * @param {import("./terms.js").PageTerms} [terms]
 */
export function writeAddress(models, output, terms = defaultTerms) {
  return `#models=${models.map(escape).join(",")}&out=${output}${writeTerms(terms)}`;
}

/** Slash and colon may stand in a fragment, and a person can read them there. @param {string} name */
function escape(name) {
  return encodeURIComponent(name).replaceAll("%2F", "/").replaceAll("%3A", ":");
}
