// Adds up what was counted for one model: tokens as numbers, money as whole picodollars. A sum of bills, one
// a record.

/** @typedef {import("./tariff.js").Tariff} Tariff */
/** @typedef {import("../counting/batch-counter.js").Measured} Measured */

export class Tally {
  tokens = 0;
  low = 0;
  high = 0;
  /** Picodollars. */
  input = 0n;
  output = 0n;
  /** All of it, if every count were at the low or at the high end of its interval. */
  least = 0n;
  most = 0n;

  /** @param {Measured} measured @param {Tariff} tariff @param {Notices} notices of the likely counts */
  add({ tokens, low, high }, tariff, notices) {
    const likely = sumOf(tokens, tariff, notices);
    const least = low ? sumOf(low, tariff) : likely;
    const most = high ? sumOf(high, tariff) : likely;
    this.tokens += likely.tokens;
    this.input += likely.input;
    this.output += likely.output;
    this.low += least.tokens;
    this.least += least.input + least.output;
    this.high += most.tokens;
    this.most += most.input + most.output;
  }

  get total() {
    return this.input + this.output;
  }

  /** @param {Tally} other */
  merge(other) {
    for (const field of /** @type {const} */ (["tokens", "low", "high"])) {
      this[field] += other[field];
    }
    for (const field of /** @type {const} */ (["input", "output", "least", "most"])) {
      this[field] += other[field];
    }
  }
}

/** Remarks of bills, each with the number of records it was made on. */
export class Notices {
  /** By code: a sentence names the figures of one call. @type {Map<string, { code: string, message: string, records: number }>} */
  #found = new Map();

  /** @param {{ code: string, message: string }} notice @param {number} times */
  add({ code, message }, times) {
    const found = this.#found.get(code);
    if (found) found.records += times;
    else this.#found.set(code, { code, message, records: times });
  }

  all() {
    return [...this.#found.values()];
  }
}

/** @param {number[]} counts one a record @param {Tariff} tariff @param {Notices} [notices] */
function sumOf(counts, tariff, notices) {
  const sum = { tokens: 0, input: 0n, output: 0n };
  for (const [count, times] of grouped(counts)) {
    const price = tariff.price(count);
    sum.tokens += count * times;
    sum.input += price.input * BigInt(times);
    sum.output += price.output * BigInt(times);
    for (const notice of price.notices) notices?.add(notice, times);
  }
  return sum;
}

/** How often each number stands there: a batch of short records holds few. @param {number[]} numbers */
function grouped(numbers) {
  /** @type {Map<number, number>} */
  const times = new Map();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return times;
}
