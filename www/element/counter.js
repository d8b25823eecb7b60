// What a text costs on some models: a rough count at once, the real one when the shared till has
// answered. Knows the till, not the document.
import { roughCount } from "tokentill/rough";
import { shareTill } from "./shared-till.js";

/** @typedef {import("tokentill").ModelInfo} ModelInfo */
/** @typedef {import("tokentill/worker").Quote} Quote */
/** @typedef {import("tokentill/element").TillErrorDetail} TillErrorDetail */

/**
 * @typedef {object} Row what is known of one of the models
 * @property {string} name as it was asked for
 * @property {ModelInfo} [info] none while the till is closed, or when there is no such model
 * @property {Quote} [quote]
 * @property {TillErrorDetail} [problem] why there is none
 */

/**
 * @typedef {object} Trouble what stands between the rough count and the exact one
 * @property {string} code of a TillError, or "" for what has none
 * @property {number} [wait] milliseconds until the next try; none: it is not tried again
 */

/**
 * @typedef {object} Listener
 * @property {() => void} changed something that is shown has changed
 * @property {() => void} answered the newest text has been counted and priced
 * @property {() => void} ready the first such answer in which no count is rough
 * @property {(detail: TillErrorDetail) => void} failed
 */

export class Counter {
  #listener;
  #wanted = { text: "", models: /** @type {string[]} */ ([]), output: 0 };
  /** @type {import("./shared-till.js").Share | undefined} */
  #share;
  /** @type {import("tokentill/worker").WorkerTill | undefined} */
  #till;
  /** @type {import("tokentill/worker").LiveClient | undefined} */
  #live;
  #choices = 0;
  #ready = false;

  rough = 0;
  /** @type {Row[]} in the order of the models */
  rows = [];
  /** @type {Trouble | undefined} */
  trouble;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  get till() {
    return this.#till;
  }

  get text() {
    return this.#wanted.text;
  }

  /** Counts anew with what has changed. @param {Partial<{ text: string, models: string[], output: number }>} change */
  set(change) {
    const { models } = this.#wanted;
    Object.assign(this.#wanted, change);
    if (change.text !== undefined) this.rough = roughCount(change.text);
    if (change.models && change.models.join() !== models.join()) this.#choose();
    else this.#live?.ask({ text: this.#wanted.text, output: this.#wanted.output });
    this.#listener.changed();
  }

  /** From now on exact: opens the till, or takes a share in the one that is open. @param {import("./shared-till.js").Opener} opener */
  async start(opener) {
    if (this.#share) return;
    const share = (this.#share = shareTill(opener));
    try {
      this.#till = await share.till((error, wait) => this.#waits(share, error, wait));
    } catch (error) {
      if (share === this.#share) this.#fails(error);
      return;
    }
    if (share !== this.#share) return;
    this.#settled();
    this.#live = this.#till.live({
      answered: ({ quotes }) => this.#answered(quotes),
      described: () => {},
      failed: (error) => this.#fails(error),
    });
    await this.#choose();
  }

  /** Gives the share back. What was counted stays to be seen; it can be started again. */
  stop() {
    this.#live?.close();
    this.#share?.release();
    this.#share = this.#live = this.#till = undefined;
    this.#ready = false;
  }

  async #choose() {
    const turn = ++this.#choices;
    const { models } = this.#wanted;
    if (!this.#till || !this.#live) {
      this.rows = models.map((name) => ({ name }));
      return;
    }
    const found = await Promise.all(models.map((name) => this.#lookUp(name)));
    // Somebody chose again, or has left.
    if (turn !== this.#choices || !this.#live) return;
    this.rows = found;
    this.#ready = false;
    this.#listener.changed();
    for (const { problem } of found) if (problem) this.#listener.failed(problem);
    // The text of now: somebody may have typed while the names were looked up.
    const { text, output } = this.#wanted;
    this.#live.ask({ text, output, models: found.flatMap(({ info, name }) => (info ? name : [])) });
    this.#load(found);
  }

  /** @param {string} name @returns {Promise<Row>} */
  async #lookUp(name) {
    const quote = this.rows.find((row) => row.name === name)?.quote;
    try {
      return { name, quote, info: await this.#till?.model(name) };
    } catch (error) {
      return { name, problem: { model: name, ...detailOf(error) } };
    }
  }

  /** @param {Row[]} rows */
  #load(rows) {
    const share = this.#share;
    const encodings = new Set(rows.flatMap(({ info }) => info?.encoding ?? []));
    for (const encoding of encodings) {
      share
        ?.load(encoding, (error, wait) => this.#waits(share, error, wait))
        .then(
          () => this.#settled(),
          (error) => share === this.#share && this.#fails(error),
        )
        .then(() => share === this.#share && this.#live?.ask());
    }
  }

  /** @param {Quote[]} quotes */
  #answered(quotes) {
    const byName = new Map(quotes.map((quote) => [quote.model, quote]));
    this.rows = this.rows.map((row) => ({ ...row, quote: byName.get(row.name) ?? row.quote }));
    if (this.trouble?.code === "") this.trouble = undefined;
    this.#listener.answered();
    if (this.#ready || quotes.some(({ count }) => count?.basis === "rough")) return;
    if (quotes.length === 0) return;
    this.#ready = true;
    this.#listener.ready();
  }

  /** @param {import("./shared-till.js").Share} share @param {Error} error @param {number} wait */
  #waits(share, error, wait) {
    if (share !== this.#share) return;
    this.trouble = { code: detailOf(error).code, wait };
    this.#listener.failed(detailOf(error));
    this.#listener.changed();
  }

  /** @param {unknown} error */
  #fails(error) {
    const detail = detailOf(error);
    this.trouble = { code: detail.code };
    this.#listener.failed(detail);
    this.#listener.changed();
  }

  #settled() {
    if (!this.trouble) return;
    this.trouble = undefined;
    this.#listener.changed();
  }
}

/** @param {unknown} error @returns {TillErrorDetail} */
function detailOf(error) {
  const { code, message, suggestions } = /** @type {any} */ (error);
  return {
    code: code ?? "",
    message: String(message ?? error),
    ...(suggestions && { suggestions }),
  };
}
