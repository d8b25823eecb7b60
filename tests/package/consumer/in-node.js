// Uses the installed package by its name and prints what came out as JSON.
import { readFileSync } from "node:fs";
import { openTill, TillError } from "tokentill";
import { openCounter } from "tokentill/counter";
import { TokenTill } from "tokentill/define";
import { report } from "./report.js";

const till = await openTill();
const result = await report(till, process.argv.slice(2));
const read = (name) => readFileSync(new URL(import.meta.resolve(`tokentill/${name}`)));
const counter = await openCounter();
await counter.load("o200k_base");
const refused = (work) => {
  try {
    return work();
  } catch (error) {
    return [error instanceof TillError, error.code, error.suggestions?.[0]];
  }
};
// One module with everything inside, as an edge runtime hands it over.
const wasm = await WebAssembly.compile(read("tokentill_bg.wasm"));
const given = await openTill({
  wasm,
  vocabularies: async (name) => read(`vocabularies/${name}.till`),
});
await given.load("gpt-4o");
const caught = await till.load("no-such-model").catch((error) => error);
const made = () => {
  try {
    return new TokenTill();
  } catch (error) {
    return error.message;
  }
};
console.log(
  JSON.stringify({
    ...result,
    pack: read("vocabularies/o200k_base.till").length,
    priceBook: JSON.parse(read("prices.json").toString()),
    version: JSON.parse(read("package.json").toString()).version === till.version,
    counter: [
      counter.count("o200k_base", "hello world"),
      counter.document("o200k_base", "hello").edit(5, 5, " world"),
      counter.encodings().find(({ name }) => name === "o200k_base"),
      counter.version === till.version,
      refused(() => counter.count("o200k_bass", "x")),
    ],
    given: [
      given.count("gpt-4o", "hello world").tokens,
      given.bill({ model: "gpt-4o", input: 1_000_000, output: 500_000 }).usd,
    ],
    mistaken: await Promise.all(
      [openCounter({ wasm }), openTill({ wasm: read("counter_bg.wasm") })].map((opening) =>
        opening.catch((error) => error.code),
      ),
    ),
    element: [TokenTill.formAssociated, made(), typeof document, typeof HTMLElement],
    errorClass: caught instanceof TillError && caught.code,
  }),
);
