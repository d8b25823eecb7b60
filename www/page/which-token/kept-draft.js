// Keeps what was typed on this device, so that a reload loses nothing. Nothing is sent anywhere.
const KEY = "tokentill-traded";

/** @typedef {{ symbol: string, drafts: Record<string, import("./draft.js").Draft> }} Kept by ticker */

/** @returns {Kept} */
export function recallDrafts() {
  try {
    const { symbol, drafts } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    const all = Object.entries(drafts ?? {}).map(([name, draft]) => [name, sane(draft)]);
    return { symbol: text(symbol), drafts: Object.fromEntries(all) };
  } catch {
    return { symbol: "", drafts: {} };
  }
}

/** @param {Kept} kept */
export function keepDrafts(kept) {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A private window without storage: the sheet works, and is empty the next time.
  }
}

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : "");

/** @param {any} all */
const texts = (all) =>
  Object.fromEntries(Object.entries(all ?? {}).map(([name, value]) => [name, text(value)]));

/** Other versions, and people, write there too. @param {any} found @returns {import("./draft.js").Draft} */
function sane(found) {
  const { entries, vesting, job } = found ?? {};
  const kept = Object.entries(entries ?? {}).map(([name, one]) => [name, entry(one)]);
  const allotments = (Array.isArray(vesting) ? vesting : []).map((one) => ({
    name: text(one?.name),
    readOn: text(one?.readOn),
    texts: texts(one?.texts),
  }));
  return { entries: Object.fromEntries(kept), vesting: allotments, job: texts(job) };
}

/** @param {any} one @returns {import("./draft.js").Entry} */
function entry(one) {
  return {
    text: text(one?.text),
    readOn: text(one?.readOn),
    fromProfile: one?.fromProfile === true,
  };
}
