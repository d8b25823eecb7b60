// What is kept and shared: files, tables, links, and what of them is refused, with its place.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { SUPPORT_CHAT, WorkflowsPage } from "./support/workflows-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

/** @param {Parameters<typeof bench.visit>[0]} [options] */
async function visit(options) {
  return new WorkflowsPage(await bench.visit({ address: "#workflows", ...options }));
}

test("a saved file opened again is the same sheet, texts and all", async () => {
  const view = await visit();
  await view.page.getByRole("button", { name: "Start with an example" }).click();
  await view.slipSays("With 40%");
  const amount = await view.slip.getByRole("status").innerText();
  const file = await view.saved("Save as JSON");
  const sheet = JSON.parse(file);
  assert.equal(sheet.format, "tokentill-workflows");
  assert.equal(sheet.version, 1);
  assert.match(sheet.workflows[0].texts.system, /invoice clerk/);
  const other = await visit();
  await other.openSheet(sheet);
  await becomes(() => other.slip.getByRole("status").innerText(), amount);
  assert.equal(await other.saved("Save as JSON"), file);
  await other.close();
  await view.close();
});

test("a plan as forecast() takes it, older than the file's versions, is brought up to date", async () => {
  const view = await visit();
  await view.openSheet({
    budgetUsd: 20,
    workflows: [
      {
        ...{ name: "support chat", model: "gpt-4o", runsPerMonth: 1000, turns: 3, retryRate: 0.1 },
        ...{ system: 400, input: 100, output: 200, history: { lastTurns: 1 } },
        loop: { steps: 2, toolResult: 50 },
      },
    ],
  });
  await becomes(() => view.field("History that is sent again").inputValue(), "last");
  await becomes(() => view.field("How many turns").inputValue(), "1");
  await becomes(() => view.field("Calls of a turn").inputValue(), "2");
  await becomes(() => view.field("A typical tool result").inputValue(), "50");
  await becomes(() => view.field("Calls made twice").inputValue(), "10");
  await view.close();
});

test("what is no sheet is refused with its place, and the sheet stays", async () => {
  const view = await visit();
  await view.openSheet(SUPPORT_CHAT);
  const [workflow] = SUPPORT_CHAT.workflows;
  const refused = /** @type {const} */ ([
    ["{ not json", "It is no JSON"],
    ['{"a": 1}', "It holds no sheet of workflows."],
    [JSON.stringify({ ...SUPPORT_CHAT, version: 99 }), "It is of version 99; this page reads up to version 1."],
    [JSON.stringify({ ...SUPPORT_CHAT, workflows: {} }), "workflows must be a list."],
    [JSON.stringify({ ...SUPPORT_CHAT, workflows: [workflow, { ...workflow, name: 7 }] }), "workflows[1].name must be a text."],
    [JSON.stringify({ ...SUPPORT_CHAT, workflows: [{ ...workflow, history: "some" }] }), "workflows[0].history must be one of full, last, summary."],
    [JSON.stringify({ ...SUPPORT_CHAT, agreedOn: "soon" }), "agreedOn must be a day"],
    ["model,runs\nx,1", "Its first row has no column “name”."],
    ["name,model\nx,y,z", "Row 2 has more cells than the first row."],
  ]); // prettier-ignore
  for (const [text, said] of refused) {
    await view.give("Open a file", "sheet.json", text);
    await view.page.getByRole("alert").getByText(said).waitFor();
    await becomes(() => view.field("Name").inputValue(), "support chat");
  }
  // A field that is not known costs nothing, and is named.
  await view.openSheet({ ...SUPPORT_CHAT, colour: "red" });
  await view.page.getByText("Passed over, since this version does not know it: colour.").waitFor();
  await view.close();
});

test("a table of workflows goes to a spreadsheet and comes back", async () => {
  const view = await visit();
  const [workflow] = SUPPORT_CHAT.workflows;
  const routes = [
    { model: "gpt-4o", share: 0.75 },
    { model: "gpt-4o-mini", share: 0.25 },
  ];
  await view.openSheet({
    ...SUPPORT_CHAT,
    workflows: [{ ...workflow, name: 'chat, "quoted"', routes }],
  });
  await view.slipSays("$10.10");
  const csv = await view.saved("Save as CSV");
  const [head, row] = csv.trim().split("\r\n");
  assert.match(head, /^name,model,runsPerMonth,.*,routes,usdPerRun,/);
  assert.match(
    row,
    /^"chat, ""quoted""",openai\/gpt-4o,1000,.*gpt-4o=0\.75 \+ gpt-4o-mini=0\.25,0\.010098,/,
  );
  await view.page.getByRole("button", { name: "Clear the sheet" }).click();
  await view.slipSays("Nothing is planned yet.");
  // As some countries' spreadsheets write it: semicolons between the cells.
  const semicolons = csv.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ";");
  await view.give("Open a file", "sheet.csv", semicolons);
  await view.slipSays("$10.10");
  await becomes(() => view.field("Name").inputValue(), 'chat, "quoted"');
  await becomes(() => view.field("Share of model 2").inputValue(), "25");
  await view.close();
});

test("a link carries the numbers and no word of the texts", async () => {
  const view = await visit({ permissions: ["clipboard-read", "clipboard-write"] });
  await view.page.getByRole("button", { name: "Start with an example" }).click();
  await view.slipSays("With 40%");
  const amount = await view.slip.getByRole("status").innerText();
  await view.page.getByRole("button", { name: "Copy link" }).click();
  await view.page.getByRole("button", { name: "Link copied" }).waitFor();
  const link = await view.page.evaluate(() => navigator.clipboard.readText());
  const said = Buffer.from(link.split("#workflows=")[1], "base64url").toString("utf8");
  for (const secret of ["invoice clerk", "Landwehrstraße", "brake pads", "vendor"]) {
    assert.ok(!said.includes(secret), secret);
  }
  const other = await visit({ address: new URL(link).hash });
  await other.slipSays("With 40%");
  await becomes(() => other.slip.getByRole("status").innerText(), amount);
  // It takes the place of the own sheet, which can be had back.
  await view.page.goto("about:blank");
  await other.page.goto("about:blank");
  await other.page.goto(`${bench.url}#workflows`);
  await other.openSheet(SUPPORT_CHAT);
  await other.page.goto(link);
  await other.page.getByText("The sheet of the link is open.").waitFor();
  await other.page.getByRole("button", { name: "Back to the one before" }).click();
  await other.slipSays("$13.20");
  await other.page.goto(`${bench.url}#workflows=@@@`);
  await other.page
    .getByText("The link is broken: it holds no sheet. Yours is as it was.")
    .waitFor();
  await other.slipSays("$13.20");
  await other.close();
  await view.close();
});

test("a device that keeps nothing is told of, and the sheet works", async () => {
  const view = await visit({
    prepare: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  await view.openSheet(SUPPORT_CHAT);
  await view.page.getByText("This browser does not keep the sheet: save it as a file.").waitFor();
  await view.slipSays("$13.20");
  await view.close();
});

test("without its code the view says so, and comes when asked again", async () => {
  let blocked = true;
  const till = await bench.visit({
    prepare: (page) =>
      page.route(/\/page\/workflows\.js/, (route) => (blocked ? route.abort() : route.continue())),
  });
  await till.text.fill("hello world");
  await till.page.getByRole("link", { name: "Workflows" }).click();
  const again = till.page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  blocked = false;
  await again.click();
  await till.page.getByRole("button", { name: "Start with an example" }).waitFor();
  await till.close();
});
