// The page without a mouse, without sight, and with weak eyes: order, words, contrast.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const TWO_MODELS = "#models=openai/gpt-4o,openai/gpt-4o-mini";

test("Tab walks through the controls in the order in which they are read", async () => {
  const till = await bench.visit({ address: TWO_MODELS });
  await till.text.fill("hello world");
  await till.tableSays(/GPT-4o mini.*exact.*GPT-4o.*exact/);
  await till.slipSays("exact");
  await till.page.evaluate(() => {
    /** @type {HTMLElement} */ (document.activeElement).blur();
    getSelection()?.removeAllRanges();
  });
  const expected = [
    "Count",
    "Workflows",
    "Which token?",
    "Embed",
    "Currency: USD",
    "Light or dark: Follow the system",
    "Plain",
    "Your text",
    "GPT-4o, choose another model",
    "Expected answer in tokens",
    "Details: batch, cache, date, currency",
    "Add model",
    "Copy link",
    "Export",
    "GPT-4o mini, show its bill",
    "Remove GPT-4o mini",
    "GPT-4o, show its bill",
    "Remove GPT-4o",
  ];
  const walked = [];
  await till.page.locator("h1").click();
  for (let i = 0; i < expected.length; i++) {
    await till.page.keyboard.press("Tab");
    walked.push(await till.page.evaluate(describeFocus));
  }
  assert.deepEqual(
    walked.map(({ name }) => name),
    expected,
  );
  for (const { name, ring } of walked) assert.ok(ring, `the focus is seen on: ${name}`);
  await till.close();
});

test("the amount is announced once the typing pauses", async () => {
  const till = await bench.visit({ address: TWO_MODELS });
  await till.text.pressSequentially("hello world");
  // Keys that come slowly are pauses, too: what counts is what is said in the end.
  const announcer = till.page.locator("#announcer");
  await becomes(() => announcer.innerText(), "2 tokens, exact, $0.0040 for one call");
  await till.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`every text can be read against its ground: ${colorScheme}`, async () => {
    const till = await bench.visit({
      address: "#models=openai/gpt-4o,anthropic/claude-3-5-sonnet,google/gemini-3.8-flash,nonsense",
      colorScheme,
    });
    await till.text.fill("hello world");
    await till.slipSays("exact");
    await till.tableSays(/estimated.*exact.*reconstructed/);
    await till.page.getByText("There is no model called").waitFor();
    await becomes(() => till.page.evaluate(weakTexts), []);
    await till.page.getByRole("button", { name: "Add model" }).click();
    await till.page.getByRole("combobox").waitFor();
    await till.page.getByRole("option").first().waitFor();
    await becomes(() => till.page.evaluate(weakTexts), []);
    await till.close();
  });
}

test("light or dark is the person's choice, and is remembered", async () => {
  const till = await bench.visit({ address: TWO_MODELS, colorScheme: "light" });
  const ground = () => till.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  const button = till.page.getByRole("button", { name: /^Light or dark/ });
  await button.click();
  await till.page.getByRole("button", { name: "Light or dark: Light" }).click();
  await till.page.getByRole("button", { name: "Light or dark: Dark" }).waitFor();
  const dark = await waitFor(ground, (color) => color !== light, "a dark ground");
  await till.slipSays("exact");
  await till.page.reload();
  await till.page.getByRole("button", { name: "Light or dark: Dark" }).waitFor();
  await becomes(ground, dark);
  await till.close();
});

test("nothing moves by itself", async () => {
  const till = await bench.visit({ address: TWO_MODELS });
  await till.text.fill("hello world");
  await till.slipSays("exact");
  await becomes(() => till.page.evaluate(() => document.getAnimations().length), 0);
  await till.close();
});

/** Runs in the page: the name of what has the focus, and whether that can be seen. */
function describeFocus() {
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const field = /** @type {HTMLInputElement} */ (focused);
  const label = field.labels?.[0]?.innerText;
  const ringed = [focused, ...["fieldset", ".editor"].map((shell) => focused.closest(shell))];
  return {
    name: (focused.getAttribute("aria-label") ?? label ?? focused.innerText).trim(),
    ring: ringed.some((shell) => {
      if (!shell) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shell);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    }),
  };
}

/** Runs in the page: texts whose contrast is below 4.5 to 1, with their contrast. */
function weakTexts() {
  const canvas = new OffscreenCanvas(1, 1);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
  /** Paints one over the other, as the browser does. @param {string[]} layers */
  const mixed = (layers) => {
    pen.clearRect(0, 0, 1, 1);
    for (const layer of layers) {
      pen.fillStyle = layer;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (/** @type {number[]} */ color) => {
    const [r, g, b] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim();
    const element = /** @type {HTMLElement} */ (walker.currentNode.parentElement);
    if (!text || !element.checkVisibility({ opacityProperty: true })) continue;
    if (element.closest(".mirror, .unseen, style, script, noscript")) continue;
    const grounds = [];
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      grounds.unshift(getComputedStyle(at).backgroundColor);
    }
    const ground = luminance(mixed(grounds));
    const ink = luminance(mixed([...grounds, getComputedStyle(element).color]));
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (contrast < 4.5) found.push(`${text.slice(0, 40)}: ${contrast.toFixed(2)}`);
  }
  return found;
}
