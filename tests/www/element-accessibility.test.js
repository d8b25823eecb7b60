// <token-till>, the frame and the page of embeddings for those who do not see them, or see them weakly.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaintsOfAxe } from "./support/axe.js";
import { openElementBench } from "./support/element-page.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openElementBench>>} */
let bench;
/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let site;
before(async () => {
  [bench, site] = await Promise.all([openElementBench(), openWorkbench()]);
});
after(() => Promise.all([bench.close(), site.close()]));

const ELEMENTS = `<main><h1>A blog</h1>
  <token-till id="whole" models="gpt-4o, claude-sonnet-4-5, grok-4, gpt-4oo" help="./help" value="hello world"></token-till>
  <token-till id="line" compact help="./help" value="hello world"></token-till>
  <label>Prompt <textarea id="prompt">hello</textarea></label>
  <token-till for="prompt" currency="EUR"></token-till></main>`;

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds nothing in the element: ${colorScheme}`, async () => {
    const blog = await bench.visit(`<style>:root { color-scheme: light dark }</style>${ELEMENTS}`, {
      colorScheme,
    });
    await blog.says("exact", "#whole");
    await blog.says("There is no model called", "#whole");
    await blog.says("exact", "#line");
    await blog.says(/exact.*EUR needs a rate|EUR needs a rate.*exact/, "token-till[for]");
    await blog.page.getByText("Which token?").first().click();
    await blog.page.locator("details[open]").first().waitFor();
    assert.deepEqual(await complaintsOfAxe(blog.page), []);
    await blog.close();
  });

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing in the page of embeddings: ${colorScheme}, ${viewport.width} wide`, async () => {
      const { page, ...till } = await site.visit({
        address: "gallery.html",
        colorScheme,
        viewport,
      });
      const first = page.locator("token-till").first();
      await first.scrollIntoViewIfNeeded();
      await waitFor(
        () => first.evaluate((element) => element.shadowRoot?.textContent ?? ""),
        (text) => text.includes("exact"),
        "the first element to count",
      );
      assert.deepEqual(await complaintsOfAxe(page), []);
      const wider = () => document.documentElement.scrollWidth - innerWidth;
      await becomes(() => page.evaluate(wider), 0);
      await page.context().close();
      assert.deepEqual(till.complaints, []);
    });
  }
}

test("the help link leads to the page's view, and an address that is none leads nowhere", async () => {
  const blog = await bench.visit(
    `<token-till id="a" compact help="./#which-token"></token-till>
     <token-till id="b" compact help="javascript:alert(1)"></token-till>
     <token-till id="c" compact></token-till>`,
  );
  await blog.says("exact", "#c");
  const link = blog.page.getByRole("link", { name: "Which token?" });
  await becomes(() => link.count(), 1);
  await becomes(() => link.getAttribute("href"), new URL("./#which-token", bench.url).href);
  await blog.close();
  const { page } = await site.visit({ address: "embed.html#compact&value=hello" });
  const inFrame = page.getByRole("link", { name: "Which token?" });
  await inFrame.waitFor();
  await becomes(() => inFrame.getAttribute("href"), new URL("#which-token", site.url).href);
  await page.context().close();
});
