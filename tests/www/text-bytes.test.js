// A text as bytes of UTF-8, and the word for special tokens, as a program meets them in the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTill } from "tokentill";

const TEXTS = [
  "",
  "hello world",
  "Grüße 👍🏽 不\0\r\n",
  "x".repeat(70_000),
  "<|endoftext|>",
  "\ufeffé",
];

const till = await openTill();
const ESTIMATED = till.models().find(({ basis }) => basis === "estimated")?.id ?? "";
const MODELS = ["gpt-4o", "gpt-4", "claude-sonnet-4-5", "gemini-2.5-pro", ESTIMATED];
await till.load(...MODELS);

test("bytes count as the string that they spell", () => {
  for (const model of MODELS) {
    for (const text of TEXTS) {
      const bytes = new TextEncoder().encode(`(${text})`).subarray(1, -1);
      assert.deepEqual(till.count(model, bytes), till.count(model, text), `${model}: ${text}`);
    }
  }
  const options = /** @type {const} */ ({ special: "allow" });
  assert.equal(till.count("gpt-4o", Buffer.from("<|endoftext|>"), options).tokens, 1);
});

test("an estimate has its own interval, whatever was counted before it", () => {
  const text = "How wide is the interval of this text?".repeat(20);
  const { low, tokens, high } = till.count(ESTIMATED, text);
  assert.ok(low < tokens && tokens < high, `${low} ${tokens} ${high}`);
  const exact = till.count("gpt-4o", text);
  assert.deepEqual([exact.basis, exact.low, exact.high], ["exact", exact.tokens, exact.tokens]);
});

test("bytes that are no UTF-8 are refused, with their place", () => {
  /** @type {[number[], number][]} */
  const wrong = [
    [[0xff], 0],
    [[97, 0xc3], 1],
    [[97, 98, 0xed, 0xa0, 0x80, 97], 2],
    [[0xc3, 0xa9, 0xc0, 0x80], 2],
  ];
  for (const [bytes, place] of wrong) {
    assert.throws(() => till.count("gpt-4o", Uint8Array.from(bytes)), {
      name: "TillError",
      code: "bad-input",
      message: `text is not UTF-8 at byte ${place} of ${bytes.length}`,
    });
  }
  assert.throws(() => till.count("gpt-4o", /** @type {any} */ ([104, 105])), {
    code: "bad-input",
    message: "text must be a string or a Uint8Array of UTF-8, not a list",
  });
});

test("special is one of three words, for all that take it", () => {
  const wrong = /** @type {any} */ ({ special: "ignore" });
  for (const call of /** @type {const} */ (["count", "encode", "split"])) {
    assert.throws(() => till[call]("gpt-4o", "hello", wrong), {
      name: "TillError",
      code: "bad-input",
      message: 'special is "ignore"; it can be "text", "allow" or "reject"',
    });
    assert.throws(() => till[call]("gpt-4o", "<|endoftext|>", { special: "reject" }), {
      code: "special-token",
    });
    assert.doesNotThrow(() => till[call]("gpt-4o", "<|endoftext|>", { special: "text" }));
  }
  const ids = ["text", "allow"].map((special) => {
    return till.encode("gpt-4o", "<|endoftext|>", /** @type {any} */ ({ special })).length;
  });
  assert.deepEqual(ids, [7, 1]);
});
