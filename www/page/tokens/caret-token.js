// What is said of the token at the caret, or of the tokens in a selection.
import { t } from "../../i18n/index.js";
import { whole } from "../format.js";

/** Longer tokens are cut: a line of dashes can be one. */
const SHOWN = 24;

/**
 * @param {import("tokentill/worker").TokenWindow} window the tokens that overlap [start, end)
 * @param {string} text from window.start to the last end
 * @param {boolean} selection
 */
export function describeTokens({ first, total, ends, ids, start }, text, selection) {
  if (ends.length === 0) return "";
  if (selection) return t.editor.selected(whole(ends.length), whole(total), ends.length === 1);
  const shared = sharing(ends, start);
  const parts = [
    shared > 1
      ? t.editor.sharedTokens(whole(first + 1), whole(first + shared), whole(total), visible(text))
      : t.editor.token(whole(first + 1), whole(total), visible(text)),
  ];
  if (ids.length > 0) parts.push(t.editor.id([...ids.slice(0, shared)].join(" ")));
  if (!loneSurrogate(text)) {
    const bytes = new TextEncoder().encode(text).length;
    parts.push(t.editor.bytes(whole(bytes), bytes === 1));
  }
  return parts.join(" · ");
}

/** How many tokens share one character, of which each holds some bytes. @param {Uint32Array} ends @param {number} start */
function sharing(ends, start) {
  let count = 1;
  let end = ends[0];
  while (count < ends.length && (end === start || ends[count] === end)) end = ends[count++];
  return count;
}

/** Spaces and line ends have no look of their own between quotation marks. @param {string} text */
function visible(text) {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return cut
    .replace(/\n/g, "↵")
    .replace(/\t/g, "⇥")
    .replace(
      /[\p{Cc}\p{Cs}\p{Cn}]/gu,
      (char) => `U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`,
    );
}

/** @param {string} text */
function loneSurrogate(text) {
  return /\p{Cs}/u.test(text);
}
