// The view of workflows as a person meets it: its fields by their labels, its answers by what is read.
import { becomes, waitFor } from "./waiting.js";

/** The example of README and docs/forecast.md, as a sheet's file. */
export const SUPPORT_CHAT = {
  format: "tokentill-workflows",
  version: 1,
  name: "Worked example",
  budgetUsd: 20,
  workflows: [
    {
      name: "support chat",
      model: "openai/gpt-4o",
      from: "numbers",
      tokens: { system: 400, input: 100, output: 200 },
      runsPerMonth: 1000,
      turns: 3,
      retryRate: 0.1,
    },
  ],
};

export class WorkflowsPage {
  /** @param {import("./till-page.js").TillPage} till */
  constructor(till) {
    this.till = till;
    this.page = till.page;
  }

  get sheet() {
    return this.page.locator(".sheet");
  }

  get slip() {
    return this.page.getByRole("complementary", { name: "What a month costs" });
  }

  /** @param {string} label */
  field(label) {
    return this.sheet.getByLabel(label, { exact: true });
  }

  /** @param {Record<string, string>} typed by label */
  async fill(typed) {
    for (const [label, text] of Object.entries(typed)) await this.field(label).fill(text);
  }

  /** Adds a workflow and opens its fields. @param {"From numbers" | "From real text"} from */
  async add(from = "From numbers") {
    await this.page.getByRole("button", { name: "Add a workflow" }).click();
    if (from === "From numbers") await this.page.getByText(from, { exact: true }).click();
  }

  /** @param {string} name */
  async chooseModel(name) {
    await this.sheet
      .getByRole("button", { name: /^Model/ })
      .first()
      .click();
    await this.till.pick(name);
  }

  /** Gives a file to what opens files. @param {string} label @param {string} name @param {string} text */
  async give(label, name, text) {
    const buffer = Buffer.from(text);
    await this.page
      .locator("#workflows")
      .getByLabel(label)
      .setInputFiles({ name, mimeType: "text/plain", buffer });
  }

  /** @param {{ name?: string } & Record<string, any>} sheet */
  async openSheet(sheet) {
    await this.give("Open a file", "sheet.json", JSON.stringify(sheet));
    // One that was open before had its amounts, too.
    await becomes(() => this.field("Name of the sheet").inputValue(), sheet.name ?? "");
    await this.slipSays(/With/);
  }

  /** Saves by this button and reads what was saved. @param {string} name */
  async saved(name) {
    const coming = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name }).click();
    const stream = await (await coming).createReadStream();
    const parts = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  }

  /** Waits until the slip says this. @param {string | RegExp} said */
  async slipSays(said) {
    return says(() => this.slip.innerText(), said, "the slip");
  }

  /** @param {string} region its heading @param {string | RegExp} said */
  async regionSays(region, said) {
    return says(() => this.region(region).innerText(), said, region);
  }

  /** @param {string} name its heading */
  region(name) {
    return this.page.locator("section", { has: this.page.getByRole("heading", { name, exact: true }) }).first(); // prettier-ignore
  }

  /** What stands under this heading of the row of this workflow. @param {string} region @param {string} row @param {string} column */
  async cell(region, row, column) {
    const cells = this.region(region)
      .getByRole("row")
      .filter({ hasText: row })
      .first()
      .locator(`[data-label="${column}"]`);
    return (await cells.innerText()).replace(/\s+/g, " ");
  }

  close() {
    return this.till.close();
  }
}

/** @param {() => Promise<string>} ask @param {string | RegExp} said @param {string} who */
function says(ask, said, who) {
  const plain = async () => (await ask()).replace(/\s+/g, " ");
  const right = (/** @type {string} */ text) =>
    typeof said === "string" ? text.includes(said) : said.test(text);
  return waitFor(plain, right, `${who} to say ${said}`);
}
