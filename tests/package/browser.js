// The installed package in headless Chromium: plain script tags, a static server, nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/lib/serve.js";
import { chromiumFlags, findBrowser } from "../../scripts/setup/browser.js";
import { assertReport, encodings } from "./expected.js";

/** @param {() => import("./packed.js").Installed} installed */
export function browserSuite(installed) {
  const executablePath = findBrowser();
  const skip = !executablePath && !process.env.CI && "no Chromium was found; set CHROME_PATH";

  test(
    "counts, splits and bills, also in a worker, and talks to nobody else",
    { skip },
    async () => {
      const server = await serve(installed().folder);
      const browser = await chromium.launch({ executablePath, args: chromiumFlags });
      try {
        const page = await browser.newPage();
        /** @type {string[]} */
        const requests = [];
        page.on("request", (request) => requests.push(request.url()));
        const query = encodings.map((name) => `encoding=${name}`).join("&");
        await page.goto(`${server.url}page.html?${query}`);
        await page.waitForFunction('document.title !== "waiting"');
        /** @type {any} */
        const result = await page.evaluate("window.result");
        assert.equal(result.failed, undefined);
        assertReport(result);
        assert.equal(result.inWorker.tokens, 2);
        assert.deepEqual(
          requests.filter((url) => !url.startsWith(server.url)),
          [],
        );
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );
}
