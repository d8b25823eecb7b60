// The fields of a plan, of a sheet about a crypto token, of a job and of a mapping: what of each must be there and
// of which kind. What the values may be, the engine says.
import { listOf, mapOf, number, objectOf, optional, pair, text, textOr, truth } from "./fields.js";

const maybe = optional(number);

const counts = objectOf({
  ...{ system: maybe, input: maybe, output: maybe, toolResult: maybe, summaryTokens: maybe },
});

const workflow = objectOf({
  name: text,
  model: text,
  runsPerMonth: number,
  system: maybe,
  input: number,
  output: number,
  turns: maybe,
  history: optional(textOr(objectOf({ lastTurns: maybe, summaryTokens: maybe }))),
  loop: optional(objectOf({ steps: number, toolResult: number })),
  retryRate: maybe,
  cacheHitRate: maybe,
  cacheWrite: optional(text),
  variant: optional(text),
  routes: optional(listOf(objectOf({ share: number, model: text }))),
  counts: optional(mapOf(counts)),
  revenuePerRunUsd: maybe,
});

const range = optional(pair);

const plan = objectOf({
  workflows: listOf(workflow),
  contingency: maybe,
  budgetUsd: maybe,
  months: maybe,
  growthPerMonth: maybe,
  spread: optional(
    objectOf({
      ...{ runs: range, input: range, output: range, toolResult: range },
      ...{ turns: range, steps: range, retries: range, cacheMisses: range },
    }),
  ),
  on: optional(() => {}),
});

const sheet = objectOf({
  symbol: text,
  priceUsd: number,
  maxSupply: maybe,
  circulating: number,
  emissions: optional(objectOf({ perYear: number, halvingYears: maybe, nextHalvingMonths: maybe })),
  vesting: optional(
    listOf(objectOf({ name: text, amount: number, cliffMonths: number, months: number })),
  ),
  ...{ burnedPerYear: maybe, staked: maybe, yearlyFeesUsd: maybe, feesToStakers: maybe },
  ...{ yearlyVolumeUsd: maybe, dailyActiveAddresses: maybe, dailyTransactions: maybe },
  ...{ tvlUsd: maybe, months: maybe },
});

const job = objectOf({
  ...{ tokensPerHour: number, priceUsd: number, cloudUsdPerHour: number, hoursPerMonth: number },
  switchingUsd: maybe,
});

const word = optional(text);

const mapping = objectOf({
  ...{ workflow: word, model: word, time: word, run: word, attempt: word },
  ...{ input: word, output: word, cacheRead: word, cacheWrite: word, reasoning: word },
  inputWithoutCache: optional(truth),
});

/** @param {import("../tokentill.d.ts").UsageMapping | undefined} value */
export function requireMapping(value) {
  if (value !== undefined) mapping("mapping", value);
  return value;
}

/** @param {import("../tokentill.d.ts").Plan} value */
export function requirePlan(value) {
  plan("plan", value);
  return value;
}

/** @param {import("../tokentill.d.ts").TokenSheet} value */
export function requireSheet(value) {
  sheet("sheet", value);
  return value;
}

/** @param {import("../tokentill.d.ts").ComputeJob} value */
export function requireJob(value) {
  job("job", value);
  return value;
}
