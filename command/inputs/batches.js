// Turns sources into batches of about a megabyte for whoever counts: whole records, each part with how it is to
// be read, in the order of the sources. Reads files; decodes no text.
import { createReadStream } from "node:fs";
import { blocks, MOST_BYTES, whole } from "./blocks.js";
import { Buffers } from "./buffers.js";
import { lineEnds, rowEnds } from "./boundaries.js";
import { readFields, readRow } from "./csv.js";

/** @typedef {import("./sources.js").Source} Source */

/**
 * How the bytes of a part are read.
 * @typedef {{ kind: "text" }
 *   | { kind: "jsonl", field: string }
 *   | { kind: "csv", delimiter: number, column: number, columns: number, field: string }} Reader
 *
 * @typedef {{ source: number, from: number, to: number, reader: Reader }} Part
 * @typedef {{ source: number, lines: number, problem?: string }} Passed lines that hold nothing to count; the
 *   problem, if it is one, is of the first
 * @typedef {{ bytes: Uint8Array<ArrayBuffer>, parts: (Part | Passed)[] }} Batch in the order of the sources
 */

/** Large enough that handing it over costs nothing, small enough that cores end together. */
export const BATCH_BYTES = 1 << 20;

/**
 * @param {Source[]} sources
 * @param {{ field?: string, delimiter?: string, most?: number, input?: AsyncIterable<Uint8Array> }} settings
 * @param {Buffers} [buffers] where the memory of batches comes from
 * @returns {AsyncGenerator<Batch>}
 */
export async function* batches(sources, settings, buffers = new Buffers()) {
  let waiting = empty(buffers);
  for (const [number, source] of sources.entries()) {
    for await (const piece of pieces(source, settings)) {
      waiting.add(number, piece);
      if (waiting.length >= BATCH_BYTES) {
        yield waiting.take();
        waiting = empty(buffers);
      }
    }
  }
  if (waiting.isUsed) yield waiting.take();
}

/** @typedef {{ bytes: Uint8Array[], reader: Reader }} Piece */
/** @typedef {Omit<Passed, "source">} Fault */

/**
 * @param {Source} source
 * @param {{ field?: string, delimiter?: string, most?: number, input?: AsyncIterable<Uint8Array> }} settings
 * @returns {AsyncGenerator<Piece | Fault>}
 */
async function* pieces(source, { field = "text", delimiter, most = MOST_BYTES, input }) {
  const mark = (delimiter ?? (source.kind === "tsv" ? "\t" : ",")).charCodeAt(0);
  const isCsv = source.kind === "csv" || source.kind === "tsv";
  const tooLong = `is longer than ${(most / 1e6).toLocaleString("en")} MB, more than one text can be`;
  if (source.kind === "text" && (source.bytes ?? 0) > most) {
    return yield { lines: 0, problem: tooLong };
  }
  try {
    const chunks = withoutMark(source.path === undefined ? stdin(input) : file(source.path));
    const cut =
      source.kind === "text"
        ? whole(chunks, most)
        : blocks(chunks, isCsv ? rowEnds(mark) : lineEnds(), most);
    /** @type {Reader | undefined} */
    let reader = isCsv ? undefined : asReader(source.kind, field);
    for await (const block of cut) {
      if ("tooLong" in block) yield { lines: block.tooLong.lines, problem: tooLong };
      else if (reader) yield { bytes: block.bytes, reader };
      else {
        const head = header(joined(block.bytes), mark, field);
        yield { lines: head.lines, ...(head.problem && { problem: head.problem }) };
        if (head.problem) return;
        reader = head.reader;
        yield { bytes: [head.rest], reader };
      }
    }
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === undefined) throw error;
    yield { lines: 0, problem: `cannot be read: ${message}` };
  }
}

/** @param {import("../options.js").Kind} kind @param {string} field @returns {Reader} */
const asReader = (kind, field) => (kind === "text" ? { kind } : { kind: "jsonl", field });

/**
 * The first row names the columns.
 * @param {Uint8Array} bytes @param {number} delimiter @param {string} field
 * @returns {{ lines: number, problem: string | undefined, reader: Reader, rest: Uint8Array }}
 */
function header(bytes, delimiter, field) {
  const { end, lines, fault } = readRow(bytes, 0, delimiter, -1);
  const names = readFields(bytes, 0, delimiter);
  const column = names.indexOf(field);
  /** @type {Reader} */
  const reader = { kind: "csv", delimiter, column, columns: names.length, field };
  const missing = column < 0 ? `has no column "${field}"; it has ${names.join(", ")}` : undefined;
  return { lines, reader, rest: bytes.subarray(end), problem: fault ?? missing };
}

/** @param {Buffers} buffers */
function empty(buffers) {
  /** @type {Uint8Array[]} */
  const held = [];
  /** @type {Batch["parts"]} */
  const parts = [];
  return {
    length: 0,
    get isUsed() {
      return parts.length > 0;
    },
    /** @param {number} source @param {Piece | Fault} piece */
    add(source, piece) {
      if ("lines" in piece) return void parts.push({ source, ...piece });
      const from = this.length;
      for (const one of piece.bytes) this.length += one.length;
      held.push(...piece.bytes);
      const { reader } = piece;
      const last = parts.at(-1);
      // Neighbours of one stream are read as one; two texts stay two.
      if (last && "to" in last && last.source === source && reader.kind !== "text") {
        last.to = this.length;
      } else {
        parts.push({ source, from, to: this.length, reader });
      }
    },
    /** @returns {Batch} */
    take() {
      return { bytes: joined(held, buffers), parts };
    },
  };
}

/** @param {Uint8Array[]} pieces @param {Buffers} [buffers] */
function joined(pieces, buffers = new Buffers()) {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = buffers.take(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @param {string} path @returns {AsyncIterable<Uint8Array>} */
const file = (path) => createReadStream(path, { highWaterMark: BATCH_BYTES });

/** @param {AsyncIterable<Uint8Array>} [input] */
function stdin(input) {
  if (!input) throw new Error("there is no standard input");
  return input;
}

/** A byte-order mark is no text. @param {AsyncIterable<Uint8Array>} chunks */
async function* withoutMark(chunks) {
  /** @type {Uint8Array | undefined} */
  let first = new Uint8Array();
  for await (const chunk of chunks) {
    if (!first) {
      yield chunk;
      continue;
    }
    first = first.length > 0 ? joined([first, chunk]) : chunk;
    if (first.length < 3) continue;
    yield isMark(first) ? first.subarray(3) : first;
    first = undefined;
  }
  if (first && first.length > 0) yield first;
}

/** @param {Uint8Array} bytes */
const isMark = (bytes) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
