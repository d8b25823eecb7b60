// The engine in a worker: one till, one live text, and the messages that reach them. All decisions
// are made elsewhere; here they are only put within reach.
import { expose } from "comlink";
import { LiveText } from "./live-text.js";
import { carryErrorCodes } from "./protocol.js";
import { textFacts } from "./text-facts.js";
import { openTill } from "./till.js";

/** @typedef {import("tokentill").Till} Till */

/** What the contract's Till offers and a worker can answer; live documents have their own messages. */
const METHODS = /** @type {const} */ ([
  "models", "model", "encodings", "load", "isLoaded",
  "count", "encode", "decode", "split", "fits", "bill",
]); // prettier-ignore

/** @type {Till} */
let till;
/** @type {LiveText} */
let live;

const engine = {
  /**
   * @param {string} lock released by the browser when this worker dies, however it dies
   * @param {string | WebAssembly.Module | BufferSource} [wasm] a string is a URL
   * @param {import("tokentill").OpenOptions["vocabularies"]} [vocabularies]
   */
  async open(lock, wasm, vocabularies) {
    await hold(lock);
    till = await openTill({
      wasm: typeof wasm === "string" ? new URL(wasm) : wasm,
      vocabularies,
    });
    live = new LiveText(till);
    return { version: till.version, prices: till.prices };
  },

  /** @param {string} method @param {unknown[]} args */
  call(method, args) {
    if (!METHODS.some((known) => known === method)) throw new TypeError(`no method "${method}"`);
    return /** @type {any} */ (till)[method](...args);
  },

  /** @param {import("./protocol.js").Question} question */
  answer(question) {
    return live.answer(question);
  },

  /** @param {import("./protocol.js").WindowQuestion} question */
  window(question) {
    return live.window(question);
  },

  /** @param {import("./protocol.js").Change} [change] */
  facts(change) {
    live.change(change);
    return { revision: live.revision, ...textFacts(live.text) };
  },
};

/** @typedef {typeof engine} Engine */

carryErrorCodes();
expose(engine);

/** Resolves once the lock is held; where there are no locks (plain http), at once. @param {string} name */
function hold(name) {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((held, failed) => {
    const forever = () => (held(undefined), new Promise(() => {}));
    navigator.locks.request(name, forever).catch(failed);
  });
}
