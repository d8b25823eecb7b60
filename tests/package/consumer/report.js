// What a user's program would do with the package, in Node and in a browser alike. Says what came out.

import { liveReport } from "./live.js";

/** The worked example of the forecast's papers. */
const workflow = {
  ...{ name: "support chat", model: "gpt-4o", runsPerMonth: 1000 },
  ...{ system: 400, input: 100, output: 200, turns: 3, retryRate: 0.1 },
};
const plan = { on: new Date("2026-11-23T12:00Z"), budgetUsd: 20, workflows: [workflow] };
const job = { tokensPerHour: 1, priceUsd: 1, cloudUsdPerHour: 2, hoursPerMonth: 10 };

/** Two sessions of the plan's 1,000, and a line that is none. */
const usage = { input_tokens: 400, cache_read_input_tokens: 100, output_tokens: 200 };
const log = ["a", "a", "b", "b"]
  .map((run) =>
    JSON.stringify({ workflow: "support chat", model: "gpt-4o", run, attempt: 1, usage }),
  )
  .concat("oops")
  .join("\n");

/**
 * @param {import("tokentill").Till} till
 * @param {string[]} encodings
 */
export async function report(till, encodings) {
  const [first = ""] = encodings;
  const unloaded = failure(() => till.count(first, "x"));
  await till.load(...encodings, "gpt-4o");
  const text = "hello world";
  const ids = Object.fromEntries(encodings.map((name) => [name, [...till.encode(name, text)]]));
  return {
    unloaded,
    ids,
    texts: encodings.map((name) => till.decode(name, ids[name] ?? [])),
    counts: encodings.map((name) => till.count(name, text)),
    ends: encodings.map((name) => [...till.split(name, text).ends]),
    emoji: encodings.map((name) => [...till.split(name, "a👍🏽b").ends].at(-1)),
    fits: [till.fits(first, text, 2), till.fits(first, text, 1), till.fits(first, "", 0)],
    live: liveReport(till, encodings),
    unknownEncoding: failure(() => till.count("o200k_bass", text)),
    unknownModel: failure(() => till.model("gpt-4oo")),
    model: till.model("gpt-4o"),
    bill: till.bill({ model: "gpt-4o", input: 1_000_000, output: 500_000 }),
    forecast: till.forecast(plan),
    badPlan: failure(() => till.forecast({ workflows: [{ ...workflow, runsPerMonth: 0 }] })),
    review: till.review(plan, new Date("2026-11-01")),
    tokenReport: till.tokenomics({ symbol: "X", priceUsd: 2, circulating: 100, maxSupply: 150 }),
    tokenProfiles: till.tokenProfiles().map((profile) => profile.symbol),
    compute: till.computeForTokens(job),
    usage: await till.importUsage(log),
    gaps: till.explainGap(plan, await till.importUsage(log), 1 / 500),
    cancelled: await till
      .importUsage(log, { signal: AbortSignal.abort() })
      .catch((/** @type {Error} */ error) => error.name),
    prices: till.prices,
    models: till.models().length,
  };
}

/** @param {() => unknown} work */
function failure(work) {
  try {
    work();
  } catch (error) {
    const { name, code, message, suggestions } = /** @type {any} */ (error);
    return { name, code, message, suggestions };
  }
  return undefined;
}
