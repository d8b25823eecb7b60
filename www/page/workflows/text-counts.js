// Counts the texts of workflows in the worker, with the tokenizer of whichever model is asked for, and
// remembers: a price that changes asks for no new count. Knows no document.
import { TEXTS } from "./sheet.js";

/** @typedef {import("./sheet.js").SheetWorkflow} SheetWorkflow */
/** @typedef {import("tokentill").Count} Count */

export class TextCounts {
  #till;
  /** By model, then by text. @type {Map<string, Map<string, Count>>} */
  #found = new Map();

  /** @param {import("tokentill/worker").WorkerTill} till */
  constructor(till) {
    this.#till = till;
  }

  /**
   * Makes sure that these texts are counted on this model; fetches its vocabulary if need be. Counts
   * of texts that no workflow has any more are forgotten.
   * @param {string} model @param {SheetWorkflow[]} workflows whose texts are wanted
   */
  async count(model, workflows) {
    const known = this.#found.get(model) ?? new Map();
    const wanted = new Set(workflows.flatMap(({ texts }) => TEXTS.map((name) => texts[name])));
    const missing = [...wanted].filter((text) => !known.has(text));
    if (missing.length > 0) {
      await this.#till.load(model);
      for (const text of missing) known.set(text, await this.#till.count(model, text));
    }
    this.#found.set(model, new Map([...known].filter(([text]) => wanted.has(text))));
  }

  /** @param {SheetWorkflow} workflow @param {string} model @returns {Record<import("./sheet.js").TextName, Count> | undefined} */
  of({ texts }, model) {
    const known = this.#found.get(model);
    const counts = TEXTS.map((name) => [name, known?.get(texts[name])]);
    return counts.every(([, count]) => count) ? Object.fromEntries(counts) : undefined;
  }

  /** @param {SheetWorkflow} workflow @param {string} model */
  tokensOf(workflow, model) {
    const counts = this.of(workflow, model);
    if (!counts) return undefined;
    return {
      system: counts.system.tokens,
      input: counts.input.tokens,
      output: counts.output.tokens,
      toolResult: counts.toolResult.tokens,
    };
  }
}
