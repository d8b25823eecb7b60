// Prices of the person's own, as the text they gave: kept on this device until they are forgotten.

const KEY = "tokentill-prices";

/** Nothing, where storage is blocked. @returns {string} */
export function recallPrices() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} text "" forgets @returns {boolean} whether this device could keep it */
export function keepPrices(text) {
  try {
    if (text) localStorage.setItem(KEY, text);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
