// From what was typed to what is read: files, folders and globs to a list of sources, each with its kind.
// Reads no content.
// tinyglobby finds what a glob or a folder means: two small dependencies, kept up, what Vite uses.
import { statSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { isDynamicPattern, glob } from "tinyglobby";
import { UsageError } from "../usage-error.js";

/** @typedef {import("../options.js").Kind} Kind */

/**
 * @typedef {object} Source
 * @property {string} name as people are told
 * @property {string} [path] absent: standard input
 * @property {number} [bytes] absent where nobody knows before the end
 * @property {Kind} kind
 */

/** @type {Record<string, Kind>} */
const KINDS = { ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv" };
/** What a folder is searched for. */
const IN_FOLDERS = "**/*.{txt,text,md,markdown,mdx,jsonl,ndjson,csv,tsv}";

/**
 * @param {{ files: string[], format?: Kind, field?: string }} wanted
 * @param {boolean} isPiped whether something is sent to standard input
 * @returns {Promise<Source[]>} in the order of the arguments, each file once
 */
export async function findSources({ files, format, field }, isPiped) {
  const typed = files.length === 0 && isPiped ? ["-"] : files;
  if (typed.length === 0) {
    throw new UsageError("Name a file, a folder or a glob, or - for standard input; see --help.");
  }
  const found = (await Promise.all(typed.map(pathsOf))).flat();
  /** @type {Map<string, Source>} */
  const sources = new Map();
  for (const path of found) {
    const key = path === "-" ? path : resolve(path);
    if (!sources.has(key)) sources.set(key, sourceOf(path, format, field));
  }
  return [...sources.values()];
}

/** @param {string} path @param {Kind} [format] @param {string} [field] @returns {Source} */
function sourceOf(path, format, field) {
  if (path === "-") {
    // Whoever names a field means records of fields.
    return { name: "standard input", kind: format ?? (field === undefined ? "text" : "jsonl") };
  }
  const kind = format ?? KINDS[extname(path).toLowerCase()] ?? "text";
  const stat = statSync(path);
  return { name: path, path, kind, ...(stat.isFile() && { bytes: stat.size }) };
}

/** @param {string} typed */
async function pathsOf(typed) {
  if (typed === "-") return [typed];
  const stat = statSync(typed, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const found = await search(IN_FOLDERS, typed);
    if (found.length > 0) return found.map((path) => relative(".", join(typed, path)));
    throw new UsageError(`${typed} holds no text, Markdown, JSONL or CSV file.`);
  }
  if (stat) return [typed];
  if (!isDynamicPattern(typed)) throw new UsageError(`There is no file ${typed}.`);
  const found = await search(typed, ".");
  if (found.length > 0) return found;
  throw new UsageError(`No file matches ${typed}.`);
}

/** @param {string} pattern @param {string} cwd */
async function search(pattern, cwd) {
  const ignore = ["**/node_modules/**", "**/.git/**"];
  return (await glob(pattern, { cwd, ignore, expandDirectories: false })).sort();
}
