// The edit between two texts, over seeded changes of many kinds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../www/engine/difference.js";
import { roughCount } from "../../www/engine/rough.js";
import { textFacts } from "../../www/engine/text-facts.js";
import { openReference } from "./support/numbers.js";
import { seeded } from "./support/seeded.js";

test("applying the edit gives the other text, and the edit is no larger than the change", () => {
  const random = seeded(20261123);
  const letters = ["a", "b", "\n", "é", "漢", "\ud83d", "\ude00", "🧾"];
  const words = (/** @type {number} */ n) =>
    Array.from({ length: n }, () => letters[random(letters.length)]).join("");
  for (let round = 0; round < 5000; round++) {
    const before = words(random(round % 100 === 0 ? 20_000 : 40));
    const start = random(before.length + 1);
    const end = start + random(Math.min(12, before.length - start + 1));
    const insert = words(random(6));
    const after = before.slice(0, start) + insert + before.slice(end);
    const edit = difference(before, after);
    assert.equal(before.slice(0, edit.start) + edit.insert + before.slice(edit.end), after);
    assert.ok(edit.insert.length <= insert.length && edit.end - edit.start <= end - start);
  }
});

test("equal texts differ in nothing", () => {
  assert.deepEqual(difference("same", "same"), { start: 4, end: 4, insert: "" });
});

test("facts of a text: code points, words of every script, lines", () => {
  assert.deepEqual(textFacts(""), { characters: 0, words: 0, lines: 0 });
  assert.deepEqual(textFacts("a b\n"), { characters: 4, words: 2, lines: 2 });
  assert.deepEqual(textFacts("don't — 3,5 % 👍🏽"), { characters: 16, words: 2, lines: 1 });
  assert.deepEqual(textFacts("漢字とカナ"), { characters: 5, words: 5, lines: 1 });
  assert.equal(textFacts("\ud83d\ud83d").characters, 2);
});

test("the rough count is near the real one for prose and code, and never a silent zero", async () => {
  const till = await openReference("gpt-4o");
  const texts = [
    "Please summarise the following contract in three sentences and list every date that it names.",
    "Bitte fasse den folgenden Vertrag in drei Sätzen zusammen und nenne jedes Datum darin.",
    "Пожалуйста, кратко перескажите этот договор и перечислите все даты, которые в нём есть.",
    "请用三句话总结以下合同，并列出其中的所有日期。",
    "export function sum(values) {\n  return values.reduce((a, b) => a + b, 0);\n}\n",
  ];
  for (const text of texts) {
    const real = till.count("gpt-4o", text).tokens;
    const ratio = roughCount(text) / real;
    assert.ok(ratio > 0.6 && ratio < 1.6, `${ratio.toFixed(2)} for ${text}`);
  }
  assert.equal(roughCount(""), 0);
  assert.ok(roughCount(" ") > 0);
  const long = texts[0].repeat(5000);
  const ratio = roughCount(long) / till.count("gpt-4o", long).tokens;
  assert.ok(ratio > 0.6 && ratio < 1.6, `${ratio.toFixed(2)} for a long text, judged by samples`);
});
