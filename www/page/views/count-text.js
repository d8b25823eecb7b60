// A token count as it is written: alone when exact, with ≈ or as a range when not.
import { whole } from "../format.js";

/** @param {import("tokentill/worker").LiveCount} count */
export function countText({ tokens, low, high, basis }) {
  if (basis === "exact") return whole(tokens);
  if (basis === "estimated" && low !== high) return `${whole(low)}–${whole(high)}`;
  return tokens === 0 ? whole(0) : `≈ ${whole(tokens)}`;
}
