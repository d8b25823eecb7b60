// A token count as it is written: alone when exact, with ≈ or as a range when not.
import { whole } from "../format.js";

/** @typedef {import("tokentill/worker").LiveCount} LiveCount */

/** Where there is room for one number: an estimate shows its range. @param {LiveCount} count */
export function countText(count) {
  const { low, high, basis } = count;
  const range = basis === "estimated" && low !== high;
  return range ? `${whole(low)}–${whole(high)}` : aboutText(count);
}

/** The number that the amounts are made of; its range is said elsewhere. @param {LiveCount} count */
export function aboutText({ tokens, basis }) {
  return basis === "exact" || tokens === 0 ? whole(tokens) : `≈ ${whole(tokens)}`;
}
