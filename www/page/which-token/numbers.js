// Numbers as people type them and as they read them. No rounding that hides a figure.

const SUFFIXES = /** @type {Record<string, number>} */ ({
  k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, bn: 1e9, billion: 1e9, t: 1e12, trillion: 1e12,
}); // prettier-ignore

/**
 * What a field says: "2.6 billion", "$1,250", "40%", "1e6".
 * @param {string} text
 * @returns {number | undefined} undefined when it is no number
 */
export function readNumber(text) {
  const typed = text.trim().replace(/^\$\s*/, "");
  const parts =
    /^(-?(?:\d{1,3}(?:[,\u00a0\u202f _]\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?)\s*([a-z]+|%)?$/i.exec(
      typed,
    );
  if (!parts || !/\d/.test(parts[1])) return undefined;
  const number = Number(parts[1].replace(/[,\u00a0\u202f _]/g, ""));
  const suffix = (parts[2] ?? "").toLowerCase();
  if (suffix === "") return number;
  if (suffix === "%") return number / 100;
  return suffix in SUFFIXES ? number * SUFFIXES[suffix] : undefined;
}

/** Whether a person would want to read it written out. @param {string} text */
export const isShort = (text) => /[a-z%]\s*$|\de/i.test(text.trim());

const written = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 15 });
const short = new Intl.NumberFormat("en-US", {
  notation: "compact",
  compactDisplay: "long",
  maximumSignificantDigits: 4,
});
const cents = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumFractionDigits: 2,
});
const fine = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  maximumSignificantDigits: 4,
});
const share = new Intl.NumberFormat("en-US", { style: "percent", maximumSignificantDigits: 3 });
const ratio = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/** Every digit. @param {number} n */
export const whole = (n) => written.format(n);

/** In a million or more: four digits that count. @param {number} n */
export const tokens = (n) => (Math.abs(n) < 1e6 ? ratio.format(n) : short.format(n));

/** @param {number} usd */
export function dollars(usd) {
  if (Math.abs(usd) >= 1e6) return (usd < 0 ? "−$" : "$") + short.format(Math.abs(usd));
  const inCents = Math.abs(usd) >= 1 || Number.isInteger(Number((usd * 100).toPrecision(12)));
  return (inCents ? cents : fine).format(usd).replace("-", "−");
}

/** @param {number} part such as 0.1 for 10% */
export const percent = (part) => share.format(part).replace("-", "−");

/** @param {number} n */
export const plain = (n) => ratio.format(n).replace("-", "−");
