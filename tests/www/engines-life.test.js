// Beginnings, ends and bad days in each engine that this machine has: workers that die, files that do not
// come, no network at all, hosts that forbid. A run names what it skipped.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { serve } from "../../scripts/lib/serve.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { Hosts, elementSays, inEachEngine, says, seen, watchAndLoad } from "./support/engine-suite.js"; // prettier-ignore
import { becomes, waitFor } from "./support/waiting.js";

/** @typedef {import("./support/engines.js").EnginePage} EnginePage */

const hosts = new Hosts();
before(() => hosts.start());
after(() => hosts.close());

inEachEngine((inPage) => {
  inPage("properties set before the element is known survive", async (page) => {
    await hosts.visit(page, "", { files: "" });
    await page.evaluate(() => {
      const till = document.createElement("token-till");
      document.body.append(till);
      Object.assign(till, { value: "hello world", models: ["gpt-4o-mini"], compact: true });
    });
    await watchAndLoad(page, "./");
    await elementSays(page, /2 tokens .*GPT-4o mini exact/);
  });

  inPage("a strict policy is kept without a complaint", async (page) => {
    await hosts.visit(page, "", { files: "" });
    await watchAndLoad(page, "./");
    await add(page, '<token-till models="gpt-4o, gpt-4o-mini" value="hello world" theme="dark"></token-till><token-till id="line" compact value="hello"></token-till>'); // prettier-ignore
    await elementSays(page, /2 tokens in.*exact|exact.*2 tokens in/);
    await says(page, "#line", /1 token .*exact/);
    // The style sheet is its own, and is at work.
    await becomes(() => page.evaluate(() => {
      const { shadowRoot } = /** @type {Element} */ (document.querySelector("#line"));
      return (shadowRoot?.adoptedStyleSheets.length ?? 0) > 0;
    }), true); // prettier-ignore
    assert.deepEqual(await complaints(page), []);
  });

  inPage("where WebAssembly is blocked it says so and keeps the rough count", async (page) => {
    await hosts.visit(page, '<token-till value="hello world"></token-till>', {
      host: hosts.blocked,
    });
    await elementSays(page, /WebAssembly is blocked here, so the count is rough and has no price/);
    await elementSays(page, /≈ 2 tokens in/);
  });

  inPage("for that names nothing warns once, and recovers when the field appears", async (page) => {
    await hosts.visit(page, "", { files: "" });
    await watchAndLoad(page, "./");
    await add(page, '<token-till for="later"></token-till><token-till for="later"></token-till>');
    await elementSays(page, /exact/);
    await becomes(async () => (await complaints(page)).length, 1);
    await add(page, '<textarea id="later">hello world</textarea>');
    await elementSays(page, /2 tokens in/);
    await page.type("#later", " again");
    await elementSays(page, /3 tokens in/);
    const [warning, ...others] = await complaints(page);
    assert.match(warning, /for="later"/);
    assert.deepEqual(others, []);
  });

  inPage("a form sends, resets and disables the text of the element's own field", async (page) => {
    await hosts.visit(
      page,
      '<form><fieldset><token-till name="prompt" value="hello"></token-till></fieldset></form>',
    );
    await elementSays(page, /1 token in/);
    const field = (/** @type {"focus" | "disabled" | "value"} */ what) =>
      page.evaluate((wanted) => {
        const till = document.querySelector("token-till");
        const own = /** @type {any} */ (till?.shadowRoot?.querySelector("textarea"));
        if (wanted !== "focus") return own[wanted];
        own.focus();
        own.setSelectionRange(own.value.length, own.value.length);
      }, what);
    const sent = () =>
      page.evaluate(() =>
        new FormData(/** @type {any} */ (document.querySelector("form"))).get("prompt"),
      );
    await field("focus");
    await page.keys(" world");
    await elementSays(page, /2 tokens in/);
    await becomes(sent, "hello world");
    await page.evaluate(() => document.querySelector("form")?.reset());
    await elementSays(page, /1 token in/);
    await becomes(sent, "hello");
    await becomes(() => field("value"), "hello");
    await page.evaluate(() => {
      /** @type {any} */ (document.querySelector("fieldset")).disabled = true;
    });
    await becomes(() => field("disabled"), true);
    await becomes(sent, null);
  });

  inPage("a worker that dies is replaced: text intact, counted again", async (page) => {
    await hosts.visit(page, '<textarea id="field"></textarea>', { files: "" });
    await watchAndLoad(page, "./");
    await add(page, '<token-till for="field"></token-till>');
    await page.type("#field", "hello world");
    await elementSays(page, /2 tokens in.*exact|exact.*2 tokens in/);
    assert.equal((await workers(page)).started, 1);
    // Not by way of the package, as the system does it that needs the memory.
    await page.evaluate(() => Worker.prototype.terminate.call(/** @type {any} */ (globalThis).workers[0])); // prettier-ignore
    await page.type("#field", " again");
    await elementSays(page, /3 tokens in.*exact|exact.*3 tokens in/);
    assert.equal((await workers(page)).started, 2);
  });

  inPage("what cannot be fetched is tried again with growing waits, and said", async (page) => {
    await hosts.visit(page, "", { files: "" });
    await watchAndLoad(page, "./");
    // Of another test's visit.
    await page.evaluate(() => caches.delete("tokentill-vocabularies"));
    hosts.refused = /\.till$/;
    try {
      await page.evaluate(() => {
        const till = document.createElement("token-till");
        const waits = /** @type {number[]} */ ([]);
        Object.assign(till, { value: "hello world" });
        Object.assign(globalThis, { waits });
        document.body.append(till);
        const root = /** @type {ShadowRoot} */ (till.shadowRoot);
        const note = () => {
          const [, wait] = /next try in (\d+) s/.exec(root.textContent ?? "") ?? [];
          if (wait && waits.at(-1) !== Number(wait)) waits.push(Number(wait));
        };
        new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true }); // prettier-ignore
      });
      await elementSays(page, /≈ 2 tokens in/);
      const waits = await waitFor(
        () => page.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (globalThis).waits)),
        (all) => all.length >= 2,
        "two waits",
      );
      assert.deepEqual(waits.slice(0, 2), [1, 2]);
    } finally {
      hosts.refused = undefined;
    }
    await elementSays(page, /^(?!.*could not be fetched).*2 tokens in.*exact|exact.*2 tokens in/);
  });

  inPage("elements that come and go leave no worker behind", async (page) => {
    await hosts.visit(page, "<main></main>", { files: "" });
    await watchAndLoad(page, "./");
    await page.evaluate(async () => {
      const main = /** @type {HTMLElement} */ (document.querySelector("main"));
      for (let i = 0; i < 50; i++) {
        const till = document.createElement("token-till");
        till.setAttribute("value", `hello ${i}`);
        main.append(till);
        // Every tenth lives until it has counted; the others leave in the midst of it.
        if (i % 10 === 0) await new Promise((done) => till.addEventListener("till-ready", done));
        till.remove();
      }
    });
    const left = await waitFor(
      () => workers(page),
      ({ started, ended }) => started === ended,
      "every worker to be ended",
    );
    assert.ok(left.started >= 5, "one for each that counted");
  });

  inPage("files from another origin count in a worker that this origin starts", async (page) => {
    await hosts.visit(page, "", { host: hosts.open, files: "" });
    await watchAndLoad(page, hosts.elsewhere);
    await add(page, '<token-till value="hello world"></token-till>');
    await elementSays(page, /2 tokens in.*exact|exact.*2 tokens in/);
    const { started, from } = await workers(page);
    assert.equal(started, 1);
    assert.match(from[0], /^blob:/);
  });

  inPage("after one visit the page works without a network", async (page) => {
    const own = await serve(inRoot("site"));
    try {
      await page.open(`${own.url}#models=openai/gpt-4o&out=0`);
      await says(page, "#slip", /exact/);
      await waitFor(
        () =>
          page.evaluate(async () => {
            const { active } = await navigator.serviceWorker.ready;
            const kept = await (await caches.open("tokentill-vocabularies")).keys();
            return active?.state === "activated" && kept.length > 0;
          }),
        Boolean,
        "the page and a vocabulary to be kept",
      );
    } finally {
      // The network is cut where it begins: nobody answers any more.
      await own.close();
    }
    await page.open("about:blank");
    await page.open(`${own.url}#models=openai/gpt-4o&out=0`);
    await seen(page, "textarea#text");
    await page.type("textarea#text", "hello world");
    await says(page, "#slip", /\b2 tokens in/);
    await says(page, "#slip", /exact/);
  });
});

/** @param {EnginePage} page @param {string} html */
const add = (page, html) =>
  page.evaluate((markup) => document.body.insertAdjacentHTML("beforeend", markup), html);

/** @param {EnginePage} page @returns {Promise<string[]>} */
const complaints = (page) => page.evaluate(() => /** @type {any} */ (globalThis).complaints);

/** @param {EnginePage} page @returns {Promise<{ started: number, ended: number, from: string[] }>} */
const workers = (page) =>
  page.evaluate(() => {
    const { workers, ended } = /** @type {any} */ (globalThis);
    const from = workers.map((/** @type {any} */ worker) => worker.from);
    return { started: workers.length, ended: ended.size, from };
  });
