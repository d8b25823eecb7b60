// The installed package in Node, imported by its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { capture } from "../../scripts/lib/run.js";
import { assertReport, encodings } from "./expected.js";

/** @param {() => import("./packed.js").Installed} installed */
export function nodeSuite(installed) {
  test("counts, splits, bills and explains what it cannot do", () => {
    const { folder } = installed();
    const { ok, stdout, stderr } = capture(process.execPath, ["in-node.js", ...encodings], {
      cwd: folder,
    });
    assert.ok(ok, stderr);
    const result = JSON.parse(stdout);
    assertReport(result);
    assert.ok(result.pack > 100_000, "the vocabulary is there");
    assert.equal(result.priceBook.models.length, result.models);
    assert.ok(result.version, "the engine's version is the package's");
    assert.equal(result.errorClass, "unknown-model");
    assertCounter(result);
    assert.deepEqual(result.given, [2, result.bill.usd], "one module can do both");
    assert.deepEqual(result.mistaken, ["bad-input", "bad-input"]);
    // The element's class can be read on a server, and leaves no stand-in of a browser behind.
    const [associated, refused, ...globals] = result.element;
    assert.equal(associated, true);
    assert.match(refused, /in a browser only/);
    assert.deepEqual(globals, ["undefined", "undefined"]);
  });

  test("counts where nothing may be compiled or fetched: the module is handed over", () => {
    const { folder } = installed();
    const { ok, stdout, stderr } = capture(process.execPath, ["at-the-edge.js"], { cwd: folder });
    assert.ok(ok, stderr);
    const { tokens, ids, usd, missing, asked } = JSON.parse(stdout);
    assert.deepEqual([tokens, ids], [2, [24912, 2375]]);
    assert.equal(usd, 0.001015);
    assert.equal(missing, "network");
    assert.deepEqual(asked, ["o200k_base"], "one pack, once");
  });
}

/** @param {any} result */
function assertCounter({ counter: [count, edited, encoding, sameVersion, refused] }) {
  assert.deepEqual(count, { tokens: 2, low: 2, high: 2, basis: "exact", encoding: "o200k_base" });
  assert.deepEqual(edited, [count]);
  assert.deepEqual([encoding.loaded, encoding.licence], [true, "MIT"]);
  assert.ok(encoding.vocabulary > 199_000 && encoding.packBytes > 500_000);
  assert.ok(sameVersion, "the counter's version is the till's");
  assert.deepEqual(refused, [true, "unknown-encoding", "o200k_base"]);
}
