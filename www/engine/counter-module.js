// Starts the module that counts: the smallest that a first exact count needs.
import { CounterEngine, initSync } from "../../pkg/counter/counter.js";
import { TillError } from "./errors.js";
import { loadWasm, started } from "./loading.js";

/**
 * @typedef {object} CounterParts
 * @property {CounterEngine} engine
 * @property {WebAssembly.Memory} memory that its texts are written to
 */

// Written out in full: bundlers find and carry the file by this very form.
const own = () => new URL("./counter_bg.wasm", import.meta.url);

/**
 * @param {import("../tokentill.d.ts").OpenOptions["wasm"]} [source]
 * @returns {Promise<CounterParts>}
 */
export async function startCounter(source = own()) {
  const module = await loadWasm(source);
  if (!isMadeFor(module, "counter")) {
    throw new TillError("bad-input", "wasm must be the package's counter_bg.wasm here");
  }
  // Compiled already, so nothing is left to wait for.
  const { memory } = started(() => initSync({ module }));
  return { engine: new CounterEngine(), memory };
}

/** A module imports from the script that was made with it. @param {WebAssembly.Module} module @param {string} name */
export function isMadeFor(module, name) {
  const imports = WebAssembly.Module.imports(module);
  return imports.every((one) => one.module === `./${name}_bg.js`);
}
