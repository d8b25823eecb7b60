// The page's end of the live text: sends what changed, hears what it costs. The newest question
// wins: an answer that is out of date is dropped, and the last question is always answered.
import { difference } from "./difference.js";

/** @typedef {import("./protocol.js").Answer} Answer */
/** @typedef {import("./protocol.js").TextFacts} TextFacts */
/** @typedef {import("./protocol.js").TokenWindow} TokenWindow */

/**
 * @typedef {object} Listener
 * @property {(answer: Answer) => void} answered for the newest question only
 * @property {(facts: TextFacts) => void} described for the newest text only; after the counts
 * @property {(error: Error) => void} failed the newest question has no answer; the text is kept
 */

let clients = 0;

export class LiveClient {
  /** Names this text to the worker, which holds those of other clients too. */
  #id = ++clients;
  #connection;
  #listener;
  /** @type {{ text: string, models: string[], output: number, terms?: import("./protocol.js").Terms }} */
  #wanted = { text: "", models: [], output: 0 };
  /** Counts the questions, so that an old answer is known by its number. */
  #asked = 0;
  #settled = 0;
  #running = false;
  #closed = false;
  /** @type {string | undefined} the text last described */
  #described;
  /** What each worker already holds: a new one starts from nothing and is sent it all. */
  #sent = new WeakMap();
  #revision = 0;

  /**
   * @param {import("./connection.js").Connection} connection
   * @param {Listener} listener
   */
  constructor(connection, listener) {
    this.#connection = connection;
    this.#listener = listener;
  }

  /** True while the newest question has no answer. */
  get waiting() {
    return this.#settled !== this.#asked;
  }

  /**
   * Asks anew with what is given here and the rest as before. Cheap to call for every keystroke:
   * while the worker is busy, only the newest question waits.
   * @param {{ text?: string, models?: string[], output?: number, terms?: import("./protocol.js").Terms }} [change]
   */
  ask(change = {}) {
    Object.assign(this.#wanted, change);
    this.#asked++;
    if (!this.#running) this.#run();
  }

  /**
   * The tokens of the newest text that overlap [start, end); undefined when the text has changed
   * before the answer came.
   * @param {string} model @param {number} start @param {number} end UTF-16
   * @returns {Promise<TokenWindow | undefined>}
   */
  async window(model, start, end) {
    const { text } = this.#wanted;
    const window = await this.#connection.ask((remote, life) =>
      remote.window({ id: this.#id, change: this.#change(life, text), model, start, end }),
    );
    return this.#wanted.text === text ? window : undefined;
  }

  /** Lets the worker forget this text. Nothing is heard of it any more. */
  close() {
    this.#closed = true;
    this.#connection.tell((remote) => remote.forget(this.#id));
  }

  async #run() {
    this.#running = true;
    while (this.waiting && !this.#closed) {
      const asked = this.#asked;
      try {
        const answer = await this.#answer();
        if (asked === this.#asked && !this.#closed) this.#listener.answered(answer);
      } catch (error) {
        if (asked === this.#asked && !this.#closed) {
          this.#listener.failed(/** @type {Error} */ (error));
        }
      }
      this.#settled = asked;
    }
    this.#running = false;
    if (!this.#closed) this.#describe();
  }

  #answer() {
    const { text, ...question } = this.#wanted;
    return this.#connection.ask((remote, life) =>
      remote.answer({ id: this.#id, change: this.#change(life, text), ...question }),
    );
  }

  async #describe() {
    const { text } = this.#wanted;
    if (text === this.#described) return;
    try {
      const facts = await this.#connection.ask((remote, life) => {
        const change = this.#change(life, text);
        return remote.facts(this.#id, change);
      });
      if (this.#closed || this.#wanted.text !== text) return;
      this.#described = text;
      this.#listener.described(facts);
    } catch {
      // The counts have already said what is wrong; a missing word count needs no second sentence.
    }
  }

  /**
   * What the worker must be told to hold `text`. Messages arrive in order, so it counts as told.
   * @param {object} life @param {string} text
   * @returns {import("./protocol.js").Change | undefined}
   */
  #change(life, text) {
    const before = this.#sent.get(life) ?? "";
    if (before === text) return undefined;
    this.#sent.set(life, text);
    return { revision: ++this.#revision, length: text.length, ...difference(before, text) };
  }
}
