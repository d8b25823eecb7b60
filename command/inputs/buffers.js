// Memory for batches, used again when a batch is counted: the system clears new memory page by page, and that
// takes longer than to fill it. Knows not what is in it.

/** Sizes are multiples of this, so that one batch's memory fits another. */
const STEP = 1 << 20;
/** Larger than nearly every batch: what one long record needed is not kept. */
const MOST_KEPT = 4 * STEP;

export class Buffers {
  /** @type {ArrayBuffer[]} */
  #free = [];

  /** Of unknown content. @param {number} length @returns {Uint8Array<ArrayBuffer>} */
  take(length) {
    const at = this.#free.findIndex(({ byteLength }) => byteLength >= length);
    const [buffer = made(length)] = at < 0 ? [] : this.#free.splice(at, 1);
    return new Uint8Array(buffer, 0, length);
  }

  /** @param {ArrayBuffer} buffer that nobody else looks at any more */
  giveBack(buffer) {
    if (buffer.byteLength <= MOST_KEPT) this.#free.push(buffer);
  }
}

/** @param {number} length */
function made(length) {
  const size = length > MOST_KEPT ? length : Math.ceil(length / STEP) * STEP;
  // Not from Node's pool, since its memory is given away; not filled with zeros, since all of it is written.
  return Buffer.allocUnsafeSlow(size).buffer;
}
