// Where <token-till> takes its text from, and what a form gets of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openElementBench } from "./support/element-page.js";
import { becomes } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
before(async () => (bench = await openElementBench()));
after(() => bench.close());

for (const [what, field] of [
  ["a textarea", '<textarea id="field"></textarea>'],
  ["an input", '<input id="field">'],
  ["a contenteditable element", '<div id="field" contenteditable></div>'],
]) {
  test(`counts what is typed into ${what}`, async () => {
    const blog = await bench.visit(`${field}<token-till for="field"></token-till>`);
    await blog.page.locator("#field").focus();
    await blog.page.keyboard.type("hello world");
    await blog.says("exact");
    await blog.says("2 tokens in");
    await becomes(() => blog.page.locator("token-till textarea").count(), 0);
    assert.deepEqual(blog.complaints, []);
    await blog.close();
  });
}

test("counts what is typed into its own field", async () => {
  const blog = await bench.visit("<token-till></token-till>");
  await blog.page.getByRole("textbox", { name: "Your text" }).fill("hello world");
  await blog.says("exact");
  await blog.says("2 tokens in");
  await blog.page.getByRole("textbox", { name: "Expected answer in tokens" }).fill("0");
  await blog.says("Total $0.000005");
  await blog.page.getByRole("textbox", { name: "Expected answer in tokens" }).fill("many");
  await blog.says("The expected answer is a whole number of tokens");
  await blog.close();
});

test("what is typed while the models are looked up is counted, not what stood there before", async () => {
  const blog = await bench.visit('<textarea id="field"></textarea>', { files: "none" });
  await blog.page.evaluate(async () => {
    const { TokenTill } = await import(`${location.origin}/define.js`);
    const { open } = TokenTill;
    const gate = /** @type {any} */ (globalThis);
    const opened = new Promise((resolve) => (gate.openGate = resolve));
    const asked = new Promise((resolve) => (gate.wasAsked = resolve));
    gate.asked = asked;
    TokenTill.open = async () => {
      const till = await open();
      const model = till.model.bind(till);
      till.model = async (/** @type {unknown[]} */ ...names) => {
        gate.wasAsked();
        await opened;
        return model(...names);
      };
      return till;
    };
    document.body.insertAdjacentHTML("beforeend", '<token-till for="field"></token-till>');
    await asked;
  });
  await blog.page.locator("#field").fill("hello world");
  await blog.page.evaluate(() => /** @type {any} */ (globalThis).openGate());
  await blog.says("exact");
  await blog.says("2 tokens in");
  assert.deepEqual(blog.complaints, []);
  await blog.close();
});

test("a finished prompt in an article: src, and the article changes", async () => {
  const blog = await bench.visit(
    '<pre id="prompt">hello world</pre><token-till compact src="#prompt" output-tokens="0"></token-till>',
  );
  await blog.says(/^2 tokens \$0\.0000050 GPT-4o exact$/);
  await blog.page.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector("#prompt")).textContent += " again";
  });
  await blog.says(/^3 tokens/);
  await blog.close();
});

test("for that names nothing: one warning, and it recovers when the field appears", async () => {
  const blog = await bench.visit(
    '<token-till for="later"></token-till><token-till for="later"></token-till>',
  );
  await blog.says("exact");
  const warnings = () => blog.complaints.filter((text) => text.includes('for="later"'));
  await becomes(() => warnings().length, 1);
  await blog.page.evaluate(() => {
    document.body.insertAdjacentHTML("beforeend", '<textarea id="later">hello world</textarea>');
  });
  await blog.says("2 tokens in");
  // A page that draws itself anew puts another field in the place of the first.
  await blog.page.evaluate(() => {
    /** @type {HTMLElement} */ (document.querySelector("#later")).outerHTML =
      '<textarea id="later">hello world again</textarea>';
  });
  await blog.says("3 tokens in");
  await blog.page.locator("#later").fill("hello");
  await blog.says("1 token in");
  assert.equal(warnings().length, 1);
  await blog.close();
});

test("a script that sets the field tells the element by refresh()", async () => {
  const blog = await bench.visit('<textarea id="f">a</textarea><token-till for="f"></token-till>');
  await blog.says("1 token in");
  await blog.page.evaluate(() => {
    /** @type {any} */ (document.querySelector("#f")).value = "hello world";
    /** @type {any} */ (document.querySelector("token-till")).refresh();
  });
  await blog.says("2 tokens in");
  await blog.close();
});

test("a form sends, resets and disables the element's own text", async () => {
  const blog = await bench.visit(
    '<form><fieldset><token-till name="prompt" value="hello"></token-till></fieldset><button type="reset">Reset</button></form>',
  );
  const field = blog.page.getByRole("textbox", { name: "Your text" });
  const sent = () =>
    blog.page.evaluate(() => [
      .../** @type {any} */ (new FormData(/** @type {any} */ (document.querySelector("form")))),
    ]);
  await field.fill("hello world");
  await blog.says("2 tokens in");
  await becomes(() => sent(), [["prompt", "hello world"]]);
  await blog.page.getByRole("button", { name: "Reset" }).click();
  await blog.says("1 token in");
  await becomes(() => sent(), [["prompt", "hello"]]);
  await becomes(() => field.inputValue(), "hello");
  await blog.page.evaluate(() => {
    /** @type {any} */ (document.querySelector("fieldset")).disabled = true;
  });
  await blog.page.locator("token-till textarea:disabled").waitFor();
  await becomes(() => sent(), []);
  await blog.close();
});

test("a form that is reset empties the field it belongs to, and the count", async () => {
  const blog = await bench.visit(
    '<form><textarea id="f"></textarea><button type="reset">Reset</button></form><token-till for="f"></token-till>',
  );
  await blog.page.locator("#f").fill("hello world");
  await blog.says("2 tokens in");
  await blog.page.getByRole("button", { name: "Reset" }).click();
  await blog.says(/\b0 tokens in/);
  await blog.close();
});

test("text that looks like HTML stays text", async () => {
  const blog = await bench.visit(
    `<token-till value="&lt;img src=x onerror=alert(1)>" models="&lt;b id=bold>x&lt;/b>"></token-till>`,
  );
  await blog.says("There is no model called “<b id=bold>x</b>”.");
  await becomes(() => blog.page.locator("#bold, img").count(), 0);
  await blog.close();
});
