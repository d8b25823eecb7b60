// The languages of <token-till>. English is always there; the others are fetched when asked for.
import { en } from "./en.js";

/** @typedef {typeof en} Words */

/** @type {Record<string, () => Promise<Words>>} */
const others = {
  de: async () => (await import("./de.js")).de,
  es: async () => (await import("./es.js")).es,
  fr: async () => (await import("./fr.js")).fr,
};

/** @param {string} language such as "de-CH" @returns {Promise<Words>} English, where we speak no other */
export async function wordsOf(language) {
  const load = others[language.toLowerCase().split("-")[0]];
  // A language that cannot be fetched is no reason to say nothing.
  return load ? load().catch(() => en) : en;
}

export { en };
