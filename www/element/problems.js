// What is wrong, one sentence each, in the reader's language.
import { isCurrency } from "./format.js";

/**
 * @param {import("./counter.js").Counter} counter
 * @param {{ currency: string, rate?: number, outputWrong: boolean }} element
 * @param {import("../i18n/element/index.js").Words} words
 * @returns {string[]}
 */
export function problemsOf({ rows, trouble }, { currency, rate, outputWrong }, words) {
  return [
    ...rows.flatMap((row) => rowProblem(row, words)),
    ...(trouble ? [troubleText(trouble, words)] : []),
    ...(outputWrong ? [words.outputWrong] : []),
    ...currencyProblem(currency, rate, words),
  ];
}

/** @param {import("./counter.js").Row} row @param {import("../i18n/element/index.js").Words} words */
function rowProblem({ name, problem, quote }, words) {
  if (problem?.code === "unknown-model") {
    const [nearest] = problem.suggestions ?? [];
    return [words.unknown(name) + (nearest ? ` ${words.nearest(nearest)}` : "")];
  }
  if (problem) return [problem.message];
  // "no price" stands where the price would.
  return quote?.problem && quote.problem.code !== "no-price" ? [quote.problem.message] : [];
}

/** @param {import("./counter.js").Trouble} trouble @param {import("../i18n/element/index.js").Words} words */
function troubleText({ code, wait }, words) {
  if (code === "wasm-blocked") return words.blocked;
  return wait === undefined ? words.stopped : words.offline(String(Math.round(wait / 1000)));
}

/** @param {string} currency @param {number | undefined} rate @param {import("../i18n/element/index.js").Words} words */
function currencyProblem(currency, rate, words) {
  if (!currency || currency === "USD") return [];
  if (!isCurrency(currency)) return [words.noCurrency(currency)];
  return rate !== undefined && rate > 0 && Number.isFinite(rate) ? [] : [words.needsRate(currency)];
}
