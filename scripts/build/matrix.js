// Reads wasm-pack.toml, our build matrix, and refuses what it does not understand.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { inRoot } from "../lib/paths.js";
import { Failure } from "../lib/report.js";

/**
 * @typedef {object} WasmTarget one build
 * @property {string} target wasm-pack's --target, or "plain" for a module without JavaScript
 * @property {string} profile of Cargo.toml
 * @property {string[]} features of Cargo.toml
 * @property {string[]} rustflags
 * @property {string} outDir
 * @property {string} outName
 * @property {boolean} trapPanics whether a panic is a bare trap, without the code for its sentence
 * @property {string[]} optimize wasm-opt's arguments
 *
 * @typedef {Record<string, { raw?: number, brotli?: number }>} Budgets most bytes of a file
 */

const file = "wasm-pack.toml";

/** @returns {{ wasm: Record<string, WasmTarget>, budgets: Budgets }} */
export function readMatrix() {
  const { wasm, budgets, ...rest } = parse(readFileSync(inRoot(file), "utf8"));
  const unknown = Object.keys(rest)[0];
  if (unknown) throw new Failure(`${file}: "${unknown}" is not known here.`);
  return {
    wasm: mapValues(table(wasm, "wasm"), wasmTarget),
    budgets: mapValues(table(budgets, "budgets"), budget),
  };
}

/** @param {unknown} value @param {string} place @returns {WasmTarget} */
function wasmTarget(value, place) {
  const rows = table(value, place);
  const known = [
    "target",
    "profile",
    "features",
    "rustflags",
    "out-dir",
    "out-name",
    "trap-panics",
    "optimize",
  ];
  refuseOthers(rows, known, place);
  return {
    target: text(rows.target, `${place}.target`),
    profile: text(rows.profile, `${place}.profile`),
    features: texts(rows.features, `${place}.features`),
    rustflags: texts(rows.rustflags ?? [], `${place}.rustflags`),
    outDir: text(rows["out-dir"], `${place}.out-dir`),
    outName: text(rows["out-name"], `${place}.out-name`),
    trapPanics: rows["trap-panics"] === true,
    optimize: texts(rows.optimize, `${place}.optimize`),
  };
}

/** @param {unknown} value @param {string} place */
function budget(value, place) {
  const rows = table(value, place);
  refuseOthers(rows, ["raw", "brotli"], place);
  for (const [measure, bytes] of Object.entries(rows)) {
    if (!Number.isInteger(bytes))
      throw new Failure(`${file}: ${place}.${measure} is not a number.`);
  }
  return /** @type {{ raw?: number, brotli?: number }} */ (rows);
}

/** @template T @param {Record<string, unknown>} rows @param {(value: unknown, place: string) => T} read */
function mapValues(rows, read) {
  return Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, read(value, key)]));
}

/** @param {unknown} value @param {string} place @returns {Record<string, unknown>} */
function table(value, place) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return /** @type {Record<string, unknown>} */ (value);
  }
  throw new Failure(`${file}: ${place} is not a table.`);
}

/** @param {unknown} value @param {string} place @returns {string} */
function text(value, place) {
  if (typeof value === "string") return value;
  throw new Failure(`${file}: ${place} is not a text.`);
}

/** @param {unknown} value @param {string} place @returns {string[]} */
function texts(value, place) {
  if (Array.isArray(value)) return value.map((item, i) => text(item, `${place}[${i}]`));
  throw new Failure(`${file}: ${place} is not a list.`);
}

/** @param {Record<string, unknown>} rows @param {string[]} known @param {string} place */
function refuseOthers(rows, known, place) {
  const unknown = Object.keys(rows).find((key) => !known.includes(key));
  if (unknown) throw new Failure(`${file}: ${place}.${unknown} is not known here.`);
}
