// Whether typed words contain one of a list. Whole words only: "render" is not in "surrender".

/**
 * @param {string} typed @param {string[]} words
 * @returns {string | undefined} what was typed, when it does
 */
export function saysOneOf(typed, words) {
  // "GPT-4o" and "gpt4" are said of gpt: a digit may follow a word.
  const said = ` ${typed
    .toLowerCase()
    .replace(/[\s\-_/:,]+/g, " ")
    .trim()} `;
  const found = words.some((word) => {
    const at = said.indexOf(` ${word}`);
    return at >= 0 && /^[\s\d]/.test(said.slice(at + 1 + word.length));
  });
  return found ? typed.trim() : undefined;
}
