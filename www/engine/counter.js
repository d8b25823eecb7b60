// "tokentill/counter": counts by the names of encodings, for whoever needs no model and no price. A first
// exact count then takes the fewest bytes.
import { startCounter } from "./counter-module.js";
import { Counting } from "./counting.js";
import { TillError } from "./errors.js";

export { TillError };

/**
 * Opens a counter: fetches and starts the engine. Vocabularies come with `load`.
 * @param {import("../counter.d.ts").CounterOptions} [options]
 * @returns {Promise<import("../counter.d.ts").Counter>}
 */
export async function openCounter({ wasm, vocabularies } = {}) {
  return new Counting(await startCounter(wasm), vocabularies);
}
