// Rust for native code: cargo, rustc, rustfmt and clippy, new enough for Cargo.toml.
import { readFileSync } from "node:fs";
import { inRoot } from "../lib/paths.js";
import { Failure, note } from "../lib/report.js";
import { capture, run } from "../lib/run.js";

const installRust =
  "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh (or see https://rustup.rs)";

export function ensureRust() {
  const version = capture("rustc", ["--version"]);
  if (!version.ok || !capture("cargo", ["--version"]).ok) {
    throw new Failure(
      `Rust is missing, and the token counting is written in it. Install it: ${installRust}`,
    );
  }
  const needed = neededVersion();
  const found = version.stdout.split(" ")[1] ?? "";
  if (isOlder(found, needed)) {
    throw new Failure(
      `Rust ${found} is too old: Cargo.toml asks for ${needed}. Run: rustup update stable`,
    );
  }
  ensureComponent("rustfmt", ["fmt", "--version"]);
  ensureComponent("clippy", ["clippy", "--version"]);
}

/** @param {string} name @param {string[]} probe arguments of cargo that only work when it is there */
function ensureComponent(name, probe) {
  if (capture("cargo", probe).ok) return;
  note(`${name}: asking rustup for it`);
  try {
    run("rustup", ["component", "add", name]);
  } catch {
    throw new Failure(
      `${name} is missing, and the checks need it. Run: rustup component add ${name}`,
    );
  }
}

function neededVersion() {
  const manifest = readFileSync(inRoot("Cargo.toml"), "utf8");
  const version = /^rust-version\s*=\s*"([^"]+)"/m.exec(manifest)?.[1];
  if (!version) throw new Failure("Cargo.toml has no rust-version.");
  return version;
}

/** @param {string} found @param {string} needed versions like "1.88" */
export function isOlder(found, needed) {
  const parts = (/** @type {string} */ text) => text.split(".").map((part) => parseInt(part, 10));
  const [a, b] = [parts(found), parts(needed)];
  for (let i = 0; i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
