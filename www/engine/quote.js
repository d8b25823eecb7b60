// What one model charges for a text and an expected answer, with the interval when the count is
// an estimate. Joins count and bill; decides nothing about either.
import { describeError } from "./protocol.js";
import { roughCount } from "./rough.js";

/**
 * Never throws: a model that cannot be counted or priced says why in `problem`, and the others go on.
 * @param {import("tokentill").Till} till
 * @param {string} name of the model: any that the price book knows
 * @param {string} text
 * @param {(model: import("tokentill").ModelInfo, name: string) => import("tokentill").Count} count counts `text`
 * @param {number} output expected tokens of the answer
 * @returns {import("./protocol.js").Quote}
 */
export function quote(till, name, text, count, output) {
  /** @type {import("./protocol.js").Quote} */
  const result = { model: name };
  try {
    const model = till.model(name);
    result.count = till.isLoaded(name) ? count(model, name) : rough(model, text);
    price(till, model, result, output);
  } catch (error) {
    const { code, message, suggestions } = describeError(error);
    if (code === "") throw error;
    result.problem = { code, message, suggestions };
  }
  return result;
}

/**
 * @param {import("tokentill").Till} till @param {import("tokentill").ModelInfo} model
 * @param {import("./protocol.js").Quote} result @param {number} output
 */
function price(till, { id, provider }, result, output) {
  const { count } = result;
  if (!count) return;
  const usd = (/** @type {number} */ input, calls = 1) =>
    till.bill({ model: id, provider, input, output, calls }).usd;
  result.bill = till.bill({ model: id, provider, input: count.tokens, output });
  result.usd = { low: usd(count.low), high: usd(count.high) };
  result.thousandUsd = usd(count.tokens, 1000);
}

/**
 * @param {import("tokentill").ModelInfo} model @param {string} text
 * @returns {import("./protocol.js").LiveCount}
 */
function rough(model, text) {
  const tokens = roughCount(text);
  return { tokens, low: tokens, high: tokens, basis: "rough", encoding: model.encoding };
}
