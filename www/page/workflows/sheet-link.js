// The sheet in an address: names and numbers, never a word of a text. It stands behind the #, which no
// browser sends to a server.
import { fromFile, RefusedFile, toFile } from "./sheet-file.js";
import { t } from "../../i18n/workflows.js";

const PREFIX = "#workflows=";

/** @param {import("./sheet.js").Sheet} sheet @param {(id: number) => Record<string, number> | undefined} tokensOf */
export function toLink(sheet, tokensOf) {
  const bytes = new TextEncoder().encode(JSON.stringify(toFile(sheet, { texts: false, tokensOf })));
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The sheet that an address holds, if it holds one.
 * @param {string} hash @param {string} today
 * @returns {{ sheet: import("./sheet.js").Sheet, passedOver: string[] } | undefined}
 */
export function fromLink(hash, today) {
  if (!hash.startsWith(PREFIX)) return undefined;
  let data;
  try {
    const characters = atob(hash.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(characters, (one) => one.charCodeAt(0));
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new RefusedFile(t.file.brokenLink);
  }
  return fromFile(data, today);
}
