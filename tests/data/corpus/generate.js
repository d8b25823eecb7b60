// Makes expected.json beside it: what every way to count a corpus must answer for prompts.jsonl. The slow,
// obvious way: one count and one bill a record, by openTill of the built package. Knows no command and no Spark.
// Usage, after `npm run build`: node tests/data/corpus/generate.js
import { readFileSync, writeFileSync } from "node:fs";
import { isMain } from "../../../scripts/lib/main.js";
import { inRoot } from "../../../scripts/lib/paths.js";

// A path that the compiler does not follow: it is there only after a build.
const built = new URL("../../../dist/index.js", import.meta.url).href;

/** One model of each basis: exact, reconstructed and estimated. */
const MODELS = ["gpt-5", "claude-sonnet-4-5", "grok-4"];
const SETTINGS = { on: "2026-11-01", outputTokens: 100, variant: "standard" };
/** Calls on both sides of a tier, of a variant, with a fee for each call, and of nothing at all. */
const CALLS = [
  { model: "gemini-2.5-pro", input: 200_000, output: 1_000 },
  { model: "gemini-2.5-pro", input: 200_001, output: 1_000 },
  { model: "gpt-5", input: 123_457, output: 789, variant: "batch" },
  { model: "sonar-pro", input: 10, output: 20 },
  { model: "gpt-5", input: 0, output: 0 },
];

/** @typedef {import("tokentill").Bill} Bill */

/** What the fixture says, made anew. @returns {Promise<any>} */
export async function expected() {
  /** @type {typeof import("tokentill")} */
  const { openTill } = await import(built);
  const till = await openTill();
  await till.load(...MODELS);
  const on = new Date(SETTINGS.on);
  const variant = /** @type {"standard"} */ (SETTINGS.variant);
  const lines = readFileSync(inRoot("tests", "data", "corpus", "prompts.jsonl"), "utf8");
  const records = lines.trimEnd().split("\n");

  const models = MODELS.map((model) => {
    /** @param {number} input */
    const price = (input) =>
      split(till.bill({ model, input, output: SETTINGS.outputTokens, variant, on }));
    const rows = records.map((line) => {
      const { id, workflow, text } = JSON.parse(line);
      // No text is no call: neither tokens nor dollars, and not zero of them.
      if (typeof text !== "string") return { id, workflow, tokens: null };
      const { tokens, low, high } = till.count(model, text);
      const [likely, least, most] = [tokens, low, high].map(price);
      return {
        ...{ id, workflow, tokens, low, high, ...likely },
        ...{ picodollarsLow: least?.picodollars, picodollarsHigh: most?.picodollars },
      };
    });
    const { encoding, basis } = till.model(model, on);
    const workflows = [...new Set(rows.map((row) => row.workflow))];
    const by = Object.fromEntries(
      workflows.map((name) => [name, total(rows.filter((row) => row.workflow === name))]),
    );
    return [model, { encoding, basis, rows, workflows: by, total: total(rows) }];
  });
  const calls = CALLS.map((call) => {
    return { ...call, ...split(till.bill(/** @type {any} */ ({ ...call, on }))) };
  });
  return JSON.parse(
    JSON.stringify({ ...SETTINGS, models: Object.fromEntries(models), calls }, (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    ),
  );
}

/** A bill in whole picodollars: `input` is whatever is no output, fees of a call included. @param {Bill} bill */
function split({ lines }) {
  const sum = (/** @type {Bill["lines"]} */ some) => {
    return some.reduce((pico, line) => pico + rate(line) * BigInt(line.quantity), 0n);
  };
  const isOutput = (/** @type {Bill["lines"][number]} */ line) => line.label === "output";
  const output = sum(lines.filter(isOutput));
  const input = sum(lines.filter((line) => !isOutput(line)));
  return { picodollars: input + output, picodollarsInput: input, picodollarsOutput: output };
}

/** A dollar a million is a million picodollars for one; published prices are whole ones. @param {{ usdPerMillion: number }} line */
const rate = ({ usdPerMillion }) => BigInt(Math.round(usdPerMillion * 1e6));

/** @param {any[]} rows of one model */
function total(rows) {
  const counted = rows.filter((row) => row.tokens !== null);
  /** @param {string} field */
  const numbers = (field) => counted.reduce((sum, row) => sum + row[field], 0);
  /** @param {string} field */
  const money = (field) => counted.reduce((sum, row) => sum + row[field], 0n);
  return {
    records: counted.length,
    withoutText: rows.length - counted.length,
    ...Object.fromEntries(["tokens", "low", "high"].map((field) => [field, numbers(field)])),
    ...Object.fromEntries(
      [
        "picodollars",
        "picodollarsInput",
        "picodollarsOutput",
        "picodollarsLow",
        "picodollarsHigh",
      ].map((field) => [field, money(field)]),
    ),
  };
}

if (isMain(import.meta.url)) {
  const text = JSON.stringify(await expected(), undefined, 1);
  writeFileSync(inRoot("tests", "data", "corpus", "expected.json"), `${text}\n`);
}
