// Makes a panic a bare trap. Without a hook its sentence is put together and then shown to nobody, and what
// puts it together is fetched by everybody.
import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";
import { readable } from "./symbols.js";

/**
 * Functions of Rust's library that never return, by their paths without crate hashes; and those that write a value for a
 * panic's sentence alone: no sentence of ours has one in that form.
 */
const ENDS = [
  /^core::panicking::/,
  /^core::(option|result)::\w+_failed/,
  /^core::slice::(index|copy_from_slice_impl)::\w+_fail/,
  /^core::slice::sort::shared::smallsort::panic_/,
  /^core::str::slice_error_fail/,
  /^core::cell::panic_/,
  /^alloc::alloc::handle_alloc_error/,
  /^alloc::raw_vec::(handle_error|capacity_overflow)/,
  /^std::panicking::(panic_with_hook|begin_panic)/,
  /^__rustc::rust_begin_unwind/,
  /panic_handler::(FormatString|StaticStr)Payload/,
  / as core::fmt::Debug>::fmt/,
];

/**
 * Needs the names of functions, which wasm-opt takes away.
 * @param {string} file is written anew
 * @returns {number} how many functions were emptied
 */
export function trapPanics(file) {
  const module = binaryen.readBinary(readFileSync(file));
  const ends = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    module.getFunctionByIndex(index),
  ).filter((one) => {
    const { name, module: imported } = binaryen.getFunctionInfo(one);
    return !imported && ENDS.some((end) => end.test(plain(name)));
  });
  // Its types leave this part out.
  const { Function: functions } = /** @type {any} */ (binaryen);
  for (const end of ends) functions.setBody(end, module.unreachable());
  writeFileSync(file, module.emitBinary());
  module.dispose();
  return ends.length;
}

/** `core[81ac…]::panicking::panic_fmt`, as binaryen escapes it or mangled, without the hash. @param {string} name */
function plain(name) {
  const path = name.replaceAll(/\\([0-9a-f]{2})/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return readable(path).replaceAll(/\[[0-9a-f]+\]/g, "");
}
