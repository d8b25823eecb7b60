// What the tests of every engine share: the servers, pages of somebody else's, and what a reader sees of them.
import { after, before, describe, test } from "node:test";
import { serve } from "../../../scripts/lib/serve.js";
import { inRoot } from "../../../scripts/lib/paths.js";
import { engines } from "./engines.js";
import { waitFor } from "./waiting.js";

/** @typedef {import("./engines.js").EnginePage} EnginePage */

/** No exception for anything: what a careful host sends. */
const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:";

/** The package on one server, the page on another, and a third that stands for a CDN. */
export class Hosts {
  /** Paths asked for since the last page was opened. @type {string[]} */
  asked = [];
  /** Answers that are refused at present. @type {RegExp | undefined} */
  refused;
  /** Where the package stands, with a strict policy. */
  dist = "";
  /** The same without a policy. */
  open = "";
  /** The same where no WebAssembly may run. */
  blocked = "";
  /** Another origin: it lets everybody fetch, and calls the wasm something else. */
  elsewhere = "";
  /** Where the page stands. */
  site = "";
  /** HTML by path. @type {Map<string, string>} */
  #pages = new Map();
  /** @type {Awaited<ReturnType<typeof serve>>[]} */
  #servers = [];

  async start() {
    const pages = this.#pages;
    const before = (/** @type {import("node:http").IncomingMessage} */ { url = "" }) => {
      this.asked.push(url);
      return this.refused?.test(url) ? 503 : undefined;
    };
    const strict = { "Content-Security-Policy": POLICY };
    const forbidding = { "Content-Security-Policy": POLICY.replace(" 'wasm-unsafe-eval'", "") };
    const shared = { "Access-Control-Allow-Origin": "*" };
    const types = { ".wasm": "text/plain" };
    this.#servers = await Promise.all([
      serve(inRoot("dist"), { pages, before, headers: strict }),
      serve(inRoot("dist"), { pages, before }),
      serve(inRoot("dist"), { pages, before, headers: forbidding }),
      serve(inRoot("dist"), { before, headers: shared, types }),
      serve(inRoot("site"), { before }),
    ]);
    const urls = this.#servers.map(({ url }) => url);
    [this.dist, this.open, this.blocked, this.elsewhere, this.site] = urls;
  }

  close() {
    return Promise.all(this.#servers.map((server) => server.close()));
  }

  /**
   * A page of somebody else's with this in its body.
   * @param {EnginePage} page @param {string} body
   * @param {{ host?: string, files?: string }} [where] files: where the package is fetched from; "": by the test
   */
  async visit(page, body, { host = this.dist, files = "./" } = {}) {
    const path = `/engine-${this.#pages.size}.html`;
    const script = files && `<script type="module" src="${files}define.js"></script>`;
    this.#pages.set(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,">${script}<body>${body}</body></html>`,
    );
    this.asked.length = 0;
    await page.open(new URL(path, host).href);
  }
}

/**
 * The same tests in each engine that this machine has. What is left out is named with its reason.
 * @param {(inPage: InPage) => void} suite
 *
 * @typedef {(name: string, work: (page: EnginePage) => Promise<void>, not?: Record<string, string>) => void} InPage
 *   not: why this test says nothing in the engine of this name
 */
export function inEachEngine(suite) {
  for (const { name: engineName, missing, launch } of engines) {
    const why = missing();
    if (why) console.log(`Skipped: ${engineName}. ${why}.`);
    describe(`in ${engineName}`, { skip: why ?? false }, () => {
      /** @type {import("./engines.js").Engine} */
      let engine;
      before(async () => (engine = await launch()));
      after(() => engine?.close());
      suite((name, work, not = {}) => {
        const reason = not[engineName];
        if (reason && !why) console.log(`Skipped in ${engineName}: ${name}. ${reason}.`);
        test(name, { skip: reason ?? false }, async () => {
          const page = await engine.page();
          try {
            await work(page);
          } finally {
            await page.close();
          }
        });
      });
    });
  }
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
export const says = (page, selector, said) =>
  waitFor(
    () => read(page, selector),
    (text) => said.test(text),
    `${selector} to say ${said}`,
  );

/** @param {EnginePage} page @param {RegExp} said */
export const elementSays = (page, said) => says(page, "token-till", said);

/** @param {EnginePage} page @param {string} selector */
export const seen = (page, selector) =>
  waitFor(
    () => page.evaluate((wanted) => document.querySelector(wanted) !== null, selector),
    Boolean,
    `${selector} to be there`,
  );

/**
 * Notes what happens to workers, in `globalThis.workers`, and what the console and the policy complain of, in
 * `globalThis.complaints`; then loads the package. @param {EnginePage} page @param {string} files
 */
export const watchAndLoad = (page, files) =>
  page.evaluate((source) => {
    const workers = /** @type {Worker[]} */ ([]);
    const ended = /** @type {Set<Worker>} */ (new Set());
    const complaints = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { workers, ended, complaints });
    globalThis.Worker = class extends Worker {
      /** @param {string | URL} url @param {WorkerOptions} [options] */
      constructor(url, options) {
        super(url, options);
        workers.push(this);
        Object.assign(this, { from: String(url) });
      }
      /** @override */
      terminate() {
        ended.add(this);
        super.terminate();
      }
    };
    addEventListener("securitypolicyviolation", (event) =>
      complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
    const { warn } = console;
    console.warn = (...said) => (complaints.push(said.join(" ")), warn(...said));
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.type = "module";
      script.src = `${source}define.js`;
      script.onload = () => resolve(undefined);
      script.onerror = () => reject(new Error(`${script.src} could not be loaded`));
      document.head.append(script);
    });
  }, files);
