// Compiles when the published types say what the README promises. Never run.
import { openTill, TillError } from "tokentill";
import type {
  Basis,
  Bill,
  Count,
  EncodingInfo,
  Forecast,
  LiveDocument,
  ModelInfo,
  Plan,
  Till,
  Tokens,
} from "tokentill";
import { openCounter } from "tokentill/counter";
import type { Counter } from "tokentill/counter";
import { openTillInWorker } from "tokentill/worker";

const till: Till = await openTill({ vocabularies: new URL("https://example.org/packs/") });
await till.load("gpt-4o", "cl100k_base");

const count: Count = till.count("gpt-4o", "hello", { special: "allow" });
const basis: Basis = count.basis;
const interval: [number, number, string] = [count.low, count.high, basis];
const ids: Uint32Array = till.encode("cl100k_base", "hello");
const text: string = till.decode("cl100k_base", ids);
const tokens: Tokens = till.split("cl100k_base", text);
const fits: number | false = till.fits("gpt-4o", text, 10);
const bill: Bill = till.bill({ model: "gpt-4o", input: 10, output: 10, cacheRead: 5 });
const models: ModelInfo[] = till.models({ provider: "openai", on: new Date(0) });
const encodings: EncodingInfo[] = till.encodings();

const plan: Plan = {
  workflows: [
    {
      name: "intake",
      model: "gpt-4o",
      runsPerMonth: 100,
      input: 500,
      output: 50,
      history: { lastTurns: 2 },
    },
  ],
};
const forecast: Forecast = till.forecast(plan);
const cap: number = till.tokenomics({ symbol: "X", priceUsd: 1, circulating: 1 }).marketCapUsd;
// @ts-expect-error: runs are needed
till.forecast({ workflows: [{ name: "x", model: "gpt-4o", input: 1, output: 1 }] });

const live: LiveDocument = till.document(["gpt-4o", "claude_3"], text);
const edited: Count[] = live.edit(0, live.length, "new");
const shown: Tokens & { start: number } = live.window("gpt-4o", 0, 3);
live.free();

// @ts-expect-error: a text is needed
till.count("gpt-4o");
// @ts-expect-error: not a way to treat special tokens
till.count("gpt-4o", "hello", { special: "ignore" });

const counter: Counter = await openCounter({ vocabularies: "./packs/" });
const alone: Count = counter.count("o200k_base", "hello");
// @ts-expect-error: a counter knows no price
counter.bill({ model: "gpt-4o", input: 1 });

const worker = await openTillInWorker();
const later: Count = await worker.count("gpt-4o", "hello");

try {
  till.model("gpt-4oo");
} catch (error) {
  if (error instanceof TillError && error.code === "unknown-model") throw error.suggestions?.[0];
}
export {
  alone,
  bill,
  cap,
  edited,
  encodings,
  forecast,
  fits,
  interval,
  later,
  models,
  shown,
  tokens,
};
