// Prices of one's own, caches and tiers, as a program meets them in the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTill, TillError } from "tokentill";

const ON = new Date("2026-11-23T12:00:00Z");
const MILLION = { input: 1e6, on: ON };
const OURS = {
  models: [{ provider: "openai", id: "gpt-4o", prices: [{ input: 2, output: "8" }] }],
};

test("prices of one's own take the place of the book's, and can be taken away", async () => {
  const till = await openTill({ prices: OURS });
  const usd = () => till.bill({ model: "gpt-4o", ...MILLION }).usd;
  assert.equal(usd(), 2);
  assert.deepEqual(till.model("gpt-4o", ON).price?.sources, ["override"]);
  till.overridePrices(JSON.stringify(OURS).replace(":2,", ":1.5,"));
  assert.equal(usd(), 1.5);
  assert.equal(till.bill({ model: "gpt-4o-mini", ...MILLION }).usd, 0.15, "the others stay");
  till.overridePrices(undefined);
  assert.equal(usd(), 2.5);
});

test("a number is never read with an exponent", async () => {
  const prices = [{ input: 5e-6, output: 1e2, cacheRead: 0.0000025e1, cacheWrite1h: 0.1 }];
  const till = await openTill({ prices: { models: [{ provider: "ours", id: "tiny", prices }] } });
  const { input, output, cacheRead, cacheWrite1h } = till.model("ours/tiny", ON).price ?? {};
  assert.deepEqual([input, output, cacheRead, cacheWrite1h], [0.000005, 100, 0.000025, 0.1]);
  assert.equal(till.bill({ model: "tiny", ...MILLION }).usd, 0.000005);
});

test("a new model is counted, estimated where its encoding is not known", async () => {
  const models = [
    { provider: "gateway", id: "house", encoding: "o200k_base", prices: [{ input: 1 }] },
    { provider: "gateway", id: "secret", prices: [{ input: 1 }] },
  ];
  const till = await openTill({ prices: { models } });
  const known = till.prices;
  assert.equal(known.models, till.models().length);
  await till.load("house");
  assert.equal(till.count("gateway/house", "hello world").tokens, 2);
  assert.equal(till.model("secret").basis, "estimated");
  till.overridePrices(undefined);
  assert.equal(till.prices.models, known.models - 2);
  assert.throws(() => till.model("gateway/house"), { code: "unknown-model" });
});

test("wrong prices are named by model, row and field, and change nothing", async () => {
  const till = await openTill({ prices: OURS });
  const row = (/** @type {any} */ second) => ({
    models: [{ provider: "openai", id: "gpt-4o", prices: [{ input: 1 }, second] }],
  });
  for (const [prices, ...words] of /** @type {[any, ...string[]][]} */ ([
    [row({ inptu: 1 }), "models[0]", "openai/gpt-4o", "prices[1]", "inptu", '"input"'],
    [row({ input: -1 }), "prices[1]", "input", "-1"],
    [row({ input: 1e-9 }), "prices[1]", "input", "0.000000001"],
    [row({ input: 1, from: "1.12.2026" }), "prices[1]", "from", "1.12.2026"],
    [row({ input: NaN }), "prices[1]", "input", "NaN"],
    [{ models: [{ provider: "a", id: "b", encoding: "o300k" }] }, "(a/b)", "encoding", "o300k"],
    ["{ models: [] }", "not JSON"],
    ["7", "models"],
  ])) {
    assert.throws(
      () => till.overridePrices(prices),
      (/** @type {any} */ error) => {
        assert.ok(error instanceof TillError && error.code === "bad-input", String(error));
        for (const word of words) assert.ok(error.message.includes(word), error.message);
        return true;
      },
    );
    assert.equal(till.bill({ model: "gpt-4o", ...MILLION }).usd, 2, "those of before stand");
  }
  /** @type {any} */
  const endless = {};
  endless.models = [endless];
  assert.throws(() => till.overridePrices(endless), { code: "bad-input" });
});

test("a cache pays from the read on at which the bills cross", async () => {
  const till = await openTill();
  const call = { model: "claude-sonnet-4-5", input: 12_000, on: ON };
  for (const life of /** @type {const} */ (["5m", "1h"])) {
    const { reads } = till.cacheBreakEven({ ...call, prefix: 10_000, life });
    assert.ok(reads);
    const at = (/** @type {number} */ reads) =>
      till.cacheBreakEven({ ...call, prefix: 10_000, life, reads });
    const [before, after] = [at(reads - 1), at(reads)];
    assert.ok(Number(before.cachedUsd) > Number(before.withoutUsd));
    assert.ok(Number(after.cachedUsd) <= Number(after.withoutUsd));
  }
  assert.deepEqual(till.cacheBreakEven({ ...call, prefix: 10_000, reads: 3 }), {
    ...{ uncachedUsd: 0.03, writeUsd: 0.0375, readUsd: 0.003, reads: 1 },
    ...{ minimum: 1024, belowMinimum: false, cachedUsd: 0.0465, withoutUsd: 0.12 },
  });
  assert.equal(till.cacheBreakEven({ ...call, prefix: 1000 }).belowMinimum, true);
  const never = till.cacheBreakEven({ ...call, model: "gpt-4", prefix: 5_000, reads: 9 });
  assert.equal(never.reads, undefined);
  assert.throws(() => till.cacheBreakEven({ ...call, prefix: 12_001 }), { code: "bad-input" });
  assert.throws(() => till.cacheBreakEven({ ...call, prefix: 1.5 }), /prefix/);
  assert.throws(() => till.cacheBreakEven({ ...call, prefix: 1, reads: -1 }), /reads/);
  assert.throws(
    () => till.cacheBreakEven({ ...call, prefix: 1, life: /** @type {any} */ ("2h") }),
    /life/,
  );
});

test("a bill names the next tier, and its warnings by code", async () => {
  const till = await openTill();
  const at = (/** @type {number} */ input) => till.bill({ model: "gpt-6.1-sol", input, on: ON });
  assert.equal(at(1).nextTierAbove, 272_000);
  assert.deepEqual([at(272_001).tierAbove, at(272_001).nextTierAbove], [272_000, undefined]);
  assert.equal(at(272_001).usd / at(272_000).usd > 1.99, true);
  const { notices, warnings } = till.bill({ model: "gemini-4-argon", input: 1, on: ON });
  assert.deepEqual(
    notices.map(({ code }) => code),
    ["price-changes"],
  );
  assert.deepEqual(
    notices.map(({ message }) => message),
    warnings,
  );
});
