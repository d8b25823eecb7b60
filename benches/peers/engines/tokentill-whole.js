// Tokentill with its price book, as an edge runtime opens it: models, money and counts in one module.
import { openTill } from "tokentill";

/** @param {import("../engines.js").EngineFiles} files @returns {Promise<import("../engines.js").Engine>} */
export async function start({ wasm, vocabulary }) {
  const till = await openTill({ wasm, vocabularies: async () => vocabulary });
  await till.load("gpt-4o");
  return { count: (text) => till.count("gpt-4o", text).tokens };
}
