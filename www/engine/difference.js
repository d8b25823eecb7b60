// The one edit that turns a text into another. Knows nothing of tokens.

/** Compared as slices, which engines compare as memory and not letter by letter. */
const BLOCK = 4096;

/**
 * The smallest single edit from `before` to `after`: text.slice(0, start) + insert + text.slice(end).
 * Cost: one comparison of the two texts, some 0.2 ms a megabyte.
 * @param {string} before
 * @param {string} after
 * @returns {{ start: number, end: number, insert: string }} UTF-16 offsets into `before`
 */
export function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  const start = commonPrefix(before, after, shorter);
  const tail = commonSuffix(before, after, shorter - start);
  return {
    start,
    end: before.length - tail,
    insert: after.slice(start, after.length - tail),
  };
}

/** @param {string} a @param {string} b @param {number} limit */
function commonPrefix(a, b, limit) {
  let at = 0;
  while (at + BLOCK <= limit && a.slice(at, at + BLOCK) === b.slice(at, at + BLOCK)) at += BLOCK;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** @param {string} a @param {string} b @param {number} limit */
function commonSuffix(a, b, limit) {
  const block = (/** @type {string} */ s, /** @type {number} */ n) =>
    s.slice(s.length - n - BLOCK, s.length - n);
  let size = 0;
  while (size + BLOCK <= limit && block(a, size) === block(b, size)) size += BLOCK;
  while (size < limit && a.charCodeAt(a.length - size - 1) === b.charCodeAt(b.length - size - 1)) {
    size++;
  }
  return size;
}
