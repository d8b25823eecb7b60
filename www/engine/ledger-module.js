// Starts the module of models and money, which a first count does without.
import { initSync, LedgerEngine } from "../../pkg/ledger/ledger.js";
import { loadWasm, started } from "./loading.js";

// Written out in full: bundlers find and carry the file by this very form.
const own = () => new URL("./ledger_bg.wasm", import.meta.url);

/** @returns {Promise<LedgerEngine>} */
export async function startLedger() {
  const module = await loadWasm(own());
  started(() => initSync({ module }));
  return new LedgerEngine();
}
