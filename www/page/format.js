// Numbers, amounts and dates as a person reads them. Knows the language, not the state.
import { columnDecimals, decimalsFor } from "../i18n/decimals.js";
import { t } from "../i18n/index.js";

/** Making an Intl object costs more than a thousand uses of it. @type {Map<string, Intl.NumberFormat>} */
const made = new Map();

/** @param {number} n a count, grouped by thousands */
export function whole(n) {
  return numbers({ maximumFractionDigits: 0 }).format(n);
}

/** The one large amount: two digits that count, cents at least. @param {number} usd */
export function amount(usd) {
  return dollars(usd, decimalsFor(usd, 2));
}

/** An amount in a table: three digits that count, cents at least. @param {number} usd */
export function price(usd) {
  return dollars(usd, decimalsFor(usd, 3));
}

/** A rate per million tokens: cents, and what lies below them if anything does. @param {number} usd */
export function rate(usd) {
  return dollars(usd, 2, 6);
}

/**
 * Amounts that stand under each other and add up: all with the same decimals, all of them where they
 * can be read, so that a reader can redo the sum. None that is not zero is written as zero.
 * @param {number[]} usd
 * @returns {string[]}
 */
export function column(usd) {
  const decimals = columnDecimals(usd);
  return usd.map((value) => dollars(value, decimals));
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

/** @param {number} factor */
export function times(factor) {
  return numbers({ maximumFractionDigits: 2 }).format(factor);
}

/** @param {number} usd @param {number} least @param {number} [most] decimals */
function dollars(usd, least, most = least) {
  return numbers({
    style: "currency",
    currency: "USD",
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  }).format(usd);
}

/** @param {Intl.NumberFormatOptions} options */
function numbers(options) {
  const key = JSON.stringify(options);
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.NumberFormat(t.locale, options)));
  return format;
}
