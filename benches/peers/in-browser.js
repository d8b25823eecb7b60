// Runs measurements in headless Chromium, each in a page of a browser context of its own.
import { createServer } from "node:http";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import sirv from "sirv";
import { inRoot } from "../../scripts/lib/paths.js";
import { chromiumFlags, findBrowser } from "../../scripts/setup/browser.js";
import { folder } from "./folder.js";
import { PATIENCE } from "./in-node.js";

/** @typedef {import("./in-node.js").Job | { kind: "warm", engine: import("./engines.js").EngineAssets }} PageJob */

/**
 * @typedef {object} Chromium
 * @property {string} version
 * @property {(job: PageJob) => Promise<any>} run
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Chromium>} */
export async function openChromium() {
  copyFileSync(inRoot("benches", "peers", "measure.js"), join(folder, "measure.js"));
  copyFileSync(inRoot("benches", "peers", "page.html"), join(folder, "page.html"));
  const server = await serveIsolated();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: chromiumFlags });
  return {
    version: browser.version(),
    run: (job) => runInPage(browser, server.url, job),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** @param {import("playwright-core").Browser} browser @param {string} url @param {PageJob} job */
async function runInPage(browser, url, job) {
  const context = await browser.newContext();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`more than ${PATIENCE / 1000} s`)), PATIENCE);
  });
  try {
    return await Promise.race([visit(context, url, job), tooLong]);
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}

/** @param {import("playwright-core").BrowserContext} context @param {string} url @param {PageJob} job */
async function visit(context, url, job) {
  const page = await context.newPage();
  await page.goto(`${url}page.html`);
  if (job.kind !== "warm") return page.evaluate(measureInPage, job);
  // The first visit fills the browser's cache; the second is another document.
  await page.evaluate(readyFromCache, job);
  await page.reload();
  return page.evaluate(readyFromCache, job);
}

/** Runs in the page. @param {any} job */
async function measureInPage({ kind, engine, text, place }) {
  const measure = await import(/** @type {any} */ ("./measure.js"));
  const bytes = async (/** @type {string | undefined} */ name) =>
    name ? new Uint8Array(await (await fetch(name)).arrayBuffer()) : new Uint8Array();
  const files = {
    script: await (await fetch(engine.script)).text(),
    wasm: await bytes(engine.wasm),
    vocabulary: await bytes(engine.vocabulary),
  };
  if (kind === "ready") return measure.measureReady(files);
  const content = await (await fetch(text)).text();
  if (kind === "at-once") return measure.measureReady(files, content);
  if (kind === "text") return measure.measureText(files, content);
  return measure.measureKeystrokes(files, content, place);
}

/** Runs in the page: fetches the files, which the browser may have, and counts. @param {any} job */
async function readyFromCache({ engine }) {
  const measure = await import(/** @type {any} */ ("./measure.js"));
  const start = performance.now();
  const bytes = async (/** @type {string | undefined} */ name) =>
    name ? new Uint8Array(await (await fetch(name)).arrayBuffer()) : new Uint8Array();
  const [script, wasm, vocabulary] = await Promise.all([
    fetch(engine.script).then((response) => response.text()),
    bytes(engine.wasm),
    bytes(engine.vocabulary),
  ]);
  await measure.measureReady({ script, wasm, vocabulary });
  return { ready: performance.now() - start };
}

/** Pages of this server are isolated, which gives them a clock of 5 µs instead of 100. */
async function serveIsolated() {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      const type = path.endsWith(".wasm") || path.endsWith(".vocabulary");
      if (type) response.setHeader("Content-Type", "application/octet-stream");
      response.setHeader("Cache-Control", "public, max-age=3600");
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
