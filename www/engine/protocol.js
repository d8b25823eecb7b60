// What travels between a page and the engine's worker: the shapes of the messages, and how an
// error keeps its code on the way. It knows neither the document nor the wasm.
import { transferHandlers } from "comlink";

/**
 * A change of the live text, as an edit and not as the whole text, so that a keystroke in a
 * megabyte sends one letter. Offsets are UTF-16 code units of the text before the change.
 * @typedef {object} Change
 * @property {number} revision counts the changes of this text; answers carry it back
 * @property {number} start
 * @property {number} end
 * @property {string} insert
 * @property {number} length length after the change; a worker that arrives elsewhere refuses it
 */

/**
 * "What does this text cost on these models, with an answer of `output` tokens?"
 * @typedef {object} Question
 * @property {number} id of the text: a worker holds one for each live client
 * @property {Change} [change] applied first
 * @property {string[]} models
 * @property {number} output expected tokens of the answer
 * @property {Terms} [terms] how the call is sold, and when
 */

/** @typedef {import("../client.d.ts").Terms} Terms */
/** @typedef {NonNullable<Terms["cache"]>["prefix"]} CachePrefix */

/**
 * One model's answer. `count` and `bill` are there unless `problem` says why not.
 * @typedef {object} Quote
 * @property {string} model as asked
 * @property {LiveCount} [count]
 * @property {import("tokentill").Bill} [bill] of one call
 * @property {{ low: number, high: number }} [usd] of one call, over the interval of the count
 * @property {number} [thousandUsd] of 1,000 calls, rounded once
 * @property {number} [callsUsd] of as many calls as the terms say
 * @property {{ above: number, usd: number, usdAbove: number }} [tier] one call at the next limit, and one token above it
 * @property {number} [prefix] tokens of the stable prefix
 * @property {import("tokentill").CacheBreakEven} [cache] whether to cache that prefix pays
 * @property {Problem} [problem]
 */

/**
 * A count, or a first guess ("rough") while the vocabulary is not there yet.
 * @typedef {Omit<import("tokentill").Count, "basis"> & { basis: import("tokentill").Basis | "rough" }} LiveCount
 */

/** @typedef {{ revision: number, quotes: Quote[] }} Answer */

/** @typedef {{ code: string, message: string, suggestions?: string[] }} Problem */

/**
 * The tokens that overlap a range of the live text.
 * @typedef {object} TokenWindow
 * @property {number} revision
 * @property {number} first index of the first token here, counted from the start of the text
 * @property {number} total tokens of the whole text
 * @property {number} start offset of the first token
 * @property {Uint32Array} ends end offset of each token; equal ends share one character
 * @property {Uint32Array} ids empty where the encoding has no ids
 */

/** @typedef {{ id: number, change?: Change, model: string, start: number, end: number }} WindowQuestion */

/** @typedef {{ characters: number, words: number, lines: number }} TextFacts */

let carried = false;

/**
 * Errors cross the border with their code and suggestions; comlink alone would keep the message.
 * Called on the side of the engine: the page's side already copies every field it is given.
 */
export function carryErrorCodes() {
  if (carried) return;
  carried = true;
  const plain = transferHandlers.get("throw");
  if (!plain) throw new Error("comlink has no handler for thrown values");
  transferHandlers.set("throw", {
    ...plain,
    serialize(/** @type {{ value: unknown }} */ thrown) {
      if (!(thrown.value instanceof Error)) return plain.serialize(thrown);
      return [{ isError: true, value: describeError(thrown.value) }, []];
    },
  });
}

/**
 * The fields of an error that are worth carrying.
 * @param {unknown} error
 * @returns {Problem & { name: string, stack?: string }}
 */
export function describeError(error) {
  const { name, message, stack, code, suggestions } = /** @type {any} */ (
    error instanceof Error ? error : new Error(String(error))
  );
  return { name, message, stack, code: code ?? "", suggestions };
}
