// Pages that hold <token-till> as somebody else's site would: HTML of the test's own, the package's files
// beside it or on another origin, and a record of every request.
import { fileURLToPath } from "node:url";
import { serve } from "../../../scripts/lib/serve.js";
import { launchBrowser, makePatient } from "./browser.js";
import { waitFor } from "./waiting.js";

const dist = process.env.TOKENTILL_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));

/** The two lines of HTML that the README promises; `files` is where the package stands. @param {string} files */
export const define = (files) => `<script type="module" src="${files}define.js"></script>`;

/**
 * One browser and one server for the tests of a file. Call `close` when they are done.
 * @param {import("../../../scripts/lib/serve.js").ServeOptions} [options]
 */
export async function openElementBench(options = {}) {
  /** @type {Map<string, string>} */
  const pages = new Map();
  /** @type {string[]} every path asked for since `forget` */
  const asked = [];
  const before = (/** @type {import("node:http").IncomingMessage} */ request) => {
    asked.push(request.url ?? "");
    return options.before?.(request);
  };
  const [browser, server] = await Promise.all([
    launchBrowser(),
    serve(dist, { ...options, pages, before }),
  ]);
  let made = 0;
  return {
    url: server.url,
    browser,
    asked,
    pages,

    /**
     * A fresh visitor on a page with this body.
     * @param {string} body
     * @param {import("playwright-core").BrowserContextOptions & {
     *   files?: string, prepare?: (page: import("playwright-core").Page) => unknown
     * }} [visit] files: where the package's files are; "none": the page fetches them itself
     */
    async visit(body, { files = "./", prepare, ...context } = {}) {
      const path = `/page-${++made}.html`;
      const script = files === "none" ? "" : define(files);
      pages.set(
        path,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title>
        <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
        ${script}<body>${body}</body></html>`,
      );
      const opened = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        ...context,
      });
      const page = await makePatient(await opened.newPage());
      const visited = new ElementPage(page);
      await prepare?.(page);
      await page.goto(new URL(path, server.url).href);
      return visited;
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export class ElementPage {
  /** What the console complained of. @type {string[]} */
  complaints = [];

  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
  }

  /** Everything a person can read in an element, in one line. @param {string} [selector] */
  async reads(selector = "token-till") {
    const text = await this.page.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      const root = element?.shadowRoot;
      if (!root) return "";
      const shown = [...root.children].map((child) => /** @type {HTMLElement} */ (child).innerText);
      return [...shown, /** @type {HTMLElement} */ (element).innerText].join(" ");
    }, selector);
    return text.replace(/\s+/g, " ").trim();
  }

  /** Waits until an element says this. @param {string | RegExp} said @param {string} [selector] */
  async says(said, selector) {
    return waitFor(
      () => this.reads(selector),
      (text) => (typeof said === "string" ? text.includes(said) : said.test(text)),
      `${selector ?? "the element"} to say ${said}`,
    );
  }

  async close() {
    await this.page.context().close();
  }
}
