// <token-till> whose files stand on another origin than the page, as on a CDN: no worker may start from
// there, and the host may call the WebAssembly something else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/lib/serve.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { openElementBench } from "./support/element-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof serve>>} */
let host;
before(async () => {
  host = await serve(inRoot("dist"), {
    headers: { "Access-Control-Allow-Origin": "*" },
    types: { ".wasm": "text/plain" },
  });
});
after(() => host.close());

const SLIP = '<token-till value="hello world"></token-till>';

test("counts in a worker that was started by way of this origin", async () => {
  const bench = await openElementBench();
  const blog = await bench.visit(SLIP, { files: host.url });
  await blog.says("exact");
  await blog.says("2 tokens in");
  assert.notEqual(new URL(host.url).origin, new URL(bench.url).origin);
  await becomes(() => blog.page.workers().length, 1);
  assert.match(blog.page.workers()[0].url(), /^blob:/);
  const elsewhere = bench.asked.filter((path) => !path.startsWith("/page-"));
  assert.deepEqual(elsewhere, [], "every file came from the other origin");
  assert.deepEqual(blog.complaints, []);
  await blog.close();
  await bench.close();
});

test("counts in the page where the policy forbids that worker", async () => {
  const bench = await openElementBench({
    headers: {
      "Content-Security-Policy": `default-src 'self' ${host.url}; script-src ${host.url} 'wasm-unsafe-eval'; img-src data:`,
    },
  });
  const blog = await bench.visit(SLIP, { files: host.url });
  await blog.says("exact");
  await blog.says("2 tokens in");
  await becomes(() => blog.page.workers().length, 0);
  await blog.page.locator("token-till textarea").fill("hello world again");
  await blog.says("3 tokens in");
  await blog.close();
  await bench.close();
});

test("an element that moves away from such a page leaves nothing running", async () => {
  const bench = await openElementBench();
  const blog = await bench.visit(SLIP, { files: host.url });
  await blog.says("exact");
  assert.equal(blog.page.workers().length, 1);
  await blog.page.evaluate(() => document.querySelector("token-till")?.remove());
  await becomes(() => blog.page.workers().length, 0);
  await blog.close();
  await bench.close();
});
