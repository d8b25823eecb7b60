// Every sentence of <token-till>, in English. Another language is another file with these names.
// Numbers and amounts arrive already written out.

/** @typedef {(...parts: string[]) => string} Sentence */

export const en = {
  label: "Token counter",
  text: "Your text",
  placeholder: "Paste or type a prompt.",
  oneCall: "One call",
  perCall: "per call",
  token: /** @type {Sentence} */ ((n) => `${n} token`),
  tokens: /** @type {Sentence} */ ((n) => `${n} tokens`),
  tokenIn: /** @type {Sentence} */ ((n) => `${n} token in`),
  tokensIn: /** @type {Sentence} */ ((n) => `${n} tokens in`),
  tokensOut: "tokens out",
  output: "Expected answer in tokens",
  outputWrong: "The expected answer is a whole number of tokens, 0 or more.",
  rate: /** @type {Sentence} */ ((amount) => `${amount} / M`),
  total: "Total",
  thousandCalls: "1,000 calls",
  between: /** @type {Sentence} */ (
    (low, high, few, many) => `between ${low} and ${high}, for ${few}–${many} tokens in`
  ),
  others: "The same text on other models",
  model: "Model",
  count: "Tokens",
  noPrice: "no price",
  priceOf: /** @type {Sentence} */ ((date) => `Price of ${date}`),
  exchange: /** @type {Sentence} */ ((amount) => `1 USD = ${amount}`),
  exchangeOf: /** @type {Sentence} */ ((amount, date) => `1 USD = ${amount} on ${date}`),
  basis: {
    exact: "exact",
    reconstructed: "reconstructed",
    estimated: "estimated",
    rough: "rough",
  },
  basisMeans: {
    exact: "Counted with the provider's published vocabulary.",
    reconstructed:
      "No published vocabulary; this one reproduces the provider's own recorded counts.",
    estimated: "No vocabulary of its own here: counted with another, and shown as a range.",
    rough: "A first guess, until the vocabulary is here.",
  },
  unknown: /** @type {Sentence} */ ((name) => `There is no model called “${name}”.`),
  nearest: /** @type {Sentence} */ ((name) => `Nearest: ${name}.`),
  offline: /** @type {Sentence} */ (
    (seconds) => `A file could not be fetched. The count is rough; next try in ${seconds} s.`
  ),
  blocked: "WebAssembly is blocked here, so the count is rough and has no price.",
  stopped: "The counting engine stopped. The text is kept.",
  needsRate: /** @type {Sentence} */ (
    (currency) => `Amounts are in US dollars: ${currency} needs a rate.`
  ),
  noCurrency: /** @type {Sentence} */ (
    (currency) => `“${currency}” is no currency; amounts are in US dollars.`
  ),
  whichToken: "Which token?",
  billedToken:
    "Counted here is what a model’s provider bills. A token that is traded on an exchange is another thing.",
  otherToken: "The difference",
};
