// What goes wrong in the world: no network, no WebAssembly, a dead worker, a name that is no model.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openWorkbench } from "./support/till-page.js";
import { becomes, waitFor } from "./support/waiting.js";
import { killWorker } from "./support/browser.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const PACKS = "**/vocabularies/*";

test("a rough count at once, the exact one when the vocabulary is there", async () => {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) =>
      page.context().route(PACKS, async (route) => {
        await held;
        await route.continue();
      }),
  });
  await till.text.fill("hello world");
  await till.slipSays(/rough ≈ \$0\.0040 per call/);
  await till.slipSays("≈ 2 tokens in");
  await till.page.getByText("Fetching the vocabulary o200k_base").waitFor();
  release();
  await till.slipSays(/exact \$0\.0040 per call/);
  await till.slipSays(/(?<!≈ )2 tokens in/);
  await till.page.getByText("Fetching the vocabulary").waitFor({ state: "detached" });
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("a vocabulary that cannot be fetched: it says so, keeps the text, tries again", async () => {
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) => page.context().route(PACKS, (route) => route.abort()),
  });
  await till.text.fill("hello world, hello till");
  await till.page.getByText("The vocabulary o200k_base could not be fetched.").waitFor();
  await till.slipSays("≈");
  await till.slipSays("rough");
  await becomes(() => till.text.inputValue(), "hello world, hello till");

  await till.page.context().unroute(PACKS);
  await till.page.getByRole("button", { name: "Try again" }).click();
  await till.slipSays("exact");
  await till.slipSays("5 tokens in");
  await becomes(() => till.text.inputValue(), "hello world, hello till");
  await becomes(() => till.page.getByRole("button", { name: "Try again" }).count(), 0);
  await till.close();
});

test("a vocabulary that is damaged on the way is refused, not believed", async () => {
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) =>
      page.context().route(PACKS, async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.length >> 1] ^= 1;
        await route.fulfill({ response, body });
      }),
  });
  await till.text.fill("hello world");
  await till.page.getByText("The vocabulary o200k_base could not be fetched.").waitFor();
  await till.slipSays("≈ 2 tokens in");
  await till.close();
});

test("the engine's own file missing: a sentence, a rough count, and a second try", async () => {
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) => page.context().route("**/*.wasm", (route) => route.abort()),
  });
  await till.text.fill("hello world");
  await till.page
    .getByText("A file of this page could not be fetched. Your text is kept.")
    .waitFor();
  await till.slipSays("≈ 2 tokens");
  await till.page.getByText("11 characters").waitFor();
  await till.page.context().unroute("**/*.wasm");
  await till.page.getByRole("button", { name: "Try again" }).click();
  await till.slipSays("Total $0.004005");
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});

test("the worker's own file missing is the same to the reader", async () => {
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) => page.context().route("**/worker.js", (route) => route.abort()),
  });
  await till.text.fill("hello world");
  await till.page
    .getByText("A file of this page could not be fetched. Your text is kept.")
    .waitFor();
  await till.page.context().unroute("**/worker.js");
  await till.page.getByRole("button", { name: "Try again" }).click();
  await till.slipSays("Total $0.004005");
  await till.close();
});

test("where WebAssembly is blocked, it says so and keeps the rough count", async () => {
  const till = await bench.visit({
    address: "#models=gpt-4o",
    prepare: (page) =>
      page.context().route("**/*", async (route) => {
        const response = await route.fetch();
        const headers = {
          ...response.headers(),
          "content-security-policy": "default-src 'self'; script-src 'self'; style-src 'self'",
        };
        await route.fulfill({ response, headers });
      }),
  });
  await till.text.fill("hello world");
  await till.page.getByText("blocks WebAssembly").waitFor();
  await till.slipSays("≈ 2 tokens");
  await becomes(() => till.text.inputValue(), "hello world");
  await till.close();
});

test("an unknown model in the address is named, with the nearest to take instead", async () => {
  const till = await bench.visit({ address: "#models=gpt-4oo" });
  await till.page.getByText("There is no model called “gpt-4oo” in the price book.").waitFor();
  await till.page.getByRole("button", { name: "Use gpt-4o", exact: true }).click();
  await till.text.fill("hello world");
  await till.slipSays("GPT-4o");
  await till.slipSays("Total $0.004005");
  await becomes(() => till.page.getByText("There is no model called").count(), 0);
  await till.close();
});

test("an unknown model beside a known one does not stop it", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o,not-a-model-at-all" });
  await till.page.getByText("There is no model called “not-a-model-at-all”").waitFor();
  await till.text.fill("hello world");
  await till.slipSays("Total $0.004005");
  await till.page.getByRole("button", { name: "Dismiss" }).click();
  await till.page.getByText("There is no model called").waitFor({ state: "detached" });
  await till.close();
});

test("a worker that dies is replaced: text intact, counted again", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.text.fill("hello world");
  await till.slipSays("2 tokens in");
  await killWorker(till.page);
  await till.text.press("End");
  await till.text.pressSequentially(" again");
  await till.slipSays("3 tokens in");
  await till.slipSays("exact");
  await becomes(() => till.text.inputValue(), "hello world again");
  assert.deepEqual(till.complaints, []);
  await till.close();
});

test("a worker that dies over a question has it asked again", async () => {
  const till = await bench.visit({ address: "#models=gpt-4o" });
  await till.text.fill("hello world");
  await till.slipSays("2 tokens in");
  const [worker] = till.page.workers();
  const gone = new Promise((resolve) => worker.once("close", resolve));
  // Busy, then gone: the question that comes meanwhile is lost with it.
  worker
    .evaluate(() => {
      const end = Date.now() + 300;
      while (Date.now() < end);
      globalThis.close();
    })
    .catch(() => {});
  await till.text.fill("hello again, hello");
  await till.slipSays("4 tokens in");
  // If it was quicker than the worker was busy, the next is asked of another.
  await gone;
  await till.text.fill("hello again");
  await till.slipSays(/\b2 tokens in/);
  await waitFor(
    () => till.page.workers(),
    (all) => all.length === 1 && all[0] !== worker,
    "a new worker",
  );
  await till.close();
});
