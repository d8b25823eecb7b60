// What one call of so many input tokens costs, in whole picodollars, by the package's own bill: tiers depend
// on each call's input, so no sum of tokens is ever billed.

/** @typedef {import("tokentill").Call} Call */
/** @typedef {import("tokentill").Bill} Bill */

/**
 * @typedef {object} Price
 * @property {bigint} input picodollars of the input and of what each call costs by itself
 * @property {bigint} output picodollars
 * @property {Bill["notices"]} notices
 */

/** So many counts are remembered: most corpora have fewer, and none can fill the memory. */
const MOST_KNOWN = 200_000;

export class Tariff {
  #till;
  #call;
  /** By tokens of input. @type {Map<number, Price>} */
  #known = new Map();

  /** @param {import("tokentill").Till} till @param {Omit<Call, "input">} call */
  constructor(till, call) {
    this.#till = till;
    this.#call = call;
  }

  /** @param {number} input tokens @returns {Price} */
  price(input) {
    let price = this.#known.get(input);
    if (!price) {
      price = split(this.#till.bill({ ...this.#call, input }));
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(input, price);
    }
    return price;
  }
}

/** @param {Bill} bill @returns {Price} */
function split({ lines, notices }) {
  const price = { input: 0n, output: 0n, notices };
  for (const { label, quantity, usdPerMillion } of lines) {
    // A dollar for a million is a million picodollars for one, and every price is a whole number of those.
    const amount = BigInt(Math.round(usdPerMillion * 1e6)) * BigInt(quantity);
    price[label.startsWith("output") ? "output" : "input"] += amount;
  }
  return price;
}
