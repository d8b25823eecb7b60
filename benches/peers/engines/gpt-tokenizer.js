// npm `gpt-tokenizer`: JavaScript alone, the vocabulary inside.
// @ts-ignore: installed by `npm run bench`, and not before
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

/** @returns {Promise<import("../engines.js").Engine>} */
export async function start() {
  return { count: (text) => countTokens(text) };
}
