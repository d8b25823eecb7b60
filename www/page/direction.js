// Which way a text is written, told by its first letters.

/** A text that does not show it in so many letters is not looked at further. */
const LOOKED_AT = 2000;
const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What dir="auto" does, which on a textarea makes a browser search the whole text for its
 * paragraphs at every layout: pasting a megabyte then takes more than twice as long.
 * @param {string} text
 * @returns {"ltr" | "rtl"}
 */
export function directionOf(text) {
  const letter = FIRST_LETTER.exec(text.slice(0, LOOKED_AT))?.[0];
  return letter && RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
