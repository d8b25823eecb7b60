// A whole number as a person types it.

/** Grouping as people write it is allowed: 1,000 and 1 000. @param {string} text */
export function wholeNumber(text) {
  const digits = text.replace(/[\s,_]/g, "");
  const number = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(number) ? number : undefined;
}
