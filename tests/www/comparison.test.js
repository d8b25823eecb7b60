// The table: the same text on several models, against what the package says outside the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { price } from "../../www/page/format.js";
import { grouped, openReference } from "./support/numbers.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const TEXT = "Die Rechnung über 89,70 € ist bezahlt. 请付款。 SELECT * FROM invoices;";
const MODELS = ["gpt-4o", "gpt-4o-mini", "gpt-4", "claude-3-5-sonnet"];

test("every row shows the package's own numbers, the cheapest call first", async () => {
  const reference = await openReference(...MODELS);
  const expected = MODELS.map((id) => {
    const info = reference.model(id);
    const count = reference.count(info.id, TEXT);
    const call = { model: info.id, input: count.tokens, output: 250 };
    return {
      info,
      count,
      bill: reference.bill(call),
      many: reference.bill({ ...call, calls: 1000 }),
    };
  }).sort((a, b) => a.bill.usd - b.bill.usd);

  const till = await bench.visit({ address: `#models=${MODELS.join(",")}&out=250` });
  await till.text.fill(TEXT);
  const rows = till.table.getByRole("row");
  // The longest first: "GPT-4o mini" begins with another's name, too.
  const names = expected.map(({ info }) => info.name).sort((a, b) => b.length - a.length);
  const shown = async () => {
    const found = [];
    for (const row of (await rows.all()).slice(1)) {
      const [tokens, basis, , , usd, many] = await row.getByRole("cell").allInnerTexts();
      const [head = ""] = await row.getByRole("rowheader").allInnerTexts();
      found.push({ name: names.find((name) => head.startsWith(name)), tokens, basis, usd, many });
    }
    return found;
  };
  const wanted = expected.map(({ info, count, bill, many }) => ({
    name: info.name,
    tokens: {
      exact: grouped(count.tokens),
      reconstructed: `≈ ${grouped(count.tokens)}`,
      estimated: `${grouped(count.low)}–${grouped(count.high)}`,
    }[count.basis],
    basis: count.basis,
    usd: price(bill.usd),
    many: price(many.usd),
  }));
  await becomes(shown, wanted);
  await becomes(() => rows.nth(1).getAttribute("class"), /cheapest/);
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("a row becomes the slip, and can be taken away", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o,gpt-4o-mini" });
  await till.text.fill("hello world");
  await till.slipSays("$2.50 / M");
  await till.row("GPT-4o mini").getByRole("button", { name: "show its bill" }).click();
  await till.slipSays("$0.15 / M");
  await till.page.getByRole("button", { name: "Remove GPT-4o mini" }).click();
  await till.slipSays("$2.50 / M");
  await till.page.getByText("This text on 1 model").waitFor();
  await till.close();
});

test("the address carries models and answer, never the text", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o&out=77" });
  await till.text.fill("a secret prompt");
  await becomes(() => till.output.inputValue(), "77");
  await till.output.fill("78");
  await till.page.getByRole("button", { name: "Copy link" }).click();
  await waitFor(
    async () => till.page.url(),
    (url) => url.endsWith("#models=openai/gpt-4o&out=78"),
    "the address",
  );
  assert.doesNotMatch(till.page.url(), /secret/);
  await till.close();
});

test("the table is exported with full numbers", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.text.fill("hello world");
  await till.slipSays("exact");
  await till.slipSays("Total $0.004005");
  const [download] = await Promise.all([
    till.page.waitForEvent("download"),
    till.page.getByRole("button", { name: "Export" }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const [head, row] = Buffer.concat(chunks).toString("utf8").split("\r\n");
  assert.match(head, /^model,provider,tokens,low,high,basis,expected_output,usd_per_call/);
  assert.match(row, /^gpt-4o,openai,2,2,2,exact,400,0\.004005,4\.005,\d{4}-\d\d-\d\d$/);
  await till.close();
});
