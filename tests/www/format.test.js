// Amounts as they are written, and the search for models, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTill } from "tokentill";
import { readAddress, writeAddress } from "../../www/page/address.js";
import { directionOf } from "../../www/page/direction.js";
import { findModels } from "../../www/page/find-models.js";
import { amount, column, date, price, rate, whole } from "../../www/page/format.js";
import { seeded } from "./support/seeded.js";

test("amounts keep the digits that count, and cents at least", () => {
  assert.equal(amount(0), "$0.00");
  assert.equal(amount(0.004005), "$0.0040");
  assert.equal(amount(0.996), "$1.00");
  assert.equal(amount(1234.5), "$1,234.50");
  assert.equal(price(0.00413), "$0.00413");
  assert.equal(price(0.0000079), "$0.00000790");
  assert.equal(price(4.128), "$4.13");
  assert.equal(rate(2.5), "$2.50");
  assert.equal(rate(0.039), "$0.039");
  assert.equal(whole(1050000), "1,050,000");
  assert.equal(date("2026-11-12"), "12 Nov 2026");
  assert.equal(date("2026-11-12", { year: false }), "12 Nov");
});

test("a column has one number of decimals, adds up, and never writes something as nothing", () => {
  assert.deepEqual(column([0.000005, 0.004, 0.004005]), ["$0.000005", "$0.004000", "$0.004005"]);
  assert.deepEqual(column([2, 0.000005]), ["$2.000000", "$0.000005"]);
  assert.deepEqual(column([0.1000025, 123.45678]), ["$0.10", "$123.46"]);
  assert.deepEqual(column([0, 0]), ["$0.00", "$0.00"]);
  const random = seeded(99);
  for (let round = 0; round < 2000; round++) {
    const usd = Array.from({ length: 3 }, () => (random(1000) * 10 ** random(6)) / 1e12);
    const written = column(usd);
    assert.equal(new Set(written.map((text) => text.split(".")[1].length)).size, 1);
    written.forEach((text, i) =>
      assert.equal(/[1-9]/.test(text), usd[i] !== 0, `${usd[i]}: ${text}`),
    );
  }
});

test("a search finds the plain name first, whatever way it is typed", async () => {
  const models = (await openTill()).models();
  /** @param {string} search @param {string} provider */
  const first = (search, provider) =>
    findModels(models, search, (name) => name).find(({ title }) => title === provider)?.models[0]
      ?.id;
  for (const typed of ["gpt-4o", "GPT 4o", "gpt4o"]) assert.equal(first(typed, "openai"), "gpt-4o");
  assert.equal(first("4o mini", "openai"), "gpt-4o-mini");
  assert.match(first("sonnet", "anthropic") ?? "", /^claude-sonnet-/);
  assert.equal(first("claude 3.5 sonnet", "anthropic"), "claude-3-5-sonnet");
  assert.deepEqual(
    findModels(models, "no such model", (name) => name),
    [],
  );
  const all = findModels(models, "", (name) => name);
  assert.equal(
    all.reduce((sum, { total }) => sum + total, 0),
    models.length,
    "without a search every model is counted",
  );
  assert.ok(all.every(({ models }) => models.length <= 8));
});

test("an address is read as it was written, and nonsense in it is ignored", () => {
  const models = ["openai/gpt-4o", "openrouter/anthropic/claude-x:free", "a,b&c"];
  assert.deepEqual(readAddress(writeAddress(models.slice(0, 2), 400)), {
    models: models.slice(0, 2),
    output: 400,
  });
  assert.equal(writeAddress(["openai/gpt-4o"], 1), "#models=openai/gpt-4o&out=1");
  assert.deepEqual(readAddress("#out=-1&models=,,"), { models: undefined, output: undefined });
  assert.deepEqual(readAddress(""), { models: undefined, output: undefined });
});

test("the first letter tells the direction, digits and signs do not", () => {
  assert.equal(directionOf("12 — مرحبا"), "rtl");
  assert.equal(directionOf("שלום"), "rtl");
  assert.equal(directionOf("hello مرحبا"), "ltr");
  assert.equal(directionOf(""), "ltr");
});
