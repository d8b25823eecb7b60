// As an edge runtime has it: a compiled module and the pack are handed over, and nothing may be compiled from
// bytes or fetched.
import { readFileSync } from "node:fs";

const file = (name) => new URL(import.meta.resolve(`tokentill/vocabularies/${name}.till`));
const pack = readFileSync(file("o200k_base"));
const wasm = new WebAssembly.Module(
  readFileSync(new URL("../tokentill_bg.wasm", file("o200k_base"))),
);
const { openTill } = await import("tokentill");

const forbidden = (what) => () => {
  throw new Error(`${what} is forbidden here`);
};
const { instantiate } = WebAssembly;
WebAssembly.instantiate = (source, imports) => {
  if (!(source instanceof WebAssembly.Module)) forbidden("WebAssembly.instantiate from bytes")();
  return instantiate(source, imports);
};
for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) {
  WebAssembly[name] = forbidden(`WebAssembly.${name}`);
}
globalThis.fetch = forbidden("fetch");

const asked = [];
const till = await openTill({
  wasm,
  async vocabularies(name) {
    asked.push(name);
    if (name !== "o200k_base") throw Object.assign(new Error("no such pack"), { code: "network" });
    return pack;
  },
});
await till.load("gpt-4o");
await till.load("gpt-4o-mini");
const missing = await till.load("gpt-4").catch((error) => error.code);
console.log(
  JSON.stringify({
    tokens: till.count("gpt-4o", "hello world").tokens,
    ids: [...till.encode("gpt-4o", "hello world")],
    usd: till.bill({ model: "gpt-4o", input: 6, output: 100 }).usd,
    missing,
    asked: asked.filter((name) => name !== "cl100k_base"),
  }),
);
