// Measures the built files against the byte budgets of wasm-pack.toml.
import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { inRoot } from "../lib/paths.js";
import { Failure, note } from "../lib/report.js";

/** Fails when a file is larger than it may be, or is not there. @param {import("./matrix.js").Budgets} budgets */
export function checkBudgets(budgets) {
  const passed = [];
  for (const [file, most] of Object.entries(budgets)) {
    if (!existsSync(inRoot(file)))
      throw new Failure(`wasm-pack.toml: there is no ${file} to measure.`);
    const bytes = readFileSync(inRoot(file));
    const sizes = { raw: bytes.length, brotli: brotliSize(bytes) };
    note(`${file}: ${sizes.raw} bytes, ${sizes.brotli} with brotli`);
    for (const measure of /** @type {const} */ (["raw", "brotli"])) {
      const limit = most[measure];
      if (limit !== undefined && sizes[measure] > limit) {
        passed.push(`${file}: ${sizes[measure]} bytes (${measure}), the budget is ${limit}`);
      }
    }
  }
  if (passed.length > 0) throw new Failure(`Over budget:\n  ${passed.join("\n  ")}`);
}

/** What a host that compresses once and well sends. @param {Buffer} bytes */
function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params }).length;
}
