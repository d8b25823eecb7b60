// What this device remembers between visits: models, expected answer, theme, view, currency. Never the text.
import { saneCurrency } from "./currency.js";

const KEY = "tokentill";

/**
 * @typedef {object} Remembered
 * @property {string[]} [models]
 * @property {string} [featured]
 * @property {number} [output]
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {boolean} [showTokens]
 * @property {import("./currency.js").Currency} [currency]
 */

/** Nothing, where storage is blocked or what it holds is not ours. @returns {Remembered} */
export function recall() {
  try {
    return sane(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** @param {Remembered} what */
export function remember(what) {
  try {
    localStorage.setItem(KEY, JSON.stringify(what));
  } catch {
    // A private window without storage: the page works, it only forgets.
  }
}

/** Other versions, and people, write there too. @param {any} found @returns {Remembered} */
function sane(found) {
  const { models, featured, output, theme, showTokens, currency } = found ?? {};
  const names = (/** @type {unknown} */ value) => typeof value === "string" && value !== "";
  return {
    models: Array.isArray(models) && models.length > 0 && models.every(names) ? models : undefined,
    featured: names(featured) ? featured : undefined,
    output: Number.isSafeInteger(output) && output >= 0 ? output : undefined,
    theme: ["auto", "light", "dark"].includes(theme) ? theme : undefined,
    currency: saneCurrency(currency),
    showTokens: typeof showTokens === "boolean" ? showTokens : undefined,
  };
}
