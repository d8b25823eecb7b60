// Cuts a stream of chunks into blocks of whole records. What is left over waits in pieces until its end
// comes, so that a long record costs its length and not its square. Knows no format but by its boundaries.

/** The longest record, in bytes: a JavaScript string holds 2^29 - 24 characters, and no character is less than a byte. */
export const MOST_BYTES = 500_000_000;

/**
 * @typedef {{ bytes: Uint8Array[] }} Block its pieces, in order
 * @typedef {{ tooLong: { lines: number } }} Dropped a record of so many lines that no string could hold
 */

/**
 * @param {AsyncIterable<Uint8Array>} chunks
 * @param {import("./boundaries.js").Ends} ends
 * @param {number} [most]
 * @returns {AsyncGenerator<Block | Dropped>}
 */
export async function* blocks(chunks, ends, most = MOST_BYTES) {
  /** @type {Uint8Array[]} */
  let waiting = [];
  let length = 0;
  let dropped = 0;
  let isDropping = false;
  for await (const chunk of chunks) {
    const end = ends(chunk);
    if (isDropping || length + (end ? end[0] : chunk.length) > most) {
      dropped += [...waiting, chunk.subarray(0, end?.[0])].reduce(
        (sum, one) => sum + lines(one),
        0,
      );
      isDropping = !end;
      [waiting, length] = [[], 0];
      if (!end) continue;
      yield { tooLong: { lines: dropped } };
      dropped = 0;
      if (end[0] < end[1]) yield { bytes: [chunk.subarray(...end)] };
    } else if (end) {
      yield { bytes: [...waiting, chunk.subarray(0, end[1])] };
      [waiting, length] = [[], 0];
    }
    const rest = chunk.subarray(end?.[1] ?? 0);
    if (rest.length > 0) waiting.push(rest);
    length += rest.length;
  }
  if (isDropping) yield { tooLong: { lines: dropped } };
  else if (length > 0) yield { bytes: waiting };
}

/** The whole stream as one record. @param {AsyncIterable<Uint8Array>} chunks @param {number} [most] @returns {AsyncGenerator<Block | Dropped>} */
export async function* whole(chunks, most = MOST_BYTES) {
  const bytes = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) return yield { tooLong: { lines: 0 } };
    bytes.push(chunk);
  }
  yield { bytes };
}

/** @param {Uint8Array} bytes */
function lines(bytes) {
  let number = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) number++;
  return number;
}
