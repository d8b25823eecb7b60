// <token-till> in Spanish.

/** @type {import("./index.js").Words} */
export const es = {
  label: "Contador de tokens",
  text: "Su texto",
  placeholder: "Pegue o escriba un prompt.",
  oneCall: "Una llamada",
  perCall: "por llamada",
  token: (n) => `${n} token`,
  tokens: (n) => `${n} tokens`,
  tokenIn: (n) => `${n} token de entrada`,
  tokensIn: (n) => `${n} tokens de entrada`,
  tokensOut: "tokens de salida",
  output: "Respuesta esperada, en tokens",
  outputWrong: "La respuesta esperada es un número entero de tokens, 0 o más.",
  rate: (amount) => `${amount} / M`,
  total: "Total",
  thousandCalls: "1000 llamadas",
  between: (low, high, few, many) =>
    `entre ${low} y ${high}, para ${few}–${many} tokens de entrada`,
  others: "El mismo texto en otros modelos",
  model: "Modelo",
  count: "Tokens",
  noPrice: "sin precio",
  priceOf: (date) => `Precio del ${date}`,
  exchange: (amount) => `1 USD = ${amount}`,
  exchangeOf: (amount, date) => `1 USD = ${amount} el ${date}`,
  basis: {
    exact: "exacto",
    reconstructed: "reconstruido",
    estimated: "estimado",
    rough: "aproximado",
  },
  basisMeans: {
    exact: "Contado con el vocabulario publicado por el proveedor.",
    reconstructed:
      "Sin vocabulario publicado; este reproduce los recuentos registrados por el proveedor.",
    estimated: "Sin vocabulario propio aquí: contado con otro, y dado como intervalo.",
    rough: "Una primera estimación, hasta que llegue el vocabulario.",
  },
  unknown: (name) => `No hay ningún modelo llamado «${name}».`,
  nearest: (name) => `El más parecido: ${name}.`,
  offline: (seconds) =>
    `No se pudo cargar un archivo. El recuento es aproximado; nuevo intento en ${seconds} s.`,
  blocked: "WebAssembly está bloqueado aquí: el recuento es aproximado y sin precio.",
  stopped: "El motor de recuento se detuvo. El texto se conserva.",
  needsRate: (currency) => `Importes en dólares: ${currency} necesita un tipo de cambio.`,
  noCurrency: (currency) => `«${currency}» no es una moneda; importes en dólares.`,
  whichToken: "¿Qué token?",
  billedToken:
    "Aquí se cuenta lo que factura el proveedor de un modelo. Un token que se negocia en bolsa es otra cosa.",
  otherToken: "La diferencia",
};
