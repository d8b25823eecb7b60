// <token-till> and the document it lives in: before it is known, in another place, gone, and many of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openElementBench } from "./support/element-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
before(async () => (bench = await openElementBench()));
after(() => bench.close());

test("attributes and properties say the same", async () => {
  const blog = await bench.visit(
    '<token-till models="gpt-4o, gpt-4o-mini" value="hello world" output-tokens="10" compact name="a" theme="dark" lang="de" currency="EUR" rate="0.5" rate-date="2026-11-01"></token-till>',
  );
  await blog.says("genau");
  const properties = await blog.page.evaluate(() => {
    const till = /** @type {any} */ (document.querySelector("token-till"));
    const { models, value, outputTokens, compact, name, theme, lang, currency, rate, rateDate } =
      till;
    Object.assign(till, { compact: false, theme: "light", lang: "en", outputTokens: 0 });
    return [models, value, outputTokens, compact, name, theme, lang, currency, rate, rateDate];
  });
  assert.deepEqual(properties, [
    ["gpt-4o", "gpt-4o-mini"],
    "hello world",
    10,
    true,
    "a",
    "dark",
    "de",
    "EUR",
    0.5,
    "2026-11-01",
  ]);
  await blog.says("2 tokens in");
  await blog.says("1 USD = €0.50 on 1 Nov 2026");
  await blog.says("Total €0.0000025");
  const html = () => blog.page.evaluate(() => document.querySelector("token-till")?.outerHTML);
  await becomes(html, /^(?!.* compact).* theme="light"/s);
  assert.deepEqual(blog.complaints, []);
  await blog.close();
});

test("properties set before the element is known survive", async () => {
  const blog = await bench.visit("", {
    files: "none",
    prepare: (page) =>
      page.addInitScript(() => {
        addEventListener("DOMContentLoaded", () => {
          const till = /** @type {any} */ (document.createElement("token-till"));
          document.body.append(till);
          Object.assign(till, { value: "hello world", models: ["gpt-4o-mini"], compact: true });
          import(`${location.origin}/define.js`);
        });
      }),
  });
  await blog.says(/2 tokens .*GPT-4o mini exact/);
  await blog.close();
});

test("the class registers nothing, and two registrations are one", async () => {
  const blog = await bench.visit("", { files: "none" });
  const told = await blog.page.evaluate(async () => {
    const load = (/** @type {string} */ file) => import(`${location.origin}/${file}`);
    const { TokenTill } = await load("element.js");
    const before = customElements.get("token-till") === undefined;
    await load("define.js");
    await load("define.js?again");
    return [before, customElements.get("token-till") === TokenTill];
  });
  assert.deepEqual(told, [true, true]);
  assert.deepEqual(blog.complaints, []);
  await blog.close();
});

test("a move in the document is no end: same worker, same count", async () => {
  const blog = await bench.visit(
    '<div id="a"><token-till value="hello world"></token-till></div><div id="b"></div>',
  );
  await blog.says("exact");
  const [worker] = blog.page.workers();
  await blog.page.evaluate(() => {
    const till = /** @type {HTMLElement} */ (document.querySelector("token-till"));
    /** @type {string[]} */
    const events = [];
    Object.assign(globalThis, { events });
    for (const type of ["till-ready", "till-error"])
      till.addEventListener(type, () => events.push(type));
    document.querySelector("#b")?.append(till);
  });
  await blog.page.evaluate(() => {
    const till = /** @type {any} */ (document.querySelector("token-till"));
    till.value = "hello world again";
  });
  await blog.says("3 tokens in");
  assert.deepEqual(await blog.page.evaluate(() => /** @type {any} */ (globalThis).events), []);
  assert.ok(worker);
  assert.deepEqual(blog.page.workers(), [worker]);
  await blog.close();
});

test("many elements share one worker and fetch each file once", async () => {
  bench.asked.length = 0;
  const many = Array.from(
    { length: 12 },
    (_, i) => `<token-till compact id="t${i}" value="${"hello ".repeat(i + 1)}"></token-till>`,
  );
  const blog = await bench.visit(many.join("\n"));
  for (let i = 0; i < 12; i++) await blog.says(/exact/, `#t${i}`);
  await becomes(() => blog.page.workers().length, 1);
  const heavy = () => bench.asked.filter((path) => /\.(wasm|till)$/.test(path)).sort();
  const once = ["/counter_bg.wasm", "/ledger_bg.wasm", "/vocabularies/o200k_base.till"];
  await becomes(heavy, once);
  await blog.close();
});

test("added and removed a hundred times: no worker and no element is left", async () => {
  const blog = await bench.visit("<main></main>");
  const client = await blog.page.context().newCDPSession(blog.page);
  await blog.page.evaluate(async () => {
    const main = /** @type {HTMLElement} */ (document.querySelector("main"));
    const refs = /** @type {WeakRef<Element>[]} */ ([]);
    Object.assign(globalThis, { refs });
    for (let i = 0; i < 100; i++) {
      const till = document.createElement("token-till");
      till.setAttribute("value", `hello ${i}`);
      main.append(till);
      refs.push(new WeakRef(till));
      // Every tenth lives until it has counted; the others leave in the midst of it.
      if (i % 10 === 0) await new Promise((done) => till.addEventListener("till-ready", done));
      till.remove();
    }
  });
  await becomes(() => blog.page.workers().length, 0);
  const left = async () => {
    await client.send("HeapProfiler.collectGarbage");
    return blog.page.evaluate(() => {
      const { refs } = /** @type {any} */ (globalThis);
      return refs.filter((/** @type {any} */ ref) => ref.deref()).length;
    });
  };
  await becomes(left, 0, "elements that are left");
  assert.deepEqual(blog.complaints, []);
  await blog.close();
});

test("events carry numbers and names, never the text", async () => {
  const blog = await bench.visit("", {
    prepare: (page) =>
      page.addInitScript(() => {
        const heard = /** @type {any[]} */ ([]);
        Object.assign(globalThis, { heard });
        for (const type of ["till-ready", "till-change", "till-error"]) {
          addEventListener(type, (event) => {
            heard.push([type, /** @type {CustomEvent} */ (event).detail]);
          });
        }
        addEventListener("DOMContentLoaded", () => {
          document.body.innerHTML =
            '<token-till models="gpt-4o" value="xylophone marzipan" output-tokens="7"></token-till>';
        });
      }),
  });
  await blog.says("exact");
  const isReady = (/** @type {any} */ [type]) => type === "till-ready";
  const isExact = (/** @type {any} */ [type, { quotes }]) =>
    type === "till-change" && quotes[0]?.count.basis === "exact";
  const heard = await waitFor(
    () => blog.page.evaluate(() => /** @type {any[]} */ (/** @type {any} */ (globalThis).heard)),
    (all) => all.some(isReady) && all.some(isExact),
    "the element to be ready and to have counted",
  );
  const [, { version, models, prices }] = heard.find(isReady);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(models[0].id, "gpt-4o");
  assert.match(prices.asOf, /^\d{4}-\d\d-\d\d$/);
  const [, change] = heard.find(isExact);
  assert.deepEqual([change.length, change.output], [18, 7]);
  assert.ok(change.quotes[0].bill.usd > 0);
  assert.doesNotMatch(JSON.stringify(heard), /xylophone|marzipan/);
  await blog.close();
});
