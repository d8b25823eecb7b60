// The papers of the element say what its source says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { documents } from "../../scripts/docs.js";
import { readElement } from "../../scripts/lib/element-source.js";
import { inRoot } from "../../scripts/lib/paths.js";

test("docs/element.md and custom-elements.json are what `npm run docs` writes", async () => {
  for (const [path, text] of await documents()) {
    assert.equal(readFileSync(inRoot(path), "utf8"), text, `${path}: run npm run docs`);
  }
});

test("every part and every custom property of the source is described, and no other", () => {
  const { parts, colours } = readElement();
  const view = readFileSync(inRoot("www", "element", "view.js"), "utf8");
  const styles = readFileSync(inRoot("www", "element", "styles.js"), "utf8");
  const drawn = [...view.matchAll(/part="([a-z]+)|sentences\([^"{\n]*"([a-z]+)"/g)].map(
    ([, part, said]) => part ?? said,
  );
  assert.deepEqual([...new Set(drawn)].sort(), parts.map(({ name }) => name).sort());
  const used = [...styles.matchAll(/--token-till-[a-z]+/g)].map(([name]) => name);
  assert.deepEqual([...new Set(used)].sort(), colours.map(({ name }) => name).sort());
});
