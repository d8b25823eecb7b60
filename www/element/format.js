// Numbers, amounts and dates in the reader's language and currency. Knows no element.
import { columnDecimals, decimalsFor } from "../i18n/decimals.js";

/** Making an Intl object costs more than a thousand uses of it. @type {Map<string, Intl.NumberFormat>} */
const made = new Map();

export class Format {
  #locale;
  #currency;
  #rate;

  /**
   * @param {string} language a language that does not exist is written as English
   * @param {{ currency: string, rate: number }} money units of the currency for one US dollar
   */
  constructor(language, { currency, rate }) {
    this.#locale = supported(language);
    this.#currency = currency;
    this.#rate = rate;
  }

  /** @param {number} n a count, grouped by thousands */
  whole(n) {
    return this.#numbers({ maximumFractionDigits: 0 }).format(n);
  }

  /** The one large amount: two digits that count, cents at least. @param {number} usd */
  amount(usd) {
    return this.#money(usd * this.#rate, 2);
  }

  /** An amount among others: three digits that count, cents at least. @param {number} usd */
  price(usd) {
    return this.#money(usd * this.#rate, 3);
  }

  /** What one US dollar is in this currency. */
  exchange() {
    return this.#dollars(this.#rate, 2, 6);
  }

  /** A price per million tokens. @param {number} usd */
  perMillion(usd) {
    return this.#dollars(usd * this.#rate, 2, this.#rate === 1 ? 6 : 3);
  }

  /** @param {string} day such as 2026-11-12; what is no day is left as it is */
  date(day) {
    const parsed = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(parsed.getTime())) return day;
    // In English the day first: it reads the same on both sides of an ocean.
    const locale = this.#locale.startsWith("en") ? "en-GB" : this.#locale;
    return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(parsed);
  }

  /**
   * Amounts that stand under each other and add up, with the same decimals.
   * @param {(number | undefined)[]} usd those that are not there yet are a dash
   */
  column(usd) {
    const known = usd.flatMap((amount) => (amount === undefined ? [] : amount * this.#rate));
    const decimals = columnDecimals(known);
    return usd.map((amount) =>
      amount === undefined ? "–" : this.#dollars(amount * this.#rate, decimals, decimals),
    );
  }

  /** @param {number} value @param {number} digits */
  #money(value, digits) {
    const decimals = decimalsFor(value, digits);
    return this.#dollars(value, decimals, decimals);
  }

  /** @param {number} value @param {number} least @param {number} most decimals */
  #dollars(value, least, most) {
    return this.#numbers({
      style: "currency",
      currency: this.#currency,
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    }).format(value);
  }

  /** @param {Intl.NumberFormatOptions} options */
  #numbers(options) {
    const key = this.#locale + JSON.stringify(options);
    let format = made.get(key);
    if (!format) made.set(key, (format = new Intl.NumberFormat(this.#locale, options)));
    return format;
  }
}

/** Whether amounts can be written in it: three letters, in the world's list or a newcomer's. @param {string} currency */
export function isCurrency(currency) {
  return /^[A-Z]{3}$/.test(currency);
}

/** @param {string} language */
function supported(language) {
  try {
    const [locale] = Intl.NumberFormat.supportedLocalesOf(language || "en");
    // "en" alone would be written as in the United States, which is what the amounts are in.
    return locale ?? "en-US";
  } catch {
    return "en-US";
  }
}
