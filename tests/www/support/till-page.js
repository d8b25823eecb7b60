// The page as a person meets it: opened, typed into and read by what is seen, never by its insides.
import { fileURLToPath } from "node:url";
import { serve } from "../../../scripts/lib/serve.js";
import { launchBrowser, makePatient } from "./browser.js";
import { becomes, waitFor } from "./waiting.js";

const site = process.env.TOKENTILL_SITE ?? fileURLToPath(new URL("../../../site", import.meta.url));

/** One browser and one server for the tests of a file. Call `close` when they are done. */
export async function openWorkbench() {
  const [browser, server] = await Promise.all([launchBrowser(), serve(site)]);
  return {
    url: server.url,

    /**
     * A fresh visitor: no memory of any other. `prepare` runs before the page is opened.
     * @param {import("playwright-core").BrowserContextOptions & {
     *   address?: string,
     *   prepare?: (page: import("playwright-core").Page) => Promise<unknown>,
     * }} [options]
     */
    async visit({ address = "", prepare, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        // It would answer in the place of the network that the tests cut and bend.
        serviceWorkers: "block",
        ...options,
      });
      const page = await makePatient(await context.newPage());
      const till = new TillPage(page);
      await prepare?.(page);
      await page.goto(server.url + address);
      return till;
    },

    /** From now on no request is answered. */
    cut: () => server.close(),

    async close() {
      await browser.close();
      await server.close().catch(() => {});
    },
  };
}

export class TillPage {
  /** What the console complained of. @type {string[]} */
  complaints = [];

  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      // The tests' own doing, above.
      if (/Service Worker registration blocked/.test(message.text())) return;
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
  }

  get text() {
    return this.page.getByRole("textbox", { name: "Your text" });
  }

  get slip() {
    return this.page.getByRole("region", { name: "What one call costs" });
  }

  get output() {
    return this.page.getByRole("textbox", { name: "Expected answer in tokens" });
  }

  get table() {
    return this.page.getByRole("table");
  }

  /** @param {string} name of a model */
  row(name) {
    return this.table.getByRole("row").filter({ hasText: name });
  }

  /** Everything a person can read on the slip, in one line. */
  async slipText() {
    return (await this.slip.innerText()).replace(/\s+/g, " ");
  }

  /** Waits until the slip says this; fails with what it says instead. @param {string | RegExp} said */
  async slipSays(said) {
    await waitFor(
      () => this.slipText(),
      (text) => (typeof said === "string" ? text.includes(said) : said.test(text)),
      `the slip to say ${said}`,
    );
  }

  /** Waits until the table says this, in one line. @param {RegExp} said */
  async tableSays(said) {
    await becomes(async () => (await this.table.innerText()).replace(/\s+/g, " "), said);
  }

  /** The slip shows the bill of this model. @param {string} name */
  async feature(name) {
    await this.slip.getByRole("button").first().click();
    await this.pick(name);
    await this.slip.getByRole("button", { name }).waitFor();
  }

  /** Takes the first that is found, in the dialog that is open to choose one model. @param {string} name */
  async pick(name) {
    await this.page.getByRole("combobox", { name: "Search models" }).fill(name);
    // Before the price book is open there is nothing to take.
    await this.page.locator("#picker [role=option]").first().waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(".picker-sheet").waitFor({ state: "detached" });
  }

  async close() {
    await this.page.context().close();
  }
}
