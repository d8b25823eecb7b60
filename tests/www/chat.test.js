// Chats and images: what providers and others published, what is refused and where, and that lines add up.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { openTill, TillError } from "../../dist/index.js";

/** @type {import("tokentill").Till} */
let till;

before(async () => {
  till = await openTill();
  await till.load(
    "gpt-4",
    "gpt-4o",
    "claude-opus-4-5",
    "claude-opus-4-8",
    "gemini-2.5-pro",
    "grok-4",
  );
});

// OpenAI's cookbook, "How to count tokens with tiktoken".
const jargon = [
  ["system", "You are a helpful, pattern-following assistant that translates corporate jargon into plain English."],
  ["system", "New synergies will help drive top-line growth.", "example_user"],
  ["system", "Things working well together will increase revenue.", "example_assistant"],
  ["system", "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.", "example_user"],
  ["system", "Let's talk later when we're less busy about how to do better.", "example_assistant"],
  ["user", "This late pivot means we don't have time to boil the ocean for the client deliverable."],
].map(([role = "", content = "", name]) => ({ role, content, ...(name ? { name } : {}) })); // prettier-ignore

const weather = {
  messages: [
    {
      role: "system",
      content: "You are a helpful assistant that can answer to questions about the weather.",
    },
    { role: "user", content: "What's the weather like in San Francisco?" },
  ],
  tools: [
    {
      type: "function",
      function: {
        name: "get_current_weather",
        description: "Get the current weather in a given location",
        parameters: {
          type: "object",
          properties: {
            location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
            unit: {
              type: "string",
              description: "The unit of temperature to return",
              enum: ["celsius", "fahrenheit"],
            },
          },
          required: ["location"],
        },
      },
    },
  ],
};

test("the cookbook's chats", () => {
  for (const [model, tokens] of /** @type {const} */ ([
    ["gpt-3.5-turbo-0613", 129],
    ["gpt-4", 129],
    ["gpt-4o", 124],
    ["openai/gpt-4o-mini", 124],
  ])) {
    const { tokens: counted, low, high, basis } = till.countChat(model, { messages: jargon });
    assert.deepEqual([counted, low, high, basis], [tokens, tokens, tokens, "exact"], model);
  }
  for (const [model, tokens] of /** @type {const} */ ([
    ["gpt-3.5-turbo", 105],
    ["gpt-4", 105],
    ["gpt-4o", 101],
    ["gpt-4o-mini", 101],
  ])) {
    const { tokens: counted, basis } = till.countChat(model, weather);
    assert.deepEqual([counted, basis], [tokens, "exact"], model);
  }
});

test("published images, alone and in a chat", () => {
  for (const [model, width, height, tokens] of /** @type {const} */ ([
    ["gpt-4o", 1024, 1024, 765],
    ["gpt-4o", 2048, 4096, 1105],
    ["claude-opus-4-5", 1092, 1092, 1521],
  ])) {
    const image = till.countImage(model, { width, height });
    assert.deepEqual(
      [image.tokens, image.low, image.high, image.basis],
      [tokens, tokens, tokens, "exact"],
    );
    const part = /** @type {const} */ ({ type: "image", width, height });
    const with_ = till.countChat(model, { messages: [{ role: "user", content: [part] }] });
    const without = till.countChat(model, { messages: [{ role: "user", content: [] }] });
    assert.equal(with_.tokens - without.tokens, tokens);
  }
  assert.equal(till.countImage("gpt-4o", { width: 4096, height: 8192, detail: "low" }).tokens, 85);
});

test("lines add up, and the sum is as sure as its least sure line", () => {
  const order = ["exact", "reconstructed", "estimated"];
  const parts = [
    /** @type {const} */ ({ type: "text", text: "What is this?" }),
    /** @type {const} */ ({ type: "image", width: 640, height: 480 }),
  ];
  const call = { id: "1", type: "function", function: { name: "look", arguments: { at: 1 } } };
  const chat = {
    messages: [
      ...jargon,
      { role: "user", content: parts },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", tool_call_id: "1", content: "a cat" },
    ],
    tools: weather.tools,
  };
  for (const model of ["gpt-4o", "gpt-5", "claude-opus-4-8", "gemini-2.5-pro", "grok-4"]) {
    const counted = till.countChat(model, chat);
    for (const end of /** @type {const} */ (["tokens", "low", "high"])) {
      const sum = counted.lines.reduce((all, { count }) => all + count[end], 0);
      assert.equal(counted[end], sum, `${model} ${end}`);
    }
    assert.ok(counted.low <= counted.tokens && counted.tokens <= counted.high);
    const least = Math.max(...counted.lines.map(({ count }) => order.indexOf(count.basis)));
    assert.equal(counted.basis, order[least]);
    const labels = counted.lines.map(({ label }) => label);
    assert.equal(new Set(labels).size, labels.length);
    assert.ok(labels.includes("messages[6].content[1] image 640×480"));
    assert.ok(labels.includes("messages[7] tool calls") && labels.includes("tools"));
  }
});

test("one user message on Claude is the text and its measured frame", () => {
  const text = "Where is the library?";
  for (const [model, frame] of /** @type {const} */ ([
    ["claude-opus-4-5", 7],
    ["claude-opus-4-8", 6],
  ])) {
    const counted = till.countChat(model, { messages: [{ role: "user", content: text }] });
    assert.equal(counted.tokens, till.count(model, text).tokens + frame);
    assert.equal(counted.basis, "reconstructed");
  }
});

test("nobody measured: estimated", () => {
  const messages = [{ role: "user", content: "Hello" }];
  for (const model of ["gpt-5", "grok-4"]) {
    const counted = till.countChat(model, { messages });
    assert.equal(counted.basis, "estimated", model);
    assert.ok(counted.low < counted.high);
  }
  assert.equal(
    till.countChat("claude-opus-4-5", { messages, tools: weather.tools }).basis,
    "estimated",
  );
  const nested = { type: "object", properties: { a: { type: "object", properties: {} } } };
  const tools = [{ name: "f", description: "d", input_schema: nested }];
  assert.equal(till.countChat("gpt-4o", { messages, tools }).basis, "estimated");
  assert.equal(till.countImage("grok-4", { width: 100, height: 100 }).basis, "estimated");
});

test("the tools of OpenAI, Anthropic and Google are the same tools", () => {
  const { messages, tools } = weather;
  const [{ function: { name, description, parameters } }] = tools; // prettier-ignore
  const expected = till.countChat("gpt-4o", weather);
  for (const other of [
    { type: "function", name, description, parameters },
    { name, description, input_schema: parameters },
    { functionDeclarations: [{ name, description, parameters }] },
  ]) {
    assert.deepEqual(till.countChat("gpt-4o", { messages, tools: [other] }), expected);
  }
});

test("what is wrong is named with its place", () => {
  const user = (/** @type {any} */ content) => ({ messages: [{ role: "user", content }] });
  const tool = (/** @type {any} */ one) => ({ messages: jargon, tools: [one] });
  const image = { type: "image", width: 10, height: 10 };
  /** @type {[any, RegExp][]} */
  const cases = [
    [undefined, /^chat must be an object/],
    [{}, /^messages must be a list/],
    [{ messages: [] }, /^messages is empty/],
    [{ messages: [null] }, /^messages\[0\] must be an object, not null/],
    [{ messages: jargon, tool: [] , extra: 1 }, /^chat has no field "extra"/],
    [{ messages: [{ content: "a" }] }, /^messages\[0\]\.role must be a string/],
    [{ messages: [{ role: "asistant", content: "a" }] }, /^messages\[0\]\.role is "asistant"/],
    [{ messages: [{ role: "user", contnt: "a" }] }, /^messages\[0\] has no field "contnt"/],
    [{ messages: [...jargon, { role: "user" }] }, /^messages\[6\]\.content must be a string or a list/],
    [user(7), /^messages\[0\]\.content must be a string or a list of parts, not of type number/],
    [user(["a"]), /^messages\[0\]\.content\[0\] must be an object/],
    [user([{ type: "text" }]), /^messages\[0\]\.content\[0\]\.text must be a string/],
    [user([{ type: "image_url" }]), /^messages\[0\]\.content\[0\]\.type is "image_url"/],
    [user([image, { ...image, width: 1.5 }]), /^messages\[0\]\.content\[1\]\.width is 1\.5/],
    [user([image, { ...image, height: "9" }]), /^messages\[0\]\.content\[1\]\.height must be a number/],
    [user([{ ...image, width: 1e9 }]), /^messages\[0\]\.content\[0\]\.width is 1000000000/],
    [user([{ ...image, detail: "hgih" }]), /^messages\[0\]\.content\[0\]\.detail is "hgih"/],
    [{ messages: [{ role: "assistant", tool_calls: [1] }] }, /^messages\[0\]\.tool_calls\[0\] must be/],
    [tool({}), /^tools\[0\]\.name must be a string/],
    [tool({ type: "web_search" }), /^tools\[0\]\.type is "web_search"; only functions/],
    [tool({ name: "f", parameters: { properties: { a: 1 } } }), /^tools\[0\]\.parameters\.properties\["a"\]/],
  ]; // prettier-ignore
  for (const [chat, message] of cases) {
    assert.throws(() => till.countChat("gpt-4o", chat), refusal("bad-input", message));
  }
  const small = { width: 9, height: 9 };
  assert.throws(
    () => till.countImage("gpt-4o", { ...small, width: 0 }),
    refusal("bad-input", /^width is 0/),
  );
  assert.throws(() => till.countImage("gpt-4", small), refusal("bad-input", /takes no images$/));
  assert.throws(
    () => till.countChat("gpt-4", user([image])),
    refusal("bad-input", /^messages\[0\]\.content\[0\]: openai\/gpt-4 takes no images/),
  );
  assert.throws(() => till.countChat("gpt-4oo", user("a")), refusal("unknown-model", /gpt-4oo/));
  assert.throws(() => till.countImage("gpt-4oo", small), refusal("unknown-model", /gpt-4oo/));
  assert.throws(
    () => till.countChat("deepseek-chat", user("a")),
    refusal("not-loaded", /deepseek/),
  );
});

/** @param {string} code @param {RegExp} message */
function refusal(code, message) {
  return (/** @type {unknown} */ error) => {
    assert.ok(error instanceof TillError);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  };
}
