// Finding models with the keyboard alone, as it is done without a mouse or without sight.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

/** What a screen reader would say is active. @param {import("playwright-core").Page} page */
const activeOption = (page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute("aria-activedescendant");
    return id ? (document.getElementById(id)?.innerText ?? "") : "";
  });

test("models are added and taken away without a mouse", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  const { page } = till;
  await page.getByText("This text on 1 model").waitFor();
  await page.getByRole("button", { name: "Add model" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Search models" }).waitFor();
  const role = () => page.evaluate(() => document.activeElement?.getAttribute("role"));
  await becomes(role, "combobox");

  await page.keyboard.type("4o mini");
  await waitFor(
    () => activeOption(page),
    (text) => /^GPT-4o mini/.test(text),
    "the first match",
  );
  await page.keyboard.press("Enter");
  await page
    .getByRole("option", { name: /GPT-4o mini/, selected: true })
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("This text on 2 models").waitFor();
  await till.row("GPT-4o mini").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await becomes(focused, "Add model", "the focus returns to where it was");

  await page.keyboard.press("Enter");
  await becomes(role, "combobox");
  await page.keyboard.type("gpt-4o");
  await page
    .getByRole("option", { name: /^✓? ?GPT-4o/, selected: true })
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("arrows walk through the list and around its ends", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  const { page } = till;
  await page.getByText("This text on 1 model").waitFor();
  await page.getByRole("button", { name: "Add model" }).press("Enter");
  const options = page.getByRole("option");
  await options.first().waitFor();
  const first = await becomes(() => activeOption(page), /./);
  await page.keyboard.press("ArrowDown");
  const second = await waitFor(
    () => activeOption(page),
    (text) => text !== first,
    "the second",
  );
  await page.keyboard.press("ArrowUp");
  await waitFor(
    () => activeOption(page),
    (text) => text === first,
    "the first again",
  );
  await page.keyboard.press("ArrowUp");
  const last = await waitFor(
    () => activeOption(page),
    (text) => text !== first,
    "the last",
  );
  assert.notEqual(last, second);
  const inView = () => {
    const id = document.activeElement?.getAttribute("aria-activedescendant") ?? "";
    const option = document.getElementById(id)?.getBoundingClientRect();
    const list = document.getElementById("picker-list")?.getBoundingClientRect();
    return option && list && option.bottom <= list.bottom + 1 && option.top >= list.top;
  };
  await becomes(() => page.evaluate(inView), true, "the active option is scrolled into view");
  await till.close();
});

test("a search that finds nothing says so", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  const { page } = till;
  await page.getByText("This text on 1 model").waitFor();
  await page.getByRole("button", { name: "Add model" }).click();
  await page.getByRole("combobox").fill("no such model");
  await page.getByText("No model is called “no such model”.").waitFor();
  await becomes(() => page.getByRole("option").count(), 0);
  await till.close();
});

test("providers are found by their own name", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  const { page } = till;
  await page.getByText("This text on 1 model").waitFor();
  await page.getByRole("button", { name: "Add model" }).click();
  await page.getByRole("group", { name: "OpenAI" }).waitFor();
  await page.getByRole("combobox").fill("anthropic");
  await page.getByRole("group", { name: "OpenAI" }).waitFor({ state: "detached" });
  await becomes(() => page.getByRole("group", { name: "Anthropic" }).count(), 1);
  await till.close();
});
