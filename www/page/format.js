// Numbers, amounts and dates as a person reads them. Knows the language, not the state.
import { columnDecimals, decimalsFor } from "../i18n/decimals.js";
import { t } from "../i18n/index.js";

/** What the person reads amounts in: how much of it one US dollar is. */
let currency = { code: "USD", rate: 1 };

/** From here on amounts are written in this currency. @param {{ code: string, rate: number } | undefined} chosen */
export function writeIn(chosen) {
  currency = chosen ?? { code: "USD", rate: 1 };
}

/** Making an Intl object costs more than a thousand uses of it. @type {Map<string, Intl.NumberFormat>} */
const made = new Map();

/** @param {number} n a count, grouped by thousands */
export function whole(n) {
  return numbers({ maximumFractionDigits: 0 }).format(n);
}

/** The one large amount: two digits that count, cents at least. @param {number} usd */
export function amount(usd) {
  return money(usd, (own) => decimalsFor(own, 2));
}

/** An amount in a table: three digits that count, cents at least. @param {number} usd */
export function price(usd) {
  return money(usd, (own) => decimalsFor(own, 3));
}

/** A rate per million tokens: cents, and what lies below them if anything does. @param {number} usd */
export function rate(usd) {
  return money(usd, () => 2, 6);
}

/**
 * Amounts that stand under each other and add up: all with the same decimals, all of them where they
 * can be read, so that a reader can redo the sum. None that is not zero is written as zero.
 * @param {number[]} usd
 * @returns {string[]}
 */
export function column(usd) {
  const decimals = columnDecimals(usd.map((value) => value * currency.rate));
  return usd.map((value) => money(value, () => decimals));
}

/** @param {string} day such as 2026-11-12 @param {{ year?: boolean }} [options] */
export function date(day, { year = true } = {}) {
  const parsed = new Date(day.length === 10 ? `${day}T00:00:00Z` : day);
  if (Number.isNaN(parsed.getTime())) return day;
  return new Intl.DateTimeFormat(t.dateLocale, {
    day: "numeric",
    month: "short",
    year: year ? "numeric" : undefined,
    timeZone: "UTC",
  }).format(parsed);
}

/** @param {number} bytes */
export function fileSize(bytes) {
  return bytes < 1e6
    ? numbers({ style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(bytes / 1e3)
    : numbers({ style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(bytes / 1e6);
}

/** @param {number} share such as 0.7 */
export function percent(share) {
  return numbers({ style: "percent", maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
}

/** @param {number} factor */
export function times(factor) {
  return numbers({ maximumFractionDigits: 2 }).format(factor);
}

/**
 * Dollars in the person's currency.
 * @param {number} usd @param {(own: number) => number} least decimals @param {number} [most]
 */
function money(usd, least, most) {
  const own = usd * currency.rate;
  const decimals = least(own);
  return numbers({
    style: "currency",
    currency: currency.code,
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, most ?? 0),
  }).format(own);
}

/** @param {Intl.NumberFormatOptions} options */
function numbers(options) {
  const key = JSON.stringify(options);
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.NumberFormat(t.locale, options)));
  return format;
}
