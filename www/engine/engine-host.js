// What a worker offers to the page that started it: one till, the live texts, and the messages that
// reach them. All decisions are made elsewhere; here they are only put within reach.
import { LiveText } from "./live-text.js";
import { textFacts } from "./text-facts.js";
import { openTill } from "./till.js";

/** @typedef {import("tokentill").Till} Till */

/** What the contract's Till offers and a worker can answer; live texts have their own messages. */
const METHODS = /** @type {const} */ ([
  "models", "model", "encodings", "load", "isLoaded",
  "count", "encode", "decode", "split", "fits", "countChat", "countImage", "calibrate", "bill", "cacheBreakEven",
  "forecast", "review", "tokenomics", "tokenProfiles", "computeForTokens",
  "explainGap",
]); // prettier-ignore

export function createEngine() {
  /** @type {Till} */
  let till;
  /** By the id of the client whose text it is. @type {Map<number, LiveText>} */
  const texts = new Map();
  const text = (/** @type {number} */ id) => {
    let live = texts.get(id);
    if (!live) texts.set(id, (live = new LiveText(till)));
    return live;
  };

  return {
    /** @param {string} lock released by the browser when this worker dies, however it dies */
    hold,

    /**
     * @param {string | WebAssembly.Module | BufferSource} [wasm] a string is a URL
     * @param {import("tokentill").OpenOptions["vocabularies"]} [vocabularies]
     * @param {import("tokentill").OpenOptions["prices"]} [prices]
     */
    async open(wasm, vocabularies, prices) {
      till = await openTill({
        wasm: typeof wasm === "string" ? new URL(wasm) : wasm,
        vocabularies,
        prices,
      });
      return { version: till.version, prices: till.prices };
    },

    /** @param {import("tokentill").OpenOptions["prices"]} [prices] */
    overridePrices(prices) {
      till.overridePrices(prices);
      return till.prices;
    },

    /** @param {Parameters<Till["useCalibrations"]>[0]} calibrations */
    useCalibrations(calibrations) {
      till.useCalibrations(calibrations);
      for (const live of texts.values()) live.recount();
    },

    /** @param {string} method @param {unknown[]} args */
    call(method, args) {
      if (!METHODS.some((known) => known === method)) throw new TypeError(`no method "${method}"`);
      return /** @type {any} */ (till)[method](...args);
    },

    /**
     * @param {import("tokentill").UsageSource} source
     * @param {Omit<import("tokentill").UsageOptions, "progress" | "signal">} options
     * @param {(progress: import("tokentill").UsageProgress) => Promise<boolean>} goesOn false to cancel
     */
    async importUsage(source, options, goesOn) {
      const cancelling = new AbortController();
      const progress = async (/** @type {import("tokentill").UsageProgress} */ state) => {
        if (!(await goesOn(state))) cancelling.abort();
        cancelling.signal.throwIfAborted();
      };
      return till.importUsage(source, { ...options, progress });
    },

    /** @param {import("./protocol.js").Question} question */
    answer(question) {
      return text(question.id).answer(question);
    },

    /** @param {import("./protocol.js").WindowQuestion} question */
    window(question) {
      return text(question.id).window(question);
    },

    /** @param {number} id @param {import("./protocol.js").Change} [change] */
    facts(id, change) {
      const live = text(id);
      live.change(change);
      return { revision: live.revision, ...textFacts(live.text) };
    },

    /** @param {number} id */
    forget(id) {
      texts.get(id)?.free();
      texts.delete(id);
    },
  };
}

/** @typedef {ReturnType<typeof createEngine>} Engine */

/** Resolves once the lock is held; where there are no locks (plain http), at once. @param {string} name */
function hold(name) {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((held, failed) => {
    const forever = () => (held(undefined), new Promise(() => {}));
    navigator.locks.request(name, forever).catch(failed);
  });
}
