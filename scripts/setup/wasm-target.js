// A compiler that can make WebAssembly: the ordinary toolchain with rustup's target, or else Debian's.
// Says which environment a build has to run in.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolsRoot } from "../lib/paths.js";
import { Failure, note } from "../lib/report.js";
import { capture } from "../lib/run.js";
import {
  installDebianTarget,
  isDebian,
  debianEnvironment,
  manualCommands,
} from "./debian-target.js";

export const target = "wasm32-unknown-unknown";

/** @typedef {Record<string, string>} Environment variables that a wasm build needs on top of the usual */

/** Makes sure that one of the compilers works, the ordinary one first. */
export function ensureWasmTarget() {
  if (findWasmEnvironment()) return;
  note(`${target}: asking rustup for it`);
  // The time limit is for a machine whose network swallows packets instead of refusing them; a slow line
  // that carries some bytes must have the time for all of them.
  const asked = capture("rustup", ["target", "add", target], { timeout: 600_000 });
  if (asked.ok && works({})) return;
  const reason = /^error: (.+)$/m.exec(asked.stderr)?.[1] ?? "its target does not compile here";
  if (isDebian()) {
    note(`rustup could not (${reason}); taking Debian's compiler`);
    installDebianTarget(target);
    if (findWasmEnvironment()) return;
  }
  throw new Failure(
    `Rust cannot make WebAssembly here, which the page runs on: rustup could not add the target (${reason}). ` +
      `When its server can be reached, run: rustup target add ${target}` +
      (isDebian() ? `\nWithout it, Debian's own compiler does:\n${manualCommands(target)}` : ""),
  );
}

/** The environment for wasm builds, or undefined when no compiler can make any. @returns {Environment | undefined} */
export function findWasmEnvironment() {
  if (works({})) return {};
  const debian = debianEnvironment();
  return debian && works(debian) ? debian : undefined;
}

/**
 * Compiles a few lines to WebAssembly: a target whose files are there but belong to another compiler
 * version looks installed and is not. The answer is kept until the compiler or the target changes.
 * @param {Environment} environment
 */
function works(environment) {
  const compiler = capture("rustc", ["-vV"], { env: environment });
  const libraries = capture("rustc", ["--print", "target-libdir", "--target", target], {
    env: environment,
  }).stdout.trim();
  if (!compiler.ok || !existsSync(libraries)) return false;
  const key = JSON.stringify([compiler.stdout, environment, readdirSync(libraries).sort()]);
  const record = join(toolsRoot, `wasm-target-${environment.RUSTUP_TOOLCHAIN ?? "default"}.json`);
  if (existsSync(record) && readFileSync(record, "utf8") === key) return true;
  if (!compiles(environment)) return false;
  mkdirSync(toolsRoot, { recursive: true });
  writeFileSync(record, key);
  return true;
}

/** @param {Environment} environment */
function compiles(environment) {
  const folder = join(tmpdir(), `tokentill-probe-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const source = join(folder, "probe.rs");
    writeFileSync(source, '#[unsafe(no_mangle)] pub fn probe() { println!("{:?}", vec![1]) }\n');
    const linker = environment.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER;
    const flags = linker ? ["-C", `linker=${linker}`] : [];
    const out = join(folder, "probe.wasm");
    return capture(
      "rustc",
      ["--edition=2024", "--crate-type=cdylib", `--target=${target}`, ...flags, "-o", out, source],
      { env: environment },
    ).ok;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
