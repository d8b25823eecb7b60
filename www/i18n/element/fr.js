// <token-till> in French.

/** @type {import("./index.js").Words} */
export const fr = {
  label: "Compteur de tokens",
  text: "Votre texte",
  placeholder: "Collez ou tapez un prompt.",
  oneCall: "Un appel",
  perCall: "par appel",
  token: (n) => `${n} token`,
  tokens: (n) => `${n} tokens`,
  tokenIn: (n) => `${n} token en entrée`,
  tokensIn: (n) => `${n} tokens en entrée`,
  tokensOut: "tokens en sortie",
  output: "Réponse attendue, en tokens",
  outputWrong: "La réponse attendue est un nombre entier de tokens, 0 ou plus.",
  rate: (amount) => `${amount} / M`,
  total: "Total",
  thousandCalls: "1 000 appels",
  between: (low, high, few, many) =>
    `entre ${low} et ${high}, pour ${few}–${many} tokens en entrée`,
  others: "Le même texte sur d’autres modèles",
  model: "Modèle",
  count: "Tokens",
  noPrice: "sans prix",
  priceOf: (date) => `Prix du ${date}`,
  exchange: (amount) => `1 USD = ${amount}`,
  exchangeOf: (amount, date) => `1 USD = ${amount} le ${date}`,
  basis: {
    exact: "exact",
    reconstructed: "reconstitué",
    estimated: "estimé",
    rough: "approché",
  },
  basisMeans: {
    exact: "Compté avec le vocabulaire publié par le fournisseur.",
    reconstructed:
      "Pas de vocabulaire publié ; celui-ci redonne les comptes enregistrés par le fournisseur.",
    estimated: "Pas de vocabulaire propre ici : compté avec un autre, et donné comme intervalle.",
    rough: "Une première estimation, avant l’arrivée du vocabulaire.",
  },
  unknown: (name) => `Aucun modèle ne s’appelle « ${name} ».`,
  nearest: (name) => `Le plus proche : ${name}.`,
  offline: (seconds) =>
    `Un fichier n’a pas pu être chargé. Le compte est approché ; nouvel essai dans ${seconds} s.`,
  blocked: "WebAssembly est bloqué ici : le compte est approché et sans prix.",
  stopped: "Le moteur de comptage s’est arrêté. Le texte est conservé.",
  needsRate: (currency) => `Montants en dollars : il faut un cours pour ${currency}.`,
  noCurrency: (currency) => `« ${currency} » n’est pas une monnaie ; montants en dollars.`,
  whichToken: "Quel token ?",
  billedToken:
    "On compte ici ce que facture le fournisseur d’un modèle. Un token échangé en bourse est autre chose.",
  otherToken: "La différence",
};
