// <token-till> in German.

/** @type {import("./index.js").Words} */
export const de = {
  label: "Token-Zähler",
  text: "Ihr Text",
  placeholder: "Prompt einfügen oder tippen.",
  oneCall: "Ein Aufruf",
  perCall: "je Aufruf",
  token: (n) => `${n} Token`,
  tokens: (n) => `${n} Tokens`,
  tokenIn: (n) => `${n} Token hinein`,
  tokensIn: (n) => `${n} Tokens hinein`,
  tokensOut: "Tokens heraus",
  output: "Erwartete Antwort in Tokens",
  outputWrong: "Die erwartete Antwort ist eine ganze Zahl von Tokens, 0 oder mehr.",
  rate: (amount) => `${amount} / Mio.`,
  total: "Summe",
  thousandCalls: "1.000 Aufrufe",
  between: (low, high, few, many) =>
    `zwischen ${low} und ${high}, bei ${few}–${many} Tokens hinein`,
  others: "Derselbe Text mit anderen Modellen",
  model: "Modell",
  count: "Tokens",
  noPrice: "ohne Preis",
  priceOf: (date) => `Preis vom ${date}`,
  exchange: (amount) => `1 USD = ${amount}`,
  exchangeOf: (amount, date) => `1 USD = ${amount} am ${date}`,
  basis: {
    exact: "genau",
    reconstructed: "nachgebildet",
    estimated: "geschätzt",
    rough: "grob",
  },
  basisMeans: {
    exact: "Gezählt mit dem veröffentlichten Vokabular des Anbieters.",
    reconstructed:
      "Kein veröffentlichtes Vokabular; dieses ergibt die vom Anbieter selbst gemeldeten Zahlen.",
    estimated:
      "Kein eigenes Vokabular vorhanden: mit einem anderen gezählt und als Spanne angegeben.",
    rough: "Eine erste Schätzung, bis das Vokabular da ist.",
  },
  unknown: (name) => `Es gibt kein Modell „${name}“.`,
  nearest: (name) => `Am nächsten: ${name}.`,
  offline: (seconds) =>
    `Eine Datei war nicht zu laden. Die Zahl ist grob; nächster Versuch in ${seconds} s.`,
  blocked: "WebAssembly ist hier gesperrt; die Zahl ist grob und ohne Preis.",
  stopped: "Das Zählwerk ist stehen geblieben. Der Text ist noch da.",
  needsRate: (currency) => `Beträge in US-Dollar: ${currency} braucht einen Kurs.`,
  noCurrency: (currency) => `„${currency}“ ist keine Währung; Beträge in US-Dollar.`,
  whichToken: "Welches Token?",
  billedToken:
    "Gezählt wird hier, was der Anbieter eines Modells abrechnet. Ein Token, das an einer Börse gehandelt wird, ist etwas anderes.",
  otherToken: "Der Unterschied",
};
