// The path behind a symbol of Rust's, as far as plain functions go. wasm-bindgen leaves readable names;
// the compiler alone leaves mangled ones.

const PREFIX = /^_RI?((?:N[a-z])*)C/;
const IDENTIFIER = /^(?:s[0-9A-Za-z]*_)?(\d+)_?/;

/**
 * `_RNvNtCsb8fk63otTnQ_4core9panicking5panic` is `core::panicking::panic`. Of what is no such path the
 * symbol itself. https://doc.rust-lang.org/rustc/symbol-mangling/v0.html
 * @param {string} symbol
 */
export function readable(symbol) {
  const prefix = PREFIX.exec(symbol);
  if (!prefix) return symbol;
  const names = [];
  let rest = symbol.slice(prefix[0].length);
  for (let left = (prefix[1] ?? "").length / 2 + 1; left > 0; left--) {
    const head = IDENTIFIER.exec(rest);
    if (!head) return symbol;
    const end = head[0].length + Number(head[1]);
    names.push(rest.slice(head[0].length, end));
    rest = rest.slice(end);
  }
  return names.join("::");
}
