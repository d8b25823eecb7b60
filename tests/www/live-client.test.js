// The order of questions and answers, with a worker whose every answer is let go by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LiveClient } from "../../www/engine/live-client.js";
import { LiveText } from "../../www/engine/live-text.js";
import { seeded } from "./support/seeded.js";

/** @typedef {import("../../www/engine/protocol.js").Answer} Answer */
/** @typedef {import("../../www/engine/protocol.js").Question} Question */

/** The worker's own text, behind a door that opens one question at a time. */
function slowWorker() {
  /** @type {(() => void)[]} */
  const held = [];
  let life = {};
  let text = newText();
  /** @type {Question[]} */
  const questions = [];
  const behindDoor = (/** @type {() => any} */ work) =>
    new Promise((resolve, reject) => {
      const answer = work();
      held.push(() => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  const remote = {
    answer(/** @type {Question} */ question) {
      questions.push(question);
      return behindDoor(() => {
        text.change(question.change);
        return { revision: text.revision, quotes: [], text: text.text };
      });
    },
    facts(/** @type {number} */ _id, /** @type {Question["change"]} */ change) {
      text.change(change);
      return Promise.resolve({ characters: text.text.length, words: 0, lines: 0 });
    },
  };
  return {
    questions,
    held,
    connection: { ask: (/** @type {Function} */ ask) => ask(remote, life) },
    /** A new worker in the place of one that died: it holds nothing. */
    replace() {
      life = {};
      text = newText();
    },
    async release() {
      await settled();
      held.shift()?.();
      await settled();
    },
  };
}

/** Counting is not what is tested here, so there is no till. */
const newText = () => new LiveText(/** @type {any} */ (undefined));

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {ReturnType<typeof slowWorker>} worker */
function listen(worker) {
  /** @type {string[]} */
  const heard = [];
  const client = new LiveClient(/** @type {any} */ (worker.connection), {
    answered: (/** @type {any} */ answer) => heard.push(answer.text),
    described: (facts) => heard.push(`facts ${facts.characters}`),
    failed: (error) => heard.push(`failed ${error.message}`),
  });
  return { client, heard };
}

test("while the worker is busy only the newest text waits, and it is answered", async () => {
  const worker = slowWorker();
  const { client, heard } = listen(worker);
  for (const text of ["a", "ab", "abc", "abcd"]) client.ask({ text });
  await worker.release();
  assert.deepEqual(heard, [], "the answer for the first letter is out of date");
  await worker.release();
  assert.deepEqual(heard, ["abcd", "facts 4"]);
  assert.equal(worker.questions.length, 2, "two letters between were never sent");
  assert.equal(client.waiting, false);
});

test("only the change of the text is sent", async () => {
  const worker = slowWorker();
  const { client } = listen(worker);
  client.ask({ text: "x".repeat(10_000) });
  await worker.release();
  client.ask({ text: `${"x".repeat(5000)}y${"x".repeat(5000)}` });
  await worker.release();
  const { start, end, insert } = worker.questions[1].change ?? {};
  assert.deepEqual({ start, end, insert }, { start: 5000, end: 5000, insert: "y" });
  client.ask({ output: 9 });
  await worker.release();
  assert.equal(worker.questions[2].change, undefined, "another answer, the same text");
});

test("a worker that replaces another is sent the whole text", async () => {
  const worker = slowWorker();
  const { client, heard } = listen(worker);
  client.ask({ text: "the whole text" });
  await worker.release();
  worker.replace();
  client.ask({ text: "the whole text!" });
  await worker.release();
  assert.equal(worker.questions[1].change?.insert, "the whole text!");
  assert.ok(heard.includes("the whole text!"));
});

test("a failed question is told once, and the next one is asked as ever", async () => {
  const worker = slowWorker();
  const { client, heard } = listen(worker);
  const { connection } = worker;
  const ask = connection.ask;
  connection.ask = () => Promise.reject(new Error("no worker"));
  client.ask({ text: "a" });
  await settled();
  assert.deepEqual(heard, ["failed no worker"]);
  connection.ask = ask;
  client.ask({ text: "ab" });
  await worker.release();
  assert.deepEqual(heard.slice(1), ["ab", "facts 2"]);
});

test("any order of typing and answering ends with the newest text, and shows nothing older", async () => {
  const random = seeded(7);
  for (let round = 0; round < 200; round++) {
    const worker = slowWorker();
    const { client, heard } = listen(worker);
    let text = "";
    for (let step = 0; step < 20; step++) {
      if (random(3) > 0) {
        const at = random(text.length + 1);
        text = text.slice(0, at) + "ab\n🧾"[random(5)] + text.slice(at + random(3));
        client.ask({ text });
      } else {
        const before = heard.length;
        await worker.release();
        const shown = heard.slice(before).filter((said) => !said.startsWith("facts"));
        assert.ok(shown.every((said) => said === text));
      }
    }
    while (client.waiting) await worker.release();
    if (text !== "") assert.equal(heard.filter((said) => !said.startsWith("facts")).at(-1), text);
  }
});
