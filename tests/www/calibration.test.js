// Calibration: an estimate set right by what a provider billed, in the package and on the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTill, TillError } from "tokentill";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

const MODEL = "xai/grok-4-0709";
const TEXT = "The quick brown fox jumps over the lazy dog, and nobody knows why it does. ".repeat(
  20,
);

/** @type {import("tokentill").Till} */
let till;
/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => {
  till = await openTill();
  await till.load(MODEL, "gpt-4o", "claude-opus-4-5");
  bench = await openWorkbench();
});
after(() => bench.close());

const width = (/** @type {import("tokentill").Count} */ { low, high }) => high - low;

test("the usage of each provider says the same", () => {
  const usages = [
    { prompt_tokens: 400, completion_tokens: 5 },
    { id: "x", usage: { prompt_tokens: 400, completion_tokens: 5 } },
    { usage: { input_tokens: 100, cache_read_input_tokens: 300, output_tokens: 5 } },
    { usageMetadata: { promptTokenCount: 400, candidatesTokenCount: 5 } },
    '{ "prompt_tokens": 400 }',
  ];
  const found = usages.map((usage) => till.calibrate(MODEL, [{ text: TEXT, usage }]));
  for (const one of found) assert.deepEqual(one, found[0]);
  const { model, measured, before, after } = found[0];
  assert.equal(model, MODEL);
  assert.deepEqual([measured.length, measured[0].kind, measured[0].samples], [1, "latin", 1]);
  // What a call holds besides the text is taken off.
  assert.ok(measured[0].billed < 400 && measured[0].low < measured[0].billed);
  assert.ok(Math.abs(after.tokens - measured[0].billed) <= 1);
  assert.ok(after.low <= after.tokens && after.tokens <= after.high);
  assert.ok(width(after) < width(before), JSON.stringify({ before, after }));
  assert.equal(after.basis, "estimated");
});

test("it is used when told so, under every name of the model, and forgotten", () => {
  const plain = till.count("grok-4", TEXT);
  const calibration = till.calibrate("grok-4", [{ text: TEXT, usage: { prompt_tokens: 400 } }]);
  assert.deepEqual(till.count("grok-4", TEXT), plain, "to look is not to use");
  till.useCalibrations([JSON.parse(JSON.stringify(calibration))]);
  assert.deepEqual(till.count("grok-4", TEXT), calibration.after);
  assert.deepEqual(till.count(MODEL, TEXT), calibration.after);
  const document = till.document([MODEL, "gpt-4o"], TEXT);
  assert.deepEqual(document.counts()[0], calibration.after);
  document.free();
  assert.deepEqual(till.count("grok-4", "\u4eba\u4eba\u751f\u800c\u81ea\u7531").basis, "estimated");
  till.useCalibrations([]);
  assert.deepEqual(till.count("grok-4", TEXT), plain);
});

test("more samples add up and make it surer", () => {
  const usage = { prompt_tokens: 400 };
  const one = till.calibrate(MODEL, [{ text: TEXT, usage }]);
  const three = till.calibrate(MODEL, [{ text: TEXT, usage: [usage, usage] }], one);
  assert.equal(three.measured[0].samples, 3);
  assert.ok(width(three.after) < width(one.after));
  const lines = till.calibrate(MODEL, [
    { text: TEXT, usage: `${JSON.stringify(usage)}\n${JSON.stringify(usage, null, 2)}` },
  ]);
  assert.equal(lines.measured[0].samples, 2);
});

test("what cannot be is refused with its place, and changes nothing", () => {
  const before = till.count(MODEL, TEXT);
  const usage = { prompt_tokens: 400 };
  /** @type {[string, any, RegExp][]} */
  const cases = [
    [MODEL, [], /^samples is empty/],
    [MODEL, [{ text: TEXT }], /^samples\[0\]\.usage\[0\] must be an object/],
    [MODEL, [{ text: 7, usage }], /^samples\[0\]\.text must be a string/],
    [MODEL, [{ text: TEXT, usage: "{" }], /^samples\[0\]\.usage is no JSON/],
    [MODEL, [{ text: TEXT, usage: {} }], /^samples\[0\]: usage has no usage/],
    [MODEL, [{ text: TEXT, usage }, { text: "hi", usage }], /^samples\[1\]: the text has some 1 tokens/],
    [MODEL, [{ text: TEXT, usage: { prompt_tokens: 9 } }], /^samples\[0\]: usage says 9 input tokens/],
    [MODEL, [{ text: TEXT, usage: { prompt_tokens: 90000 } }], /another text's/],
    ["gpt-4o", [{ text: TEXT, usage }], /nothing to calibrate/],
    ["claude-opus-4-5", [{ text: TEXT, usage }], /the count is reconstructed/],
  ]; // prettier-ignore
  for (const [model, samples, message] of cases) {
    assert.throws(
      () => till.calibrate(model, samples),
      (/** @type {unknown} */ error) => {
        assert.ok(error instanceof TillError && error.code === "bad-input", String(error));
        assert.match(error.message, message);
        return true;
      },
    );
  }
  /** @type {any} */
  const wrong = [
    {
      model: MODEL,
      measured: [{ kind: "latin", samples: 1, estimated: 0, billed: 1, low: 1, high: 1 }],
    },
  ];
  assert.throws(() => till.useCalibrations(wrong), { code: "bad-input" });
  assert.throws(() => till.useCalibrations(/** @type {any} */ ("x")), { code: "bad-input" });
  assert.deepEqual(till.count(MODEL, TEXT), before);
});

test("on the page: the interval narrows, a reload keeps it, and it can be forgotten", async () => {
  const visit = await bench.visit({ address: `#models=${MODEL}&out=0` });
  const { page } = visit;
  await visit.text.fill(TEXT);
  await visit.slipSays("estimated");
  const { low, high, tokens } = till.count(MODEL, TEXT);
  await page.getByRole("button", { name: /^Details/ }).click();
  const section = page.locator(".detail.calibration");
  await section.getByLabel("Usage of the reply").fill('{ "prompt_tokens": 3 }');
  await section.getByRole("button", { name: "Calibrate" }).click();
  await section.getByText("usage says 3 input tokens").waitFor();
  await section.getByLabel("Usage of the reply").fill('{ "usage": { "prompt_tokens": 400 } }');
  await section.getByRole("button", { name: "Calibrate" }).click();
  const { after } = till.calibrate(MODEL, [{ text: TEXT, usage: { prompt_tokens: 400 } }]);
  await section.getByText(`${low} to ${high} tokens`).waitFor();
  await section.getByText(`${after.low} to ${after.high} tokens`).waitFor();
  await visit.slipSays(`${after.tokens} tokens in`);
  await page.reload();
  await visit.text.fill(TEXT);
  await visit.slipSays(`${after.tokens} tokens in`);
  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!stored.includes("quick brown"), "the text is not kept");
  await page.getByRole("button", { name: /^Details/ }).click();
  await section.getByText("Measured on 1 text.").waitFor();
  await section.getByRole("button", { name: "Forget it" }).click();
  await visit.slipSays(`${tokens} tokens in`);
  await becomes(() => page.evaluate(() => localStorage.getItem("tokentill-calibrations")), null);
  await visit.close();
});

test("on the page: an exact count has nothing to calibrate, and spoilt storage is dropped", async () => {
  const visit = await bench.visit({ address: "#models=openai/gpt-4o&out=0" });
  await visit.page.evaluate(() => localStorage.setItem("tokentill-calibrations", '[{"model":1}]'));
  await visit.page.reload();
  await visit.text.fill(TEXT);
  await visit.slipSays("exact");
  await visit.page.getByRole("button", { name: /^Details/ }).click();
  await visit.page.locator(".detail.calibration").getByText("nothing to calibrate").waitFor();
  await visit.close();
});
