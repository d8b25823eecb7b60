// What a host page says of prices: its own, laid over the price book, and whether a cache pays.
import { TillError } from "./errors.js";

/**
 * Prices as the engine takes them: a JSON text is read, an object is passed on.
 * @param {import("../tokentill.d.ts").OwnPrices | string | undefined} prices
 */
export function readPrices(prices) {
  if (typeof prices !== "string") return prices;
  try {
    return JSON.parse(prices);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new TillError("bad-input", `prices: is not JSON: ${message}`, { cause: error });
  }
}

/**
 * A cache question, as its own fields and the call in it.
 * @param {import("../tokentill.d.ts").CacheQuestion} question
 */
export function splitQuestion(question) {
  if (typeof question !== "object" || question === null) {
    throw new TillError("bad-input", "a question must be an object");
  }
  const { prefix, life, reads, ...call } = question;
  if (typeof prefix !== "number") {
    throw new TillError("bad-input", "prefix must be a number of tokens");
  }
  return { asked: { prefix, life, reads }, call };
}
