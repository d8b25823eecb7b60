// Texts that break counters: a megabyte, emoji, halves of a surrogate pair, NUL, right-to-left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { grouped, openReference } from "./support/numbers.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
/** @type {import("tokentill").Till} */
let reference;
before(async () => {
  [bench, reference] = await Promise.all([openWorkbench(), openReference("gpt-4o")]);
});
after(() => bench.close());

const PARAGRAPH =
  "The quick brown fox jumps over the lazy dog; 1,234 times. Größe zählt — 大きさ, размер 🧾.\n";

const TEXTS = {
  "emoji of many parts": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 é̂ ﷽",
  NUL: "a\0b\0\0c",
  "halves of a surrogate pair": "x\ud83dy \udc00 z\ud83d",
  "right to left": "مرحبا بالعالم، هذه فاتورة بقيمة 89 يورو\nשלום עולם",
  "special tokens, which are plain text here": "<|endoftext|> and <|im_start|>",
  "spaces and line ends alone": "   \n\n\t\t\n  ",
  "one long line": "a".repeat(50_000),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`${name}: counted as the package counts it`, async () => {
    const till = await bench.visit({ address: "#models=gpt-4o" });
    await setText(till.page, text);
    const { tokens } = reference.count("gpt-4o", text);
    await till.slipSays(`${grouped(tokens)} tokens in`);
    await till.slipSays("exact");
    assert.deepEqual(till.complaints, []);
    await till.close();
  });
}

test("a megabyte is pasted, counted, and typed into", async (t) => {
  const megabyte = PARAGRAPH.repeat(Math.ceil(1_000_000 / PARAGRAPH.length)).slice(0, 1_000_000);
  const till = await bench.visit({
    address: "#models=gpt-4o",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await till.slipSays("exact");
  await watchLongTasks(till.page);
  await till.page.evaluate((text) => navigator.clipboard.writeText(text), megabyte);
  await till.text.focus();
  await till.page.keyboard.press("Control+V");
  await till.slipSays(`${grouped(reference.count("gpt-4o", megabyte).tokens)} tokens in`);
  await till.page
    .getByText("characters")
    .getByText(grouped([...megabyte].length))
    .waitFor();
  t.diagnostic(`main thread, tasks over 50 ms while pasting: ${await longTasks(till.page)}`);

  await till.page.keyboard.type("xyzzy plugh", { delay: 0 });
  const after = `${megabyte}xyzzy plugh`;
  await till.slipSays(`${grouped(reference.count("gpt-4o", after).tokens)} tokens in`);
  await becomes(async () => (await till.text.inputValue()).length, after.length);
  t.diagnostic(`and while typing eleven letters at its end: ${await longTasks(till.page)}`);

  await till.page.keyboard.press("Control+Home");
  await till.page.keyboard.type("Q");
  await till.slipSays(`${grouped(reference.count("gpt-4o", `Q${after}`).tokens)} tokens in`);
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("the last keystroke is always the one that is counted", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.slipSays("exact");
  const typed = "Unbelievably fast typing, 12345 letters, no pause.";
  await till.text.pressSequentially(typed);
  await till.slipSays(`${reference.count("gpt-4o", typed).tokens} tokens in`);
  for (let i = 0; i < 20; i++) await till.page.keyboard.press("Backspace");
  await till.slipSays(`${reference.count("gpt-4o", typed.slice(0, -20)).tokens} tokens in`);
  await till.close();
});

/** As a paste would: some of these texts no keyboard can type. @param {import("playwright-core").Page} page @param {string} text */
async function setText(page, text) {
  // Halves of a surrogate pair do not survive the way to the browser as a string.
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  await page.evaluate((codes) => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
    field.value = codes.map((code) => String.fromCharCode(code)).join("");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, units);
}

/** @param {import("playwright-core").Page} page */
async function watchLongTasks(page) {
  await page.evaluate(() => {
    const tasks = /** @type {any} */ (window);
    tasks.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.longTasks.push(Math.round(entry.duration));
    }).observe({ type: "longtask" });
  });
}

/** @param {import("playwright-core").Page} page @returns {Promise<string>} and forgets them */
async function longTasks(page) {
  const tasks = await page.evaluate(() => /** @type {any} */ (window).longTasks.splice(0));
  return tasks.length === 0 ? "none" : `${tasks.join(", ")} ms`;
}
