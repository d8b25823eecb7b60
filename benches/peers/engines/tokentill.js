// Tokentill as the peers are measured, which count and know no price: "tokentill/counter" of the package that
// npm publishes, everything given to it as bytes.
import { openCounter } from "tokentill/counter";

/** @param {import("../engines.js").EngineFiles} files @returns {Promise<import("../engines.js").Engine>} */
export async function start({ wasm, vocabulary }) {
  const till = await openCounter({ wasm, vocabularies: async () => vocabulary });
  await till.load("o200k_base");
  const count = (/** @type {string} */ text) => till.count("o200k_base", text).tokens;
  return "document" in till ? { count, document: (text) => live(till, text) } : { count };
}

/** @param {any} till @param {string} text @returns {import("../engines.js").Live} */
function live(till, text) {
  const document = till.document("o200k_base", text);
  return {
    edit: (start, end, insert) => document.edit(start, end, insert)[0].tokens,
    text: () => document.text(),
    length: () => document.length,
    free: () => document.free(),
  };
}
