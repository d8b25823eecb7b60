// The text of a line that was never decoded is the text of the decoded line, for every line that has one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldReader } from "../../command/counting/field.js";
import { readRecords } from "../../command/counting/records.js";
import { undecodedReader } from "../../command/counting/undecoded.js";
import { seeded } from "../www/support/seeded.js";

// prettier-ignore
const PIECES = [
  "a", "é", "Ã©", "é".normalize("NFD"), "不", "👍🏽", "\u00a0", "\u0085", "\u2028", "\ufeff", "\u007f", "\u0000", "\n",
  "\"", "\\", "\\u00e9", "{", "}", ":", ",", " ", "\ud800", "ÿ", "¡",
];
const KEYS = ["text", "é", "Ã©", "a.b", "toString", "__proto__"];

/** @param {Buffer} line @param {string} field */
function decoded(line, field) {
  return fieldReader(field)(line.toString("utf8"));
}

test("undecoded and decoded, of seeded lines", () => {
  const random = seeded(7);
  const text = () =>
    Array.from({ length: random(12) }, () => PIECES[random(PIECES.length)]).join("");
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    const entries = Array.from({ length: 1 + random(3) }, () => {
      const key = JSON.stringify(random(4) > 0 ? KEYS[random(KEYS.length)] : text());
      return `${key}:${random(6) > 0 ? JSON.stringify(text()) : `[{"é":${JSON.stringify(text())}}]`}`;
    });
    const line = Buffer.from(`{${entries.join(",")}${random(9) > 0 ? "}" : text()}`);
    for (const field of [...KEYS, "é.0.é", "text.0.é"]) {
      const bytes = undecodedReader(field)(line);
      if (bytes === undefined) continue;
      found++;
      const expected = decoded(line, field).text;
      const told = `${field} of ${line}`;
      assert.ok(expected !== undefined && Buffer.from(expected).equals(bytes), told);
    }
  }
  assert.ok(found > 4_000, `${found} lines were read undecoded`);
});

test("a line that needs no decoding is not decoded; one with an escaped character is", () => {
  const read = undecodedReader("text");
  assert.deepEqual(read(Buffer.from('{"text":"é\\n👍"}')), Buffer.from("é\n👍"));
  assert.equal(read(Buffer.from('{"text":"é\\u00e9"}')), undefined);
  assert.equal(read(Buffer.from('{"text":"é"')), undefined);
});

test("what is wrong with a line is said of the decoded one", () => {
  const lines = ['{"é":"é"}', '{"text":"é"', "\u00a0", '{"text":"ü"}', '["é"]'];
  /** @type {unknown[]} */
  const seen = [];
  readRecords(
    Buffer.from(lines.join("\n")),
    { kind: "jsonl", field: "text" },
    {
      text: (text) => seen.push(Buffer.from(text).toString()),
      problem: (line, problem) => seen.push([line, problem.slice(0, 24)]),
    },
  );
  assert.deepEqual(seen, [
    [0, 'has no "text"; it has é'],
    [1, "is no JSON: Expected ','"],
    "ü",
    [4, "is a list, not an object"],
  ]);
});
