// openTill and the Till of the public contract: what counts and what knows models and money, as one.
// Checks arguments, hands results out; knows no page and no worker.
import { instant, requireCall, requireDate, requireName } from "./arguments.js";
import { calibrate, requireCalibrations } from "./calibration.js";
import { countChat, countImage, messageFrame } from "./chat.js";
import { startCounter } from "./counter-module.js";
import { Counting } from "./counting.js";
import { guarded, TillError } from "./errors.js";
import { startLedger } from "./ledger-module.js";
import { requireJob, requireMapping, requirePlan, requireSheet } from "./plan-fields.js";
import { readPrices, splitQuestion } from "./own-prices.js";
import { stream } from "./usage.js";

export { TillError };

/** @typedef {import("../tokentill.d.ts").Till} TillContract */
/** @typedef {import("../tokentill.d.ts").OpenOptions} OpenOptions */
/** @typedef {import("../../pkg/ledger/ledger.js").LedgerEngine} LedgerEngine */

/**
 * Opens a till: fetches and starts its engines. Vocabularies come with `load`.
 * @param {OpenOptions} [options]
 * @returns {Promise<TillContract>}
 */
export async function openTill({ wasm, vocabularies, prices } = {}) {
  const { counter, ledger } = await (wasm === undefined ? startBoth() : startGiven(wasm));
  const till = new Till(counter, ledger, vocabularies);
  if (prices !== undefined) till.overridePrices(prices);
  return till;
}

async function startBoth() {
  const [counter, ledger] = await Promise.all([startCounter(), startLedger()]);
  return { counter, ledger };
}

/** Few hand a module over: its script is fetched for them alone. @param {NonNullable<OpenOptions["wasm"]>} wasm */
async function startGiven(wasm) {
  const { startWhole } = await import("./whole-module.js");
  return startWhole(wasm);
}

/** @implements {TillContract} */
class Till extends Counting {
  #ledger;
  /** By provider and id. @type {Map<string, import("./calibration.js").Measured>} */
  #calibrations = new Map();
  /** @type {TillContract["prices"] | undefined} */
  #prices;

  /**
   * @param {import("./counter-module.js").CounterParts} counter
   * @param {LedgerEngine} ledger
   * @param {OpenOptions["vocabularies"]} source
   */
  constructor(counter, ledger, source) {
    super(counter, source, (name, nearest) => encodingOf(ledger, name, nearest));
    this.#ledger = ledger;
  }

  /** Asked for, not set: the price book is not opened for a count that does not need it. */
  get prices() {
    return (this.#prices ??= this.#ledger.prices());
  }

  /** @type {TillContract["overridePrices"]} */
  overridePrices(prices) {
    const read = readPrices(prices);
    guarded(() => this.#ledger.overridePrices(read, this.knownNames()));
    this.#prices = undefined;
    this.forgetNames();
  }

  /** @type {TillContract["models"]} */
  models(query = {}) {
    const { on, ...rest } = query;
    const models = guarded(() => this.#ledger.models(rest, instant(on)));
    return models.map((/** @type {any} */ model) => this.#counted(model));
  }

  /** @type {TillContract["model"]} */
  model(id, on) {
    requireName(id, "id");
    return this.#counted(guarded(() => this.#ledger.model(id, instant(on))));
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
    if (earlier) requireCalibrations([earlier]);
    const frame = messageFrame(means);
    try {
      /** @type {import("./calibration.js").Bench} */
      const bench = {
        model: name,
        inputTokens: (usage) => this.#ledger.inputTokens(usage),
        measure: (text, billed) => this.measure(name, text, billed, frame),
        use: (measured) => this.lay(name, measured),
        count: (text) => this.count(name, text),
      };
      return calibrate(bench, samples, earlier?.measured ?? []);
    } finally {
      // To look at it is not yet to use it.
      this.lay(name, this.#calibrations.get(name) ?? []);
    }
  }

  /** @type {TillContract["useCalibrations"]} */
  useCalibrations(calibrations) {
    requireCalibrations(calibrations);
    const named = calibrations.map(({ model, measured }) => {
      return /** @type {const} */ ([this.#means(model).model, measured]);
    });
    try {
      for (const [model, measured] of named) this.lay(model, measured);
      this.#calibrations = new Map(named);
    } finally {
      // Asked for again, every name of a model gets what is in use now.
      this.forgetNames();
    }
  }

  /** @param {string} name @protected @override */
  calibrationOf(name) {
    if (this.#calibrations.size === 0) return undefined;
    const { provider, id } = guarded(() => this.#ledger.model(name, instant()));
    return this.#calibrations.get(`${provider}/${id}`);
  }

  /** @type {TillContract["bill"]} */
  bill(call) {
    const { on, ...rest } = requireCall(call);
    return guarded(() => this.#ledger.bill(rest, instant(on)));
  }

  /** @type {TillContract["cacheBreakEven"]} */
  cacheBreakEven(question) {
    const { asked, call } = splitQuestion(question);
    const { on, ...rest } = requireCall(call);
    return guarded(() => this.#ledger.cacheBreakEven(asked, rest, instant(on)));
  }

  /** @type {TillContract["forecast"]} */
  forecast(plan) {
    const { on, ...rest } = requirePlan(plan);
    return guarded(() => this.#ledger.forecast(rest, instant(on)));
  }

  /** @type {TillContract["review"]} */
  review(plan, since) {
    const { on, ...rest } = requirePlan(plan);
    requireDate(since, "since");
    return guarded(() => this.#ledger.review(rest, instant(on), since.getTime()));
  }

  /** @type {TillContract["tokenomics"]} */
  tokenomics(sheet) {
    return guarded(() => this.#ledger.tokenomics(requireSheet(sheet)));
  }

  /** @type {TillContract["tokenProfiles"]} */
  tokenProfiles() {
    return guarded(() => this.#ledger.tokenProfiles());
  }

  /** @type {TillContract["computeForTokens"]} */
  computeForTokens(job) {
    return guarded(() => this.#ledger.computeForTokens(requireJob(job)));
  }

  /** @type {TillContract["importUsage"]} */
  async importUsage(source, { mapping, on, progress, signal } = {}) {
    requireMapping(mapping);
    const log = guarded(() => this.#ledger.usageLog(mapping, instant(on)));
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
    return guarded(() => this.#ledger.explainGap(rest, instant(on), usage?.workflows, months));
  }

  /** Rules and vocabulary of a model meet here. @param {string} name @returns {import("./chat.js").Means} */
  #means(name) {
    requireName(name, "model");
    const { id, provider, encoding } = this.model(name);
    return {
      rules: this.#ledger,
      model: `${provider}/${id}`,
      encoding,
      count: (text) => this.count(name, text),
    };
  }

  /** The ledger knows how a model is counted by name alone. @param {any} model */
  #counted({ assumed, ...model }) {
    const { encoding, basis } = this.kindOf({ encoding: model.encoding, assumed });
    return Object.assign(model, { encoding, basis });
  }
}

/** @param {LedgerEngine} ledger @param {string} name @param {string[]} nearest */
function encodingOf(ledger, name, nearest) {
  const told = guarded(() => ledger.encodingOf(name, nearest.join("\t")));
  if (told === undefined) return undefined;
  const [encoding = "", assumed] = told.split("\t");
  return { encoding, assumed: assumed === "1" };
}
