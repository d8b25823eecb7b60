// The core in each engine that this machine has: the counter's page, the element and the frame count the
// same in Chromium, Firefox and WebKitGTK. A run names the engines that it skipped.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/lib/serve.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { engines } from "./support/engines.js";
import { openReference } from "./support/numbers.js";
import { waitFor } from "./support/waiting.js";

/** @typedef {import("./support/engines.js").EnginePage} EnginePage */

/** Words, digits, an emoji of two code points, accents, another script. */
const TEXT = "Grüße: 12,345 tokens 👍🏽 不 don't";
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:";

const pages = new Map();
/** @type {string[]} */
const asked = [];
/** @type {Awaited<ReturnType<typeof serve>>} */
let dist;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {import("tokentill").Till} */
let reference;

before(async () => {
  const before = (/** @type {import("node:http").IncomingMessage} */ { url }) =>
    void asked.push(url ?? "");
  [dist, site, reference] = await Promise.all([
    serve(inRoot("dist"), { pages, before, headers: { "Content-Security-Policy": POLICY } }),
    serve(inRoot("site"), { before }),
    openReference("gpt-4o", "claude-sonnet-4-5"),
  ]);
});
after(() => Promise.all([dist.close(), site.close()]));

for (const { name, missing, launch } of engines) {
  const why = missing();
  if (why) console.log(`Skipped: ${name}. ${why}.`);
  describe(`in ${name}`, { skip: why ?? false }, () => {
    /** @type {import("./support/engines.js").Engine} */
    let engine;
    before(async () => (engine = await launch()));
    after(() => engine?.close());
    suite(() => engine);
  });
}

/** @param {() => import("./support/engines.js").Engine} engine */
function suite(engine) {
  /** @param {string} name @param {(page: EnginePage) => Promise<void>} work */
  const inPage = (name, work) =>
    test(name, async () => {
      const page = await engine().page();
      try {
        await work(page);
      } finally {
        await page.close();
      }
    });

  inPage("the page counts and prices what is typed", async (page) => {
    await page.open(`${site.url}#models=openai/gpt-4o,anthropic/claude-sonnet-4-5&out=0`);
    await seen(page, "textarea#text");
    await page.type("textarea#text", "hello world");
    await says(page, "#slip", /2 tokens in/);
    await says(page, "#slip", /exact/);
    await says(page, "table", /reconstructed/);
    await says(page, "#slip", /\$0\.000005/);
  });

  inPage("the page's other view opens, and its sheet computes", async (page) => {
    await page.open(`${site.url}#which-token`);
    await seen(page, "#figure-priceUsd");
    await page.type("#figure-priceUsd", "2");
    await page.type("#figure-circulating", "1,000");
    await says(page, '[data-figure="marketCapUsd"]', /\$2,000\.00/);
  });

  inPage("the element counts as the package does, under a strict policy", async (page) => {
    await open(
      page,
      `<token-till models="gpt-4o, claude-sonnet-4-5" value="${TEXT}"></token-till>`,
    );
    await elementSays(page, /exact/);
    const counts = () =>
      page.evaluate(() =>
        /** @type {any} */ (document.querySelector("token-till")).quotes.map(
          (/** @type {any} */ { count, bill }) => [count?.tokens, count?.basis, bill?.usd],
        ),
      );
    const expected = ["gpt-4o", "claude-sonnet-4-5"].map((model) => {
      const { tokens, basis } = reference.count(model, TEXT);
      const { usd } = reference.bill({ model, input: tokens, output: 400 });
      return [tokens, basis, usd];
    });
    await waitFor(counts, (told) => JSON.stringify(told) === JSON.stringify(expected), `the counts ${JSON.stringify(expected)}`); // prettier-ignore
  });

  inPage("the element follows a field, key by key, and a form gets its own text", async (page) => {
    await open(
      page,
      '<textarea id="field"></textarea><token-till for="field"></token-till><form><token-till name="prompt" value="hello"></token-till></form>',
    );
    await elementSays(page, /exact/);
    await page.type("#field", "hello world");
    await elementSays(page, /2 tokens in/);
    const sent = await page.evaluate(() =>
      new FormData(/** @type {any} */ (document.querySelector("form"))).get("prompt"),
    );
    assert.equal(sent, "hello");
  });

  inPage("elements share one engine and one vocabulary; a move is no end", async (page) => {
    await open(page, '<div id="a"><token-till value="a b"></token-till></div><token-till value="c d e"></token-till><div id="b"></div>'); // prettier-ignore
    await elementSays(page, /2 tokens in.*exact|exact.*2 tokens in/);
    await page.evaluate(() => {
      const till = /** @type {any} */ (document.querySelector("#a token-till"));
      document.querySelector("#b")?.append(till);
      till.value = "a b c d";
    });
    await says(page, "#b token-till", /4 tokens in/);
    const fetched = asked.filter((path) => /\.wasm$/.test(path));
    assert.ok(fetched.length > 0);
    assert.deepEqual(fetched, [...new Set(fetched)], "each file once");
  });

  inPage("an unknown model and a missing rate are said and told", async (page) => {
    await open(page, "");
    const told = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("till-error", (event) => resolve(/** @type {any} */ (event).detail));
          document.body.innerHTML = '<token-till models="gpt-4oo, gpt-4o" value="x"></token-till>';
        }),
    );
    assert.equal(told.code, "unknown-model");
    assert.ok(told.suggestions.includes("gpt-4o"));
    await elementSays(page, /There is no model called “gpt-4oo”/);
  });

  inPage("the frame shows what stands behind the #, as text", async (page) => {
    await page.open(`${site.url}embed.html#models=gpt-4o&value=hello%20world&label=%3Cb%3EMine`);
    await elementSays(page, /2 tokens in/);
    const label = await page.evaluate(() => document.querySelector("strong")?.textContent);
    assert.equal(label, "<b>Mine");
  });
}

/** A page of somebody else's with this in its body. @param {EnginePage} page @param {string} body */
async function open(page, body) {
  asked.length = 0;
  const path = `/engine-${pages.size}.html`;
  pages.set(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,"><script type="module" src="./define.js"></script><body>${body}</body></html>`,
  );
  await page.open(new URL(path, dist.url).href);
}

/** What a person reads of it: of an element, what its shadow holds. @param {EnginePage} page @param {string} selector */
const read = (page, selector) =>
  page.evaluate((wanted) => {
    const found = document.querySelector(wanted);
    const shown = found?.shadowRoot ? [...found.shadowRoot.children] : [found];
    return shown
      .map((one) => one?.innerText ?? "")
      .join(" ")
      .replace(/\s+/g, " ");
  }, selector);

/** @param {EnginePage} page @param {string} selector @param {RegExp} said */
const says = (page, selector, said) =>
  waitFor(
    () => read(page, selector),
    (text) => said.test(text),
    `${selector} to say ${said}`,
  );

/** @param {EnginePage} page @param {RegExp} said */
const elementSays = (page, said) => says(page, "token-till", said);

/** @param {EnginePage} page @param {string} selector */
const seen = (page, selector) =>
  waitFor(
    () => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector),
    Boolean,
    `${selector} to be there`,
  );
