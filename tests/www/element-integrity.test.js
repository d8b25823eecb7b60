// The hashes that the build prints: a page that insists on them loads the very files of this build, and no
// others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { createHash } from "node:crypto";
import { integrityOfScripts } from "../../scripts/build/integrity.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { openElementBench } from "./support/element-page.js";
import { waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
before(async () => (bench = await openElementBench()));
after(() => bench.close());

/** A page that names the hash of every script that it may load. @param {Record<string, string>} hashes */
function insisting(hashes) {
  const integrity = Object.fromEntries(
    Object.entries(hashes).map(([name, hash]) => [`./${name}`, hash]),
  );
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="./define.js" integrity="${hashes["define.js"]}"></script>
    <token-till value="hello world"></token-till>`;
}

test("the hashes are those of the files, whoever computes them", () => {
  for (const [name, hash] of Object.entries(integrityOfScripts())) {
    const path = name === "inline.js" ? inRoot("dist", "inline", name) : inRoot("dist", name);
    const own = createHash("sha384").update(readFileSync(path)).digest("base64");
    assert.equal(hash, `sha384-${own}`, name);
  }
});

test("a page that insists on all of them counts", async () => {
  const blog = await bench.visit(insisting(integrityOfScripts()), { files: "none" });
  await blog.says("exact");
  await blog.says("2 tokens in");
  assert.deepEqual(blog.complaints, []);
  await blog.close();
});

test("a script that is not the one of this build does not run", async () => {
  const hashes = integrityOfScripts();
  // A part that define.js imports, told by another file's hash.
  const part = Object.keys(hashes).find((name) =>
    readFileSync(inRoot("dist", "define.js"), "utf8").includes(name),
  );
  assert.ok(part);
  const wrong = { ...hashes, [part]: hashes["define.js"] ?? "" };
  const blog = await bench.visit(insisting(wrong), { files: "none" });
  await waitFor(
    () => blog.complaints,
    (texts) => texts.some((text) => /integrity/.test(text)),
    "the browser to complain of the wrong hash",
  );
  // What is imported dynamically runs after what the page names, or not at all.
  const refused = await blog.page.evaluate(() =>
    import(`${location.origin}/define.js`).then(
      () => "ran",
      () => "refused",
    ),
  );
  assert.equal(refused, "refused");
  assert.equal(await blog.page.evaluate(() => customElements.get("token-till")), undefined);
  await blog.close();
});
