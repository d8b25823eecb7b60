// Every sentence of the view "Which token?", in English. The formulas and caveats are the engine's.

export const t = {
  title: "Which token do you mean?",
  lead: "Two things are called “AI token”. They share the word and nothing else; measures of one say nothing about the other.",
  chooser: "Your token is …",
  billed: {
    title: "billed by a provider",
    what: "A piece of text, some four letters long. The provider of a model meters what goes in and comes out, and bills it.",
    examples: "Of GPT, Claude, Gemini, Llama, Mistral …",
    go: "Count a text",
  },
  traded: {
    title: "traded on an exchange",
    what: "A crypto asset of a project. People buy it to pay, to stake, to vote or to sell it again.",
    examples: "FET, TAO, RENDER, OCEAN, AKT …",
    go: "To the sheet",
  },

  differs: {
    title: "What differs",
    what: "",
    billed: "Billed by a provider",
    traded: "Traded on an exchange",
    rows: [
      [
        "Unit of account",
        "One piece of text in one model’s vocabulary. The same text is more or fewer in another model.",
        "One entry in a ledger. It is the same for everybody and can be passed on.",
      ],
      [
        "Price mechanism",
        "A price list, per million tokens, in a currency. The provider sets it and says when it changes.",
        "Whatever the last buyer and seller agreed on, at any minute of the day.",
      ],
      [
        "Supply",
        "There is none to run out of: tokens are made by being counted. What is scarce is computing.",
        "So many circulate, so many may exist, so many are new each year. Rules say so, and votes change them.",
      ],
      ["Governance", "The provider, by its terms.", "Votes of holders, a foundation, a contract."],
      [
        "Key figures",
        "Tokens in and out, price per million, context window, share that is cached.",
        "Market cap, fully diluted value, inflation, unlocks against volume, fees, staking.",
      ],
      [
        "Vesting",
        "Nothing vests. A commitment of spend is the nearest thing.",
        "Teams and investors get theirs after a cliff, bit by bit, and may sell.",
      ],
      [
        "Risk",
        "A bill larger than planned; a price that changes; a model that is retired.",
        "The price may fall to nothing; supply grows; the token may not be needed for the service.",
      ],
    ],
  },

  sheet: {
    title: "The sheet for a traded token",
    promise:
      "Every figure is yours: type it in with the day on which you read it. Nothing is fetched, no price is predicted, and nothing here is a recommendation.",
    stays: "What you type stays on this device.",
    clear: "Empty the sheet",
    readOn: (/** @type {string} */ label) => `${label}: read on`,
    figure: "figure",
    readOnShort: "read on",
    fromProfile: "From the profile’s rules, with their source and day, above.",
    isNumber: (/** @type {string} */ n) => `= ${n}`,
    notANumber: (/** @type {string} */ label, /** @type {string} */ text) =>
      `${label}: “${text}” is not a number. Write it like 1250.5, 1,250,000, 2.6 billion or 40%.`,
    needed: "needed",
  },

  search: {
    label: "Find a token",
    placeholder: "Ticker or project, such as TAO or Akash",
    none: (/** @type {string} */ typed) =>
      `There is no profile of “${typed}”. The sheet takes any token.`,
    use: (/** @type {string} */ typed) => `Fill the sheet for ${typed}`,
    profiles: "Profiles",
    billed: (/** @type {string} */ typed) =>
      `“${typed}” sounds like a model’s token, the kind that a provider bills. It has no market cap; it has a price per million.`,
    toCount: "Count and price a text",
  },

  groups: /** @type {Record<string, string>} */ ({
    market: "Market",
    supply: "Supply",
    emissions: "New tokens",
    vesting: "Vesting and unlocks",
    staking: "Staking and fees",
    use: "Use",
  }),

  fields: /** @type {Record<string, string>} */ ({
    symbol: "Ticker",
    priceUsd: "Price",
    yearlyVolumeUsd: "Volume of a year",
    circulating: "Circulating supply",
    maxSupply: "Maximum supply",
    burnedPerYear: "Burned in a year",
    "emissions.perYear": "Emitted in a year",
    "emissions.halvingYears": "Halves every",
    "emissions.nextHalvingMonths": "Next halving in",
    staked: "Staked",
    yearlyFeesUsd: "Fees of a year",
    feesToStakers: "Part of the fees to stakers",
    dailyActiveAddresses: "Active addresses a day",
    dailyTransactions: "Transactions a day",
    tvlUsd: "Value locked",
    amount: "Locked amount",
    cliffMonths: "Cliff",
    months: "Unlocked over",
    tokensPerHour: "Tokens an hour",
    cloudUsdPerHour: "Cloud, an hour",
    hoursPerMonth: "Hours a month",
    switchingUsd: "Moving costs once",
  }),

  units: /** @type {Record<string, string>} */ ({
    usd: "USD",
    tokens: "tokens",
    share: "%",
    number: "",
    years: "years",
    months: "months",
  }),

  vesting: {
    name: "Whose",
    namePlaceholder: "team",
    add: "Add an allotment",
    remove: (/** @type {string} */ name) => `Remove ${name}`.trim(),
    nameless: (/** @type {number} */ n) => `allotment ${n}`,
    rule: "Nothing until the cliff ends, then equal parts; over 0 months: all at once.",
    of: (/** @type {string} */ name, /** @type {string} */ label) => `${label} of ${name}`,
  },

  figures: {
    title: "What the figures say",
    of: (/** @type {string} */ symbol) => `What the figures of ${symbol} say`,
    needs: (/** @type {string} */ fields) => `needs ${fields}`,
    unknown: "cannot be computed from these figures",
    refused: "These figures cannot be of one token:",
    and: " and ",
    warnings: "Worth knowing",
    names: /** @type {Record<string, string>} */ ({
      marketCapUsd: "Market cap",
      fdvUsd: "Fully diluted value",
      inflation12m: "Inflation over 12 months",
      unlockMonthsOfVolume: "Sell pressure",
      velocity: "Velocity",
      priceToFees: "Price to fees",
      feesPerActiveAddressUsd: "Fees per active address",
      feesPerTransactionUsd: "Fees per transaction",
      stakingRatio: "Staking ratio",
      feeYield: "Fee yield",
      realYield: "Real yield",
      capToTvl: "Cap to value locked",
    }),
    months: (/** @type {string} */ n) => `${n} months of volume`,
    times: (/** @type {string} */ n) => `${n} ×`,
    aYear: (/** @type {string} */ n) => `${n} a year`,
  },

  picture: {
    title: "Supply over time",
    next: (/** @type {string} */ years) => `The next ${years} years`,
    today: "circulates today",
    unlocked: "unlocked since",
    emitted: "emitted since",
    maximum: "maximum",
    above: ", above the picture",
    axis: "across: months from today",
    burned: (/** @type {string} */ n) => `Burned by then: ${n}, taken off what circulates today.`,
    summary: (
      /** @type {string} */ from,
      /** @type {string} */ to,
      /** @type {string} */ months,
      /** @type {string} */ unlocked,
      /** @type {string} */ emitted,
    ) =>
      `Supply grows from ${from} to ${to} tokens in ${months} months: ${unlocked} unlocked, ${emitted} emitted.`,
    shrinks: (
      /** @type {string} */ from,
      /** @type {string} */ to,
      /** @type {string} */ months,
      /** @type {string} */ unlocked,
      /** @type {string} */ emitted,
    ) =>
      `Supply shrinks from ${from} to ${to} tokens in ${months} months: ${unlocked} unlocked, ${emitted} emitted.`,
    table: "As a table",
    month: "Month",
    circulating: "Circulating",
    unlockedUntil: "Unlocked since",
    emittedUntil: "Emitted since",
    burnedUntil: "Burned since",
    empty: "The picture appears when price and circulating supply are there.",
  },

  profile: {
    does: "What it does",
    revenue: "Revenue",
    rules: "Rules of supply",
    asOf: (/** @type {string} */ day) => `as of ${day}`,
    risk: "Key risk",
    questions: "Ask",
    former: (/** @type {string} */ names) => `formerly ${names}`,
    blank: "Price, supply in circulation and volume change by the hour: they are yours to fill in.",
  },

  compute: {
    title: "A job for tokens, or at a cloud",
    about:
      "For networks that sell computing, such as Render and Akash. Both prices are yours; left empty, moving costs nothing.",
    network: "On the network, an hour",
    savingPerHour: "Saved an hour",
    savingPerMonth: "Saved a month",
    breakEvenMonths: "Moving is paid for after",
    breakEvenPriceUsd: "Both cost the same at",
    formulas: /** @type {Record<string, string>} */ ({
      networkUsdPerHour: "tokens an hour × price",
      savingPerHour: "cloud, an hour − tokens an hour × price",
      savingPerMonth: "saved an hour × hours a month",
      breakEvenMonths: "moving costs once ÷ saved a month",
      breakEvenPriceUsd: "cloud, an hour ÷ tokens an hour",
    }),
    never: "never: nothing is saved",
    months: (/** @type {string} */ n) => `${n} months`,
    perToken: (/** @type {string} */ usd) => `${usd} a token`,
    caveat:
      "The token’s price moves; a cloud’s seldom does. Compare the same machine, and what it delivers in the hour.",
    needs: (/** @type {string} */ fields) => `To compare, type in ${fields}.`,
  },

  failed: "The engine that computes the sheet could not be opened. What you typed is kept.",
  retry: "Try again",
};
