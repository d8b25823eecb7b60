// Characters, words and lines, as people count them. Knows nothing of tokens.

// Chinese, Japanese and the scripts of South-East Asia put no space between words: as word
// processors do, each of their characters counts as one word.
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Linear in the text. An empty text has no line; a final line break opens one.
 * @param {string} text
 * @returns {import("./protocol.js").TextFacts} characters are code points
 */
export function textFacts(text) {
  return { characters: codePoints(text), words: words(text), lines: lines(text) };
}

/** @param {string} text */
function codePoints(text) {
  return text.length - matches(text, /[\ud800-\udbff][\udc00-\udfff]/g);
}

/** @param {string} text */
function words(text) {
  let count = 0;
  for (const [run] of text.matchAll(/\S+/g)) {
    const spaced = run.replace(UNSPACED, () => (count++, ""));
    if (LETTER_OR_DIGIT.test(spaced)) count++;
  }
  return count;
}

/** @param {string} text */
function lines(text) {
  return text === "" ? 0 : 1 + matches(text, /\n/g);
}

/** @param {string} text @param {RegExp} pattern */
function matches(text, pattern) {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) count++;
  return count;
}
