// Shares batches out to worker threads. Knows not what is counted; nobody waits for a thread that is idle.
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

/** @typedef {import("../inputs/batches.js").Batch} Batch */
/** @typedef {import("./batch-counter.js").Counted} Counted */
/** @typedef {{ worker: Worker, waiting: { done: (counted: Counted[]) => void, failed: (error: Error) => void }[] }} Thread */

export class Threads {
  /** @type {Thread[]} */
  #threads;
  /** Whoever waits for a batch that no thread will answer is told, and the next batch too. @type {Error | undefined} */
  #failure;

  #buffers;

  /** @param {number} number @param {import("./worker.js").Work} work @param {import("../inputs/buffers.js").Buffers} buffers where a batch's memory goes when it is counted */
  constructor(number, work, buffers) {
    this.#buffers = buffers;
    // Node 20 aborts where a thread is ended while JavaScript is made fast for it in the background, one run in twenty:
    // threads that are started from here on do that themselves.
    setFlagsFromString("--no-concurrent-recompilation");
    this.#threads = Array.from({ length: number }, () => this.#start(work));
  }

  /** As many batches as keep every thread busy while the next is read. */
  get most() {
    return 2 * this.#threads.length;
  }

  /** The batch's bytes are handed over. @param {Batch} batch @returns {Promise<Counted[]>} */
  count(batch) {
    if (this.#failure) return Promise.reject(this.#failure);
    const idlest = this.#threads.reduce((least, thread) =>
      thread.waiting.length < least.waiting.length ? thread : least,
    );
    return new Promise((done, failed) => {
      idlest.waiting.push({ done, failed });
      idlest.worker.postMessage(batch, [batch.bytes.buffer]);
    });
  }

  async close() {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** @param {import("./worker.js").Work} work @returns {Thread} */
  #start(work) {
    // Written out in full: the build finds the worker's file by this very form.
    const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: work });
    /** @type {Thread} */
    const thread = { worker, waiting: [] };
    worker.on("message", ({ counted, buffer }) => {
      this.#buffers.giveBack(buffer);
      thread.waiting.shift()?.done(counted);
    });
    worker.on("error", (error) => this.#fail(error));
    worker.on("exit", () => this.#fail(new Error("a worker thread ended before its work")));
    return thread;
  }

  /** @param {Error} error */
  #fail(error) {
    this.#failure ??= error;
    const waiting = this.#threads?.flatMap((thread) => thread.waiting.splice(0)) ?? [];
    for (const { failed } of waiting) failed(this.#failure);
  }
}
