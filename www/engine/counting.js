// The counting half of the public contract: checks arguments, passes text in, hands results out.
// Counts nothing itself, and knows no model but by what it is told.
import {
  requireIds,
  requireLimit,
  requireName,
  requireNames,
  requireText,
  requireTextOrBytes,
  specialOf,
} from "./arguments.js";
import { guarded, TillError } from "./errors.js";
import { LiveDocument } from "./live-document.js";
import { loadVocabulary } from "./loading.js";
import { readOnInSpareTime } from "./read-on.js";
import { isWellFormed, TextBuffer } from "./text-buffer.js";

/** @typedef {import("../tokentill.d.ts").Till} TillContract */
/** @typedef {import("../tokentill.d.ts").OpenOptions} OpenOptions */
/** @typedef {import("../tokentill.d.ts").TextOptions} TextOptions */
/** @typedef {import("../tokentill.d.ts").Basis} Basis */

/**
 * What a model is counted with: an encoding or a family, maybe only assumed.
 * @typedef {{ encoding: string, assumed: boolean }} Use
 *
 * @typedef {{ encoding: string, basis: Basis, pack: string }} Kind how such a count is made
 *
 * @callback LookUp of a name that is no encoding's
 * @param {string} name
 * @param {string[]} nearest encodings
 * @returns {Use | undefined} nothing where one of those encodings was meant
 */

/** @typedef {import("../tokentill.d.ts").Calibration["measured"]} Measured */
/** @typedef {import("../counter.d.ts").Counter} Counter */

/** @implements {Counter} */
export class Counting {
  #engine;
  #memory;
  #text;
  #source;
  #lookUp;
  /** Every name that was asked for. @type {Map<string, Kind & { number: number }>} */
  #names = new Map();
  /** Packs under way, so that each is fetched once however often it is asked for. @type {Map<string, Promise<void>>} */
  #packs = new Map();

  version;

  /**
   * @param {import("./counter-module.js").CounterParts} parts
   * @param {OpenOptions["vocabularies"]} source
   * @param {LookUp} [lookUp]
   */
  constructor({ engine, memory }, source, lookUp = () => undefined) {
    this.#engine = engine;
    this.#memory = memory;
    this.#text = new TextBuffer(engine, memory);
    this.#source = source;
    this.#lookUp = lookUp;
    this.version = engine.version();
  }

  /** @type {TillContract["encodings"]} */
  encodings() {
    const lines = this.#engine.encodings().split("\n").slice(0, -1);
    return lines.map((line) => {
      const [name = "", licence = "", source = "", tokens, bytes, loaded] = line.split("\t");
      const [vocabulary, packBytes] = [Number(tokens), Number(bytes)];
      return { name, vocabulary, packBytes, loaded: loaded === "1", licence, source };
    });
  }

  /** @type {TillContract["load"]} */
  async load(...names) {
    // Every name is looked up before the first fetch: a typing error costs no download.
    const packs = names.map((name) => this.#find(name).pack);
    await Promise.all([...new Set(packs)].map((pack) => this.#loadPack(pack)));
  }

  /** @type {TillContract["isLoaded"]} */
  isLoaded(name) {
    return this.#engine.isLoaded(this.#find(name).number);
  }

  /** @type {TillContract["count"]} */
  count(name, text, options) {
    const { number, basis, encoding } = this.#find(name);
    requireTextOrBytes(text);
    const special = specialOf(options?.special);
    return guarded(() => {
      const tokens = this.#engine.count(number, this.#write(text), special);
      if (basis === "exact") return { tokens, low: tokens, high: tokens, basis, encoding };
      return { tokens, low: this.#engine.low(), high: this.#engine.high(), basis, encoding };
    });
  }

  /** @type {TillContract["encode"]} */
  encode(name, text, options) {
    return this.#onText(name, text, options, ({ number }, bytes, special) =>
      this.#engine.encode(number, bytes, special),
    );
  }

  /** @type {TillContract["decode"]} */
  decode(name, ids) {
    const { number } = this.#find(name);
    return guarded(() => this.#engine.decode(number, requireIds(ids)));
  }

  /** @type {TillContract["split"]} */
  split(name, text, options) {
    return this.#onText(name, text, options, ({ number }, bytes, special) => {
      const tokens = this.#engine.split(number, bytes, special);
      const split = { ids: tokens.takeIds(), ends: tokens.takeEnds() };
      tokens.free();
      return split;
    });
  }

  /** @type {TillContract["fits"]} */
  fits(name, text, limit) {
    requireLimit(limit);
    return this.#onText(
      name,
      text,
      undefined,
      ({ number }, bytes) => this.#engine.fits(number, bytes, limit) ?? false,
    );
  }

  /** @type {TillContract["document"]} */
  document(names, text = "") {
    const found = requireNames(names).map((name) => this.#find(name));
    requireText(text);
    const isWhole = isWellFormed(text);
    const bytes = isWhole ? this.#text.write(text) : this.#text.writeUnits(text);
    const numbers = Uint32Array.from(found, ({ number }) => number);
    const document = guarded(() => this.#engine.document(numbers, bytes, !isWhole));
    return new LiveDocument(document, this.#memory, found);
  }

  /** Every name of an encoding or a family, with tabs between. @protected */
  knownNames() {
    return this.#engine.names();
  }

  /** What was measured of a model by itself; nothing here. @param {string} _name @returns {Measured | undefined} @protected */
  calibrationOf(_name) {
    return undefined;
  }

  /**
   * Measures a text for which so many tokens were billed, `frame` of them for what is not the text.
   * @param {string} name @param {string} text @param {number} billed
   * @param {{ low: number, tokens: number, high: number }} frame
   * @returns {Measured[number]} @protected
   */
  measure(name, text, billed, { low, tokens, high }) {
    const row = this.#onText(name, text, undefined, ({ number }, bytes) =>
      this.#engine.measure(number, bytes, billed, low, tokens, high),
    );
    const [place = 0, samples = 0, estimated = 0, of = 0, least = 0, most = 0] = row;
    const kind = this.#kinds()[place] ?? "";
    return { kind, samples, estimated, billed: of, low: least, high: most };
  }

  /** Lays measurements over the estimates of a name, until its name is forgotten. @param {string} name @param {Measured} measured @protected */
  lay(name, measured) {
    const { number } = this.#find(name);
    this.#lay(number, measured);
  }

  /** @param {number} number @param {Measured} measured */
  #lay(number, measured) {
    const kinds = this.#kinds();
    const rows = measured.flatMap(({ kind, samples, estimated, billed, low, high }) => {
      return [kinds.indexOf(kind), samples, estimated, billed, low, high];
    });
    guarded(() => this.#engine.calibrate(number, Float64Array.from(rows)));
  }

  #kinds() {
    return this.#engine.kinds().split("\t");
  }

  /** @param {Use} use @returns {Kind} @protected */
  kindOf({ encoding, assumed }) {
    const told = guarded(() => this.#engine.counting(encoding, assumed)).split("\t");
    const [counted = "", basis, pack = ""] = told;
    return { encoding: counted, basis: /** @type {Basis} */ (basis), pack };
  }

  /** What names mean may have changed. @protected */
  forgetNames() {
    this.#names.clear();
  }

  /**
   * @template T
   * @param {string} name
   * @param {string} text
   * @param {TextOptions | undefined} options
   * @param {(found: Kind & { number: number }, bytes: number, special: number) => T} work
   * @returns {T}
   */
  #onText(name, text, options, work) {
    const found = this.#find(name);
    requireText(text);
    const special = specialOf(options?.special);
    return guarded(() => work(found, this.#text.write(text), special));
  }

  /** @param {string | Uint8Array} text */
  #write(text) {
    if (typeof text === "string") return this.#text.write(text);
    const length = this.#text.copy(text);
    // Asked of the copy: memory that threads share may change in the meantime.
    const fault = this.#engine.faultAt(length);
    if (fault === undefined) return length;
    throw new TillError("bad-input", `text is not UTF-8 at byte ${fault} of ${length}`);
  }

  /** @param {string} name */
  #find(name) {
    requireName(name);
    let found = this.#names.get(name);
    if (!found) {
      const use = this.#use(name);
      const number = guarded(() => this.#engine.number(name, use.encoding, use.assumed));
      const measured = use.encoding === name ? undefined : this.calibrationOf(name);
      if (measured) this.#lay(number, measured);
      this.#names.set(name, (found = { number, ...this.kindOf(use) }));
    }
    return found;
  }

  /** @param {string} name @returns {Use} */
  #use(name) {
    const own = { encoding: name, assumed: false };
    try {
      this.kindOf(own);
      return own;
    } catch (error) {
      if (!(error instanceof TillError)) throw error;
      const use = this.#lookUp(name, error.suggestions ?? []);
      if (use) return use;
      throw error;
    }
  }

  /** @param {string} pack */
  #loadPack(pack) {
    let loading = this.#packs.get(pack);
    if (!loading) {
      loading = this.#fetchPack(pack);
      this.#packs.set(pack, loading);
      // A failure is not remembered: the next call tries again.
      loading.catch(() => this.#packs.delete(pack));
    }
    return loading;
  }

  /** @param {string} pack */
  async #fetchPack(pack) {
    await loadVocabulary(this.#source, pack, (bytes) =>
      guarded(() => this.#engine.load(pack, bytes)),
    );
    readOnInSpareTime(() => this.#engine.readOn(pack));
  }
}
