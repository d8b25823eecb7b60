// The text as the worker holds it, over the real engine: after every change its counts are those of a
// fresh count, whichever models are asked for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTill } from "../../dist/index.js";
import { LiveText } from "../../www/engine/live-text.js";
import { seeded } from "./support/seeded.js";

const MODELS = ["gpt-4o", "gpt-4", "claude-3-5-sonnet", "grok-4", "deepseek-chat"];
const BITS = [
  "a",
  "Tokens ",
  "\n",
  "\r\n",
  "😀",
  "中文",
  "  ",
  "don't",
  "é",
  "12345",
  "\ud83d",
  "\ude00",
];

test("after any change the counts are those of a fresh count", async () => {
  const first = "A first text, and 日本語.\n";
  await changed(first);
  // Long enough to be counted by what changed, and not so long that it always is.
  await changed(first.repeat(100).slice(0, 1999));
});

/** @param {string} text */
async function changed(text) {
  const till = await openTill();
  await till.load("gpt-4o", "gpt-4", "claude-3-5-sonnet", "grok-4");
  const live = new LiveText(till);
  const below = seeded(41);
  live.change({ start: 0, end: 0, insert: text, length: text.length, revision: 1 });
  for (let revision = 2; revision < 400; revision++) {
    const start = below(text.length + 1);
    const end = Math.min(text.length, start + below(4));
    const insert = BITS[below(BITS.length)];
    text = text.slice(0, start) + insert + text.slice(end);
    const models = MODELS.filter((_, place) => (revision >> 5) & (1 << place));
    const change = { start, end, insert, length: text.length, revision };
    const { quotes } = live.answer({ id: 1, change, models, output: 10 });
    for (const { model, count } of quotes) {
      const { tokens, low, high } = till.isLoaded(model)
        ? till.count(model, text)
        : (count ?? assert.fail(model));
      assert.deepEqual([model, count?.tokens, count?.low, count?.high], [model, tokens, low, high]);
    }
    assert.equal(quotes.length, models.length);
  }
  live.free();
}

test("a model that is not known has its sentence, and the others their counts", async () => {
  const till = await openTill();
  await till.load("gpt-4o");
  const live = new LiveText(till);
  live.change({ start: 0, end: 0, insert: "hello world", length: 11, revision: 1 });
  const { quotes } = live.answer({ id: 1, models: ["gpt-4o", "gpt-4oh"], output: 0 });
  assert.equal(quotes[0].count?.tokens, 2);
  assert.equal(quotes[1].problem?.code, "unknown-model");
});
