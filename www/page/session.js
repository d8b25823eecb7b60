// Carries what the person does to the till in the worker, and its answers into the state.
import { openTillInWorker, roughCount, textFacts } from "tokentill/worker";
import { defaultModels } from "./defaults.js";
import { directionOf } from "./direction.js";
import { keepCalibrations, recallCalibrations } from "./kept-calibrations.js";
import { keepPrices, recallPrices } from "./kept-prices.js";
import { keyOf } from "./state.js";
import { askedTerms, moment } from "./terms.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {ReturnType<typeof import("./store.js").createStore<State>>} Store */

/** An answer that takes longer than this is announced as on its way, in milliseconds. */
const PATIENCE = 150;

/** A text that is looked through before the next frame without anybody noticing, in UTF-16. */
const SHORT = 100_000;

export class Session {
  #store;
  #text = "";
  #wanted;
  /** @type {import("tokentill/worker").WorkerTill | undefined} */
  #till;
  /** @type {Promise<import("tokentill/worker").WorkerTill> | undefined} */
  #opening;
  /** @type {import("tokentill/worker").LiveClient | undefined} */
  #live;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #impatience;
  /** Counts the choices of models, so that the last one holds. */
  #choices = 0;
  /** Called when the counts of the newest text are there. */
  onCounted = () => {};

  /**
   * @param {Store} store
   * @param {{ models?: string[], featured?: string }} wanted names from the address or the last visit
   */
  constructor(store, wanted) {
    this.#store = store;
    this.#wanted = wanted;
  }

  /** The till, for a view of its own; rejects when it cannot be opened. */
  async till() {
    // Two may ask for it at the same time, and there is one.
    this.#opening ??= openTillInWorker();
    try {
      this.#till = await this.#opening;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
    await this.#till.ready();
    return this.#till;
  }

  /** Opens the till; after a failure, tries again. */
  async open() {
    this.#store.set({ engine: "opening", problem: undefined });
    try {
      const till = await this.till();
      await this.#recallPrices();
      await this.#recallCalibrations();
      await this.#readCatalogue(till);
    } catch (error) {
      this.#store.set({ engine: "failed", problem: problemOf(error) });
      return;
    }
    this.#live ??= /** @type {import("tokentill/worker").WorkerTill} */ (this.#till).live({
      answered: (answer) => this.#answered(answer),
      described: (facts) => this.#store.set({ facts }),
      failed: (error) => this.#failed(error),
    });
    this.#store.set({ engine: "open" });
    await this.choose(this.#wanted.models ?? this.#defaults(), this.#wanted.featured);
  }

  /** @param {string} text */
  setText(text) {
    this.#text = text;
    this.#store.set({
      length: text.length,
      direction: directionOf(text),
      ...this.#meanwhile(text),
    });
    this.#ask();
  }

  /** @param {number} output */
  setOutput(output) {
    this.#store.set({ output, outputWrong: false });
    this.#ask();
  }

  /** @param {import("./terms.js").PageTerms} terms */
  async setTerms(terms) {
    const before = moment(this.#store.get().terms)?.getTime();
    this.#store.set({ terms });
    this.#ask();
    // Which price is in force, and which comes next, hangs on the day.
    const open = this.#till && this.#store.get().engine === "open";
    if (open && before !== moment(terms)?.getTime()) await this.#readAgain();
  }

  /**
   * Lays prices of the person's own over the book; "" takes them away. Those that are refused change
   * nothing but the sentence that says why.
   * @param {string} text
   */
  async setPrices(text) {
    if (!this.#till) return;
    try {
      await this.#layOver(text);
    } catch (error) {
      const { own } = this.#store.get();
      this.#store.set({ own: { ...own, problem: problemOf(error).message } });
      return;
    }
    const { own } = this.#store.get();
    this.#store.set({ own: { ...own, kept: keepPrices(text) } });
    await this.#readAgain();
    const { models, featured } = this.#store.get();
    await this.choose(models, featured);
  }

  /**
   * Compares these models, by any name the price book knows. Unknown names are told apart.
   * @param {string[]} names @param {string} [featured] one of them
   */
  async choose(names, featured = this.#store.get().featured) {
    this.#wanted = { models: names, featured };
    if (!this.#till || this.#store.get().engine !== "open") return;
    const turn = ++this.#choices;
    const resolved = await Promise.all(names.map((name) => this.#resolve(name)));
    // Somebody chose again while the names were looked up.
    if (turn !== this.#choices) return;
    const models = [...new Set(resolved.flatMap((found) => found.key ?? []))];
    const unknown = resolved.flatMap((found) => found.unknown ?? []);
    const first = resolved[names.indexOf(featured)]?.key ?? models[0] ?? this.#defaults()[0];
    this.#store.set({ models, unknown, featured: first });
    this.#ask();
    await this.#loadVocabularies();
  }

  /** Puts a model on the slip, and among the compared if it is not there. @param {string} key */
  async feature(key) {
    const { models } = this.#store.get();
    this.#store.set({ featured: key });
    if (!models.includes(key)) await this.choose([...models, key], key);
    this.onCounted();
  }

  /** @param {string} key */
  async toggle(key) {
    const { models } = this.#store.get();
    await this.choose(models.includes(key) ? models.filter((m) => m !== key) : [...models, key]);
  }

  /** Does again whatever failed. */
  async retry() {
    const { engine, vocabularies } = this.#store.get();
    const kept = Object.entries(vocabularies).filter(([, state]) => typeof state !== "object");
    this.#store.set({ vocabularies: Object.fromEntries(kept), problem: undefined });
    if (engine === "failed") return this.open();
    this.#ask();
    await this.#loadVocabularies();
  }

  /**
   * @param {number} start @param {number} end UTF-16
   * @returns {Promise<import("tokentill/worker").TokenWindow | undefined>} none while there are no tokens
   */
  async tokens(start, end) {
    const { featured, quotes } = this.#store.get();
    const basis = quotes[featured]?.count?.basis;
    if (!this.#live || !basis || basis === "rough") return undefined;
    try {
      return await this.#live.window(featured, start, end);
    } catch {
      // The counts say what is wrong; the text is shown plain.
      return undefined;
    }
  }

  /**
   * Sets the estimate of the model on the slip right by what its provider billed for this text.
   * @param {string} usage JSON, as the provider's reply holds it
   */
  async calibrate(usage) {
    if (!this.#till) return;
    const { featured, calibration } = this.#store.get();
    const earlier = calibration.kept.find(({ model }) => model === featured);
    const others = calibration.kept.filter((one) => one !== earlier);
    try {
      const samples = [{ text: this.#text, usage }];
      const { model, measured, before, after } = await this.#till.calibrate(
        featured,
        samples,
        earlier,
      );
      await this.#useCalibrations([...others, { model, measured }], { before, after });
    } catch (error) {
      this.#store.set({ calibration: { ...calibration, problem: problemOf(error).message } });
    }
  }

  async forgetCalibration() {
    const { featured, calibration } = this.#store.get();
    await this.#useCalibrations(calibration.kept.filter(({ model }) => model !== featured));
  }

  /**
   * @param {import("./kept-calibrations.js").Kept[]} kept
   * @param {State["calibration"]["change"]} [change] what it does to the text
   */
  async #useCalibrations(kept, change) {
    await this.#till?.useCalibrations(kept);
    const saved = keepCalibrations(kept);
    this.#store.set({ calibration: { kept, saved, problem: "", change } });
    this.#ask();
  }

  /** Those of an earlier visit; refused ones are dropped, so that the page opens. */
  async #recallCalibrations() {
    const kept = recallCalibrations();
    if (kept.length === 0) return;
    try {
      await this.#till?.useCalibrations(kept);
      this.#store.set({ calibration: { kept, saved: true, problem: "" } });
    } catch {
      keepCalibrations([]);
    }
  }

  /** Prices kept from an earlier visit. Refused ones must not keep the page from opening. */
  async #recallPrices() {
    const text = recallPrices();
    if (!text) return;
    try {
      await this.#layOver(text);
    } catch (error) {
      const { own } = this.#store.get();
      this.#store.set({ own: { ...own, problem: problemOf(error).message }, details: true });
    }
  }

  /** @param {string} text */
  async #layOver(text) {
    await this.#till?.overridePrices(text || undefined);
    /** @type {{ provider: string, id: string, prices?: unknown[] }[]} */
    const models = text ? [JSON.parse(text)].flat().flatMap((book) => book.models ?? book) : [];
    const priced = models.filter(({ prices }) => prices && prices.length > 0);
    const found = await Promise.all(
      priced.map(({ provider, id }) => this.#till?.model(`${provider}/${id}`)),
    );
    const keys = new Set(found.flatMap((model) => (model ? [keyOf(model)] : [])));
    this.#store.set({ own: { keys, kept: true, problem: "" } });
  }

  async #readAgain() {
    if (!this.#till) return;
    try {
      await this.#readCatalogue(this.#till);
    } catch (error) {
      this.#failed(/** @type {Error} */ (error));
    }
  }

  /** @param {import("tokentill/worker").WorkerTill} till */
  async #readCatalogue(till) {
    const on = moment(this.#store.get().terms);
    const [models, encodings] = await Promise.all([till.models({ on }), till.encodings()]);
    const catalogue = new Map(models.map((model) => [keyOf(model), model]));
    const packBytes = Object.fromEntries(encodings.map((e) => [e.name, e.packBytes]));
    this.#store.set({ catalogue, packBytes, prices: till.prices });
  }

  /** What can be said of a text without the engine. @param {string} text @returns {Partial<State>} */
  #meanwhile(text) {
    if (this.#store.get().engine === "open") return {};
    const facts = text.length <= SHORT ? textFacts(text) : undefined;
    return { roughTokens: roughCount(text), facts };
  }

  /** Those that the price book still knows; if none, its first. @returns {string[]} */
  #defaults() {
    const { catalogue } = this.#store.get();
    const known = defaultModels.filter((key) => catalogue.has(key));
    return known.length > 0 ? known : [...catalogue.keys()].slice(0, 1);
  }

  /** @param {string} name @returns {Promise<{ key?: string, unknown?: State["unknown"][number] }>} */
  async #resolve(name) {
    if (this.#store.get().catalogue.has(name)) return { key: name };
    try {
      const model = await this.#till?.model(name);
      return { key: model && keyOf(model) };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === "unknown-model") {
        return { unknown: { name, suggestions: problem.suggestions ?? [] } };
      }
      this.#store.set({ problem });
      return {};
    }
  }

  /** The one on the slip first, so that its line does not wait for the others. */
  async #loadVocabularies() {
    const { models, featured, catalogue } = this.#store.get();
    const wanted = new Map();
    for (const key of [featured, ...models]) {
      const encoding = catalogue.get(key)?.encoding;
      if (encoding && !wanted.has(encoding)) wanted.set(encoding, key);
    }
    await Promise.all([...wanted].map(([encoding, model]) => this.#load(encoding, model)));
  }

  /** @param {string} encoding @param {string} model one that is counted with it */
  async #load(encoding, model) {
    const { vocabularies } = this.#store.get();
    if (vocabularies[encoding] || !this.#till) return;
    this.#vocabulary(encoding, "loading");
    try {
      await this.#till.load(model);
      this.#vocabulary(encoding, "ready");
    } catch (error) {
      this.#vocabulary(encoding, problemOf(error));
    }
    this.#ask();
  }

  /** @param {string} encoding @param {State["vocabularies"][string]} state */
  #vocabulary(encoding, state) {
    const { vocabularies } = this.#store.get();
    this.#store.set({ vocabularies: { ...vocabularies, [encoding]: state } });
  }

  #ask() {
    if (!this.#live) return;
    const { models, featured, output, terms } = this.#store.get();
    if (!featured) return;
    this.#impatience ??= setTimeout(() => this.#store.set({ behind: true }), PATIENCE);
    this.#live.ask({
      text: this.#text,
      models: [...new Set([featured, ...models])],
      output,
      terms: askedTerms(terms),
    });
  }

  /** @param {import("tokentill/worker").Answer} answer */
  #answered({ quotes }) {
    this.#patient();
    const byModel = Object.fromEntries(quotes.map((quote) => [quote.model, quote]));
    this.#store.set({ quotes: byModel, behind: false, problem: undefined });
    this.onCounted();
  }

  /** @param {Error} error */
  #failed(error) {
    this.#patient();
    this.#store.set({ behind: true, problem: problemOf(error) });
  }

  #patient() {
    clearTimeout(this.#impatience);
    this.#impatience = undefined;
  }
}

/** @param {unknown} error @returns {import("./state.js").Problem} */
function problemOf(error) {
  const { code, message, suggestions } = /** @type {any} */ (error);
  return { code: code ?? "", message: String(message ?? error), suggestions };
}
