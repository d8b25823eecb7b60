// Starts both engines from the one module that a caller hands over, where nothing can be fetched.
import { CounterEngine, initSync, LedgerEngine } from "../../pkg/whole/tokentill.js";
import { isMadeFor } from "./counter-module.js";
import { TillError } from "./errors.js";
import { loadWasm, started } from "./loading.js";

/** @param {NonNullable<import("../tokentill.d.ts").OpenOptions["wasm"]>} source */
export async function startWhole(source) {
  const module = await loadWasm(source);
  if (!isMadeFor(module, "tokentill")) {
    throw new TillError("bad-input", "wasm must be the package's tokentill_bg.wasm");
  }
  const { memory } = started(() => initSync({ module }));
  return { counter: { engine: new CounterEngine(), memory }, ledger: new LedgerEngine() };
}
