// The till of a page: the same methods as Till, each a promise, answered by a worker so that the
// page never waits for a count. A worker that dies is replaced; the text and what was loaded are kept.
import { proxy } from "comlink";
import { Connection, WorkerDied } from "./connection.js";
import { TillError } from "./errors.js";
import { LiveClient } from "./live-client.js";
import { waysToStart } from "./start-worker.js";
export { roughCount } from "./rough.js";
export { textFacts } from "./text-facts.js";

/** @typedef {import("tokentill").Till} Till */
/** @typedef {import("./connection.js").Life} Life */

/**
 * Like OpenOptions; what cannot travel to a worker (a Response) is not among them.
 * @typedef {object} WorkerOptions
 * @property {WebAssembly.Module | BufferSource | URL} [wasm]
 * @property {string | URL | ((encoding: string) => Promise<BufferSource>)} [vocabularies]
 * @property {import("tokentill").OpenOptions["prices"]} [prices]
 * @property {() => Worker | Promise<import("./start-worker.js").Host>} [worker] starts the worker; default: the package's own file
 */

/**
 * Starts the worker, opens a till in it and resolves when both are done.
 * Throws a TillError: "wasm-blocked", "network" (with the file that could not be fetched).
 * @param {WorkerOptions} [options]
 * @returns {Promise<WorkerTill>}
 */
export async function openTillInWorker(options = {}) {
  const till = new WorkerTill(options);
  await till.ready();
  return till;
}

export class WorkerTill {
  #connection;
  /** Loaded so far: a worker that replaces another begins with these. @type {Set<string>} */
  #loaded = new Set();
  /** @type {{ version: string, prices: Till["prices"] } | undefined} */
  #greeting;

  /** As with prices. @type {Parameters<Till["useCalibrations"]>[0]} */
  #calibrations = [];

  /** Those laid over last: a worker that replaces another begins with them. */
  #ownPrices;

  /** @param {WorkerOptions} options */
  constructor({ worker, prices, ...options }) {
    const sent = sendable(options);
    this.#ownPrices = prices;
    this.#connection = new Connection(worker ? [worker] : waysToStart(), (life) =>
      this.#greet(life, sent),
    );
  }

  /** Resolves when the engine answers; called again after a failure, it tries again. */
  async ready() {
    await this.#ask(async () => {});
  }

  get version() {
    return this.#known().version;
  }

  get prices() {
    return this.#known().prices;
  }

  /** @param {Parameters<Till["overridePrices"]>[0]} prices */
  async overridePrices(prices) {
    const summary = await this.#ask((remote) => remote.overridePrices(prices));
    this.#ownPrices = prices;
    this.#greeting = { ...this.#known(), prices: summary };
  }

  /** @param {Parameters<Till["models"]>} args @returns {Promise<ReturnType<Till["models"]>>} */
  models(...args) {
    return this.#call("models", args);
  }

  /** @param {Parameters<Till["model"]>} args @returns {Promise<ReturnType<Till["model"]>>} */
  model(...args) {
    return this.#call("model", args);
  }

  /** @returns {Promise<ReturnType<Till["encodings"]>>} */
  encodings() {
    return this.#call("encodings", []);
  }

  /** @param {string[]} names models or encodings */
  async load(...names) {
    await this.#call("load", names);
    for (const name of names) this.#loaded.add(name);
  }

  /** @param {string} name @returns {Promise<boolean>} */
  isLoaded(name) {
    return this.#call("isLoaded", [name]);
  }

  /** @param {Parameters<Till["count"]>} args @returns {Promise<ReturnType<Till["count"]>>} */
  count(...args) {
    return this.#call("count", args);
  }

  /** @param {Parameters<Till["encode"]>} args @returns {Promise<ReturnType<Till["encode"]>>} */
  encode(...args) {
    return this.#call("encode", args);
  }

  /** @param {Parameters<Till["decode"]>} args @returns {Promise<ReturnType<Till["decode"]>>} */
  decode(...args) {
    return this.#call("decode", args);
  }

  /** @param {Parameters<Till["split"]>} args @returns {Promise<ReturnType<Till["split"]>>} */
  split(...args) {
    return this.#call("split", args);
  }

  /** @param {Parameters<Till["fits"]>} args @returns {Promise<ReturnType<Till["fits"]>>} */
  fits(...args) {
    return this.#call("fits", args);
  }

  /** @param {Parameters<Till["countChat"]>} args @returns {Promise<ReturnType<Till["countChat"]>>} */
  countChat(...args) {
    return this.#call("countChat", args);
  }

  /** @param {Parameters<Till["countImage"]>} args @returns {Promise<ReturnType<Till["countImage"]>>} */
  countImage(...args) {
    return this.#call("countImage", args);
  }

  /** @param {Parameters<Till["calibrate"]>} args @returns {Promise<ReturnType<Till["calibrate"]>>} */
  calibrate(...args) {
    return this.#call("calibrate", args);
  }

  /** @param {Parameters<Till["useCalibrations"]>[0]} calibrations */
  async useCalibrations(calibrations) {
    await this.#ask((remote) => remote.useCalibrations(calibrations));
    this.#calibrations = calibrations;
  }

  /** @param {Parameters<Till["bill"]>} args @returns {Promise<ReturnType<Till["bill"]>>} */
  bill(...args) {
    return this.#call("bill", args);
  }

  /** @param {Parameters<Till["cacheBreakEven"]>} args @returns {Promise<ReturnType<Till["cacheBreakEven"]>>} */
  cacheBreakEven(...args) {
    return this.#call("cacheBreakEven", args);
  }

  /** @param {Parameters<Till["forecast"]>} args @returns {Promise<ReturnType<Till["forecast"]>>} */
  forecast(...args) {
    return this.#call("forecast", args);
  }

  /** @param {Parameters<Till["review"]>} args @returns {Promise<ReturnType<Till["review"]>>} */
  review(...args) {
    return this.#call("review", args);
  }

  /** @param {Parameters<Till["tokenomics"]>} args @returns {Promise<ReturnType<Till["tokenomics"]>>} */
  tokenomics(...args) {
    return this.#call("tokenomics", args);
  }

  /** @returns {Promise<ReturnType<Till["tokenProfiles"]>>} */
  tokenProfiles() {
    return this.#call("tokenProfiles", []);
  }

  /** @param {Parameters<Till["computeForTokens"]>} args @returns {Promise<ReturnType<Till["computeForTokens"]>>} */
  computeForTokens(...args) {
    return this.#call("computeForTokens", args);
  }

  /** @param {Parameters<Till["explainGap"]>} args @returns {Promise<ReturnType<Till["explainGap"]>>} */
  explainGap(...args) {
    return this.#call("explainGap", args);
  }

  /** @type {Till["importUsage"]} */
  async importUsage(source, { progress, signal, ...options } = {}) {
    signal?.throwIfAborted();
    const goesOn = proxy(async (/** @type {import("tokentill").UsageProgress} */ state) => {
      if (!signal?.aborted) progress?.(state);
      return !signal?.aborted;
    });
    try {
      return await this.#ask((remote) => remote.importUsage(source, options, goesOn));
    } catch (error) {
      // The worker's own reason says no more than that it was told to stop.
      signal?.throwIfAborted();
      throw error;
    }
  }

  /**
   * A text that is counted and priced as it changes.
   * @param {import("./live-client.js").Listener} listener
   */
  live(listener) {
    return new LiveClient(this.#connection, {
      ...listener,
      failed: (error) => listener.failed(asTillError(error)),
    });
  }

  /** Ends the worker and frees its memory. Questions still open are rejected. */
  close() {
    this.#connection.close();
  }

  /** @param {Life} life @param {ReturnType<typeof sendable>} options */
  async #greet(life, options) {
    await life.watch();
    this.#greeting = await life.remote.open(...options, this.#ownPrices);
    if (this.#calibrations.length > 0) await life.remote.useCalibrations(this.#calibrations);
    if (this.#loaded.size === 0) return;
    try {
      await life.remote.call("load", [...this.#loaded]);
    } catch {
      // Whoever needs one of them is told "not-loaded" and can load it again.
      this.#loaded.clear();
    }
  }

  #known() {
    if (!this.#greeting) throw new TillError("not-loaded", "the till is not open yet");
    return this.#greeting;
  }

  /** @param {string} method @param {unknown[]} args @returns {Promise<any>} */
  #call(method, args) {
    return this.#ask((remote) => remote.call(method, args));
  }

  /** @param {Parameters<Connection["ask"]>[0]} question @returns {Promise<any>} */
  async #ask(question) {
    try {
      return await this.#connection.ask(question);
    } catch (error) {
      throw asTillError(error);
    }
  }
}

/**
 * The options as a worker can receive them, in the order of its `open`: a URL as its text, told from
 * where this page stands, and a function as a proxy, which comlink makes of whole arguments only.
 * @param {Omit<WorkerOptions, "worker" | "prices">} options
 */
function sendable({ wasm, vocabularies }) {
  return /** @type {const} */ ([
    wasm instanceof URL ? wasm.href : wasm,
    typeof vocabularies === "function"
      ? proxy(vocabularies)
      : vocabularies && new URL(vocabularies, globalThis.document?.baseURI ?? location.href).href,
  ]);
}

/** @param {unknown} error as comlink rebuilt it: an Error with the fields of the one thrown */
function asTillError(error) {
  if (error instanceof WorkerDied && !error.started) {
    return new TillError("network", "the counting engine's worker could not be loaded");
  }
  const { code, message, suggestions } = /** @type {any} */ (error);
  return code ? new TillError(code, message, { suggestions }) : /** @type {Error} */ (error);
}
