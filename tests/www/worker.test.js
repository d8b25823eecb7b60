// `tokentill/worker` as a page of someone else uses it: the same answers as the till itself, as promises.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openReference } from "./support/numbers.js";
import { openWorkbench } from "./support/till-page.js";
import { becomes } from "./support/waiting.js";

/** @typedef {typeof import("tokentill/worker")} WorkerModule */

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
/** @type {import("playwright-core").Page} */
let page;
before(async () => {
  bench = await openWorkbench();
  // A page that is not ours, on the same host.
  ({ page } = await bench.visit({ address: "icon.svg" }));
});
after(() => bench.close());

/**
 * Runs in the page, with the module of the package.
 * @template T, A
 * @param {(worker: WorkerModule, given: A) => Promise<T>} work
 * @param {A} [given]
 * @returns {Promise<T>}
 */
function withWorker(work, given) {
  return page.evaluate(async ([url, source, argument]) => {
    const module = await import(`${url}tokentill/client.js`);
    return (0, eval)(`(${source})`)(module, argument);
  }, /** @type {const} */ ([bench.url, work.toString(), given]));
}

const TEXT = "Rechnung über 89,70 € — 请付款 🧾";

test("every method answers as the till does", async () => {
  const till = await openReference("gpt-4o");
  const { ids, ends } = till.split("gpt-4o", TEXT);
  const call = { model: "gpt-4o", input: 12, output: 34 };
  const found = await withWorker(
    async ({ openTillInWorker }, { text, ids, call }) => {
      const till = await openTillInWorker();
      const before = await till.isLoaded("gpt-4o");
      await till.load("gpt-4o");
      const split = await till.split("gpt-4o", text);
      const answers = {
        before,
        after: await till.isLoaded("gpt-4o"),
        version: till.version,
        prices: till.prices,
        models: (await till.models({ provider: "openai" })).length,
        model: (await till.model("gpt-4o")).id,
        encodings: (await till.encodings()).map(({ name }) => name),
        count: await till.count("gpt-4o", text),
        encode: [...(await till.encode("gpt-4o", text))],
        decode: await till.decode("gpt-4o", ids),
        split: { ids: [...split.ids], ends: [...split.ends] },
        fits: [await till.fits("gpt-4o", text, 1), await till.fits("gpt-4o", text, 1000)],
        bill: await till.bill(call),
      };
      till.close();
      return answers;
    },
    { text: TEXT, ids: [...ids], call },
  );
  // What is absent and what is undefined travel differently on the way out of the browser.
  const plain = (/** @type {unknown} */ value) => JSON.parse(JSON.stringify(value));
  const expected = {
    before: false,
    after: true,
    version: till.version,
    prices: till.prices,
    models: till.models({ provider: "openai" }).length,
    model: "gpt-4o",
    encodings: till.encodings().map(({ name }) => name),
    count: till.count("gpt-4o", TEXT),
    encode: [...ids],
    decode: TEXT,
    split: { ids: [...ids], ends: [...ends] },
    fits: [false, ids.length],
    bill: till.bill(call),
  };
  assert.deepEqual(plain(found), plain(expected));
});

test("an error is a TillError with its code and its nearest names", async () => {
  const errors = await withWorker(async ({ openTillInWorker }) => {
    const till = await openTillInWorker();
    const told = async (/** @type {Promise<unknown>} */ answer) => {
      const error = /** @type {any} */ (
        await answer.then(
          () => new Error("none"),
          (e) => e,
        )
      );
      const { name, code, suggestions } = error;
      return { name, code, first: suggestions?.[0] };
    };
    return [
      await told(till.model("gpt-4oo")),
      await told(till.count("gpt-4o", "not loaded yet")),
      await told(till.bill({ model: "gpt-4o", input: -1 })),
    ];
  });
  assert.deepEqual(errors, [
    { name: "TillError", code: "unknown-model", first: "gpt-4o" },
    { name: "TillError", code: "not-loaded", first: undefined },
    { name: "TillError", code: "bad-input", first: undefined },
  ]);
});

test("vocabularies can come from the page, and the wasm from an address", async () => {
  const found = await withWorker(async ({ openTillInWorker }, url) => {
    /** @type {string[]} */
    const asked = [];
    const till = await openTillInWorker({
      wasm: new URL(`${url}tokentill/tokentill_bg.wasm`),
      vocabularies: async (encoding) => {
        asked.push(encoding);
        return (await fetch(`${url}tokentill/vocabularies/${encoding}.till`)).arrayBuffer();
      },
    });
    await Promise.all([till.load("gpt-4o"), till.load("o200k_base", "gpt-4o-mini")]);
    return { asked, tokens: (await till.count("gpt-4o", "hello world")).tokens };
  }, bench.url);
  assert.deepEqual(found, { asked: ["o200k_base"], tokens: 2 });
});

test("chats and images, as in Till", async () => {
  const found = await withWorker(async ({ openTillInWorker }) => {
    const till = await openTillInWorker();
    await till.load("gpt-4o");
    const messages = [{ role: "user", content: "hello world" }];
    const { tokens } = await till.countChat("gpt-4o", { messages });
    const image = await till.countImage("gpt-4o", { width: 1024, height: 1024 });
    return [tokens, image.tokens];
  });
  assert.deepEqual(found, [9, 765]);
});

test("a closed till refuses, and takes its worker with it", async () => {
  const coming = page.waitForEvent("worker");
  const said = await withWorker(async ({ openTillInWorker }) => {
    const till = await openTillInWorker();
    till.close();
    return till.model("gpt-4o").then(
      () => "answered",
      (error) => error.message,
    );
  });
  assert.match(said, /closed/);
  const worker = await coming;
  await becomes(() => page.workers().includes(worker), false, "the worker is there");
});

test("live: counts of several models, rough until the vocabulary is there", async () => {
  const heard = await withWorker(async ({ openTillInWorker }) => {
    const till = await openTillInWorker();
    /** @type {any[]} */
    const answers = [];
    let wake = () => {};
    const answered = () => new Promise((resolve) => (wake = () => resolve(undefined)));
    const live = till.live({
      answered: (answer) => (answers.push(answer.quotes), wake()),
      described: () => {},
      failed: (error) => (answers.push(error.message), wake()),
    });
    let next = answered();
    live.ask({ text: "hello world", models: ["gpt-4o", "no-such-model"], output: 10 });
    await next;
    await till.load("gpt-4o");
    next = answered();
    live.ask();
    await next;
    const window = await live.window("gpt-4o", 0, 11);
    return { answers, ends: [...(window?.ends ?? [])], total: window?.total };
  });
  const [rough, exact] = heard.answers;
  assert.equal(rough[0].count.basis, "rough");
  assert.equal(exact[0].count.basis, "exact");
  assert.equal(exact[0].count.tokens, 2);
  assert.equal(exact[0].bill.usd, 0.000105);
  assert.equal(exact[0].thousandUsd, 0.105);
  assert.equal(exact[1].problem.code, "unknown-model");
  assert.deepEqual({ ends: heard.ends, total: heard.total }, { ends: [5, 11], total: 2 });
});

test("live: several texts share a worker, and one that is closed is heard of no more", async () => {
  const told = await withWorker(async ({ openTillInWorker }) => {
    const till = await openTillInWorker();
    await till.load("gpt-4o");
    /** @type {string[]} */
    const heard = [];
    const text = (/** @type {string} */ name) => {
      let wake = () => {};
      const live = till.live({
        answered: ({ quotes }) => (heard.push(`${name} ${quotes[0].count?.tokens}`), wake()),
        described: () => {},
        failed: (error) => (heard.push(error.message), wake()),
      });
      const says = (/** @type {string} */ text) =>
        new Promise((resolve) => {
          wake = () => resolve(undefined);
          live.ask({ text, models: ["gpt-4o"] });
        });
      return { live, says };
    };
    const [one, two] = [text("one"), text("two")];
    await Promise.all([one.says("hello"), two.says("hello world")]);
    await one.says("hello hello hello");
    one.live.ask({ text: "never heard" });
    one.live.close();
    await two.says("hello world again");
    till.close();
    return heard;
  });
  assert.deepEqual(told, ["one 1", "two 2", "one 3", "two 3"]);
});
