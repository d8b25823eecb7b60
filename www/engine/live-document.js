// The live document of the public contract: passes edits in, hands counts and tokens out.
// Counts nothing itself and keeps no copy of the text.
import { requireName, requirePlace, requireText } from "./arguments.js";
import { guarded, TillError } from "./errors.js";
import { isWellFormed, TextBuffer } from "./text-buffer.js";

/** @typedef {import("../tokentill.d.ts").LiveDocument} LiveDocumentContract */
/** @typedef {import("../tokentill.d.ts").Count} Count */

/** @implements {LiveDocumentContract} */
export class LiveDocument {
  /** @type {import("../../pkg/counter/counter.js").LiveDocument | undefined} */
  #document;
  #insert;
  #kinds;

  /**
   * @param {import("../../pkg/counter/counter.js").LiveDocument} document
   * @param {WebAssembly.Memory} memory
   * @param {Pick<Count, "basis" | "encoding">[]} kinds what of a count never changes, in the order of the names
   */
  constructor(document, memory, kinds) {
    this.#document = document;
    this.#insert = new TextBuffer(document, memory);
    this.#kinds = kinds;
  }

  /** @type {LiveDocumentContract["edit"]} */
  edit(start, end, insert) {
    const document = this.#living();
    requirePlace(start, "start");
    requirePlace(end, "end");
    requireText(insert, "insert");
    const isWhole = isWellFormed(insert);
    const bytes = isWhole ? this.#insert.write(insert) : this.#insert.writeUnits(insert);
    guarded(() => document.edit(start, end, bytes, !isWhole));
    return this.counts();
  }

  /** @type {LiveDocumentContract["counts"]} */
  counts() {
    const numbers = this.#living().numbers();
    return this.#kinds.map(({ basis, encoding }, index) => {
      const [tokens = 0, low = 0, high = 0] = numbers.subarray(3 * index, 3 * index + 3);
      return { tokens, low, high, basis, encoding };
    });
  }

  get length() {
    return this.#living().length;
  }

  /** @type {LiveDocumentContract["text"]} */
  text() {
    const document = this.#living();
    return document.text() ?? fromUnits(document.units());
  }

  /** @type {LiveDocumentContract["window"]} */
  window(name, start, end) {
    const document = this.#living();
    requireName(name);
    requirePlace(start, "start");
    requirePlace(end, "end");
    const tokens = guarded(() => document.window(name, start, end));
    const window = { ids: tokens.takeIds(), ends: tokens.takeEnds(), start: tokens.start };
    tokens.free();
    return window;
  }

  /** Gives the memory back; any later call but this one throws "freed". */
  free() {
    this.#document?.free();
    this.#document = undefined;
  }

  #living() {
    if (this.#document) return this.#document;
    throw new TillError("freed", "this document was freed; open another with till.document()");
  }
}

/** The longest list of arguments that every engine takes. */
const MOST_ARGUMENTS = 8192;

/** @param {Uint16Array} units */
function fromUnits(units) {
  let text = "";
  for (let at = 0; at < units.length; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...units.subarray(at, at + MOST_ARGUMENTS));
  }
  return text;
}
