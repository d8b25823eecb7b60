// What <token-till> fetches and when: little before it is seen, each file once, again after a failure,
// and nothing heavy on the next visit.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { inRoot } from "../../scripts/lib/paths.js";
import { openElementBench } from "./support/element-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** Answers that are refused at present. @type {RegExp | undefined} */
let refused;
/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
before(async () => {
  bench = await openElementBench({
    before: ({ url }) => (refused?.test(url ?? "") ? 503 : undefined),
  });
});
after(() => bench.close());

const BELOW = '<div style="height: 300vh"></div>';
const files = () => bench.asked.filter((path) => !path.includes("page-"));

test("out of sight it has a rough count and has fetched at most 15 KB; in sight, the exact one", async () => {
  bench.asked.length = 0;
  const blog = await bench.visit(`${BELOW}<token-till value="hello world"></token-till>`);
  await blog.says("≈ 2 tokens in");
  await blog.says("rough");
  await blog.page.waitForLoadState("networkidle");
  const sizes = files().map(
    (path) => brotliCompressSync(readFileSync(inRoot("dist", path))).length,
  );
  const all = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(all > 0 && all <= 15_000, `${all} bytes: ${files()}`);
  await becomes(() => blog.page.workers().length, 0);
  await blog.page.locator("token-till").scrollIntoViewIfNeeded();
  await blog.says("exact");
  await blog.close();
});

test("whoever turns to its field need not see it", async () => {
  const blog = await bench.visit(
    `<textarea id="f">hello world</textarea>${BELOW}<token-till for="f"></token-till>`,
  );
  await blog.says("rough");
  await blog.page.locator("#f").focus();
  await blog.says("exact");
  await blog.close();
});

test("the rough count is a script of less than 3 KB", async () => {
  const { outputFiles } = await build({
    entryPoints: [inRoot("dist", "rough.js")],
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
  });
  assert.ok(outputFiles[0].contents.length <= 3000);
});

test("what cannot be fetched is said, and tried again without anybody asking", async () => {
  refused = /\.till$/;
  const blog = await bench.visit('<token-till value="hello world"></token-till>', {
    prepare: (page) =>
      page.addInitScript(() => {
        addEventListener("till-error", (event) => {
          /** @type {any} */ (globalThis).failed = /** @type {CustomEvent} */ (event).detail;
        });
      }),
  });
  // The first wait is of 1 s, and each is twice as long: whoever looks late sees a later one.
  const told = "A file could not be fetched. The count is rough; next try in ";
  await blog.says(new RegExp(`${told}(2|4|8|16|32|60) s\\.`));
  await blog.says("≈ 2 tokens in");
  const failed = () => blog.page.evaluate(() => /** @type {any} */ (globalThis).failed?.code);
  await becomes(failed, "network");
  refused = undefined;
  await blog.says(/^(?!.*could not be fetched).*exact/);
  await blog.close();
});

test("the engine that cannot be fetched, too", async () => {
  refused = /\.wasm$/;
  const blog = await bench.visit('<token-till value="hello world"></token-till>');
  await blog.says("A file could not be fetched.");
  await blog.says("≈ 2 tokens in");
  refused = undefined;
  await blog.says("exact");
  await blog.close();
});

test("a second visit fetches no vocabulary; a damaged copy is fetched anew", async () => {
  const blog = await bench.visit('<token-till value="hello world"></token-till>');
  await blog.says("exact");
  await waitFor(
    () =>
      blog.page.evaluate(
        async () => (await (await caches.open("tokentill-vocabularies")).keys()).length,
      ),
    (kept) => kept === 1,
    "the vocabulary to be kept",
  );
  bench.asked.length = 0;
  await blog.page.reload();
  await blog.says("exact");
  const fetched = () => bench.asked.filter((path) => path.endsWith(".till"));
  assert.deepEqual(fetched(), []);
  await blog.page.evaluate(async () => {
    const store = await caches.open("tokentill-vocabularies");
    const [entry] = await store.keys();
    const bytes = new Uint8Array(
      await /** @type {Response} */ (await store.match(entry)).arrayBuffer(),
    );
    bytes[bytes.length >> 1] ^= 1;
    await store.put(entry, new Response(bytes));
  });
  await blog.page.reload();
  await blog.says("exact");
  assert.equal(fetched().length, 1);
  await blog.close();
});

test("no request carries a word of the text", async () => {
  bench.asked.length = 0;
  const blog = await bench.visit('<textarea id="f"></textarea><token-till for="f"></token-till>');
  /** @type {string[]} */
  const sent = [];
  blog.page.context().on("request", (request) => {
    sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
  });
  await blog.page.locator("#f").pressSequentially("xylophone-marzipan-quasar");
  await blog.says("exact");
  assert.doesNotMatch(`${sent} ${bench.asked}`, /xylo|marzipan|quasar/);
  const kept = await blog.page.evaluate(async () => {
    const entries = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) entries.push(request.url);
    }
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, entries]);
  });
  assert.doesNotMatch(kept, /xylo|marzipan|quasar/);
  await blog.close();
});
