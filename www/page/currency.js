// A currency with a rate that the person gives. Nothing is fetched: no rate is known but theirs.

/** @typedef {{ code: string, rate: number, date: string }} Currency rate: how much one US dollar is */

/** @returns {string[]} the codes that this browser can write */
export function currencyCodes() {
  return Intl.supportedValuesOf("currency").filter((code) => code !== "USD");
}

/** @param {string} text such as 0.92 or 0,92 */
export function readRate(text) {
  const rate = Number(text.trim().replace(",", "."));
  return /\d/.test(text) && rate > 0 && rate < 1e9 ? rate : undefined;
}

/** What this device kept, or a person wrote there. @param {any} found @returns {Currency | undefined} */
export function saneCurrency(found) {
  const { code, rate, date } = found ?? {};
  const known = typeof code === "string" && currencyCodes().includes(code);
  const dated = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date);
  return known && dated && typeof rate === "number" && rate > 0 && rate < 1e9
    ? { code, rate, date }
    : undefined;
}
