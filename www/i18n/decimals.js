// How many decimals an amount is written with. Knows no language and no currency.

/** A picodollar: nothing is billed in smaller pieces, so nothing smaller is written. */
const SMALLEST_DECIMALS = 12;
/** A hundredth of a millionth: what one token costs on most models, and the most an eye takes in. */
const READABLE_DECIMALS = 8;

/** Cents at least, and as many as show these digits that count. @param {number} amount @param {number} digits */
export function decimalsFor(amount, digits) {
  if (amount === 0 || !Number.isFinite(amount)) return 2;
  const magnitude = Math.floor(Math.log10(Math.abs(amount)));
  return Math.min(SMALLEST_DECIMALS, Math.max(2, digits - 1 - magnitude));
}

/**
 * For amounts that stand under each other and add up: all with the same decimals, all of them where they
 * can be read, so that a reader can redo the sum. None that is not zero is written as zero.
 * @param {number[]} amounts
 */
export function columnDecimals(amounts) {
  const paid = amounts.filter((amount) => amount !== 0);
  const wanted = Math.max(2, ...paid.map(exactDecimals));
  const visible = Math.max(2, ...paid.map((amount) => decimalsFor(amount, 2)));
  return Math.min(wanted, Math.max(visible, readableDecimals(Math.max(0, ...amounts))));
}

/** @param {number} amount */
function exactDecimals(amount) {
  return amount.toFixed(SMALLEST_DECIMALS).replace(/0+$/, "").split(".")[1]?.length ?? 0;
}

/** The larger the amount, the less its small change matters. @param {number} amount */
function readableDecimals(amount) {
  if (amount >= 100) return 2;
  return amount >= 1 ? 4 : READABLE_DECIMALS;
}
