// <token-till> where things are wrong or forbidden: names, currencies, dead workers, strict hosts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openElementBench } from "./support/element-page.js";
import { becomes, waitFor } from "./support/waiting.js";
import { killWorker } from "./support/browser.js";

/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
before(async () => (bench = await openElementBench()));
after(() => bench.close());

/** The details of the events of this type. @param {string} type */
const hear = (type) => ({
  prepare: (/** @type {import("playwright-core").Page} */ page) =>
    page.addInitScript((name) => {
      const heard = /** @type {any[]} */ ([]);
      Object.assign(globalThis, { heard });
      addEventListener(name, (event) => heard.push(/** @type {CustomEvent} */ (event).detail));
    }, type),
});
/** The first of them. @param {import("playwright-core").Page} page */
const heard = (page) =>
  waitFor(
    () => page.evaluate(() => /** @type {any} */ (globalThis).heard[0]),
    (detail) => detail !== undefined,
    "an event",
  );

test("an unknown model: the nearest name, an event, and the others go on", async () => {
  const blog = await bench.visit(
    '<token-till models="gpt-4oo, gpt-4o-mini" value="hello world"></token-till>',
    hear("till-error"),
  );
  await blog.says("There is no model called “gpt-4oo”. Nearest: gpt-4o.");
  await blog.says("GPT-4o mini 2 tokens");
  const detail = await heard(blog.page);
  assert.equal(detail.code, "unknown-model");
  assert.equal(detail.model, "gpt-4oo");
  assert.equal(detail.suggestions[0], "gpt-4o");
  await blog.page.evaluate(() => {
    document.querySelector("token-till")?.setAttribute("models", "gpt-4o");
  });
  await blog.says(/^(?!.*no model).*exact/);
  await blog.close();
});

test("a currency without a rate: dollars, a sentence, an event", async () => {
  const blog = await bench.visit(
    '<token-till currency="EUR" value="hello world"></token-till>',
    hear("till-error"),
  );
  await blog.says("Amounts are in US dollars: EUR needs a rate.");
  await blog.says(/exact.*\$0\.0040/);
  assert.equal((await heard(blog.page)).code, "bad-input");
  await blog.page.evaluate(() => document.querySelector("token-till")?.setAttribute("rate", "2"));
  await blog.says("€0.0080");
  await blog.page.evaluate(() => {
    document.querySelector("token-till")?.setAttribute("currency", "<b>euros</b>");
  });
  await blog.says("“<b>euros</b>” is no currency; amounts are in US dollars.");
  await blog.close();
});

test("a number of tokens that is none is said, not counted", async () => {
  const blog = await bench.visit('<token-till output-tokens="-5" value="hello"></token-till>');
  await blog.says("The expected answer is a whole number of tokens, 0 or more.");
  await blog.close();
});

test("a worker that dies is replaced: text intact, counted again", async () => {
  const blog = await bench.visit('<textarea id="f"></textarea><token-till for="f"></token-till>');
  await blog.page.locator("#f").fill("hello world");
  await blog.says("exact");
  await killWorker(blog.page);
  await blog.page.locator("#f").fill("hello world again");
  await blog.says("3 tokens in");
  await blog.says("exact");
  await becomes(() => blog.page.workers().length, 1);
  await blog.close();
});

test("a worker that dies before it has answered anything is replaced", async () => {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  let arrive = () => {};
  const arrived = new Promise((resolve) => (arrive = () => resolve(undefined)));
  const blog = await bench.visit('<token-till value="hello world"></token-till>', {
    prepare: (page) =>
      page.context().route("**/*.wasm", async (route) => {
        arrive();
        await held;
        await route.continue().catch(() => {});
      }),
  });
  await arrived;
  await killWorker(blog.page);
  release();
  await blog.says("exact");
  await blog.says("2 tokens in");
  await blog.close();
});

for (const [what, policy, said] of [
  [
    "a strict content security policy is kept without a complaint",
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:",
    "exact",
  ],
  [
    "where WebAssembly is blocked it says so and keeps the rough count",
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src data:",
    "WebAssembly is blocked here, so the count is rough and has no price.",
  ],
]) {
  test(what, async () => {
    const strict = await openElementBench({ headers: { "Content-Security-Policy": policy } });
    const blog = await strict.visit(
      '<token-till id="a" models="gpt-4o, gpt-4o-mini" value="hello world"></token-till><token-till id="b" compact value="hello"></token-till>',
    );
    await blog.says(said, "#a");
    await blog.says("2 tokens in", "#a");
    await blog.says(said, "#b");
    if (said === "exact") assert.deepEqual(blog.complaints, []);
    await blog.page.locator("token-till textarea").fill("hello world again");
    await blog.says("3 tokens in", "#a");
    await blog.close();
    await strict.close();
  });
}
