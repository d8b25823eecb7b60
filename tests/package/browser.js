// The installed package in headless Chromium: plain script tags, a static server, nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "../../scripts/lib/serve.js";
import { findBrowser } from "../../scripts/setup/browser.js";
import { launchBrowser, makePatient } from "../www/support/browser.js";
import { assertReport, encodings } from "./expected.js";

/** @param {() => import("./packed.js").Installed} installed */
export function browserSuite(installed) {
  const options = { skip: skipWithoutBrowser() };
  test(
    "counts, splits and bills, also in a worker, and talks to nobody else",
    options,
    async () => {
      await withPage(installed().folder, async (page, url) => {
        /** @type {string[]} */
        const requests = [];
        page.on("request", (request) => requests.push(request.url()));
        const query = encodings.map((name) => `encoding=${name}`).join("&");
        await page.goto(`${url}page.html?${query}`);
        await page.waitForFunction('document.title !== "waiting"');
        /** @type {any} */
        const result = await page.evaluate("window.result");
        assert.equal(result.failed, undefined);
        assertReport(result);
        assert.equal(result.inWorker.tokens, 2);
        const { rows, usd, last, total, cancelled } = result.logInWorker;
        assert.deepEqual([rows, usd, cancelled], [50_000, 175, "AbortError"]);
        assert.deepEqual([last.bytes, last.rows, last.skipped], [total, 50_000, 0]);
        const elsewhere = requests.filter((request) => !request.startsWith(url));
        assert.deepEqual(elsewhere, []);
      });
    },
  );

  test("counts in a service worker", options, async () => {
    await withPage(installed().folder, async (page, url) => {
      await page.goto(`${url}page.html?encoding=o200k_base`);
      const answer = await page.evaluate(async () => {
        const { serviceWorker } = navigator;
        await serviceWorker.register("./service-worker.js", { type: "module" });
        const { active } = await serviceWorker.ready;
        return new Promise((resolve) => {
          serviceWorker.addEventListener("message", ({ data }) => resolve(data), { once: true });
          serviceWorker.startMessages();
          active?.postMessage("hello world");
        });
      });
      assert.deepEqual(answer, { tokens: 2, usd: 0.001015, page: "undefined" });
    });
  });
}

/** In CI a missing browser fails the test instead. */
export function skipWithoutBrowser() {
  return !findBrowser() && !process.env.CI && "no Chromium was found; set CHROME_PATH";
}

/**
 * Serves a folder and opens an empty page; closes both.
 * @param {string} folder
 * @param {(page: import("playwright-core").Page, url: string) => Promise<void>} work
 */
export async function withPage(folder, work) {
  const server = await serve(folder);
  const browser = await launchBrowser();
  try {
    await work(await makePatient(await browser.newPage()), server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}
