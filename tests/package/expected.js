// What the report of a consumer must say, wherever it ran.
import assert from "node:assert/strict";
import { helloWorld } from "./known.js";

export const encodings = Object.keys(helloWorld);

/** @param {any} result what consumer/report.js returned, as JSON */
export function assertReport(result) {
  assert.deepEqual(result.ids, helloWorld);
  for (const [i, name] of encodings.entries()) {
    assert.equal(result.texts[i], "hello world", name);
    assert.deepEqual(result.ends[i], [5, 11], name);
    // "a", two surrogate pairs, "b": the last token ends where the JavaScript string does.
    assert.equal(result.emoji[i], 6, name);
    const { tokens, low, high, basis } = result.counts[i];
    assert.deepEqual({ tokens, low, high, basis }, { tokens: 2, low: 2, high: 2, basis: "exact" });
  }
  assert.deepEqual(result.fits, [2, false, 0]);
  assertErrors(result);
  assertLive(result.live);
  assertMoney(result);
  assertPlans(result);
  assertUsage(result);
}

/** @param {any} result */
function assertErrors({ unloaded, unknownEncoding, unknownModel }) {
  assert.deepEqual([unloaded.name, unloaded.code], ["TillError", "not-loaded"]);
  assert.equal(unknownEncoding.code, "unknown-encoding");
  assert.equal(unknownEncoding.suggestions[0], "o200k_base");
  assert.equal(unknownModel.code, "unknown-model");
  assert.equal(unknownModel.suggestions[0], "gpt-4o");
}

/** @param {any} result */
function assertMoney({ model, bill, prices, models }) {
  // A million tokens cost the price of a million tokens; half a million, half of it.
  assert.ok(model.price.input > 0 && model.price.output > 0);
  assert.equal(bill.usd, model.price.input + model.price.output / 2);
  const sum = bill.lines.reduce(
    (/** @type {number} */ usd, /** @type {any} */ line) => usd + line.usd,
    0,
  );
  assert.equal(sum, bill.usd);
  assert.match(bill.price.asOf, /^\d{4}-\d{2}-\d{2}$/);
  assert.ok(bill.price.sources.length > 0);
  assert.equal(prices.models, models);
}

/** @param {any} result the example of docs/forecast.md, and a token of round figures */
function assertPlans({ forecast, badPlan, review, tokenReport, tokenProfiles, compute }) {
  const [chat] = forecast.workflows;
  assert.equal(chat.usdPerRun, 0.0132);
  assert.equal(forecast.usdPerMonth.likely, 13.2);
  assert.equal(forecast.withContingency, 18.48);
  assert.equal(forecast.usdPerYear.likely, 158.4);
  assert.equal(forecast.months.length, 12);
  assert.deepEqual([forecast.budget.overrun, chat.runsWithinBudget], [false, 1082]);
  assert.ok(!("marginPerRunUsd" in chat), "what is not known is absent");
  assert.equal(badPlan.code, "bad-input");
  assert.match(badPlan.message, /^workflows\[0\]\.runsPerMonth /);
  assert.equal(review.difference, review.now.likely - review.before.likely);
  assert.deepEqual([tokenReport.marketCapUsd, tokenReport.fdvUsd], [200, 300]);
  assert.ok(!("velocity" in tokenReport), "a ratio without a divisor is absent");
  assert.ok(
    Object.is(tokenReport.supply[0].unlocked, 0),
    "nothing is unlocked, and not minus nothing",
  );
  assert.deepEqual(tokenProfiles, ["FET", "TAO", "RENDER", "OCEAN", "AKT"]);
  assert.equal(compute.savingPerMonth, 10);
}

/** @param {any} result four calls of 500 tokens in, 100 of them cached, and 200 out; 3 × 1.1 a run were planned */
function assertUsage({ usage, gaps, cancelled }) {
  assert.deepEqual([usage.rows, usage.skipped.count], [4, 1]);
  assert.equal(usage.skipped.first[0].message, "line 5 is not a JSON object");
  const [chat] = usage.workflows;
  assert.deepEqual([chat.calls, chat.runs, chat.retries, chat.input], [4, 2, 0, 2000]);
  // 400 × 2.5 + 100 × 1.25 + 200 × 10, four times
  assert.equal(usage.usd, 0.0125);
  assert.deepEqual(chat.ratios.callsPerRun, 2);
  const [gap] = gaps;
  assert.deepEqual([gap.plannedUsd, gap.actualUsd, gap.total], [0.0264, 0.0125, -0.0139]);
  assert.equal(gap.runs, 0);
  // 0.0264 × 4 ÷ 6.6 is left when loops are shorter and nothing is retried.
  assert.ok(Math.abs(gap.loops + gap.retries - (0.016 - 0.0264)) < 1e-9);
  assert.ok(Math.abs(gap.tokens - (0.0125 - 0.016)) < 1e-9);
  assert.equal(cancelled, "AbortError");
}

/** @param {any} live what consumer/live.js returned */
function assertLive({ edits, refused, unchanged, part, freed, unloaded }) {
  for (const edit of edits) {
    assert.deepEqual(edit.returned, edit.fresh);
    assert.deepEqual(edit.counts, edit.fresh);
    assert.equal(edit.length[0], edit.length[1]);
    assert.deepEqual(edit.units[0], edit.units[1]);
    assert.deepEqual(edit.windows, edit.splits);
  }
  assert.equal(edits.length, 14);
  assert.deepEqual(refused, Array(5).fill("bad-range"));
  assert.ok(unchanged, "a refused edit changes nothing");
  assert.deepEqual([part.ends, part.start], [[11], 5]);
  assert.deepEqual(freed, Array(3).fill("freed"));
  assert.equal(unloaded, "not-loaded");
}
