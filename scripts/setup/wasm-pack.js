// wasm-pack: turns the crate into a WebAssembly file with its JavaScript.
import { ensureCargoTool } from "./cargo-tool.js";
import { isOlder } from "./rust.js";

export const ensureWasmPack = () =>
  ensureCargoTool({
    command: "wasm-pack",
    crate: "wasm-pack",
    version: "0.15.1",
    locked: true,
    why: "it compiles the token counting for the browser",
    fits: (found) => !isOlder(found, "0.13.0"),
  });
