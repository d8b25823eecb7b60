// The page in a frame, and the page of embeddings: told by an address, shown live, and silent about texts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const FRAME =
  "embed.html?theme=dark&value=never%20read#models=gpt-4o,gpt-4o-mini&value=hello%20world&output-tokens=0&label=%3Cb%3EMine%3C/b%3E";

test("the frame shows what its address says, as text", async () => {
  const { page, complaints, close } = await visit(FRAME);
  await page.getByText("Total").waitFor();
  await page.getByText("<b>Mine</b>").waitFor();
  await waitFor(
    () => page.locator("token-till").evaluate((till) => till.shadowRoot?.textContent ?? ""),
    (text) => /exact/.test(text) && /\b2 tokens in/.test(text) && /GPT-4o mini/.test(text),
    "the count of the text behind the #",
  );
  const scheme = () => getComputedStyle(document.documentElement).colorScheme;
  await becomes(() => page.evaluate(scheme), "dark");
  assert.deepEqual(complaints, []);
  await close();
});

test("the frame tells its host how high it is, and nothing else", async () => {
  const { page, close } = await visit("gallery.html");
  const heard = await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        /** @type {any[]} */
        const messages = [];
        addEventListener("message", ({ data }) => {
          messages.push(data);
          if (data.height > 200) resolve(messages);
        });
        const frame = document.createElement("iframe");
        frame.src = address;
        document.body.append(frame);
      }),
    bench.url + FRAME,
  );
  for (const message of heard) assert.deepEqual(Object.keys(message), ["type", "height"]);
  assert.equal(heard.at(-1).type, "token-till");
  await close();
});

test("every kind of embedding is live beside its code, and the code can be copied", async () => {
  const { page, complaints, close } = await visit("gallery.html", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const kinds = page.locator(".kind");
  await waitFor(
    () => kinds.count(),
    (count) => count >= 7,
    "seven kinds",
  );
  for (const kind of await kinds.all()) {
    await kind.scrollIntoViewIfNeeded();
    const inFrame = (await kind.locator("iframe").count()) > 0;
    const till = inFrame
      ? kind.frameLocator("iframe").locator("token-till")
      : kind.locator("token-till");
    await waitFor(
      () => till.evaluate((element) => element.shadowRoot?.textContent ?? ""),
      (text) => /exact|genau/.test(text),
      `the kind ${await kind.getAttribute("id")} to count`,
    );
  }
  const first = kinds.first();
  await first.getByRole("button", { name: "Copy" }).click();
  await first.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await first.locator(".code pre").textContent());
  assert.match(copied, /tokentill\/define\.js/);
  assert.deepEqual(complaints, []);
  await close();
});

test("after one visit the page works without a network", async () => {
  const own = await openWorkbench();
  const till = await own.visit({ address: "#models=gpt-4o", serviceWorkers: "allow" });
  await till.slipSays("exact");
  await till.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const kept = async () => (await (await caches.open("tokentill-vocabularies")).keys()).length;
    while ((await kept()) === 0) await new Promise(requestAnimationFrame);
  });
  // The network is cut where it begins: nobody answers any more.
  await own.cut();
  await till.page.goto("about:blank");
  await till.page.goto(`${own.url}#models=gpt-4o`);
  await till.text.fill("hello world");
  await till.slipSays("exact");
  await till.slipSays("2 tokens in");
  await till.close();
  await own.close();
});

/** @param {string} address @param {import("playwright-core").BrowserContextOptions} [options] */
async function visit(address, options) {
  const till = await bench.visit({ address, ...options });
  return { page: till.page, complaints: till.complaints, close: () => till.close() };
}
