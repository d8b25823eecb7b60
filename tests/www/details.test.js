// The details under the slip: how the call is sold, when, the cache, a tier, a currency, own prices.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { defaultTerms, readTerms } from "../../www/page/terms.js";
import { writeAddress } from "../../www/page/address.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const GPT_4O = "#models=openai/gpt-4o&out=1000";

/** @param {string} address */
async function visit(address) {
  const till = await bench.visit({ address });
  await till.text.fill("hello world");
  await till.slipSays(/exact|reconstructed|estimated/);
  await till.page.getByRole("button", { name: /^Details/ }).click();
  return till;
}

test("terms are read from an address as they were written, and nonsense is ignored", () => {
  const terms = {
    ...defaultTerms,
    ...{ variant: /** @type {const} */ ("batch"), region: /** @type {const} */ ("eu") },
    ...{ on: "2026-12-01", hour: 3, calls: 7, prefix: 1200, reads: 4 },
    ...{ unit: /** @type {const} */ ("tokens"), life: /** @type {const} */ ("1h") },
    billed: /** @type {const} */ ("write"),
  };
  assert.deepEqual(readTerms(writeAddress(["a/b"], 1, terms)), terms);
  assert.deepEqual(readTerms(writeAddress(["a/b"], 1)), defaultTerms);
  const nonsense = "#variant=turbo&region=mars&on=2026-02-30&calls=-1&prefix=9x&life=2h&cached=no";
  assert.deepEqual(readTerms(nonsense), defaultTerms);
});

test("a batch costs what the book says, and where there is none it is said", async () => {
  const till = await visit(`${GPT_4O}`);
  await till.page.getByRole("radio", { name: "batch" }).check();
  await till.slipSays("2 tokens in $1.25 / M");
  await till.slipSays("One call · batch");
  await becomes(() => till.page.url(), /&variant=batch$/);
  await till.page.getByRole("radio", { name: /flex not offered/ }).check();
  await till.slipSays("gpt-4o has no flex price; the standard price is billed.");
  await till.page.getByRole("textbox", { name: "Number of calls" }).fill("10");
  await till.slipSays("10 calls $0.100");
  await till.close();
});

test("a day chooses the price, and the next change is named", async () => {
  const till = await visit("#models=google/gemini-4-argon,openai/gpt-4o&out=0&on=2026-11-30");
  await till.slipSays("$2.00 / M");
  await till.page.getByText("From 1 Dec 2026: $4.00 in, $20.00 out.").first().waitFor();
  await till.page.getByLabel("Day to price at").fill("2026-12-02");
  await till.slipSays("$4.00 / M");
  await till.page.getByText("No change of this price is known.").waitFor();
  await till.page.getByLabel("Day to price at").fill("2019-01-01");
  await till.slipSays("2019-01-01 is before");
  await till.close();
});

test("a stable prefix: what a write costs, when reads pay for it, and what is too short", async () => {
  const till = await visit("#models=openai/gpt-6.1-sol&out=0");
  const cache = till.page.locator(".detail.cache");
  await till.page.getByRole("textbox", { name: "Length of the part" }).fill("11");
  await cache.getByText("Too short: nothing below 1,024 tokens is cached").waitFor();
  await till.text.fill("hello world ".repeat(1000));
  await till.text.evaluate((field) =>
    /** @type {HTMLTextAreaElement} */ (field).setSelectionRange(0, 9000),
  );
  await till.page.getByRole("button", { name: "Up to the caret" }).click();
  await cache.getByText("The write has paid for itself after 1 read.").waitFor();
  await till.slipSays(/cache read \$0\.10 \/ M/);
  await cache.getByText(/1 write and 10 reads: .* less\./).waitFor();
  await till.page.getByRole("textbox", { name: "Reads of each written prefix" }).fill("0");
  await cache.getByText(/A loss: 1 write and 0 reads/).waitFor();
  await till.page.getByRole("radio", { name: "writes the cache" }).check();
  await till.slipSays(/cache write \$2\.50 \/ M/);
  await becomes(() => till.page.url(), /&prefix=9000c&reads=0&cached=write$/);
  await till.close();
});

test("near a tier, and above it, the call is priced on both sides", async () => {
  const till = await visit("#models=openai/gpt-4o&out=0");
  const above = [{ tokens: 10, input: 4 }];
  const models = [{ provider: "openai", id: "gpt-4o", prices: [{ input: 2, output: 8, above }] }];
  const field = till.page.getByRole("textbox", { name: "Negotiated prices as JSON" });
  await field.fill(JSON.stringify({ models }));
  await till.page.getByRole("button", { name: "Use these prices" }).click();
  await till.slipSays("From 11 tokens in, the whole request");
  await till.text.fill("hello world ".repeat(5).trim());
  const sides = "is repriced, from $0.0000200 to $0.0000440 (2.2 times as much)";
  await till.slipSays(`Near a step: at 11 tokens in, the whole request ${sides}`);
  await till.text.fill("hello world ".repeat(6).trim());
  await till.slipSays("Above 10 tokens in, the whole request is repriced");
  await till.close();
});

test("amounts in a currency of the person's, at their rate, kept on this device", async () => {
  const till = await visit(GPT_4O);
  await till.page.getByRole("button", { name: "Currency: USD" }).click();
  await till.page.getByLabel("Currency", { exact: true }).selectOption("EUR");
  await till.page.getByText("Give a rate").waitFor();
  await till.page.getByRole("textbox", { name: "EUR for one US dollar" }).fill("none");
  await till.page.getByText("The rate is a number above 0").waitFor();
  await till.page.getByRole("textbox", { name: "EUR for one US dollar" }).fill("0.5");
  await till.page.getByLabel("Day of the rate").fill("2026-11-12");
  await till.slipSays("€1.25 / M");
  await till.slipSays("1 USD = 0.5 EUR, your rate of 12 Nov 2026");
  await till.page.reload();
  await till.slipSays("€5.00 / M");
  assert.doesNotMatch(till.page.url(), /EUR|0\.5/);
  await till.close();
});

test("the export has the chosen currency beside the dollars, with its rate and day", async () => {
  const till = await visit(GPT_4O);
  await till.page.getByRole("button", { name: "Currency: USD" }).click();
  await till.page.getByLabel("Currency", { exact: true }).selectOption("EUR");
  await till.page.getByRole("textbox", { name: "EUR for one US dollar" }).fill("0.5");
  await till.page.getByLabel("Day of the rate").fill("2026-11-12");
  await till.slipSays("€1.25 / M");
  await till.slipSays("Total €0.0050025");
  const [download] = await Promise.all([
    till.page.waitForEvent("download"),
    till.page.getByRole("button", { name: "Export" }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const [head = "", row = ""] = Buffer.concat(chunks).toString("utf8").split("\r\n");
  const at = "at_0.5_on_2026-11-12";
  assert.ok(head.endsWith(`,price_as_of,eur_per_call_${at},eur_per_1000_calls_${at}`), head);
  assert.match(row, /,0\.010005,10\.005,\d{4}-\d\d-\d\d,0\.0050025,5\.0025$/);
  await till.close();
});

test("a price file that is dropped on its field is used, and the text stays as it was", async () => {
  const till = await visit(GPT_4O);
  const prices = [{ input: 3, output: "12" }];
  const file = JSON.stringify({ models: [{ provider: "openai", id: "gpt-4o", prices }] });
  await till.page.evaluate((file) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([file], "prices.json", { type: "application/json" }));
    const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    document.getElementById("own-prices")?.dispatchEvent(event);
  }, file);
  await till.slipSays("2 tokens in $3.00 / M");
  await till.slipSays("your price");
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});

test("own prices are refused by row and field, used, kept, and forgotten", async () => {
  const till = await visit(GPT_4O);
  const field = till.page.getByRole("textbox", { name: "Negotiated prices as JSON" });
  const use = till.page.getByRole("button", { name: "Use these prices" });
  const model = (/** @type {any} */ row) =>
    JSON.stringify({ models: [{ provider: "openai", id: "gpt-4o", prices: [row] }] });
  await field.fill(model({ inptu: 1 }));
  await use.click();
  await till.page.getByText(/models\[0\] \(openai\/gpt-4o\), prices\[0\]: .*inptu/).waitFor();
  await till.slipSays("$2.50 / M");
  await field.fill(model({ input: 2, output: 8 }));
  await use.click();
  await till.slipSays("2 tokens in $2.00 / M");
  await till.slipSays("your price");
  await till.page.reload();
  await till.slipSays("your price");
  await till.page.getByRole("button", { name: /^Details/ }).click();
  await till.page.getByRole("button", { name: "Forget them" }).click();
  await till.slipSays("$10.00 / M");
  await becomes(() => till.page.evaluate(() => localStorage.getItem("tokentill-prices")), null);
  await till.close();
});
