// What this device keeps of the view: the sheet with its texts, and the one before it was replaced.
// Nothing of it is sent anywhere.
import { fromFile, toFile } from "./sheet-file.js";

const KEY = "tokentill-workflows";
const BEFORE = "tokentill-workflows-before";

/** @param {string} today */
export function recallSheet(today) {
  return read(KEY, today);
}

/** @param {string} today */
export function recallBefore(today) {
  return read(BEFORE, today);
}

/** @param {import("./sheet.js").Sheet} sheet @returns {boolean} whether the device keeps it */
export function keepSheet(sheet) {
  return write(KEY, sheet);
}

/** @param {import("./sheet.js").Sheet | undefined} sheet */
export function keepBefore(sheet) {
  return write(BEFORE, sheet);
}

/** Nothing, where storage is blocked or what it holds is not ours. @param {string} key @param {string} today */
function read(key, today) {
  let text = null;
  try {
    text = localStorage.getItem(key);
    return text === null ? undefined : fromFile(JSON.parse(text), today).sheet;
  } catch {
    // Perhaps a newer version's: laid aside, so that saving does not write over it.
    if (text !== null) localStorage.setItem(`${key}-unread`, text);
    return undefined;
  }
}

/** @param {string} key @param {import("./sheet.js").Sheet | undefined} sheet */
function write(key, sheet) {
  try {
    if (sheet) localStorage.setItem(key, JSON.stringify(toFile(sheet)));
    else localStorage.removeItem(key);
    return true;
  } catch {
    // Blocked, or larger than the browser allows: the person is told, and can save a file.
    return false;
  }
}
