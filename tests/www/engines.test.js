// The core in each engine that this machine has: the counter's page, the element and the frame count the
// same in Chromium, Firefox and WebKitGTK. A run names the engines that it skipped.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Hosts, elementSays, inEachEngine, says, seen } from "./support/engine-suite.js";
import { openReference } from "./support/numbers.js";
import { becomes, waitFor } from "./support/waiting.js";

/** Words, digits, an emoji of two code points, accents, another script. */
const TEXT = "Grüße: 12,345 tokens 👍🏽 不 don't";

const hosts = new Hosts();
/** @type {import("tokentill").Till} */
let reference;
before(async () => {
  [reference] = await Promise.all([openReference("gpt-4o", "claude-sonnet-4-5"), hosts.start()]);
});
after(() => hosts.close());

inEachEngine((inPage) => {
  inPage("the page counts and prices what is typed", async (page) => {
    await page.open(`${hosts.site}#models=openai/gpt-4o,anthropic/claude-sonnet-4-5&out=0`);
    await seen(page, "textarea#text");
    await page.type("textarea#text", "hello world");
    await says(page, "#slip", /2 tokens in/);
    await says(page, "#slip", /exact/);
    await says(page, "table", /reconstructed/);
    await says(page, "#slip", /\$0\.000005/);
  });

  inPage("the page counts what is cut and pasted, and prices it on another model", async (page) => {
    await page.open(`${hosts.site}#models=openai/gpt-4o,openai/gpt-4o-mini&out=0`);
    await seen(page, "textarea#text");
    await page.type("textarea#text", "hello world");
    await says(page, "#slip", /\b2 tokens in \$2\.50 \/ M/);
    await page.press("Control+A");
    await page.press("Control+X");
    await says(page, "#slip", /\b0 tokens in/);
    await page.press("Control+V");
    await page.press("Control+V");
    const text = () =>
      page.evaluate(() => /** @type {any} */ (document.querySelector("#text")).value);
    await becomes(text, "hello worldhello world");
    await says(page, "#slip", /\b4 tokens in \$2\.50 \/ M/);
    await page.evaluate(() => /** @type {any} */ (document.querySelector("#slip button")).click());
    await waitFor(
      () => page.evaluate(() => document.activeElement?.getAttribute("role")),
      (role) => role === "combobox",
      "the search for models to have the focus",
    );
    await page.keys("4o mini");
    await says(page, "#model-0", /^GPT-4o mini/);
    await page.press("Enter");
    await says(page, "#slip", /GPT-4o mini.*\b4 tokens in \$0\.15 \/ M/);
    await becomes(text, "hello worldhello world");
  });

  inPage("the tinted pieces are the tokens, and the caret's is described", async (page) => {
    await page.open(`${hosts.site}#models=openai/gpt-4o&out=0`);
    await seen(page, "textarea#text");
    // WebKit's driver types no character beyond the first 65,536.
    const text = TEXT.replace(" 👍🏽", "");
    await page.type("textarea#text", text);
    await says(page, "#slip", /exact/);
    await page.evaluate(() => {
      const labels = [...document.querySelectorAll("label")];
      labels.find((label) => label.innerText.trim() === "Tokens")?.click();
    });
    const { ids, ends } = reference.split("gpt-4o", text);
    let start = 0;
    const pieces = [...ends].map((end) => text.slice(start, (start = end))).filter(Boolean);
    const drawn = () =>
      page.evaluate(() => [...document.querySelectorAll(".mirror span")].map((s) => s.textContent));
    await becomes(drawn, pieces);
    await says(page, ".caret-token", new RegExp(`^Token ${ids.length} of ${ids.length} ·`));
  });

  inPage("the sheet of workflows computes, and is there after a reload", async (page) => {
    await page.open(`${hosts.site}#workflows`);
    await page.evaluate(() => localStorage.clear());
    await page.open("about:blank");
    await page.open(`${hosts.site}#workflows`);
    const button = () => page.evaluate(() => {
      const all = [...document.querySelectorAll("button")];
      const example = all.find((one) => one.innerText === "Start with an example");
      example?.click();
      return example !== undefined;
    }); // prettier-ignore
    await becomes(button, true);
    const amount = async () => (await says(page, "#budget-slip", /With 40%/)).slice(0, 60);
    const before = await amount();
    await page.open("about:blank");
    await page.open(`${hosts.site}#workflows`);
    await becomes(amount, before);
  });

  inPage("the page's other view opens, and its sheet computes", async (page) => {
    await page.open(`${hosts.site}#which-token`);
    await seen(page, "#figure-priceUsd");
    await page.type("#figure-priceUsd", "2");
    await page.type("#figure-circulating", "1,000");
    await says(page, '[data-figure="marketCapUsd"]', /\$2,000\.00/);
  });

  inPage("the element counts as the package does, under a strict policy", async (page) => {
    await hosts.visit(
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
    await becomes(counts, expected);
  });

  inPage("the element follows a field, key by key, and a form gets its own text", async (page) => {
    await hosts.visit(
      page,
      '<textarea id="field"></textarea><token-till for="field"></token-till><form><token-till name="prompt" value="hello"></token-till></form>',
    );
    await elementSays(page, /exact/);
    await page.type("#field", "hello world");
    await elementSays(page, /2 tokens in/);
    const sent = () =>
      page.evaluate(() =>
        new FormData(/** @type {any} */ (document.querySelector("form"))).get("prompt"),
      );
    await becomes(sent, "hello");
  });

  inPage("elements share one engine and one vocabulary; a move is no end", async (page) => {
    await hosts.visit(page, '<div id="a"><token-till value="a b"></token-till></div><token-till value="c d e"></token-till><div id="b"></div>'); // prettier-ignore
    await elementSays(page, /2 tokens in.*exact|exact.*2 tokens in/);
    await page.evaluate(() => {
      const till = /** @type {any} */ (document.querySelector("#a token-till"));
      document.querySelector("#b")?.append(till);
      till.value = "a b c d";
    });
    await says(page, "#b token-till", /4 tokens in/);
    const fetched = hosts.asked.filter((path) => /\.wasm$/.test(path));
    assert.ok(fetched.length > 0);
    assert.deepEqual(fetched, [...new Set(fetched)], "each file once");
  });

  inPage("an unknown model and a missing rate are said and told", async (page) => {
    await hosts.visit(page, "");
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
    await page.evaluate(() =>
      document.querySelector("token-till")?.setAttribute("currency", "EUR"),
    );
    await elementSays(page, /Amounts are in US dollars: EUR needs a rate/);
  });

  inPage("the frame shows what stands behind the #, as text", async (page) => {
    await page.open(`${hosts.site}embed.html#models=gpt-4o&value=hello%20world&label=%3Cb%3EMine`);
    await elementSays(page, /2 tokens in/);
    await becomes(
      () => page.evaluate(() => document.querySelector("strong")?.textContent),
      "<b>Mine",
    );
  });
});
