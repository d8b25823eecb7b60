// The view of workflows without a mouse, without sight, on a phone: rules that a machine can hold, and the order of the keys.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { SUPPORT_CHAT, WorkflowsPage } from "./support/workflows-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [name, viewport] of Object.entries({ phone: PHONE, laptop: LAPTOP })) {
    test(`no rule of axe is broken: ${name}, ${colorScheme}`, async () => {
      const view = await visit({ viewport, colorScheme });
      assert.deepEqual(await broken(view), [], "empty");
      await view.page.getByRole("button", { name: "Start with an example" }).click();
      await view.slipSays("With 40%");
      await view.page.getByRole("button", { name: "Split over several models" }).click();
      await view.field("Runs a month").fill("lots");
      await view.page.getByText("This is no number.").waitFor();
      // What hangs on its forecast is gone then.
      await view.slipSays("left out");
      for (const summary of await view.page.locator("#workflows summary").all()) {
        await summary.click();
      }
      await view.give("Open a log", "log.jsonl", '{"nothing": 1}\n{"workflow":"Support triage","model":"gpt-4o","usage":{"prompt_tokens":9,"completion_tokens":9}}'); // prettier-ignore
      await view.regionSays("Against real use", "1 line was skipped");
      assert.deepEqual(await broken(view), [], "filled in, with something wrong");
      const overflow = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      await becomes(() => view.page.evaluate(overflow), 0, "nothing sticks out to the side");
      assert.deepEqual(view.till.complaints, []);
      await view.close();
    });
  }
}

test("Tab walks through a workflow in the order in which it is read", async () => {
  const view = await visit({ viewport: LAPTOP });
  await view.openSheet(SUPPORT_CHAT);
  await view.page.getByRole("button", { name: /^support chat/ }).focus();
  const expected = [
    "Name",
    "Model GPT-4o ▾",
    "Runs a month",
    "From numbers",
    "System prompt and tools",
    "A typical question",
    "A typical answer",
    "Turns of a run",
    "Calls of a turn",
    "History that is sent again",
    "Calls made twice",
    "Read from the cache",
    "Processing",
    "Revenue of a run",
    "Split over several models",
    "Copy this workflow",
    "Remove support chat",
    "Add a workflow",
    "Name of the sheet",
    "Budget a month",
  ];
  const walked = [];
  for (let i = 0; i < expected.length; i++) {
    await view.page.keyboard.press("Tab");
    walked.push(await view.page.evaluate(focused));
  }
  assert.deepEqual(walked, expected);
  await view.close();
});

test("a workflow is added and given its model by keys alone", async () => {
  const view = await visit({ viewport: LAPTOP });
  await view.page.getByRole("button", { name: "Add a workflow" }).focus();
  await view.page.keyboard.press("Enter");
  await view.page.locator(".sheet input:focus").waitFor();
  await view.page.keyboard.type("typed");
  await view.page.keyboard.press("Tab");
  await view.page.keyboard.press("Enter");
  await view.page.getByRole("combobox", { name: "Search models" }).waitFor();
  await view.page.keyboard.type("gpt-4o mini");
  await view.page.locator("#picker [role=option]").first().waitFor();
  await view.page.keyboard.press("Enter");
  await view.sheet.getByRole("button", { name: /^Model GPT-4o mini/ }).waitFor();
  await becomes(() => view.page.evaluate(focused), /^Model/, "the focus is back where it was");
  await view.close();
});

/** @param {import("playwright-core").BrowserContextOptions} options */
async function visit(options) {
  // The page's own policy would keep the rules' script out.
  const till = await bench.visit({ address: "#workflows", bypassCSP: true, ...options });
  const view = new WorkflowsPage(till);
  await view.page.getByRole("button", { name: "Start with an example" }).waitFor();
  return view;
}

/** @param {WorkflowsPage} view */
async function broken({ page }) {
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  return violations.flatMap(
    (/** @type {any} */ { id, nodes }) =>
    nodes.map((/** @type {any} */ { target, failureSummary }) => `${id}: ${target} ${failureSummary}`), // prettier-ignore
  );
}

/** Runs in the page: the name of what has the focus. */
function focused() {
  const element = /** @type {HTMLInputElement} */ (document.activeElement);
  const by = (element.getAttribute("aria-labelledby") ?? "").split(" ");
  const named = by.map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
  const name = named.trim() || element.getAttribute("aria-label") || element.labels?.[0]?.innerText;
  return (name ?? element.innerText).replace(/\s+/g, " ").trim();
}
