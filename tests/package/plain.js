// The module without JavaScript: no imports, and the same counts and dollars as the package that it comes in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startPlain } from "./plain-host.js";

const on = new Date("2026-11-23T12:00:00Z");

/** Exact, reconstructed, and estimated with an interval. */
const MODELS = ["gpt-4o", "gpt-4", "claude-sonnet-4-5", "grok-4", "gemini-2.5-pro", "cl100k_base"];

const TEXTS = [
  "",
  "hello world",
  " \n\t ",
  "naïve café – „Übung“",
  "漢字とかな、그리고 한국어",
  "Привет, мир",
  "👩‍👩‍👧‍👦 and 𝒎𝒂𝒕𝒉",
  "<|endoftext|> is text here",
  'fn main() { println!("{:?}", vec![1, 2, 3]); }',
  "a".repeat(5000),
  "word ".repeat(2000),
];

/** @param {() => import("./packed.js").Installed} installed */
export function plainSuite(installed) {
  const bytes = () => {
    const { resolve } = createRequire(join(installed().folder, "in-node.js"));
    return readFileSync(resolve("tokentill/plain.wasm"));
  };
  /** @param {string} pack */
  const packOf = (pack) =>
    readFileSync(join(installed().package, "dist/vocabularies", `${pack}.till`));

  test("imports nothing, and exports what docs/plain-abi.md lists", () => {
    const module = new WebAssembly.Module(bytes());
    assert.deepEqual(WebAssembly.Module.imports(module), []);
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    const documented = readFileSync(new URL("../../docs/plain-abi.md", import.meta.url), "utf8");
    const own = names.filter((name) => name.startsWith("tokentill_"));
    assert.equal(own.length, 10);
    for (const name of own) assert.ok(documented.includes(`\`${name}(`), `${name} is documented`);
    assert.ok(names.includes("memory"));
    assert.equal(startPlain(bytes()).version(), 1);
  });

  test("counts and prices as the package does", async () => {
    const { openTill } = await import(
      pathToFileURL(join(installed().package, "dist/index.js")).href
    );
    const till = await openTill();
    const plain = startPlain(bytes());
    await till.load(...MODELS);
    for (const model of MODELS) {
      const counter = plain.openCounter(model);
      const said = facts(plain.reply());
      plain.load(said.get("vocabulary") ?? "", packOf(said.get("vocabulary") ?? ""));
      const { tokens, low, high } = plain.count(counter, TEXTS);
      TEXTS.forEach((text, row) => {
        const wanted = till.count(model, text);
        const counted = [tokens[row], low[row], high[row]].map(Number);
        assert.deepEqual(counted, [wanted.tokens, wanted.low, wanted.high], `${model}: ${text}`);
        assert.deepEqual(
          [said.get("basis"), said.get("encoding")],
          [wanted.basis, wanted.encoding],
        );
      });
      if (model === "cl100k_base") continue;
      for (const variant of ["", "batch"]) {
        const pricer = plain.openPricer(model, { variant, on });
        const output = tokens.map((_, row) => BigInt(row * 100));
        const { amounts, total } = plain.price(pricer, tokens, output);
        assert.equal(
          total,
          amounts.reduce((sum, one) => sum + one, 0n),
        );
        tokens.forEach((input, row) => {
          const call = { model, on, input: Number(input), output: row * 100 };
          const { usd } = till.bill(variant ? { ...call, variant } : call);
          assert.equal(dollars(amounts[row] ?? -1n), usd, `${model} ${variant}`);
        });
      }
    }
  });

  test("a slice of a column: the first offset is where its buffer begins", () => {
    const plain = startPlain(bytes());
    plain.load("o200k_base", packOf("o200k_base"));
    const counter = plain.openCounter("gpt-4o");
    const { tokens } = plain.countBuffer(
      counter,
      new TextEncoder().encode("hello world"),
      Uint32Array.from([700, 705, 705, 711]),
    );
    assert.deepEqual(tokens, [1n, 0n, 1n]);
    // Not UTF-8: as a browser's TextDecoder reads it.
    const broken = plain.countBuffer(counter, Uint8Array.of(0xff, 0x61), Uint32Array.of(0, 2));
    assert.deepEqual(broken.tokens, plain.count(counter, ["\ufffda"]).tokens);
    assert.deepEqual(plain.count(counter, []).tokens, []);
  });

  test("mistakes are errors with a code, and the module goes on", () => {
    const plain = startPlain(bytes());
    const { raw } = plain;
    /** @param {() => unknown} call @param {string} code @param {number} status @param {RegExp} sentence */
    const refused = (call, code, status, sentence) =>
      assert.throws(call, (/** @type {any} */ error) => {
        assert.deepEqual([error.code, error.status], [code, status], error.message);
        assert.match(error.message, sentence);
        return true;
      });
    refused(() => plain.openCounter("gpt-4oh"), "unknown-model", -1, /did you mean "gpt-4o"/);
    refused(() => plain.openCounter("o200k_bsae"), "unknown-encoding", -2, /o200k_base/);
    refused(() => plain.openPricer("gpt-99", { on }), "unknown-model", -1, /gpt-99/);
    refused(() => plain.openPricer("gpt-4o", { on, variant: "bach" }), "bad-input", -5, /batch/);
    refused(() => plain.openPricer("gpt-4o", { on: new Date(0) }), "bad-input", -5, /before/);
    refused(
      () => plain.load("o300k_base", new Uint8Array(9)),
      "unknown-encoding",
      -2,
      /o200k_base/,
    );
    refused(() => plain.load("o200k_base", packOf("r50k_base")), "bad-pack", -9, /r50k_base/);
    refused(
      () => plain.load("o200k_base", packOf("o200k_base").subarray(0, 1000)),
      "bad-pack",
      -9,
      /./,
    );
    const counter = plain.openCounter("gpt-4o");
    refused(() => plain.count(counter, ["a"]), "not-loaded", -3, /o200k_base/);
    plain.load("o200k_base", packOf("o200k_base"));
    const text = new TextEncoder().encode("hello");
    for (const offsets of [
      [0, 6],
      [0, 5, 2],
      [3, 2],
      [0, 4294967295],
    ]) {
      const wrong = () => plain.countBuffer(counter, text, Uint32Array.from(offsets));
      refused(wrong, "bad-input", -5, /offsets: row [01]/);
    }
    refused(() => plain.count(77, ["a"]), "bad-input", -5, /77/);
    const pricer = plain.openPricer("gpt-4o", { on });
    refused(() => plain.price(pricer, [1n, 1n << 60n], [0n, 0n]), "bad-input", -5, /row 1.*input/);
    refused(() => plain.price(77, [1n], [0n]), "bad-input", -5, /77/);
    // Addresses that lie nowhere.
    assert.equal(raw.tokentill_count(counter, -1, 5, 0, 1, 0, 0, 0), -5);
    assert.equal(raw.tokentill_count(counter, 16, 5, -8, 2 ** 30, 0, 0, 0), -5);
    assert.equal(raw.tokentill_load(0, 5, 0, 5), -5);
    assert.equal(raw.tokentill_price(pricer, 2 ** 31, 16, 0, 0, 0), -5);
    assert.equal(raw.tokentill_alloc(-1), 0);
    raw.tokentill_free(0, 8);
    // After all this it counts.
    assert.deepEqual(plain.count(counter, ["hello world"]).tokens, [2n]);
  });
}

/** @param {string} reply */
const facts = (reply) =>
  new Map(reply.split("\n").map((line) => /** @type {[string, string]} */ (line.split("\t"))));

/** The nearest number, by way of the exact decimal. @param {bigint} pico */
function dollars(pico) {
  const digits = pico.toString().padStart(13, "0");
  return Number(`${digits.slice(0, -12)}.${digits.slice(-12)}`);
}
