// Reads rows of CSV (RFC 4180) from bytes: one column's text, the others only passed over. Our own, because rows
// must be found before they are read, to be shared out to threads, and a broken one must not swallow the next:
// csv-parse, which the tests hold it to, reads on to the next quote.
import { CSV } from "./boundaries.js";

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

/**
 * @typedef {object} Row
 * @property {number} end where the next row begins
 * @property {number} lines that it takes
 * @property {number} fields
 * @property {[from: number, to: number, escaped: boolean] | undefined} field the wanted one, its quotes left out
 * @property {boolean} isBlank
 * @property {string | undefined} fault
 */

/**
 * The row that begins at `at`.
 * @param {Uint8Array} bytes @param {number} at @param {number} delimiter @param {number} column
 * @returns {Row}
 */
export function readRow(bytes, at, delimiter, column) {
  const start = at;
  let state = CSV.fieldStart;
  let fields = 0;
  let lines = 0;
  /** @type {Row["field"]} */
  let field;
  /** @type {string | undefined} */
  let fault;
  // The field under way.
  let from = at;
  let to = -1;
  let escaped = false;

  /** @param {number} end */
  const close = (end) => {
    if (fields === column) field = [from, to < 0 ? end : to, escaped];
    fields++;
    from = end + 1;
    to = -1;
    escaped = false;
  };

  for (; at < bytes.length; at++) {
    const byte = /** @type {number} */ (bytes[at]);
    if (byte === NEWLINE) lines++;
    if (state === CSV.quoted) {
      if (byte === QUOTE) [state, to] = [CSV.quoteInQuoted, at];
    } else if (byte === QUOTE && state !== CSV.plain) {
      if (state === CSV.fieldStart) from = at + 1;
      else escaped = true;
      [state, to] = [CSV.quoted, -1];
    } else if (byte === NEWLINE) {
      break;
    } else if (byte === delimiter) {
      close(at);
      state = CSV.fieldStart;
    } else {
      const isEnd = byte === RETURN && (at + 1 === bytes.length || bytes[at + 1] === NEWLINE);
      if (to >= 0 && !isEnd) fault ??= `column ${fields + 1} goes on after its closing quote`;
      state = CSV.plain;
    }
  }
  const hasReturn = at > from && bytes[at - 1] === RETURN;
  const isBlank = fields === 0 && to < 0 && at - (hasReturn ? 1 : 0) === start;
  if (state === CSV.quoted) fault = `column ${fields + 1} opens a quote that is never closed`;
  close(hasReturn ? at - 1 : at);
  const end = Math.min(at + 1, bytes.length);
  // The last row may end without a newline.
  if (at === bytes.length) lines++;
  return { end, lines, fields, field, isBlank, fault };
}

/** All fields of the row that begins at `at`. @param {Uint8Array} bytes @param {number} at @param {number} delimiter */
export function readFields(bytes, at, delimiter) {
  const { fields } = readRow(bytes, at, delimiter, -1);
  return Array.from({ length: fields }, (_, column) =>
    fieldText(bytes, readRow(bytes, at, delimiter, column)),
  );
}

/** The text of the wanted field; what is no UTF-8 in it is replaced. @param {Uint8Array} bytes @param {Row} row */
export function fieldText(bytes, { field }) {
  const [from, to, escaped] = field ?? [0, 0, false];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
  return escaped ? text.replaceAll('""', '"') : text;
}
