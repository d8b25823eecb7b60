// One worker at a time, started when needed and again when it dies. Knows how to reach an engine,
// not what to ask it.
import { releaseProxy, wrap } from "comlink";

/** @typedef {import("comlink").Remote<import("./engine-host.js").Engine>} Remote */

/** Why a question had no answer: the worker that should have given it is gone. */
export class WorkerDied extends Error {
  /** False when it died before it answered anything: its file is missing, or does not run. */
  started = true;
}

/** @typedef {import("./start-worker.js").Host} Host */

let workersStarted = 0;

export class Connection {
  #ways;
  #greet;
  /** @type {Promise<Life> | undefined} */
  #current;
  #closed = false;

  /**
   * @param {(() => Host | Promise<Host>)[]} ways to start a worker; one that cannot start gives way to the next
   * @param {(life: Life) => Promise<void>} greet what every new worker is told before anything else
   */
  constructor(ways, greet) {
    this.#ways = ways;
    this.#greet = greet;
  }

  /**
   * Asks the living worker. One that dies over the question is replaced and asked again, once: a
   * question that kills twice is given back as the error it is.
   * @template T
   * @param {(remote: Remote, life: Life) => Promise<T>} question
   * @returns {Promise<T>}
   */
  async ask(question) {
    try {
      return await this.#askOnce(question);
    } catch (error) {
      if (!(error instanceof WorkerDied) || this.#closed) throw error;
      return this.#askOnce(question);
    }
  }

  /**
   * For what needs no answer, and is of no use to a worker that has yet to be started.
   * @param {(remote: Remote) => Promise<unknown>} message
   */
  tell(message) {
    if (this.#closed) return;
    this.#current?.then((life) => message(life.remote)).catch(() => {});
  }

  close() {
    this.#closed = true;
    this.#current?.then(
      (life) => life.end("closed"),
      () => {},
    );
    this.#current = undefined;
  }

  /**
   * @template T
   * @param {(remote: Remote, life: Life) => Promise<T>} question
   */
  async #askOnce(question) {
    const life = await this.#living();
    try {
      return await life.outlives(question(life.remote, life));
    } catch (error) {
      // A trapped wasm instance may have left its memory half written: it is not asked again.
      if (!isTrap(error)) throw error;
      life.end(/** @type {Error} */ (error).message);
      throw new WorkerDied("the counting engine stopped: " + life.ended, { cause: error });
    }
  }

  async #living() {
    if (this.#closed) throw new Error("this till is closed");
    if (!this.#current) {
      const start = this.#start();
      this.#current = start;
      start.catch(() => this.#forget(start));
    }
    return this.#current;
  }

  /** @returns {Promise<Life>} */
  async #start() {
    const [way, ...others] = this.#ways;
    try {
      return await this.#startBy(way);
    } catch (error) {
      const another = error instanceof WorkerDied && others.length > 0 && !this.#closed;
      if (!another) throw error;
      this.#ways = others;
      return this.#start();
    }
  }

  /** @param {() => Host | Promise<Host>} way */
  async #startBy(way) {
    const life = new Life(await begun(way));
    try {
      await life.outlives(this.#greet(life));
    } catch (error) {
      life.end("it could not be started");
      if (error instanceof WorkerDied) error.started = false;
      throw error;
    }
    life.onEnd = () => (this.#current = undefined);
    if (life.ended !== undefined) this.#current = undefined;
    return life;
  }

  /** @param {Promise<Life>} start */
  #forget(start) {
    if (this.#current === start) this.#current = undefined;
  }
}

/** From a worker's start to its end. */
export class Life {
  /** @type {string | undefined} why it ended */
  ended;
  onEnd = () => {};
  /** The worker holds the lock of this name as long as it lives. */
  lock = `tokentill-worker-${Date.now()}-${++workersStarted}`;
  #worker;
  /** @type {Set<(reason: Error) => void>} */
  #waiting = new Set();

  /** @param {Host} worker */
  constructor(worker) {
    this.#worker = worker;
    // The page's own thread cannot be killed without the page.
    if (worker.inPage) this.lock = "";
    /** @type {Remote} */
    this.remote = wrap(/** @type {Worker} */ (worker));
    worker.addEventListener("error", (event) => this.end(event.message || "its script is missing"));
    worker.addEventListener("messageerror", () => this.end("a message could not be read"));
  }

  /** A killed worker says nothing, but it lets go of its lock. */
  async watch() {
    if (!this.lock) return;
    await this.remote.hold(this.lock);
    navigator.locks?.request(this.lock, () => this.end("it was killed")).catch(() => {});
  }

  /** @param {string} why */
  end(why) {
    if (this.ended !== undefined) return;
    this.ended = why;
    // Otherwise comlink keeps the worker and every question that it will never answer.
    this.remote[releaseProxy]();
    this.#worker.terminate();
    for (const reject of this.#waiting) {
      reject(new WorkerDied(`the counting engine stopped: ${why}`));
    }
    this.#waiting.clear();
    this.onEnd();
  }

  /**
   * The promise, unless the worker dies first: its answers would be awaited for ever.
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>}
   */
  outlives(promise) {
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) return reject(new WorkerDied(this.ended));
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}

/** A browser may refuse at once, or by an error event later: both are a worker that never lived. @param {() => Host | Promise<Host>} way */
async function begun(way) {
  try {
    return await way();
  } catch (cause) {
    throw Object.assign(new WorkerDied("no worker may be started here", { cause }), {
      started: false,
    });
  }
}

/** @param {unknown} error */
function isTrap(error) {
  const name = error instanceof Error ? error.name : "";
  return name === "RuntimeError" || name === "WebAssembly.RuntimeError";
}
