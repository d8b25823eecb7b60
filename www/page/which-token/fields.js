// The fields of the sheet, in the order in which they are asked for. The names are the engine's; words
// stand in i18n.

/**
 * @typedef {object} Field
 * @property {string} name of the engine's `TokenSheet`, "emissions." before those of the emissions
 * @property {boolean} [needed] without it there is no figure at all
 * @property {"usd" | "tokens" | "share" | "number" | "years" | "months"} unit
 */

/** @type {Record<string, Field[]>} by group */
export const GROUPS = {
  market: [
    { name: "priceUsd", unit: "usd", needed: true },
    { name: "yearlyVolumeUsd", unit: "usd" },
  ],
  supply: [
    { name: "circulating", unit: "tokens", needed: true },
    { name: "maxSupply", unit: "tokens" },
    { name: "burnedPerYear", unit: "tokens" },
  ],
  emissions: [
    { name: "emissions.perYear", unit: "tokens" },
    { name: "emissions.halvingYears", unit: "years" },
    { name: "emissions.nextHalvingMonths", unit: "months" },
  ],
  staking: [
    { name: "staked", unit: "tokens" },
    { name: "yearlyFeesUsd", unit: "usd" },
    { name: "feesToStakers", unit: "share" },
  ],
  use: [
    { name: "dailyActiveAddresses", unit: "number" },
    { name: "dailyTransactions", unit: "number" },
    { name: "tvlUsd", unit: "usd" },
  ],
};

export const FIELDS = Object.values(GROUPS).flat();

/** @type {Field[]} of one allotment that vests; `name` is a word, the others are numbers */
export const VESTING = [
  { name: "amount", unit: "tokens" },
  { name: "cliffMonths", unit: "months" },
  { name: "months", unit: "months" },
];

/** @type {Field[]} of a job that is paid in tokens or in dollars */
export const JOB = [
  { name: "tokensPerHour", unit: "tokens" },
  { name: "priceUsd", unit: "usd" },
  { name: "cloudUsdPerHour", unit: "usd" },
  { name: "hoursPerMonth", unit: "number" },
  { name: "switchingUsd", unit: "usd" },
];
