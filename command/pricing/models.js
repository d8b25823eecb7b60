// The models that were asked for, each checked before anything is read: known, and with a price for such a call.
import { UsageError } from "../usage-error.js";
import { Tariff } from "./tariff.js";

/** @typedef {import("tokentill").Till} Till */
/** @typedef {import("tokentill").ModelInfo} ModelInfo */

/**
 * @typedef {object} Asked
 * @property {string} name as it was asked for
 * @property {ModelInfo} info
 * @property {Tariff} tariff
 * @property {number} measure its place in what is counted: models with one vocabulary are counted once
 */

/**
 * @param {Till} till
 * @param {import("../options.js").Options} options
 * @returns {{ asked: Asked[], counted: string[] }} `counted`: a name for each measure
 */
export function askedModels(till, options) {
  const { on, outputTokens = 0, variant, region, provider } = options;
  /** @type {string[]} */
  const counted = [];
  /** @type {Map<string, number>} */
  const measures = new Map();
  const asked = options.models.map((name) => {
    const model = idOf(till, name, on, provider);
    const info = till.model(model, on);
    const given = { ...(variant && { variant }), ...(region && { region }) };
    const tariff = new Tariff(till, { model, on, output: outputTokens, ...given });
    checked(() => tariff.price(0));
    // An estimate is its model's; what is not estimated is its vocabulary's.
    const key = info.basis === "estimated" ? model : `${info.encoding} ${info.basis}`;
    const measure = measures.get(key) ?? counted.push(model) - 1;
    measures.set(key, measure);
    return { name, info, tariff, measure };
  });
  return { asked, counted };
}

/** Provider and id: the bill knows who sells what under which name. @param {Till} till @param {string} name @param {Date} on @param {string} [provider] */
function idOf(till, name, on, provider) {
  const { provider: maker, id } = checked(() => {
    if (provider === undefined) return till.model(name, on);
    const bill = till.bill({ model: name, provider, on });
    return { provider: bill.provider, id: bill.model };
  });
  return `${maker}/${id}`;
}

/** What the package refuses here was asked for in the command line. @template T @param {() => T} call @returns {T} */
function checked(call) {
  try {
    return call();
  } catch (error) {
    const { name, code, message, suggestions = [] } = /** @type {any} */ (error);
    if (name !== "TillError" || code === "bad-pack" || code === "network") throw error;
    const also = suggestions.slice(1, 4);
    const more = also.length > 0 ? ` Also near: ${also.join(", ")}.` : "";
    throw new UsageError(sentence(message) + more);
  }
}

/** @param {string} text */
const sentence = (text) =>
  `${text[0]?.toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
