// What happens in the details under the slip: terms of sale, cache, currency, prices of one's own.
import { readRate } from "./currency.js";
import { today } from "./days.js";
import { wholeNumber } from "./whole-number.js";

/**
 * @param {import("./session.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {() => HTMLTextAreaElement} textarea
 */
export function createDetailActions(store, session, textarea) {
  const setTerms = (/** @type {Partial<import("./terms.js").PageTerms>} */ change) =>
    session.setTerms({ ...store.get().terms, ...change });
  const priceField = () =>
    /** @type {HTMLTextAreaElement} */ (document.getElementById("own-prices"));
  return {
    toggleDetails: () => store.set({ details: !store.get().details }),
    toCurrency() {
      store.set({ details: true });
      // After the draw that shows it.
      requestAnimationFrame(() => document.getElementById("currency")?.focus());
    },
    setTerms,
    /** @param {"calls" | "prefix" | "reads"} field @param {Event} event */
    typedTerm(field, event) {
      const number = wholeNumber(/** @type {HTMLInputElement} */ (event.target).value);
      store.set({ wrong: { ...store.get().wrong, [field]: number === undefined } });
      if (number !== undefined) setTerms({ [field]: number });
    },
    prefixFromSelection() {
      store.set({ wrong: { ...store.get().wrong, prefix: false } });
      setTerms({ prefix: textarea().selectionEnd, unit: "characters" });
    },

    /** @param {string} code */
    chooseCurrency(code) {
      // A rate belongs to its currency: another one begins without.
      store.set({ currencyCode: code, currency: undefined, wrong: {} });
    },
    /** @param {{ rate?: string, date?: string }} change */
    changeCurrency(change) {
      const { currencyCode: code, currency, wrong } = store.get();
      const rate = change.rate === undefined ? currency?.rate : readRate(change.rate);
      const date = change.date || currency?.date || today();
      store.set({
        wrong: { ...wrong, rate: rate === undefined },
        currency: rate === undefined ? undefined : { code, rate, date },
      });
    },

    async calibrate() {
      const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("usage"));
      await session.calibrate(field.value.trim());
      // What was taken would count twice if it were sent again.
      if (store.get().calibration.problem === "") field.value = "";
    },
    forgetCalibration: () => session.forgetCalibration(),

    usePrices: () => session.setPrices(priceField().value.trim()),
    /** @param {DragEvent} event */
    dropPrices(event) {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      // The page takes other files for its text.
      event.stopPropagation();
      take(file);
    },
    /** @param {Event} event */
    pickPrices(event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.files?.[0]) take(field.files[0]);
      field.value = "";
    },
    forgetPrices() {
      priceField().value = "";
      session.setPrices("");
    },
  };

  /** @param {File} file */
  async function take(file) {
    priceField().value = await file.text();
    session.setPrices(priceField().value.trim());
  }
}
