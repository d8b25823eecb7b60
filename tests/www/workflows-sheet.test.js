// The sheet of workflows: filled in, kept, priced; and what is wrong in it, named where it stands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { SUPPORT_CHAT, WorkflowsPage } from "./support/workflows-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

/** @param {Parameters<typeof bench.visit>[0]} [options] */
async function visit(options) {
  return new WorkflowsPage(await bench.visit({ address: "#workflows", ...options }));
}

test("the counter does not fetch what only this view needs", async () => {
  /** @type {string[]} */
  const fetched = [];
  const till = await bench.visit({
    address: "#models=openai/gpt-4o",
    prepare: async (page) => void page.on("request", (request) => fetched.push(request.url())),
  });
  await till.text.fill("hello world");
  await till.slipSays("exact");
  const own = () => fetched.filter((url) => /workflows|\/open-/.test(url));
  assert.deepEqual(own(), []);
  await till.page.getByRole("link", { name: "Workflows" }).click();
  await till.page.getByRole("button", { name: "Start with an example" }).waitFor();
  await becomes(() => own().length, 2, "its code and its style sheet");
  await till.page.getByRole("link", { name: "Count" }).click();
  await becomes(() => till.text.inputValue(), "hello world");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("the worked example, typed in by hand, comes to what a reader comes to", async () => {
  const view = await visit();
  await view.add();
  await view.chooseModel("gpt-4o");
  await view.fill({
    Name: "support chat",
    "Runs a month": "1,000",
    "System prompt and tools": "400",
    "A typical question": "100",
    "A typical answer": "200",
    "Turns of a run": "3",
    "Calls made twice": "10",
    "Budget a month": "20",
  });
  await view.slipSays(/\$13\.20 .*With 40% in reserve \$18\.48 A year \$158\.40 .*\$221\.76/);
  await view.slipSays("Used in the dearest month 92%");
  await view.slipSays("It allows 1.08 times the runs.");
  await view.regionSays("What it comes to", "support chat");
  const cell = (/** @type {string} */ name) => view.cell("What it comes to", "support chat", name);
  await becomes(() => cell("A run (session)"), "$0.0132");
  await becomes(() => cell("A call (inference)"), "$0.00400");
  await becomes(() => cell("Tokens a run"), "3,300");
  await becomes(() => cell("Out to in"), "0.25 : 1");
  await becomes(() => cell("Share"), "100%");
  await becomes(() => cell("Runs in budget"), "1,082");
  assert.deepEqual(view.till.complaints, []);
  await view.close();
});

test("fields filled in before the next frame keep all that was put into them", async () => {
  const view = await visit();
  await view.add();
  const typed = {
    "System prompt and tools": "400",
    "A typical question": "100",
    "A typical answer": "200",
  };
  const ids = await Promise.all(
    Object.keys(typed).map((label) => view.field(label).getAttribute("id")),
  );
  await view.page.evaluate(
    (fields) => {
      for (const [id, text] of fields) {
        const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
    Object.values(typed).map((text, at) => /** @type {[string, string]} */ ([ids[at], text])),
  );
  await view.fill({ "Runs a month": "1000", Name: "drawn anew" });
  await view.regionSays("What it comes to", "drawn anew");
  for (const [label, text] of Object.entries(typed)) {
    assert.equal(await view.field(label).inputValue(), text, label);
  }
  await view.close();
});

test("real texts are counted with the model's own tokenizer", async () => {
  const view = await visit();
  await view.add("From real text");
  await view.chooseModel("gpt-4o");
  await view.fill({
    Name: "greeting",
    "Runs a month": "1000",
    "System prompt and tools": "hello world",
    "A typical question": "안녕하세요",
    "A typical answer": "hello",
  });
  const counted = () => view.sheet.locator(".counted").allInnerTexts();
  const inOneLine = async () => (await counted()).map((text) => text.replace(/\s+/g, " "));
  const gpt = await becomes(inOneLine, ["2 tokens exact", "2 tokens exact", "1 token exact"]);
  await view.chooseModel("claude sonnet 4.5");
  const claude = await waitFor(
    inOneLine,
    (all) => all.length === 3 && all.every((text) => text.includes("reconstructed")),
    "Claude's",
  ); // prettier-ignore;
  assert.notDeepEqual(claude, gpt);
  // Tools are asked for only where there is a loop.
  await view.field("Calls of a turn").fill("3");
  await view.field("A typical tool result").fill("hello world");
  await waitFor(counted, (all) => all.length === 4 && all[3] !== "", "the tool result's count");
  await view.close();
});

test("what is wrong is named where it stands; the others go on, and nothing typed is lost", async () => {
  const view = await visit();
  await view.openSheet(SUPPORT_CHAT);
  await view.add();
  const wrong = {
    Name: "support chat",
    "Runs a month": "0",
    "A typical question": "many",
    "A typical answer": "1.5",
    "Calls made twice": "150",
    "Revenue of a run": "free",
  };
  await view.fill(wrong);
  const said = async (/** @type {string} */ label) => {
    const id = await view.field(label).getAttribute("aria-describedby");
    const problem = (id ?? "").split(" ").find((one) => one.endsWith("-problem"));
    return problem ? view.page.locator(`#${problem}`).innerText() : "";
  };
  await waitFor(() => said("Revenue of a run"), (text) => text !== "", "the last to be named"); // prettier-ignore
  await becomes(() => said("Name"), "Two workflows are called “support chat”.");
  await becomes(() => said("Runs a month"), "This is a number above 0.");
  await becomes(() => said("A typical question"), "This is no number.");
  await becomes(() => said("A typical answer"), "This is a whole number.");
  await becomes(() => said("Calls made twice"), "This is at most 100.");
  await becomes(() => said("Revenue of a run"), "This is no number.");
  for (const [label, text] of Object.entries(wrong)) {
    await becomes(() => view.field(label).inputValue(), text);
  }
  // Two of one name: which of them is meant, nobody can say.
  await view.slipSays("2 of 2 workflows left out");
  await view.field("Name").fill("other");
  await view.slipSays(/\$13\.20 .*1 of 2 workflows left out/);
  await view.page.reload();
  await view.slipSays("1 of 2 workflows left out");
  await view.page.getByRole("button", { name: /^other/ }).click();
  await waitFor(() => view.field("Name").inputValue(), (name) => name === "other", "its fields"); // prettier-ignore
  await becomes(() => view.field("A typical question").inputValue(), "many");
  await view.close();
});

test("a loop without end, and shares that do not add up to 1", async () => {
  const view = await visit();
  await view.openSheet(SUPPORT_CHAT);
  await view.fill({ "Calls of a turn": "90000", "A typical tool result": "10" });
  await view.page.getByText(/3 turns of 90000 steps are more than 100000 calls a run/).waitFor();
  await view.slipSays("1 of 1 workflows left out");
  await view.field("Calls of a turn").fill("1");
  await view.slipSays("$13.20");
  await view.page.getByRole("button", { name: "Split over several models" }).click();
  await view.sheet.getByRole("button", { name: /^Model 2/ }).click();
  await view.till.pick("gpt-4o mini");
  await view.slipSays("A month, likely $10.7");
  await view.field("Share of model 1").fill("50");
  await view.page.getByText("The shares add up to 70%, not to 100%.").waitFor();
  await view.field("Share of model 2").fill("50");
  await view.slipSays("A month, likely $7.00");
  await view.close();
});

test("a model that the book lacks is named, with the nearest to take instead", async () => {
  const view = await visit();
  const [workflow] = SUPPORT_CHAT.workflows;
  await view.give(
    "Open a file",
    "sheet.json",
    JSON.stringify({ ...SUPPORT_CHAT, workflows: [{ ...workflow, model: "gpt-4oo" }] }),
  );
  await view.slipSays("1 of 1 workflows left out");
  await view.sheet.getByRole("button", { name: "Use gpt-4o", exact: true }).click();
  await view.slipSays("$13.20");
  await view.close();
});

test("workflows are copied and removed, and the way back is there", async () => {
  const view = await visit();
  await view.openSheet(SUPPORT_CHAT);
  await view.page.getByRole("button", { name: "Copy this workflow" }).click();
  await view.slipSays("$26.40");
  await becomes(() => view.field("Name").inputValue(), "support chat (copy)");
  await view.page.getByRole("button", { name: "Remove support chat (copy)" }).click();
  await view.slipSays("$13.20");
  await view.page.getByRole("button", { name: "Back to the one before" }).click();
  await view.slipSays("$26.40");
  await view.page.reload();
  await view.slipSays("$26.40");
  await view.close();
});

test("a budget that growth eats up runs out in a month that is named", async () => {
  const view = await visit();
  await view.openSheet(SUPPORT_CHAT);
  await view.slipSays("The budget holds in every month looked at.");
  await view.field("Growth a month").fill("10");
  // 18.48 and a tenth more is 20.328.
  await view.slipSays("It runs out in month 2.");
  await view.page.getByText("Month 2 with the reserve costs $20.33").waitFor();
  await view.field("Budget a month").fill("10");
  await view.slipSays("The first month is above the budget already.");
  await view.close();
});
