// Where records end in a stream of bytes, so that it can be cut into blocks of whole records. Knows no
// text: both kinds of boundary are ASCII, whatever stands around them in UTF-8.

const NEWLINE = 10;
const QUOTE = 34;

/**
 * @callback Ends of a chunk that follows the chunk before
 * @param {Uint8Array} chunk
 * @returns {[first: number, last: number] | undefined} just behind the first and the last record that ends in it
 */

/** Each line is a record. @returns {Ends} */
export function lineEnds() {
  return (chunk) => {
    const last = chunk.lastIndexOf(NEWLINE);
    return last < 0 ? undefined : [chunk.indexOf(NEWLINE) + 1, last + 1];
  };
}

/** Where the reading of a row stands. A quote opens a field only at its beginning. */
export const CSV = { fieldStart: 0, plain: 1, quoted: 2, quoteInQuoted: 3 };

/** A row of CSV ends with a line, but not within quotes. @param {number} delimiter @returns {Ends} */
export function rowEnds(delimiter) {
  let state = CSV.fieldStart;
  return (chunk) => {
    let first = -1;
    let last = -1;
    // One loop with numbers alone: this runs over every byte of a corpus, while others count.
    for (let at = 0; at < chunk.length; at++) {
      const byte = /** @type {number} */ (chunk[at]);
      if (state === CSV.quoted) {
        if (byte === QUOTE) state = CSV.quoteInQuoted;
      } else if (byte === QUOTE && state !== CSV.plain) {
        state = CSV.quoted;
      } else if (byte === NEWLINE) {
        state = CSV.fieldStart;
        last = at + 1;
        if (first < 0) first = last;
      } else {
        state = byte === delimiter ? CSV.fieldStart : CSV.plain;
      }
    }
    return first < 0 ? undefined : [first, last];
  };
}
