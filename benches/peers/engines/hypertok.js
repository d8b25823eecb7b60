// npm `hypertok`, in one thread like the others, by its synchronous call.
// @ts-ignore: installed by `npm run bench`, and not before
import { fromBytes } from "hypertok";

/** @param {import("../engines.js").EngineFiles} files @returns {Promise<import("../engines.js").Engine>} */
export async function start({ wasm, vocabulary }) {
  const tokenizer = await fromBytes(vocabulary, { tier: "single", moduleSource: wasm });
  return { count: (text) => tokenizer.encodeSync(text).length };
}
