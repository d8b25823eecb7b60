// openTill and the Till of the public contract: checks arguments, passes text in, hands results out.
// Counts nothing itself; knows no page and no worker.
import { Engine, initSync } from "../../pkg/tokentill.js";
import {
  instant,
  requireCall,
  requireDate,
  requireIds,
  requireLimit,
  requireName,
  requireNames,
  requireText,
} from "./arguments.js";
import { calibrate, requireCalibrations } from "./calibration.js";
import { countChat, countImage, messageFrame } from "./chat.js";
import { guarded, TillError } from "./errors.js";
import { LiveDocument } from "./live-document.js";
import { loadVocabulary, loadWasm } from "./loading.js";
import { requireJob, requireMapping, requirePlan, requireSheet } from "./plan-fields.js";
import { readPrices, splitQuestion } from "./own-prices.js";
import { isWellFormed, TextBuffer } from "./text-buffer.js";
import { stream } from "./usage.js";

export { TillError };

/** @typedef {import("../tokentill.d.ts").Till} TillContract */
/** @typedef {import("../tokentill.d.ts").OpenOptions} OpenOptions */
/** @typedef {import("../tokentill.d.ts").TextOptions} TextOptions */

/**
 * Opens a till: fetches and starts the engine. Vocabularies come with `load`.
 * @param {OpenOptions} [options]
 * @returns {Promise<TillContract>}
 */
export async function openTill(options = {}) {
  const module = await loadWasm(options.wasm);
  // Compiled already, so nothing is left to wait for.
  const { memory } = initSync({ module });
  const till = new Till(memory, options.vocabularies);
  if (options.prices !== undefined) till.overridePrices(options.prices);
  return till;
}

/** @implements {TillContract} */
class Till {
  #engine = new Engine();
  #memory;
  #text;
  #source;
  /** Packs under way, so that each is fetched once however often it is asked for. @type {Map<string, Promise<void>>} */
  #packs = new Map();

  /** By the one name of a model. @type {Map<string, import("../tokentill.d.ts").Calibration["measured"]>} */
  #calibrations = new Map();

  version = this.#engine.version();
  /** @type {TillContract["prices"] | undefined} */
  #prices;

  /**
   * @param {WebAssembly.Memory} memory
   * @param {OpenOptions["vocabularies"]} source
   */
  constructor(memory, source) {
    this.#memory = memory;
    this.#text = new TextBuffer(this.#engine, memory);
    this.#source = source;
  }

  /** Asked for, not set: the price book is not opened for a count that does not need it. */
  get prices() {
    return (this.#prices ??= this.#engine.prices());
  }

  /** @type {TillContract["overridePrices"]} */
  overridePrices(prices) {
    const read = readPrices(prices);
    guarded(() => this.#engine.overridePrices(read));
    this.#prices = undefined;
  }

  /** @type {TillContract["models"]} */
  models(query = {}) {
    const { on, ...rest } = query;
    return guarded(() => this.#engine.models(rest, instant(on)));
  }

  /** @type {TillContract["model"]} */
  model(id, on) {
    requireName(id, "id");
    return guarded(() => this.#engine.model(id, instant(on)));
  }

  /** @type {TillContract["encodings"]} */
  encodings() {
    return guarded(() => this.#engine.encodings());
  }

  /** @type {TillContract["load"]} */
  async load(...names) {
    // Every name is looked up before the first fetch: a typing error costs no download.
    const packs = names.map((name) => this.#packOf(name));
    await Promise.all([...new Set(packs)].map((pack) => this.#loadPack(pack)));
  }

  /** @type {TillContract["isLoaded"]} */
  isLoaded(name) {
    requireName(name);
    return guarded(() => this.#engine.isLoaded(name));
  }

  /** @type {TillContract["count"]} */
  count(name, text, options) {
    return this.#onText(name, text, options, (bytes, special) =>
      this.#engine.count(name, bytes, special),
    );
  }

  /** @type {TillContract["encode"]} */
  encode(name, text, options) {
    return this.#onText(name, text, options, (bytes, special) =>
      this.#engine.encode(name, bytes, special),
    );
  }

  /** @type {TillContract["decode"]} */
  decode(name, ids) {
    requireName(name);
    return guarded(() => this.#engine.decode(name, requireIds(ids)));
  }

  /** @type {TillContract["split"]} */
  split(name, text, options) {
    return this.#onText(name, text, options, (bytes, special) => {
      const tokens = this.#engine.split(name, bytes, special);
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
      (bytes) => this.#engine.fits(name, bytes, limit) ?? false,
    );
  }

  /** @type {TillContract["document"]} */
  document(names, text = "") {
    const list = requireNames(names);
    requireText(text);
    const isWhole = isWellFormed(text);
    const bytes = isWhole ? this.#text.write(text) : this.#text.writeUnits(text);
    const document = guarded(() => this.#engine.document(list, bytes, !isWhole));
    return new LiveDocument(document, this.#memory);
  }

  /** @type {TillContract["countChat"]} */
  countChat(model, chat) {
    return countChat(this.#means(model), chat);
  }

  /** @type {TillContract["countImage"]} */
  countImage(model, image) {
    return countImage(this.#means(model), image);
  }

  /** @type {TillContract["calibrate"]} */
  calibrate(model, samples, earlier) {
    const means = this.#means(model);
    const name = means.model;
    const inUse = this.#calibrations.get(name);
    if (earlier) requireCalibrations([earlier]);
    const use = (
      /** @type {import("../tokentill.d.ts").Calibration["measured"] | undefined} */ list,
    ) => guarded(() => this.#engine.calibrate(name, list));
    try {
      const bench = {
        ...{ model: name, count: means.count, use, frame: messageFrame(means) },
        inputTokens: (/** @type {string} */ usage) => this.#engine.inputTokens(usage),
        measure: (
          /** @type {string} */ text,
          /** @type {number} */ billed,
          /** @type {import("./calibration.js").Frame} */ frame,
        ) =>
          this.#engine.measure(
            name,
            this.#text.write(text),
            billed,
            frame.low,
            frame.tokens,
            frame.high,
          ),
      };
      return calibrate(bench, samples, earlier?.measured ?? []);
    } finally {
      // To look at it is not yet to use it.
      use(inUse);
    }
  }

  /** @type {TillContract["useCalibrations"]} */
  useCalibrations(calibrations) {
    requireCalibrations(calibrations);
    const named = new Map(
      calibrations.map(({ model, measured }) => [this.#means(model).model, measured]),
    );
    const before = this.#calibrations;
    try {
      this.#lay(before, named);
    } catch (error) {
      this.#lay(named, before);
      throw error;
    }
    this.#calibrations = named;
  }

  /** @type {TillContract["bill"]} */
  bill(call) {
    const { on, ...rest } = requireCall(call);
    return guarded(() => this.#engine.bill(rest, instant(on)));
  }

  /** @type {TillContract["cacheBreakEven"]} */
  cacheBreakEven(question) {
    const { asked, call } = splitQuestion(question);
    const { on, ...rest } = requireCall(call);
    return guarded(() => this.#engine.cacheBreakEven(asked, rest, instant(on)));
  }

  /** @type {TillContract["forecast"]} */
  forecast(plan) {
    const { on, ...rest } = requirePlan(plan);
    return guarded(() => this.#engine.forecast(rest, instant(on)));
  }

  /** @type {TillContract["review"]} */
  review(plan, since) {
    const { on, ...rest } = requirePlan(plan);
    requireDate(since, "since");
    return guarded(() => this.#engine.review(rest, instant(on), since.getTime()));
  }

  /** @type {TillContract["tokenomics"]} */
  tokenomics(sheet) {
    return guarded(() => this.#engine.tokenomics(requireSheet(sheet)));
  }

  /** @type {TillContract["tokenProfiles"]} */
  tokenProfiles() {
    return guarded(() => this.#engine.tokenProfiles());
  }

  /** @type {TillContract["computeForTokens"]} */
  computeForTokens(job) {
    return guarded(() => this.#engine.computeForTokens(requireJob(job)));
  }

  /** @type {TillContract["importUsage"]} */
  async importUsage(source, { mapping, on, progress, signal } = {}) {
    requireMapping(mapping);
    const log = guarded(() => this.#engine.usageLog(mapping, instant(on)));
    try {
      await stream(log, source, async (state) => {
        signal?.throwIfAborted();
        await progress?.(state);
      });
      return guarded(() => log.report());
    } finally {
      log.free();
    }
  }

  /** @type {TillContract["explainGap"]} */
  explainGap(plan, usage, months) {
    const { on, ...rest } = requirePlan(plan);
    return guarded(() => this.#engine.explainGap(rest, instant(on), usage?.workflows, months));
  }

  /**
   * @template T
   * @param {string} name
   * @param {string} text
   * @param {TextOptions | undefined} options
   * @param {(bytes: number, special: string) => T} work
   * @returns {T}
   */
  #onText(name, text, options, work) {
    requireName(name);
    requireText(text);
    return guarded(() => work(this.#text.write(text), options?.special ?? "text"));
  }

  /** @param {Map<string, any>} from @param {Map<string, any>} to */
  #lay(from, to) {
    for (const model of from.keys()) guarded(() => this.#engine.calibrate(model, undefined));
    for (const [model, measured] of to) guarded(() => this.#engine.calibrate(model, measured));
  }

  /** Rules and vocabulary of a model meet here. @param {string} name @returns {import("./chat.js").Means} */
  #means(name) {
    requireName(name, "model");
    const { id, provider, encoding } = this.model(name);
    return {
      rules: this.#engine,
      model: `${provider}/${id}`,
      encoding,
      count: (text) => this.count(name, text),
    };
  }

  /** @param {string} name */
  #packOf(name) {
    requireName(name);
    return guarded(() => this.#engine.pack(name));
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
  }
}
