// Writes a text into the engine's memory as UTF-8, once and without a copy in between.
// A lone surrogate becomes U+FFFD, as everywhere a string is turned into UTF-8; where it must survive,
// the string is written as UTF-16.

const encoder = new TextEncoder();

/** Whether every surrogate has its other half. @param {string} text */
export function isWellFormed(text) {
  return !/\p{Surrogate}/u.test(text);
}

export class TextBuffer {
  #engine;
  #memory;

  /**
   * @param {{ reserve(bytes: number): number }} engine
   * @param {WebAssembly.Memory} memory
   */
  constructor(engine, memory) {
    this.#engine = engine;
    this.#memory = memory;
  }

  /**
   * Writes the text; returns its length in bytes.
   * @param {string} text
   */
  write(text) {
    // Most text is nearly ASCII: as many bytes as units, and a second try for the rest if it is not.
    const { read, written } = this.#encode(text, 0, text.length);
    if (read === text.length) return written;
    const rest = text.slice(read);
    return written + this.#encode(rest, written, rest.length * 3).written;
  }

  /** Writes what is UTF-8 already; returns its length in bytes. @param {Uint8Array} bytes */
  copy(bytes) {
    const address = this.#engine.reserve(bytes.length) >>> 0;
    new Uint8Array(this.#memory.buffer, address, bytes.length).set(bytes);
    return bytes.length;
  }

  /**
   * Writes the text as UTF-16, lowest byte first; returns its length in bytes.
   * @param {string} text
   */
  writeUnits(text) {
    const bytes = text.length * 2;
    const address = this.#engine.reserve(bytes) >>> 0;
    const target = new DataView(this.#memory.buffer, address, bytes);
    for (let at = 0; at < text.length; at++) target.setUint16(2 * at, text.charCodeAt(at), true);
    return bytes;
  }

  /**
   * @param {string} text
   * @param {number} offset
   * @param {number} room
   */
  #encode(text, offset, room) {
    const address = this.#engine.reserve(offset + room) >>> 0;
    const target = new Uint8Array(this.#memory.buffer, address + offset, room);
    const { read, written } = encoder.encodeInto(text, target);
    return { read, written };
  }
}
