// Prints the hashes with which a page can insist on the very files of this build (subresource integrity).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { inRoot } from "../lib/paths.js";
import { note } from "../lib/report.js";
import { filesBelow } from "../lib/stamp.js";

/** The value of an `integrity` attribute, or of an import map's. @param {string} path */
export function integrityOf(path) {
  return `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;
}

/**
 * Every script for a page, so none of the command's: modules that others import are named in the `integrity` of an import map.
 * @returns {Record<string, string>} by file name
 */
export function integrityOfScripts() {
  const command = inRoot("dist", "command");
  const scripts = filesBelow(inRoot("dist")).filter(
    (path) => path.endsWith(".js") && !path.startsWith(command),
  );
  return Object.fromEntries(scripts.map((path) => [basename(path), integrityOf(path)]));
}

export function printIntegrity() {
  for (const [name, hash] of Object.entries(integrityOfScripts())) note(`${name}: ${hash}`);
}
