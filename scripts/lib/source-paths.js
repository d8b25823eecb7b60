// Cuts this machine's folders from the paths that a compiler writes into what it makes: panic messages
// name source files. The result is then the same everywhere and tells nobody where it was built.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.js";

/** Flags for rustc, in the form of the variable CARGO_ENCODED_RUSTFLAGS. @param {string[]} [more] */
export function rustflags(more = []) {
  const registry = join(process.env.CARGO_HOME || join(homedir(), ".cargo"), "registry", "src");
  const sources = existsSync(registry) ? readdirSync(registry) : [];
  const renamed = [...sources.map((name) => [join(registry, name), "crates"]), [root, "tokentill"]];
  return [...more, ...renamed.map(([from, to]) => `--remap-path-prefix=${from}=${to}`)].join(
    "\u001f",
  );
}
