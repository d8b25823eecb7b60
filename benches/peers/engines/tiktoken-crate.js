// The Rust crate `tiktoken` in WebAssembly (../tiktoken-crate), the vocabulary inside.

/** @param {import("../engines.js").EngineFiles} files @returns {Promise<import("../engines.js").Engine>} */
export async function start({ wasm }) {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  const { memory, reserve, release, count } = /** @type {any} */ (instance.exports);
  const encoder = new TextEncoder();
  return {
    count(text) {
      const bytes = encoder.encode(text);
      const at = reserve(bytes.length) >>> 0;
      new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
      const tokens = count(at, bytes.length) >>> 0;
      release(at, bytes.length);
      return tokens;
    },
  };
}
