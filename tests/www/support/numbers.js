// What the page should show, worked out by the package itself, outside the page.
import { openTill } from "tokentill";

/** @typedef {import("tokentill").Till} Till */

export async function openReference(/** @type {string[]} */ ...models) {
  const till = await openTill();
  await till.load(...models);
  return till;
}

/** @param {number} n as a person reads it */
export const grouped = (n) => n.toLocaleString("en-US");

/** The first number of dollars in a text. @param {string} text */
export function dollars(text) {
  const found = /\$([\d,]+(?:\.\d+)?)/.exec(text);
  if (!found) throw new Error(`no amount in: ${text}`);
  return Number(found[1].replaceAll(",", ""));
}
