// What comes of the sheet: pictures, cheaper models on one's own texts, routing, the review, the paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTill } from "tokentill";
import { openWorkbench } from "./support/till-page.js";
import { SUPPORT_CHAT, WorkflowsPage } from "./support/workflows-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

async function example() {
  const view = new WorkflowsPage(await bench.visit({ address: "#workflows" }));
  await view.page.getByRole("button", { name: "Start with an example" }).click();
  await view.slipSays("With 40% in reserve");
  return view;
}

test("four pictures, each with its words and its figures", async () => {
  const view = await example();
  for (const name of ["Month by month", "Share by workflow", "How the context grows", "Before and after routing"]) {
    const figure = view.page.getByRole("figure", { name });
    await figure.getByRole("img").waitFor();
    await figure.getByText("The figures").click();
    await figure.getByRole("row").nth(1).waitFor();
  } // prettier-ignore
  const growth = view.page.getByRole("figure", { name: "How the context grows" });
  await growth.getByLabel("Workflow to draw").selectOption("Support triage");
  await growth.getByText(/in 5 turns/).waitFor();
  // The last call's context, as the engine says it, is what the picture's table says.
  await becomes(() => growth.getByRole("row").last().innerText(), /^5\s/);
  assert.deepEqual(view.till.complaints, []);
  await view.close();
});

test("cheaper models are counted on the own texts with their own tokenizers", async () => {
  const view = await example();
  const region = view.region("Simple work to a smaller model");
  await region.scrollIntoViewIfNeeded();
  await region.getByText(/only your own test can say/).waitFor();
  await region.locator("summary").first().click();
  const counted = await waitFor(
    () => region.locator("details").first().locator('[data-label="Counted"]').allInnerTexts(),
    (all) => all.length > 0 && all.every((text) => text.startsWith("with its tokenizer")),
    "all that are named to be counted",
  );
  assert.ok(counted.length > 3);
  // One of them, by the package itself.
  const file = JSON.parse(await view.saved("Save as JSON"));
  const [invoice] = file.workflows;
  const till = await openTill();
  const name = "openai/gpt-4.1-nano";
  await till.load(name);
  const count = (/** @type {string} */ text) => till.count(name, text).tokens;
  const { system, input, output } = invoice.texts;
  const forecast = till.forecast({
    workflows: [
      {
        ...{ name: "x", model: name, runsPerMonth: invoice.runsPerMonth, retryRate: 0.03 },
        ...{ system: count(system), input: count(input), output: count(output) },
      },
    ],
  });
  await region.getByRole("button", { name: /^To/ }).first().click();
  await view.till.pick("gpt-4.1 nano");
  await region.getByLabel("Share routed away").first().fill("100");
  const usd = `$${forecast.usdPerMonth.likely.toFixed(2)}`;
  await waitFor(
    () => region.locator(".outcome").first().innerText(),
    (text) => text.includes(`becomes ${usd} a month`),
    `the invoices on ${name} to cost ${usd}`,
  );
  await view.close();
});

test("a stated share routed away saves what it saves, and can be taken into the sheet", async () => {
  const view = new WorkflowsPage(await bench.visit({ address: "#workflows" }));
  await view.openSheet(SUPPORT_CHAT);
  const region = view.region("Simple work to a smaller model");
  await region.getByRole("button", { name: /^To/ }).click();
  await view.till.pick("gpt-4o mini");
  await region.getByLabel("Share routed away").fill("20");
  // gpt-4o mini: (2400 × 0.15 + 600 × 0.6) ÷ 10⁶ × 1.1 × 1000 = 0.792; a fifth of it and four of 13.20.
  await region.getByText("$13.20 becomes $10.72 a month: $2.48 saved, 19%.").waitFor();
  await view.page.getByText("The shares stated below save $2.48 a month, 19% of the whole.").waitFor(); // prettier-ignore
  await region.getByRole("button", { name: "Take it into the sheet" }).click();
  await view.slipSays("A month, likely $10.72");
  await becomes(() => view.field("Share of model 1").inputValue(), "80");
  await becomes(() => view.field("Share of model 2").inputValue(), "20");
  await region.getByText("The split of the sheet saves $2.48 a month.").waitFor();
  await view.close();
});

test("the review says what the prices did since the sheet was agreed", async () => {
  const till = await openTill();
  const since = new Date("2025-01-01T00:00Z");
  const { model: name, before: then } = changedSince(till, since);
  const view = new WorkflowsPage(await bench.visit({ address: "#workflows" }));
  const [workflow] = SUPPORT_CHAT.workflows;
  await view.openSheet({
    ...SUPPORT_CHAT,
    agreedOn: "2025-01-01",
    workflows: [{ ...workflow, model: name }],
  });
  const region = view.region("Quarterly review");
  await view.regionSays("Quarterly review", /At the prices of 1 Jan 2025 this plan cost/);
  await becomes(() => region.getByRole("row").nth(1).innerText(), new RegExp(String(then)));
  await region.getByRole("button", { name: "Agreed again today" }).click();
  await view.regionSays("Quarterly review", "The same plan costs what it cost");
  await view.close();
});

test("the summary for the person who signs is one page", async () => {
  const view = await example();
  const pdf = (await view.page.pdf({ format: "A4" })).toString("latin1");
  assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1);
  await view.page.emulateMedia({ media: "print" });
  const paper = await view.page.locator(".summary").innerText();
  for (const said of ["Example budget", "Invoice intake", "GPT-4o", "With", "Date and signature"]) {
    assert.ok(paper.toLowerCase().includes(said.toLowerCase()), said);
  }
  await becomes(() => view.page.locator(".sheet").isVisible(), false);
  await view.close();
});

/**
 * A model whose input price is not what it was, found by the book itself.
 * @param {import("tokentill").Till} till @param {Date} since
 */
function changedSince(till, since) {
  for (const { provider, id, price, status } of till.models()) {
    if (status === "retired" || !price?.input || !price.output) continue;
    const model = `${provider}/${id}`;
    const before = till.model(model, since).price;
    if (before?.input && before.output && before.input !== price.input) {
      return { model, before: before.input };
    }
  }
  throw new Error("the book knows no model whose price has changed");
}
