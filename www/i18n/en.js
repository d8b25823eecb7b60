// Every sentence the page shows, in English. Another language is another file with these names.
// Numbers and amounts arrive already written out; nothing here computes.

export const en = {
  locale: "en-US",
  dateLocale: "en-GB",

  views: {
    label: "Views",
    names: /** @type {Record<string, string>} */ ({
      count: "Count",
      workflows: "Workflows",
      "which-token": "Which token?",
    }),
    titles: /** @type {Record<string, string>} */ ({
      count: "Tokentill: what will this prompt cost?",
      workflows: "Tokentill: a budget by the workflow",
      "which-token": "Tokentill: which token do you mean?",
    }),
    failed: "This view could not be fetched. What you typed elsewhere is kept.",
  },
  privacy: "Your text stays in this page.",
  pricesOf: (/** @type {string} */ date) => `Prices of ${date}`,
  embed: "Embed",
  theme: {
    label: "Light or dark",
    auto: "Follow the system",
    light: "Light",
    dark: "Dark",
  },

  editor: {
    label: "Your text",
    placeholder: "Paste or type a prompt. It is counted and priced as you type.",
    example: "Try an example",
    view: "How the text is shown",
    plain: "Plain",
    tokens: "Tokens",
    characters: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "character" : "characters"}`,
    words: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "word" : "words"}`,
    lines: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "line" : "lines"}`,
    loadingTokens: "Token boundaries appear when the vocabulary is here.",
    standIn: (/** @type {string} */ encoding) => `Boundaries of ${encoding}, a stand-in`,
    token: (/** @type {string} */ index, /** @type {string} */ total, /** @type {string} */ text) =>
      `Token ${index} of ${total} · “${text}”`,
    sharedTokens: (
      /** @type {string} */ from,
      /** @type {string} */ to,
      /** @type {string} */ total,
      /** @type {string} */ text,
    ) => `Tokens ${from}–${to} of ${total} share “${text}”`,
    selected: (/** @type {string} */ n, /** @type {string} */ total, /** @type {boolean} */ one) =>
      `${n} of ${total} tokens ${one ? "is" : "are"} in the selection`,
    id: (/** @type {string} */ ids) => `id ${ids}`,
    bytes: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "byte" : "bytes"}`,
  },

  slip: {
    label: "What one call costs",
    oneCall: "One call",
    perCall: "per call",
    chooseModel: (/** @type {string} */ name) => `${name}, choose another model`,
    tokensIn: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "token" : "tokens"} in`,
    tokensOut: "tokens out",
    output: "Expected answer in tokens",
    outputWrong: "The expected answer is a whole number of tokens, 0 or more.",
    rate: (/** @type {string} */ usd) => `${usd} / M`,
    total: "Total",
    calls: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "call" : "calls"}`,
    between: (
      /** @type {string} */ low,
      /** @type {string} */ high,
      /** @type {string} */ few,
      /** @type {string} */ many,
    ) => `between ${low} and ${high}, for ${few}–${many} tokens in`,
    tokenRange: (/** @type {string} */ few, /** @type {string} */ many) =>
      `${few}–${many} tokens in`,
    context: (/** @type {string} */ used, /** @type {string} */ all) =>
      `${used} of ${all} tokens of context.`,
    contextLabel: "Share of the context window",
    tooLong: (/** @type {string} */ over, /** @type {string} */ all) =>
      `Too long: ${over} tokens over the context window of ${all}.`,
    answerTooLong: (/** @type {string} */ most) =>
      `This model answers with at most ${most} tokens.`,
    tierMultiple: (/** @type {string} */ from, /** @type {string} */ times) =>
      `From ${from} tokens in, the whole request costs ${times}.`,
    tierRates: (
      /** @type {string} */ from,
      /** @type {string} */ input,
      /** @type {string} */ output,
    ) => `From ${from} tokens in, the whole request is priced at ${input} in and ${output} out.`,
    tierInForce: (/** @type {string} */ above) =>
      `Above ${above} tokens in, the higher price holds for the whole request.`,
    double: "double",
    times: (/** @type {string} */ n) => `${n} times as much`,
    priceOf: (/** @type {string} */ date) => `Price of ${date}`,
    nextPrice: (
      /** @type {string} */ date,
      /** @type {string} */ input,
      /** @type {string} */ output,
    ) => `From ${date}: ${input} in, ${output} out.`,
    tierNear: (
      /** @type {string} */ from,
      /** @type {string} */ dearer,
      /** @type {string} */ usd,
      /** @type {string} */ times,
    ) =>
      `Near a step: at ${from} tokens in, the whole request is repriced, from ${usd} to ${dearer} (${times} times as much).`,
    tierPassed: (
      /** @type {string} */ above,
      /** @type {string} */ dearer,
      /** @type {string} */ usd,
      /** @type {string} */ times,
    ) =>
      `Above ${above} tokens in, the whole request is repriced: there it costs ${usd}, with one token more ${dearer} (${times} times as much).`,
    yourPrice: "your price",
    atRate: (/** @type {string} */ rate, /** @type {string} */ code, /** @type {string} */ day) =>
      `1 USD = ${rate} ${code}, your rate of ${day}`,
    noPrice: "no price",
    retired: "This model is no longer offered by its provider.",
    strip: (
      /** @type {string} */ input,
      /** @type {string} */ output,
      /** @type {string} */ model,
    ) => `${input} in + ${output} out · ${model}`,
    toSlip: "Show the bill",
  },

  details: {
    title: "Details",
    holds: "batch, cache, date, currency",
    sale: "How it is sold",
    variant: "Processing",
    variants: {
      standard: "standard",
      batch: "batch",
      flex: "flex",
      priority: "priority",
      fast: "fast",
    },
    notOffered: (/** @type {string} */ model) => `not offered on ${model}`,
    region: "Region",
    regions: { global: "global", us: "United States", eu: "European Union" },
    noRegion: "no price of its own",
    calls: "Number of calls",
    callsUnit: "calls",
    wholeNumber: "This is a whole number, 0 or more.",

    when: "When",
    day: "Day to price at",
    hour: "Hour to price at, UTC",
    now: "Now",
    isNow: "priced now",
    onDay: (/** @type {string} */ day) => `on ${day}`,
    yours: "Your price.",
    inForce: (/** @type {string} */ day) => `In force since ${day}.`,
    confirmed: (
      /** @type {string} */ day,
      /** @type {string} */ days,
      /** @type {boolean} */ one,
      /** @type {boolean} */ after,
    ) =>
      `Last confirmed on ${day}, ${days} ${one ? "day" : "days"} ${after ? "after that day" : "before"}.`,
    sources: (/** @type {string} */ names) => `Sources: ${names}.`,
    confidence: {
      agree: "They agree.",
      single: "One source states it.",
      disputed: "They differ.",
    },
    noChange: "No change of this price is known.",

    cache: "Cache",
    first: "The first",
    prefix: "Length of the part that stays the same",
    unit: "Unit of that length",
    units: { characters: "characters", tokens: "tokens" },
    stay: "stay the same",
    fromSelection: "Up to the caret or the end of the selection",
    noPrefix: "Mark the part that stays the same from call to call, and see whether to cache it.",
    reads: "Reads of each written prefix",
    readsUnit: "reads for each write",
    life: "Kept for",
    lives: { "5m": "5 minutes", "1h": "1 hour" },
    billedLabel: "The call on the slip",
    billed: { read: "reads the cache", write: "writes the cache", none: "does not cache" },
    billedShort: { read: "cache read", write: "cache write", none: "" },
    nothingThere: "There is no such part in the text yet.",
    prefixIs: (/** @type {string} */ tokens, /** @type {string} */ model) =>
      `${tokens} tokens on ${model}.`,
    tooShort: (/** @type {string} */ minimum) =>
      `Too short: nothing below ${minimum} tokens is cached, so it is billed as ordinary input.`,
    minimum: (/** @type {string} */ minimum) => `Cached from ${minimum} tokens on.`,
    neverPays: "A read saves nothing on this model: caching never pays.",
    paysAtOnce: "Writing costs nothing extra: it pays from the first read on.",
    paysAfter: (/** @type {string} */ reads, /** @type {boolean} */ one) =>
      `The write has paid for itself after ${reads} ${one ? "read" : "reads"}.`,
    saves: (
      /** @type {string} */ reads,
      /** @type {string} */ cached,
      /** @type {string} */ without,
      /** @type {string} */ saved,
      /** @type {boolean} */ one,
    ) =>
      `1 write and ${reads} ${one ? "read" : "reads"}: ${cached} instead of ${without}, ${saved} less.`,
    loses: (
      /** @type {string} */ reads,
      /** @type {string} */ cached,
      /** @type {string} */ without,
      /** @type {string} */ lost,
      /** @type {boolean} */ one,
    ) =>
      `A loss: 1 write and ${reads} ${one ? "read" : "reads"} cost ${cached} instead of ${without}, ${lost} more.`,

    calibrate: "Calibrate the estimate",
    notEstimated: (/** @type {string} */ model) =>
      `The count for ${model} is no estimate: there is nothing to calibrate.`,
    calibrateHow: (/** @type {string} */ model) =>
      `Send this text to ${model} as one message and paste the usage of its reply.`,
    usageLabel: "Usage of the reply, as JSON",
    calibrateDo: "Calibrate",
    calibrateForget: "Forget it",
    before: "Before",
    after: "Now",
    between: (/** @type {string} */ low, /** @type {string} */ high) => `${low} to ${high} tokens`,
    calibrated: (
      /** @type {string} */ samples,
      /** @type {string} */ kinds,
      /** @type {boolean} */ one,
    ) =>
      `Measured on ${samples} ${one ? "text" : "texts"}. It holds for text like that: ${kinds}. Kept on this device only.`,
    calibrationStays: "The factor is kept on this device only. The text is not kept.",
    kinds: {
      latin: "Latin letters",
      accented: "accented Latin letters",
      rare: "rarely written languages",
      code: "code",
      markup: "markup",
      cyrillic: "Cyrillic and Greek",
      arabic: "Arabic and Hebrew",
      indic: "Indian scripts",
      "southeast-asian": "Southeast Asian scripts",
      "east-asian": "Chinese, Japanese, Korean",
      other: "other scripts",
    },

    currency: "Currency",
    currencyIs: (/** @type {string} */ code) => `Currency: ${code}`,
    oneDollar: "1 USD =",
    rate: (/** @type {string} */ code) => `${code} for one US dollar`,
    rateOf: "as of",
    rateDay: "Day of the rate",
    rateWrong: "The rate is a number above 0, such as 0.92.",
    rateMissing: "Give a rate; until then amounts are in US dollars.",
    rateStays: "The rate is yours: none is fetched, and it stays on this device.",

    own: "Your prices",
    ownLabel: "Negotiated prices as JSON",
    ownUse: "Use these prices",
    ownFile: "Open a file",
    ownForget: "Forget them",
    ownInUse: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `${n} ${one ? "model has a price" : "models have prices"} of yours. They stay on this device.`,
    ownStays:
      "Paste or drop them here, in US dollars per million tokens. They stay on this device.",
    ownNotKept: "This browser does not keep them beyond this visit.",
  },

  basis: {
    exact: "exact",
    reconstructed: "reconstructed",
    estimated: "estimated",
    rough: "rough",
    failed: "rough",
    counting: "counting",
  },
  basisMeans: {
    exact: "Counted with the provider's published vocabulary.",
    reconstructed:
      "No published vocabulary; this one reproduces the provider's own recorded counts.",
    estimated: "No vocabulary of its own here: counted with another, and shown as a range.",
    rough: "A first guess while the vocabulary loads.",
    failed: "A first guess: the vocabulary could not be fetched.",
    counting: "The count of the newest text is on its way.",
  },

  comparison: {
    title: (/** @type {string} */ n, /** @type {boolean} */ one) =>
      `This text on ${n} ${one ? "model" : "models"}`,
    titleUnopened: "This text on every model",
    expected: "Expected answer",
    tokens: "tokens",
    add: "Add model",
    share: "Copy link",
    shared: "Link copied",
    shareByHand: "The link is in the address bar",
    export: "Export",
    model: "Model",
    count: "Tokens",
    basis: "How sure",
    input: "In",
    output: "Out",
    oneCall: "One call",
    priceOf: "Price of",
    yours: "yours",
    notOffered: (/** @type {string} */ variant) => `${variant}: not offered`,
    cheapest: "cheapest",
    remove: (/** @type {string} */ name) => `Remove ${name}`,
    feature: (/** @type {string} */ name) => `${name}, show its bill`,
    doubles: (/** @type {string} */ date) => `doubles on ${date}`,
    halves: (/** @type {string} */ date) => `halves on ${date}`,
    changes: (/** @type {string} */ date) => `changes on ${date}`,
    retired: "retired",
    empty: "No model is chosen.",
    unopened: "The comparison appears here once the price book is open.",
  },

  picker: {
    compare: "Models to compare",
    feature: "Show the bill of",
    choose: "Choose a model",
    search: "Search models",
    placeholder: "Name or provider, such as sonnet or gpt 4o",
    none: (/** @type {string} */ search) => `No model is called “${search}”.`,
    traded: (/** @type {string} */ word) =>
      `“${word}” sounds like a crypto token, the kind that is traded. Models are not priced by it.`,
    toWhichToken: "Which token do you mean?",
    chosen: (/** @type {string} */ n) => `${n} chosen`,
    chosenGroup: "Chosen",
    some: (/** @type {string} */ shown, /** @type {string} */ all) =>
      `${shown} of ${all}, type to find the others`,
    done: "Done",
    close: "Close",
    rates: (/** @type {string} */ input, /** @type {string} */ output) =>
      `${input} in · ${output} out`,
    status: { current: "", legacy: "older", retired: "retired" },
  },

  notice: {
    retry: "Try again",
    dismiss: "Dismiss",
    use: (/** @type {string} */ name) => `Use ${name}`,
    opening: "Opening the price book…",
    vocabulary: (/** @type {string} */ encoding) =>
      `The vocabulary ${encoding} could not be fetched. Your text is kept; until it is here, counts are rough.`,
    loading: (/** @type {string} */ encoding, /** @type {string} */ size) =>
      `Fetching the vocabulary ${encoding} (${size})…`,
    network: "A file of this page could not be fetched. Your text is kept.",
    wasmBlocked:
      "This browser or site blocks WebAssembly, so nothing can be counted exactly or priced here. Your text is kept.",
    stopped: "The counting engine stopped. Your text is kept.",
    unknown: (/** @type {string} */ name) =>
      `There is no model called “${name}” in the price book.`,
    nearest: (/** @type {string} */ name) => `Nearest: ${name}.`,
    tokens: "tokens",
  },

  announce: {
    summary: (
      /** @type {string} */ tokens,
      /** @type {string} */ basis,
      /** @type {string} */ usd,
    ) => `${tokens} tokens, ${basis}, ${usd} for one call`,
  },

  providers: /** @type {Record<string, string>} */ ({
    openai: "OpenAI",
    anthropic: "Anthropic",
    google: "Google",
    xai: "xAI",
    mistral: "Mistral",
    deepseek: "DeepSeek",
    meta: "Meta",
    moonshot: "Moonshot",
    zai: "Z.ai",
    minimax: "MiniMax",
    alibaba: "Alibaba",
    cohere: "Cohere",
    amazon: "Amazon",
    perplexity: "Perplexity",
    voyage: "Voyage",
    aws: "AWS Bedrock",
    azure: "Azure",
    groq: "Groq",
    together: "Together",
    fireworks: "Fireworks",
    cerebras: "Cerebras",
    openrouter: "OpenRouter",
  }),
};
