// One till for all elements of a page: one worker and one copy of each vocabulary, opened for the first
// element that needs it and closed with the last. Knows no element.
import { retried } from "./retry.js";

/** @typedef {import("tokentill/worker").WorkerTill} WorkerTill */
/** @typedef {() => Promise<WorkerTill>} Opener */
/** @typedef {(error: Error, wait: number) => void} Failed a try that failed, and the wait before the next */

/** @type {Map<Opener, SharedTill>} */
const open = new Map();

/**
 * A share in the till of this opener. Give it back with `release`.
 * @param {Opener} opener
 */
export function shareTill(opener) {
  let shared = open.get(opener);
  if (!shared) open.set(opener, (shared = new SharedTill(opener)));
  return shared.take();
}

class SharedTill {
  #opener;
  #users = 0;
  #end = new AbortController();
  /** What is under way or done, by what it is: the opening, and each vocabulary. @type {Map<string, Task>} */
  #tasks = new Map();

  /** @param {Opener} opener */
  constructor(opener) {
    this.#opener = opener;
  }

  take() {
    this.#users++;
    let taken = true;
    return {
      /** @param {Failed} failed @returns {Promise<WorkerTill>} */
      till: (failed) => this.#once("", () => this.#opener(), failed),
      /** @param {string} encoding @param {Failed} failed @returns {Promise<void>} */
      load: (encoding, failed) => this.#once(encoding, () => this.#load(encoding), failed),
      release: () => {
        if (taken && --this.#users === 0) this.#close();
        taken = false;
      },
    };
  }

  /** @param {string} encoding */
  async #load(encoding) {
    const till = /** @type {WorkerTill} */ (await this.#tasks.get("")?.result);
    await till.load(encoding);
  }

  /** @param {string} name @param {() => Promise<any>} work @param {Failed} failed */
  #once(name, work, failed) {
    let task = this.#tasks.get(name);
    if (!task) {
      task = new Task(work, this.#end.signal);
      this.#tasks.set(name, task);
      // What is no matter of the network is not tried again by itself, but by the next who asks.
      task.result.catch(() => this.#tasks.delete(name));
    }
    return task.heardBy(failed);
  }

  #close() {
    open.delete(this.#opener);
    this.#end.abort();
    this.#tasks.get("")?.result.then(
      (till) => till.close(),
      () => {},
    );
  }
}

class Task {
  /** @type {Set<Failed>} */
  #listeners = new Set();
  /** @type {Parameters<Failed> | undefined} */
  #failure;

  /** @param {() => Promise<any>} work @param {AbortSignal} signal */
  constructor(work, signal) {
    /** @type {Failed} */
    const failed = (...failure) => {
      this.#failure = failure;
      for (const listener of this.#listeners) listener(...failure);
    };
    this.result = retried(work, failed, signal);
  }

  /** @param {Failed} listener also told of the last failure before it came */
  async heardBy(listener) {
    this.#listeners.add(listener);
    if (this.#failure) listener(...this.#failure);
    try {
      return await this.result;
    } finally {
      this.#listeners.delete(listener);
      this.#failure = undefined;
    }
  }
}

/** @typedef {ReturnType<typeof shareTill>} Share */
