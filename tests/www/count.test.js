// What a newcomer does in the first minute: type, read the amount, change what is asked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

// $2.50 in and $10 out per million tokens: what OpenAI asks for GPT-4o.
const GPT_4O = "#models=gpt-4o";

test("hello world is two tokens on GPT-4o, and the lines add up to the amount", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.pressSequentially("hello world");
  await till.slipSays("2 tokens in $2.50 / M $0.000005");
  await till.slipSays("tokens out $10.00 / M $0.004000");
  await till.slipSays("Total $0.004005");
  await till.slipSays("$0.0040 per call");
  await till.slipSays("402 of 128,000 tokens of context");
  await till.slipSays("exact");
  await becomes(() => till.output.inputValue(), "400");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("the expected answer is part of the bill and can be changed", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello world");
  await till.output.fill("1,000");
  await till.slipSays("Total $0.010005");
  await till.output.fill("0");
  await till.slipSays("Total $0.000005");
  await till.slipSays("1,000 calls $0.00500");
  await till.close();
});

test("an expected answer that is no number of tokens is named, and what was typed stays", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello world");
  await till.slipSays("2 tokens in");
  for (const wrong of ["-3", "1.5", "many", "99999999999999999999"]) {
    await till.output.fill(wrong);
    await till.slipSays("The expected answer is a whole number of tokens");
    await becomes(() => till.output.inputValue(), wrong);
    await becomes(() => till.output.getAttribute("aria-invalid"), "true");
  }
  await till.output.fill("400");
  await till.slipSays(/^(?!.*whole number).*Total \$0\.004005/);
  await till.close();
});

test("another model has another price, and the text stays", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello world");
  await till.slipSays("2 tokens in $2.50 / M");
  await till.feature("GPT-4o mini");
  await till.slipSays("2 tokens in $0.15 / M");
  await till.slipSays("tokens out $0.60 / M");
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});

test("deleting everything counts nothing in, and still bills the answer", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello world");
  await till.slipSays("2 tokens in");
  await till.text.fill("");
  await till.slipSays("0 tokens in");
  await till.slipSays("Total $0.004");
  await becomes(() => till.page.locator("#facts").innerText(), /0 characters/);
  await till.close();
});

test("characters, words and lines are those of a person, not of a computer", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("Zwei Wörter 🧾\n你好 — done!");
  await till.page.getByText("24 characters").waitFor();
  await till.page.getByText("5 words").waitFor();
  await till.page.getByText("2 lines").waitFor();
  await till.close();
});

test("a call beyond the context window says by how much", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello world");
  await till.output.fill("128000");
  await till.slipSays("Too long: 2 tokens over the context window of 128,000.");
  await till.close();
});

test("on a phone the amount stays at the bottom edge", async () => {
  const till = await bench.visit({ address: GPT_4O, viewport: { width: 390, height: 844 } });
  await till.text.fill("hello world");
  const strip = till.page.locator(".strip");
  await strip.getByText("2 in + 400 out · GPT-4o").waitFor();
  await becomes(() => strip.innerText(), /\$0\.0040/);
  const bottom = async () => {
    const box = await strip.boundingBox();
    return Math.round((box?.y ?? 0) + (box?.height ?? 0));
  };
  await becomes(bottom, 844);
  const overflow = () =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth;
  await becomes(() => till.page.evaluate(overflow), 0, "nothing sticks out to the side");
  await till.close();
});

test("a dropped text file becomes the text, and the page stays", async () => {
  const till = await bench.visit({ address: GPT_4O });
  await till.text.fill("hello ");
  await till.page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["world"], "prompt.txt", { type: "text/plain" }));
    const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    document.getElementById("text")?.dispatchEvent(event);
  });
  await till.slipSays("2 tokens in");
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});
