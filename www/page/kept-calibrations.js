// Factors that the person measured, by model: kept on this device until they are forgotten. Never a text.

/** @typedef {Pick<import("tokentill").Calibration, "model" | "measured">} Kept */

const KEY = "tokentill-calibrations";

/** Nothing, where storage is blocked or what it holds is not ours. @returns {Kept[]} */
export function recallCalibrations() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** @param {Kept[]} list none forgets @returns {boolean} whether this device could keep it */
export function keepCalibrations(list) {
  try {
    if (list.length > 0) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
