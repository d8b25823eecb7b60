// Rust to WebAssembly: wasm-pack, then a newer wasm-opt than it would fetch. Writes pkg/.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { inRoot } from "../lib/paths.js";
import { Failure, note, seconds } from "../lib/report.js";
import { capture, pathWith, run } from "../lib/run.js";
import { rustflags } from "../lib/source-paths.js";
import { filesBelow, unlessFresh } from "../lib/stamp.js";
import { trapPanics } from "./panics.js";
import { ensureWasmBindgen } from "../setup/wasm-bindgen.js";
import { ensureWasmPack } from "../setup/wasm-pack.js";
import { findWasmEnvironment, target as triple } from "../setup/wasm-target.js";

/** @param {string} name @param {import("./matrix.js").WasmTarget} target */
export async function buildWasm(name, target) {
  const compiler = findWasmEnvironment();
  if (!compiler) throw new Failure("No compiler here makes WebAssembly. Run: npm run setup");
  const wasmPack = ensureWasmPack();
  const wasmBindgen = ensureWasmBindgen();
  const environment = {
    ...compiler,
    // wasm-pack takes the wasm-bindgen that it finds first.
    PATH: pathWith(...(wasmBindgen.includes("/") ? [dirname(wasmBindgen)] : [])),
    CARGO_ENCODED_RUSTFLAGS: rustflags(target.rustflags),
  };
  const step = {
    name: `wasm-${name}`,
    inputs: [
      ...["Cargo.toml", "Cargo.lock", "scripts/build/wasm.js", "scripts/build/panics.js"].map(
        (path) => inRoot(path),
      ),
      ...filesBelow(inRoot("src")).filter((path) => !isForeign(target, path)),
    ],
    settings: [
      target,
      compiler,
      capture("rustc", ["-vV"], { env: compiler }).stdout,
      capture(wasmPack, ["--version"]).stdout,
      capture(wasmBindgen, ["--version"]).stdout,
      capture(process.execPath, [wasmOpt, "--version"]).stdout,
    ],
    outputs: [inRoot(target.outDir)],
  };
  const start = performance.now();
  const ran = await unlessFresh(step, () => {
    rmSync(inRoot(target.outDir), { recursive: true, force: true });
    if (isPlain(target)) compile(target, environment);
    else pack(wasmPack, target, environment);
    optimise(target);
  });
  note(`${target.outDir}/: ${ran ? seconds(start) : "fresh"}`);
}

/** Without JavaScript, so that wasm-pack has nothing to do. @param {import("./matrix.js").WasmTarget} target */
const isPlain = (target) => target.target === "plain";

/** The programs in src/bin are native only; and of the two rooms for hosts, a module has one. @param {import("./matrix.js").WasmTarget} target @param {string} path */
const isForeign = (target, path) =>
  [inRoot("src", "bin"), inRoot("src", isPlain(target) ? "wasm" : "plain")].some((room) =>
    path.startsWith(room),
  );

/** @param {import("./matrix.js").WasmTarget} target */
const fileOf = (target) =>
  inRoot(target.outDir, `${target.outName}${isPlain(target) ? "" : "_bg"}.wasm`);

/** @param {import("./matrix.js").WasmTarget} target @param {Record<string, string>} env */
function compile({ profile, features, ...target }, env) {
  // prettier-ignore
  const args = [
    "build", "--lib", `--target=${triple}`, "--profile", profile,
    "--locked", "--no-default-features", "--features", features.join(","),
  ];
  run("cargo", args, { env: { ...env, CARGO_TARGET_DIR: inRoot("target") } });
  mkdirSync(inRoot(target.outDir), { recursive: true });
  cpSync(
    inRoot("target", triple, profile, "tokentill.wasm"),
    inRoot(target.outDir, `${target.outName}.wasm`),
  );
}

/** @param {string} wasmPack @param {import("./matrix.js").WasmTarget} target @param {Record<string, string>} env */
function pack(wasmPack, target, env) {
  // prettier-ignore
  const args = [
    "build", "--target", target.target, "--profile", target.profile,
    "--out-dir", target.outDir, "--out-name", target.outName,
    // The manifest that we publish is our own; and the tools are there already.
    "--no-pack", "--mode", "no-install",
    // Of wasm-opt we have a newer one than wasm-pack would fetch.
    "--no-opt",
    "--", "--locked", "--no-default-features", "--features", target.features.join(","),
  ];
  run(wasmPack, args, { env });
}

const wasmOpt = inRoot("node_modules", "binaryen", "bin", "wasm-opt");

/** @param {import("./matrix.js").WasmTarget} target */
function optimise(target) {
  const file = fileOf(target);
  if (!existsSync(file)) throw new Failure(`The compiler did not write ${file}.`);
  if (target.trapPanics && trapPanics(file) === 0) {
    throw new Failure(`${file} has no function left by the name of a panic.`);
  }
  run(process.execPath, [wasmOpt, ...target.optimize, file, "-o", file]);
}
