// Measures the built files against the byte budgets of wasm-pack.toml.
import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { inRoot } from "../lib/paths.js";
import { Failure, note } from "../lib/report.js";
import { filesBelow, unlessFresh } from "../lib/stamp.js";

/**
 * Fails when files are larger than they may be, or are not there. A `*` in a name stands for anything;
 * what it matches is measured together.
 * @param {import("./matrix.js").Budgets} budgets
 */
export async function checkBudgets(budgets) {
  const inputs = ["wasm-pack.toml", "dist", "site", "scripts/build"].map((path) => inRoot(path));
  // Compressing well takes longer than all the rest of a build with nothing to do.
  const ran = await unlessFresh({ name: "budgets", inputs, outputs: [] }, () => measure(budgets));
  if (!ran) note("budgets: kept");
}

/** @param {import("./matrix.js").Budgets} budgets */
function measure(budgets) {
  const passed = [];
  for (const [pattern, most] of Object.entries(budgets)) {
    const files = matches(pattern).map((path) => readFileSync(path));
    if (files.length === 0) {
      throw new Failure(`wasm-pack.toml: there is no ${pattern} to measure.`);
    }
    const sizes = {
      raw: sum(files.map((file) => file.length)),
      brotli: sum(files.map(brotliSize)),
    };
    note(`${pattern}: ${sizes.raw} bytes, ${sizes.brotli} with brotli`);
    for (const unit of /** @type {const} */ (["raw", "brotli"])) {
      const limit = most[unit];
      if (limit !== undefined && sizes[unit] > limit) {
        passed.push(`${pattern}: ${sizes[unit]} bytes (${unit}), the budget is ${limit}`);
      }
    }
  }
  if (passed.length > 0) throw new Failure(`Over budget:\n  ${passed.join("\n  ")}`);
}

/** @param {string} pattern */
function matches(pattern) {
  const [before, after] = basename(pattern).split("*");
  return filesBelow(inRoot(dirname(pattern))).filter((path) => {
    const name = relative(inRoot(dirname(pattern)), path);
    return after === undefined ? name === before : isBetween(name, before ?? "", after);
  });
}

/** @param {string} name @param {string} before @param {string} after */
const isBetween = (name, before, after) =>
  name.startsWith(before) && name.endsWith(after) && !/[\\/]/.test(name);

const sum = (/** @type {number[]} */ numbers) =>
  numbers.reduce((total, number) => total + number, 0);

/** What a host that compresses once and well sends. @param {Buffer} bytes */
function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params }).length;
}
