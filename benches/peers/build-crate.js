// Compiles ./tiktoken-crate to WebAssembly with the compiler that our own build found.
import { existsSync } from "node:fs";
import { readMatrix } from "../../scripts/build/matrix.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { note } from "../../scripts/lib/report.js";
import { capture } from "../../scripts/lib/run.js";
import { rustflags } from "../../scripts/lib/source-paths.js";
import { findWasmEnvironment, target } from "../../scripts/setup/wasm-target.js";

const targetFolder = inRoot("target", "peers");
const wasmOpt = inRoot("node_modules", "binaryen", "bin", "wasm-opt");

/** @returns {{ wasm: string } | { why: string }} why: in one line, where it could not be built */
export function buildTiktokenCrate() {
  const environment = findWasmEnvironment();
  if (!environment) return { why: "no compiler here makes WebAssembly" };
  note("tiktoken-crate: building, unless it stands");
  // prettier-ignore
  const args = ["build", "--locked", "--release", `--target=${target}`, `--target-dir=${targetFolder}`];
  const cwd = inRoot("benches", "peers", "tiktoken-crate");
  // The same instructions and the same pass of wasm-opt as ours.
  const { rustflags: flags = [], optimize = [] } = readMatrix().wasm.web ?? {};
  const env = { ...environment, CARGO_ENCODED_RUSTFLAGS: rustflags(flags) };
  const built = capture("cargo", args, { cwd, env });
  if (!built.ok) return { why: /^error.*$/m.exec(built.stderr)?.[0] ?? "cargo could not build it" };
  const raw = inRoot("target", "peers", target, "release", "tiktoken_crate.wasm");
  const wasm = inRoot("target", "peers", "tiktoken_crate.opt.wasm");
  const optimised = capture(process.execPath, [wasmOpt, ...optimize, raw, "-o", wasm]);
  return { wasm: optimised.ok && existsSync(wasm) ? wasm : raw };
}
