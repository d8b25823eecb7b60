// The browser that the page is tested in: whichever Chromium this machine has.
import { chromium } from "playwright-core";
import { chromiumFlags, findBrowser } from "../../../scripts/setup/browser.js";
import { PATIENCE } from "./waiting.js";

/** @typedef {import("playwright-core").Page} Page */

export async function launchBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error("No Chromium was found. Install one, or set CHROME_PATH to its program.");
  }
  return chromium.launch({ executablePath, args: chromiumFlags, timeout: PATIENCE });
}

/**
 * A page that waits as long as the tests do. With TOKENTILL_SLOW=6 its thread is six times slower than this
 * machine: what is read too early is then found. @param {Page} page
 */
export async function makePatient(page) {
  page.setDefaultTimeout(PATIENCE);
  const rate = Number(process.env.TOKENTILL_SLOW ?? 1);
  if (!(rate >= 1)) throw new Error("TOKENTILL_SLOW is how many times slower: a number from 1 on.");
  if (rate === 1) return page;
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate });
  return page;
}

/** Ends the worker of a page as the system would that needs its memory. @param {Page} page */
export async function killWorker(page) {
  const [worker] = page.workers();
  if (!worker) throw new Error("the page has no worker");
  const gone = new Promise((resolve) => worker.once("close", resolve));
  // It may be gone before it has said that it heard.
  worker.evaluate(() => globalThis.close()).catch(() => {});
  await gone;
}
