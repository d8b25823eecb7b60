// The npm packages of the lock file: installed when they are missing or the lock file changed.
import { createHash } from "node:crypto";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "../lib/paths.js";
import { note } from "../lib/report.js";
import { npm, run } from "../lib/run.js";

const stamp = inRoot("node_modules", ".tokentill-lock");

export function ensureNodePackages() {
  // Packages with compiled parts differ by system; the rest is said by the lock file.
  const wanted = createHash("sha256")
    .update(readFileSync(inRoot("package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
  if (read(stamp) === wanted) return;
  // Shared with another working tree, which is the one to change it.
  if (lstatSync(inRoot("node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  note("npm packages: installing those of package-lock.json");
  run(...npm(["ci", "--no-audit", "--no-fund"]));
  writeFileSync(stamp, wanted);
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
