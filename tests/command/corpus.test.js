// The corpus that every way to count is held to says what the package itself answers, one record at a time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { expected } from "../data/corpus/generate.js";

test("tests/data/corpus/expected.json is what the package answers", async () => {
  const kept = readFileSync(inRoot("tests", "data", "corpus", "expected.json"), "utf8");
  assert.deepEqual(JSON.parse(kept), await expected());
});
