// The state of the page and what follows from it. No document, no worker.
import { defaultTerms } from "./terms.js";

/** @typedef {import("tokentill").ModelInfo} ModelInfo */
/** @typedef {import("tokentill/worker").Quote} Quote */
/** @typedef {import("tokentill/worker").Problem} Problem */
/** @typedef {import("tokentill/worker").TextFacts} TextFacts */

/**
 * @typedef {object} State
 * @property {string} view the counter ("count") or one of sections.js
 * @property {boolean} viewFailed its files could not be fetched
 * @property {"opening" | "open" | "failed"} engine
 * @property {Problem | undefined} problem why the engine failed or stopped
 * @property {Map<string, ModelInfo>} catalogue by key, in the order of the price book
 * @property {import("tokentill").Till["prices"] | undefined} prices
 * @property {Record<string, number>} packBytes by encoding
 * @property {Record<string, "loading" | "ready" | Problem>} vocabularies by encoding
 * @property {string[]} models chosen, by key
 * @property {string} featured the one on the slip
 * @property {{ name: string, suggestions: string[] }[]} unknown names the price book lacks
 * @property {number} output expected tokens of the answer
 * @property {boolean} outputWrong what stands in its field is not a number of tokens
 * @property {number} length of the text, UTF-16
 * @property {"ltr" | "rtl"} direction in which the text is written
 * @property {number} roughTokens a guess, kept only while the engine is not open
 * @property {TextFacts | undefined} facts
 * @property {Record<string, Quote>} quotes by key
 * @property {boolean} behind the quotes are of an older text, and have been for a moment
 * @property {boolean} showTokens
 * @property {string} caret what is said of the token at the caret
 * @property {{ mode: "compare" | "feature" | "choose", search: string, active: number, chosen: string[], choose?: (key: string) => void } | undefined} picker
 *   chosen: as it was when it opened, so that the list holds still under the pointer; choose: who asked for one
 * @property {"auto" | "light" | "dark"} theme
 * @property {"" | "shared" | "by-hand"} shared
 * @property {import("./terms.js").PageTerms} terms how the call is sold, and when
 * @property {Partial<Record<"calls" | "prefix" | "reads" | "rate", boolean>>} wrong fields that hold no number
 * @property {boolean} details whether they are shown
 * @property {import("./currency.js").Currency | undefined} currency none: US dollars
 * @property {string} currencyCode chosen, though its rate may still be missing
 * @property {{ keys: Set<string>, kept: boolean, problem: string }} own
 *   models with prices of the person's own; whether this device keeps them; why those just given were refused
 * @property {{ kept: import("./kept-calibrations.js").Kept[], saved: boolean, problem: string, change?: { before: import("tokentill").Count, after: import("tokentill").Count } }} calibration
 *   what the person measured, by model; whether this device keeps it; why the last was refused, or what it changed
 */

/** @type {State} */
export const initialState = {
  view: "count",
  viewFailed: false,
  engine: "opening",
  problem: undefined,
  catalogue: new Map(),
  prices: undefined,
  packBytes: {},
  vocabularies: {},
  models: [],
  featured: "",
  unknown: [],
  output: 0,
  outputWrong: false,
  length: 0,
  direction: "ltr",
  roughTokens: 0,
  facts: { characters: 0, words: 0, lines: 0 },
  quotes: {},
  behind: false,
  showTokens: false,
  caret: "",
  picker: undefined,
  theme: "auto",
  shared: "",
  terms: defaultTerms,
  wrong: {},
  details: false,
  currency: undefined,
  currencyCode: "USD",
  own: { keys: new Set(), kept: true, problem: "" },
  calibration: { kept: [], saved: true, problem: "" },
};

/** @typedef {{ key: string, info: ModelInfo, quote: Quote | undefined, tag: Tag }} Row */
/** @typedef {import("tokentill").Basis | "rough" | "failed" | "counting"} Tag */

/**
 * The name that means this model and no other: several hosts offer what one provider made, at
 * prices of their own.
 * @param {ModelInfo} model
 */
export function keyOf({ provider, id }) {
  return `${provider}/${id}`;
}

/** The model on the slip. @param {State} state @returns {Row | undefined} */
export function featuredRow(state) {
  return rowsOf(state, [state.featured])[0];
}

/** The chosen models, the cheapest call first; those without a price last. @param {State} state */
export function comparedRows(state) {
  return rowsOf(state, state.models).sort((a, b) => cost(a) - cost(b));
}

/** The cheapest, if there is anything to be cheaper than. @param {Row[]} rows sorted */
export function cheapest(rows) {
  const priced = rows.filter((row) => row.quote?.bill);
  return priced.length > 1 ? priced[0].key : undefined;
}

/** @param {State} state @param {string[]} keys @returns {Row[]} */
function rowsOf(state, keys) {
  return keys.flatMap((key) => {
    const info = state.catalogue.get(key);
    const quote = state.quotes[key];
    return info ? { key, info, quote, tag: tagOf(state, info, quote) } : [];
  });
}

/** @param {State} state @param {ModelInfo} info @param {Quote | undefined} quote @returns {Tag} */
function tagOf(state, info, quote) {
  if (typeof state.vocabularies[info.encoding] === "object") return "failed";
  if (!quote?.count) return "rough";
  return state.behind ? "counting" : quote.count.basis;
}

/** @param {Row} row */
function cost({ quote }) {
  return quote?.bill?.usd ?? Infinity;
}
