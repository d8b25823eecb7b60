// Every sentence the page shows, in English. Another language is another file with these names.
// Numbers and amounts arrive already written out; nothing here computes.

export const en = {
  locale: "en-US",
  dateLocale: "en-GB",

  tagline: "What will this prompt cost?",
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
    thousandCalls: "1,000 calls",
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
    noPrice: "no price",
    retired: "This model is no longer offered by its provider.",
    strip: (
      /** @type {string} */ input,
      /** @type {string} */ output,
      /** @type {string} */ model,
    ) => `${input} in + ${output} out · ${model}`,
    toSlip: "Show the bill",
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
    thousandCalls: "1,000 calls",
    priceOf: "Price of",
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
    search: "Search models",
    placeholder: "Name or provider, such as sonnet or gpt 4o",
    none: (/** @type {string} */ search) => `No model is called “${search}”.`,
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
