// npm `tiktoken`, OpenAI's own core: its smallest build, with the one vocabulary.
// @ts-ignore: installed by `npm run bench`, and not before
import { init, Tiktoken } from "tiktoken/lite/init";

/** @param {import("../engines.js").EngineFiles} files @returns {Promise<import("../engines.js").Engine>} */
export async function start({ wasm, vocabulary }) {
  await init((/** @type {WebAssembly.Imports} */ imports) =>
    WebAssembly.instantiate(wasm, imports),
  );
  const { bpe_ranks, special_tokens, pat_str } = JSON.parse(new TextDecoder().decode(vocabulary));
  const encoding = new Tiktoken(bpe_ranks, special_tokens, pat_str);
  return { count: (text) => encoding.encode_ordinary(text).length };
}
