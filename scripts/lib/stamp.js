// Decides whether a step's work is still good: the same inputs, and the outputs untouched since.
// Content is compared, never time: a fresh clone or a switched branch has new dates on old files.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, stampsFolder } from "./paths.js";

/**
 * Runs `work` unless it was done before for the same inputs and its outputs still stand.
 * @param {object} step
 * @param {string} step.name names the record
 * @param {string[]} step.inputs files and folders
 * @param {unknown} [step.settings] anything else the result depends on, such as tool versions
 * @param {string[]} step.outputs files and folders
 * @param {() => unknown} work
 * @returns {Promise<boolean>} whether it ran
 */
export async function unlessFresh({ name, inputs, settings, outputs }, work) {
  const record = join(stampsFolder, `${name}.json`);
  const before = hash([JSON.stringify(settings ?? null), ...digests(inputs)]);
  if (readText(record) === stampText(before, outputs)) return false;
  await work();
  mkdirSync(stampsFolder, { recursive: true });
  // The inputs as they were at the start: an edit during the work makes the next run work again.
  writeFileSync(record, stampText(before, outputs));
  return true;
}

/** Every file below a path, sorted; the path itself when it is a file, nothing when it is not there. @param {string} path @returns {string[]} */
export function filesBelow(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** @param {string} before @param {string[]} outputs */
function stampText(before, outputs) {
  return JSON.stringify({ inputs: before, outputs: hash(digests(outputs)) });
}

/** @param {string[]} paths */
function digests(paths) {
  return paths
    .flatMap(filesBelow)
    .map((path) => `${relative(root, path)} ${hash([readFileSync(path)])}`);
}

/** @param {(string | Buffer)[]} parts */
function hash(parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\n");
  return sum.digest("hex");
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
