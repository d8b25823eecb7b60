// The text on screen as the worker holds it: changes go in, counts and token windows come out.
// It takes any till of the contract, so it runs wherever a till does.
import { quote } from "./quote.js";

/** @typedef {import("tokentill").Till} Till */
/** @typedef {import("./protocol.js").Change} Change */

/** UTF-16 code units. */
const SHORT = 2000;

export class LiveText {
  #till;
  #text = "";
  #revision = 0;
  /** Counts what an edit changed and no more. @type {import("tokentill").LiveDocument | undefined} */
  #document;
  /** What the document counts, models and encodings. @type {string[]} */
  #names = [];
  /** @type {Map<string, import("tokentill").Count>} of this revision, by model or encoding */
  #counts = new Map();
  /** The stable prefix, with its tokens by model. @type {{ text: string, tokens: Map<string, number> }} */
  #prefix = { text: "", tokens: new Map() };
  /** @type {{ model: string, tokens: import("tokentill").Tokens } | undefined} of this revision */
  #split;

  /** @param {Till} till */
  constructor(till) {
    this.#till = till;
  }

  get text() {
    return this.#text;
  }

  get revision() {
    return this.#revision;
  }

  /** @param {Change | undefined} change throws a RangeError when it does not fit this text */
  change(change) {
    if (!change) return;
    const { start, end, insert, length, revision } = change;
    const text = this.#text.slice(0, start) + insert + this.#text.slice(end);
    if (text.length !== length) throw new RangeError("the live text and its copy differ in length");
    this.#document?.edit(start, end, insert);
    this.#text = text;
    this.#revision = revision;
    this.#counts.clear();
    this.#split = undefined;
  }

  /** Forgets what it counted: the same text may count differently now. */
  recount() {
    this.free();
    this.#counts.clear();
    this.#prefix = { text: "", tokens: new Map() };
  }

  /** Gives the memory of the counts back; the next answer opens them anew. */
  free() {
    this.#document?.free();
    this.#document = undefined;
    this.#names = [];
  }

  /**
   * @param {import("./protocol.js").Question} question
   * @returns {import("./protocol.js").Answer}
   */
  answer({ change, models, output, terms = {} }) {
    this.change(change);
    this.#follow(models);
    /** @type {Parameters<typeof quote>[3]} */
    const count = (model, name) => this.#count(model, name);
    const prefix = terms.cache && this.#prefixCounter(terms.cache.prefix);
    const asked = { output, terms, prefix };
    return {
      revision: this.#revision,
      quotes: models.map((model) => quote(this.#till, model, this.#text, count, asked)),
    };
  }

  /**
   * @param {import("./protocol.js").WindowQuestion} question
   * @returns {import("./protocol.js").TokenWindow}
   */
  window({ change, model, start, end }) {
    this.change(change);
    const { ids, ends } = this.#tokens(model);
    const first = firstTokenAt(ends, start);
    const last = Math.max(first, lastTokenBefore(ends, end));
    return {
      revision: this.#revision,
      first,
      total: ends.length,
      start: first === 0 ? 0 : ends[first - 1],
      ends: ends.slice(first, last),
      ids: ids.slice(first, last),
    };
  }

  /**
   * Has the document count these models, and no others: to open it costs a count of the whole text. A short text has
   * none: to count it is as fast as an edit, and the first answer does not wait for all of a vocabulary.
   * @param {string[]} models
   */
  #follow(models) {
    if (this.#text.length <= SHORT) return this.free();
    const names = [...new Set(models.flatMap((model) => this.#countedAs(model)))];
    if (names.length === this.#names.length && names.every((name) => this.#names.includes(name))) {
      return;
    }
    this.free();
    if (names.length === 0) return;
    this.#document = this.#till.document(names, this.#text);
    this.#names = names;
  }

  /**
   * Nothing for a model whose vocabulary is not there, or that there is none of: whoever asks for its count
   * hears why.
   * @param {string} name
   */
  #countedAs(name) {
    try {
      return this.#till.isLoaded(name) ? [counterOf(this.#till.model(name), name)] : [];
    } catch {
      return [];
    }
  }

  /** @param {import("tokentill").ModelInfo} model @param {string} name */
  #count(model, name) {
    const key = counterOf(model, name);
    if (this.#counts.size === 0) {
      const counts = this.#document?.counts() ?? [];
      this.#names.forEach((name, place) => this.#counts.set(name, counts[place]));
    }
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = this.#till.count(key, this.#text)));
    return count;
  }

  /**
   * Counts the first characters of the text. They are the stable part of it, so their count is kept
   * from one revision to the next.
   * @param {import("./protocol.js").CachePrefix} prefix
   */
  #prefixCounter({ characters }) {
    if (characters === undefined) return undefined;
    const text = this.#text.slice(0, characters);
    if (this.#prefix.text !== text) this.#prefix = { text, tokens: new Map() };
    const { tokens } = this.#prefix;
    return {
      text,
      count: (/** @type {string} */ name) => {
        let count = tokens.get(name);
        if (count === undefined) tokens.set(name, (count = this.#till.count(name, text).tokens));
        return count;
      },
    };
  }

  /** @param {string} model */
  #tokens(model) {
    if (this.#split?.model !== model) {
      this.#split = { model, tokens: this.#till.split(model, this.#text) };
    }
    return this.#split.tokens;
  }
}

/**
 * Models that share an exact encoding share its count.
 * @param {import("tokentill").ModelInfo} model @param {string} name
 */
const counterOf = ({ basis, encoding }, name) => (basis === "exact" ? encoding : name);

/**
 * The first token that overlaps `start` or lies after it. Tokens that hold only a part of a
 * character end where the one before ends; they belong to the character and are kept with it.
 * @param {Uint32Array} ends @param {number} start
 */
function firstTokenAt(ends, start) {
  let first = firstAbove(ends, start);
  while (first > 0 && ends[first - 1] === start && start === (ends[first - 2] ?? 0)) first--;
  return first;
}

/** One past the last token that begins before `end`. @param {Uint32Array} ends @param {number} end */
function lastTokenBefore(ends, end) {
  const last = firstAbove(ends, end - 1);
  let past = Math.min(ends.length, last + 1);
  while (past < ends.length && ends[past] === ends[past - 1]) past++;
  return past;
}

/** Index of the first value above `limit`, by halving. @param {Uint32Array} values @param {number} limit */
function firstAbove(values, limit) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
