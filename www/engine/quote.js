// What one model charges for a text and an expected answer, with the interval when the count is
// an estimate. Joins count and bill; decides nothing about either.
import { describeError } from "./protocol.js";
import { roughCount } from "./rough.js";

/** From this share of a tier's limit on, both sides of it are priced. */
const NEAR = 0.8;

/**
 * @typedef {object} Asked
 * @property {number} output expected tokens of the answer
 * @property {import("./protocol.js").Terms} [terms]
 * @property {{ text: string, count: (name: string) => number }} [prefix] the stable one, in characters
 */

/**
 * Never throws: a model that cannot be counted or priced says why in `problem`, and the others go on.
 * @param {import("tokentill").Till} till
 * @param {string} name of the model: any that the price book knows
 * @param {string} text
 * @param {(model: import("tokentill").ModelInfo, name: string) => import("tokentill").Count} count counts `text`
 * @param {Asked} asked
 * @returns {import("./protocol.js").Quote}
 */
export function quote(till, name, text, count, asked) {
  /** @type {import("./protocol.js").Quote} */
  const result = { model: name };
  try {
    const model = till.model(name);
    const loaded = till.isLoaded(name);
    result.count = loaded ? count(model, name) : rough(model, text);
    result.prefix = prefixTokens(name, loaded, result.count.tokens, asked);
    price(till, model, result, result.count, asked);
  } catch (error) {
    const { code, message, suggestions } = describeError(error);
    if (code === "") throw error;
    result.problem = { code, message, suggestions };
  }
  return result;
}

/** @param {string} name @param {boolean} loaded @param {number} input @param {Asked} asked */
function prefixTokens(name, loaded, input, { prefix, terms }) {
  if (!terms?.cache) return undefined;
  const given = terms.cache.prefix.tokens;
  const tokens = prefix ? (loaded ? prefix.count(name) : roughCount(prefix.text)) : given;
  // The cut may split a token, so that the part counts one more than the whole.
  return Math.min(tokens ?? 0, input);
}

/**
 * @param {import("tokentill").Till} till @param {import("tokentill").ModelInfo} model
 * @param {import("./protocol.js").Quote} result
 * @param {import("./protocol.js").LiveCount} count
 * @param {Asked} asked
 */
function price(till, { id, provider }, result, count, { output, terms = {} }) {
  const { cache, calls = 1000, ...sold } = terms;
  /** @type {import("tokentill").Call} */
  const plain = { model: id, provider, output, input: count.tokens, ...sold };
  if (cache && result.prefix) {
    const { life, reads } = cache;
    result.cache = till.cacheBreakEven({ ...plain, prefix: result.prefix, life, reads });
  }
  const cached = cachedTokens(result, cache);
  const bill = (/** @type {Partial<import("tokentill").Call>} */ change) => {
    const call = { ...plain, ...cached, ...change };
    // At the low end of an estimate the text may be shorter than its prefix.
    return till.bill({ ...call, input: Math.max(call.input ?? 0, result.prefix ?? 0) });
  };
  const one = (result.bill = bill({}));
  result.usd = { low: bill({ input: count.low }).usd, high: bill({ input: count.high }).usd };
  result.thousandUsd = bill({ calls: 1000 }).usd;
  result.callsUsd = bill({ calls }).usd;
  const above = one.tierAbove ?? one.nextTierAbove;
  if (above !== undefined && count.tokens >= above * NEAR) {
    const [usd, usdAbove] = [above, above + 1].map((input) => bill({ input }).usd);
    result.tier = { above, usd, usdAbove };
  }
}

/**
 * The prefix as this call has it; as ordinary input where the provider caches nothing so short.
 * @param {import("./protocol.js").Quote} result @param {import("./protocol.js").Terms["cache"]} cache
 * @returns {Partial<import("tokentill").Call>}
 */
function cachedTokens({ prefix, cache: found }, cache) {
  if (!cache || !found || found.belowMinimum || cache.billed === "none") return {};
  if (cache.billed !== "write") return { cacheRead: prefix };
  return cache.life === "1h" ? { cacheWrite1h: prefix } : { cacheWrite5m: prefix };
}

/**
 * @param {import("tokentill").ModelInfo} model @param {string} text
 * @returns {import("./protocol.js").LiveCount}
 */
function rough(model, text) {
  const tokens = roughCount(text);
  return { tokens, low: tokens, high: tokens, basis: "rough", encoding: model.encoding };
}
