// The wasm-bindgen command: must be exactly the version of the library in Cargo.lock, or it refuses to work.
import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.js";
import { Failure } from "../lib/report.js";
import { ensureCargoTool } from "./cargo-tool.js";

export function ensureWasmBindgen() {
  const version = lockedVersion();
  return ensureCargoTool({
    command: "wasm-bindgen",
    crate: "wasm-bindgen-cli",
    version,
    // Its lock file may name a crate version that has been withdrawn.
    locked: false,
    why: "it writes the JavaScript side of the WebAssembly file",
    fits: (found) => found === version,
  });
}

export function lockedVersion() {
  const lock = readFileSync(inRoot("Cargo.lock"), "utf8");
  const version = /name = "wasm-bindgen"\r?\nversion = "([^"]+)"/.exec(lock)?.[1];
  if (!version) throw new Failure("Cargo.lock does not name wasm-bindgen.");
  return version;
}
