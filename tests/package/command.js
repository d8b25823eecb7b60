// The installed package's command, started by npx as its users do.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { capture, npm } from "../../scripts/lib/run.js";

/** @param {() => import("./packed.js").Installed} installed */
export function commandSuite(installed) {
  /** @param {...string} args */
  const npx = (...args) =>
    capture(...npm(["exec", "--offline", "--", "tokentill", ...args]), { cwd: installed().folder });

  test("counts by threads and without them, and bills", () => {
    const { folder } = installed();
    const corpus = readFileSync(inRoot("tests", "data", "corpus", "prompts.jsonl"), "utf8");
    writeFileSync(join(folder, "few.jsonl"), corpus);
    writeFileSync(join(folder, "many.jsonl"), corpus.repeat(250));
    // Two records of the corpus have no text, so npx ends with 1, and prints all the same.
    const options = ["--models", "gpt-5", "--json", "--threads", "2"];
    const { stdout, stderr } = npx("few.jsonl", "many.jsonl", ...options);
    assert.notEqual(stdout, "", stderr);
    const [few, many] = JSON.parse(stdout).files.map((/** @type {any} */ file) => file.counts[0]);
    assert.ok(few.tokens > 1000);
    assert.equal(many.tokens, few.tokens * 250);
    const pico = BigInt(few.picodollars.total) * 250n;
    assert.equal(many.picodollars.total, `${pico}`);
    assert.match(stderr, /^few\.jsonl:4: /m);
  });

  test("knows its version", () => {
    const { stdout } = npx("--version");
    const manifest = readFileSync(join(installed().package, "package.json"), "utf8");
    assert.equal(stdout.trim(), JSON.parse(manifest).version);
  });
}
