// Token boundaries under the text, and what is said of the token at the caret.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openReference } from "./support/numbers.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
/** @type {import("tokentill").Till} */
let reference;
before(async () => {
  [bench, reference] = await Promise.all([openWorkbench(), openReference("gpt-4o")]);
});
after(() => bench.close());

/** @param {string} text */
async function visitWithTokens(text) {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.page.getByText("Tokens", { exact: true }).first().click();
  await till.text.fill(text);
  return till;
}

/** @param {string} text the tokens' own texts, in order */
function pieces(text) {
  const { ends } = reference.split("gpt-4o", text);
  let start = 0;
  return [...ends].map((end) => text.slice(start, (start = end))).filter(Boolean);
}

/** @param {import("playwright-core").Page} page */
const drawn = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".mirror span")].map((s) => s.textContent));

test("the tinted pieces are the tokens, and together they are the text", async () => {
  const text = "Druckerpatrone 89,70 €\n\n👩‍👩‍👧 unbelievable tokenization";
  const till = await visitWithTokens(text);
  const expected = JSON.stringify(pieces(text));
  await waitFor(
    () => drawn(till.page),
    (found) => JSON.stringify(found) === expected,
    expected,
  );
  const kinds = () =>
    new Set([...document.querySelectorAll(".mirror span")].map((s) => s.classList[0])).size;
  await becomes(() => till.page.evaluate(kinds), 2, "two tints take turns");
  await till.close();
});

const LONG_TEXTS = {
  "wrapped prose": (/** @type {number} */ i) => `${i}. wrapped ${"lines of prose ".repeat(i % 17)}`,
  "other scripts": (/** @type {number} */ i) =>
    `${i} 大きさ ${"размер größe 🧾 ".repeat(i % 9)}\tλόγος`,
  "right to left": (/** @type {number} */ i) =>
    `مرحبا ${"بالعالم هذه فاتورة ".repeat(1 + (i % 7))}`,
  "one line without an end": (/** @type {number} */ i) =>
    i === 0 ? "abc defgh ".repeat(4000) : "",
};

for (const [name, line] of Object.entries(LONG_TEXTS)) {
  test(`each tint lies under its own letters, at any scroll position: ${name}`, async () => {
    const text = Array.from({ length: 400 }, (_, i) => line(i))
      .join("\n")
      .trimEnd();
    const till = await visitWithTokens(text);
    for (const top of [0, 333, 2000, 1_000_000]) {
      await till.page.evaluate((to) => {
        const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
        field.scrollTop = to;
      }, top);
      await waitFor(
        () => till.page.evaluate(misplacedTints),
        (misplaced) => misplaced === "",
        `tints under their letters at ${top}`,
      );
    }
    const count = (await drawn(till.page)).length;
    assert.ok(count < 2000, `only what is visible is drawn, not all tokens: ${count}`);
    await till.close();
  });
}

test("the token at the caret is described: place, text, id, bytes", async () => {
  const text = "hello wörld";
  const till = await visitWithTokens(text);
  const { ids, ends } = reference.split("gpt-4o", text);
  const last = ids.length - 1;
  const word = text.slice(ends[last - 1] ?? 0);
  const bytes = new TextEncoder().encode(word).length;
  const said = `Token ${last + 1} of ${ids.length} · “${word}” · id ${ids[last]} · ${bytes} bytes`;
  await waitFor(
    () => caretLine(till.page),
    (found) => found === said,
    said,
  );
  await till.page.keyboard.press("Home");
  const first = `Token 1 of ${ids.length} · “hello” · id ${ids[0]} · 5 bytes`;
  await waitFor(
    () => caretLine(till.page),
    (found) => found === first,
    first,
  );
  await till.page.keyboard.press("Control+A");
  const all = `${ids.length} of ${ids.length} tokens are in the selection`;
  await waitFor(
    () => caretLine(till.page),
    (found) => found === all,
    all,
  );
  await till.close();
});

test("tokens that share one character are told together", async () => {
  const text = "🧾";
  const till = await visitWithTokens(text);
  const { ids } = reference.split("gpt-4o", text);
  assert.ok(ids.length > 1, "this emoji is made of several tokens");
  const said = `Tokens 1–${ids.length} of ${ids.length} share “🧾” · id ${[...ids].join(" ")} · 4 bytes`;
  await waitFor(
    () => caretLine(till.page),
    (found) => found === said,
    said,
  );
  await till.close();
});

test("plain again takes the tints away and leaves the text", async () => {
  const till = await visitWithTokens("hello world");
  await till.page.locator(".mirror span").first().waitFor();
  await till.page.getByText("Plain", { exact: true }).click();
  await till.page.locator(".mirror span").first().waitFor({ state: "detached" });
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});

/** @param {import("playwright-core").Page} page */
const caretLine = (page) => page.locator(".caret-token").textContent();

/**
 * Runs in the page: asks the browser which letter lies at the middle of each tint, and compares.
 * @returns {string} the first that lies under another's letters, or "" when all are right
 */
function misplacedTints() {
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
  const view = field.getBoundingClientRect();
  const spans = [...document.querySelectorAll(".mirror span")].filter((s) =>
    /\S/.test(s.textContent ?? ""),
  );
  let seen = 0;
  for (const span of spans) {
    const box = span.getClientRects()[0];
    const y = box.top + box.height / 2;
    if (y < view.top + 2 || y > view.bottom - 2) continue;
    // A right-to-left piece begins at its right.
    const x = /\p{Script=Arabic}/u.test(span.textContent ?? "") ? box.right - 1 : box.left + 1;
    const at = document.caretPositionFromPoint(x, y)?.offset ?? -1;
    const letters = span.textContent ?? "";
    if (field.value.slice(at, at + letters.length) !== letters) return `${letters} at ${at}`;
    seen++;
  }
  return seen > 20 ? "" : `only ${seen} tints in view`;
}
