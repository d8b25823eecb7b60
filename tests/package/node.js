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
  });
}
