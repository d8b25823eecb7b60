// The command gives the counts and the picodollars of openTill, whatever the kind of file, the number of threads and
// where the chunks end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { CORPUS, counted, folderOf, sums } from "./support.js";

/** @type {typeof import("tokentill")} */
const { openTill } = await import(new URL("../../dist/index.js", import.meta.url).href);

const expected = JSON.parse(
  readFileSync(inRoot("tests", "data", "corpus", "expected.json"), "utf8"),
);
const MODELS = Object.keys(expected.models);
const WANTED = ["--models", MODELS.join(","), "--output-tokens", `${expected.outputTokens}`];

/** @param {any} part of a document @param {(total: any) => any} [scaled] */
function assertEqualsExpected(part, scaled = (total) => total) {
  for (const [at, model] of MODELS.entries()) {
    const total = scaled(expected.models[model].total);
    assert.deepEqual(
      sums(part, at),
      {
        ...{ records: total.records, tokens: total.tokens, low: total.low, high: total.high },
        picodollars: {
          input: total.picodollarsInput,
          output: total.picodollarsOutput,
          total: total.picodollars,
          low: total.picodollarsLow,
          high: total.picodollarsHigh,
        },
      },
      model,
    );
  }
}

test("the corpus, from a file and from standard input", () => {
  const fromFile = counted([CORPUS, ...WANTED]);
  assertEqualsExpected(fromFile.total);
  assertEqualsExpected(fromFile.files[0]);
  assert.deepEqual([fromFile.status, fromFile.total.bad, fromFile.total.empty], [1, 2, 1]);
  const input = readFileSync(CORPUS);
  const piped = counted(["-", "--field", "text", ...WANTED], { input });
  assertEqualsExpected(piped.total);
});

test("the corpus many times over: one thread and two give the same", () => {
  const times = 150;
  const folder = folderOf({ "many.jsonl": readFileSync(CORPUS, "utf8").repeat(times) });
  /** @param {any} total */
  const scaled = (total) =>
    Object.fromEntries(
      Object.entries(total).map(([name, value]) => [
        name,
        typeof value === "string" ? `${BigInt(value) * BigInt(times)}` : value * times,
      ]),
    );
  for (const threads of ["1", "2"]) {
    const { total, files } = counted(["many.jsonl", ...WANTED, "--threads", threads], {
      cwd: folder,
    });
    assertEqualsExpected(total, scaled);
    assert.equal(files[0].bad, 2 * times);
  }
});

test("a tier is each call's, not the sum's", async () => {
  const model = "gemini-2.5-pro";
  const long = "word ".repeat(200_010);
  const texts = ["hello", long, ...Array(20).fill("word ".repeat(30_000))];
  const lines = texts.map((text) => JSON.stringify({ text })).join("\n");
  const folder = folderOf({ "calls.jsonl": lines });
  const { total, models } = counted(["calls.jsonl", "-m", model, "-o", "10"], { cwd: folder });

  const till = await openTill();
  await till.load(model);
  const bills = texts.map((text) => {
    const input = till.count(model, text).tokens;
    return till.bill({ model, input, output: 10, on: new Date("2026-11-01") });
  });
  assert.equal(bills.filter(({ tierAbove }) => tierAbove === 200_000).length, 1);
  const pico = bills.flatMap(({ lines }) => lines).map((line) => Math.round(line.usd * 1e12));
  assert.equal(total.counts[0].picodollars.total, `${pico.reduce((sum, one) => sum + one, 0)}`);
  assert.deepEqual(models[0].warnings, []);
});

test("own prices, a variant and a provider are the bill's", async () => {
  const prices = {
    models: [{ provider: "ours", id: "own-1", encoding: "cl100k_base", prices: [{ input: 7 }] }],
  };
  const folder = folderOf({
    "prices.json": JSON.stringify(prices),
    "a.txt": "hello world",
    "b.jsonl": `{"text":"hello world"}\n`.repeat(100_000),
  });
  const own = ["--models", "own-1", "--prices", "prices.json"];
  const { files } = counted(["a.txt", "b.jsonl", ...own], { cwd: folder });
  // Two tokens at seven dollars a million.
  assert.equal(files[0].counts[0].picodollars.total, "14000000");
  assert.equal(files[1].counts[0].usd, "1.4");
  const batch = counted(["a.txt", "-m", "gpt-5", "--variant", "batch"], { cwd: folder });
  assert.equal(batch.total.counts[0].picodollars.total, `${2 * 625_000}`);
  const sold = ["a.txt", "-m", "openai/gpt-4o", "--provider", "openrouter"];
  assert.equal(counted(sold, { cwd: folder }).models[0].provider, "openrouter");
});
