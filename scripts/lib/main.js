// Tells whether a module is the program that was started, or was imported by another one.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} url the module's import.meta.url */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url));
}
