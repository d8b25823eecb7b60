// Keeps the forecast true to the sheet: counts its texts, asks the engine in the worker, and asks again when
// something changed meanwhile. One question at a time; the newest sheet holds. Knows no document.
import { t } from "../../i18n/workflows.js";
import { TextCounts } from "./text-counts.js";
import { toPlan } from "./to-plan.js";
import { trialPlan } from "./trial.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./to-plan.js").SheetProblem} SheetProblem */
/** @typedef {import("tokentill/worker").WorkerTill} WorkerTill */
/** @typedef {ReturnType<typeof import("../store.js").createStore<State>>} Store */

export class Forecaster {
  #store;
  #till;
  #counts;
  #working = false;
  #again = false;
  /** Names that the book lacks, with the nearest. @type {Map<string, { message: string, suggestions: string[] } | undefined>} */
  #names = new Map();

  /** @param {Store} store @param {WorkerTill} till */
  constructor(store, till) {
    this.#store = store;
    this.#till = till;
    this.#counts = new TextCounts(till);
  }

  get till() {
    return this.#till;
  }

  /** The price book is another now. */
  forget() {
    this.#names.clear();
  }

  /** Does it all again, once, however often it is asked meanwhile. */
  async refresh() {
    this.#again = true;
    if (this.#working) return;
    this.#working = true;
    this.#store.set({ doing: "working" });
    try {
      while (this.#again) {
        this.#again = false;
        await this.#work();
      }
      this.#store.set({ doing: "", problem: "" });
    } catch (error) {
      this.#store.set({ doing: "failed", problem: /** @type {Error} */ (error).message });
    } finally {
      this.#working = false;
    }
  }

  async #work() {
    const { sheet, seeking } = this.#store.get();
    const unknown = await this.#unknownModels(sheet);
    await this.#countTexts(sheet, unknown);
    if (this.#again) return;
    const countsOf = (
      /** @type {import("./sheet.js").SheetWorkflow} */ workflow,
      /** @type {string} */ model,
    ) => this.#counts.tokensOf(workflow, model);
    const counts = Object.fromEntries(
      sheet.workflows.flatMap((one) => {
        const found = one.from === "texts" && one.model && this.#counts.of(one, one.model);
        return found ? [[one.id, found]] : [];
      }),
    );
    const read = toPlan(sheet, countsOf, unknown);
    const forecast = await this.#forecast(read);
    if (!forecast) {
      this.#store.set({ counts, problems: read.problems, result: undefined });
      return;
    }
    const whole = seeking ? await this.#recounted(sheet, read, forecast) : forecast;
    const trial = trialPlan(sheet, read, whole);
    const after = trial && (await this.#till.forecast(trial.plan));
    this.#store.set({
      counts,
      problems: read.problems,
      result: {
        ...{ forecast: whole, plan: read.plan, ids: read.ids, after },
        trials: trial && after ? trial.results(whole, after) : {},
        ...(await this.#review(read, sheet.agreedOn)),
      },
    });
  }

  /** @param {State["sheet"]} sheet @returns {Promise<SheetProblem[]>} */
  async #unknownModels(sheet) {
    const places = sheet.workflows.flatMap(({ id, model, routes, trial }) => [
      { workflow: id, field: "model", name: model },
      ...routes.map((route, i) => ({
        workflow: id,
        field: `routes.${i}.model`,
        name: route.model,
      })),
      { workflow: id, field: "trial.model", name: trial.model },
    ]);
    const problems = [];
    for (const { name, ...place } of places) {
      if (name === "") continue;
      if (!this.#names.has(name)) this.#names.set(name, await this.#look(name));
      const wrong = this.#names.get(name);
      if (wrong) problems.push({ ...place, ...wrong });
    }
    return problems;
  }

  /** @param {string} name */
  async #look(name) {
    try {
      await this.#till.model(name);
      return undefined;
    } catch (error) {
      const { code, message, suggestions = [] } = /** @type {any} */ (error);
      if (code !== "unknown-model") throw error;
      return { message, suggestions: suggestions.slice(0, 3) };
    }
  }

  /** On the models that each workflow uses. @param {State["sheet"]} sheet @param {SheetProblem[]} unknown */
  async #countTexts(sheet, unknown) {
    const lacking = new Set(unknown.map(({ workflow, field }) => `${workflow} ${field}`));
    /** @type {Map<string, import("./sheet.js").SheetWorkflow[]>} */
    const wanted = new Map();
    for (const one of sheet.workflows) {
      if (one.from !== "texts") continue;
      const models = [
        ["model", one.model],
        ...one.routes.map(({ model }, i) => [`routes.${i}.model`, model]),
        ["trial.model", one.trial.model],
      ];
      for (const [field, model] of models) {
        if (!model || lacking.has(`${one.id} ${field}`)) continue;
        const others = wanted.get(model);
        if (!others) wanted.set(model, [one]);
        else if (!others.includes(one)) others.push(one);
      }
    }
    for (const [model, workflows] of wanted) {
      try {
        await this.#counts.count(model, workflows);
      } catch (error) {
        const { message } = /** @type {Error} */ (error);
        for (const { id } of workflows) {
          unknown.push({
            workflow: id,
            field: "texts",
            message: t.wrong.notCounted(model, message),
          });
        }
      }
    }
  }

  /**
   * What the engine refuses of one workflow is named there, and the others go on.
   * @param {import("./to-plan.js").Read} read its plan loses the refused ones
   */
  async #forecast(read) {
    while (read.plan.workflows.length > 0) {
      try {
        return await this.#till.forecast(read.plan);
      } catch (error) {
        const { code, message } = /** @type {any} */ (error);
        const [, index, field, what] =
          /^workflows\[(\d+)\](?:\.(\w+))?[\w.[\]]*:?\s*(.*)$/s.exec(message) ?? [];
        if (index === undefined) {
          if (code !== "bad-input" && code !== "no-price") throw error;
          read.problems.push({ workflow: undefined, field: "sheet", message });
          return undefined;
        }
        read.problems.push({
          workflow: read.ids[Number(index)],
          field: FIELDS[field ?? ""] ?? "workflow",
          message: t.refused(field ?? "", what ?? message),
        });
        read.plan.workflows.splice(Number(index), 1);
        read.ids.splice(Number(index), 1);
      }
    }
    return undefined;
  }

  /**
   * The cheaper models as their own tokenizers count the texts. Another count may bring another model
   * among the cheapest, so this goes on until all that are named are counted.
   * @param {State["sheet"]} sheet @param {import("./to-plan.js").Read} read
   * @param {import("tokentill").Forecast} forecast
   */
  async #recounted(sheet, read, forecast) {
    const byId = new Map(sheet.workflows.map((one) => [one.id, one]));
    let now = forecast;
    const bases = { ...this.#store.get().bases };
    /** Those whose vocabulary cannot be had stay as they are, and say so. @type {Set<string>} */
    const lost = new Set();
    for (let round = 0; round < ROUNDS && !this.#again; round++) {
      /** @type {Map<string, number[]>} */
      const wanted = new Map();
      now.workflows.forEach(({ cheaper }, index) => {
        if (byId.get(read.ids[index])?.from !== "texts") return;
        for (const { model, recounted } of cheaper) {
          if (!recounted && !lost.has(model))
            wanted.set(model, [...(wanted.get(model) ?? []), index]);
        }
      });
      if (wanted.size === 0) break;
      for (const [model, places] of wanted) {
        const workflows = places.flatMap((index) => byId.get(read.ids[index]) ?? []);
        await this.#counts.count(model, workflows).catch(() => lost.add(model));
        for (const index of places) {
          const workflow = byId.get(read.ids[index]);
          const counts = workflow && this.#counts.of(workflow, model);
          const planned = read.plan.workflows[index];
          if (!counts) continue;
          bases[model] = counts.input.basis;
          planned.counts = { ...planned.counts, [model]: this.#tokens(workflow, model) };
        }
      }
      now = await this.#till.forecast(read.plan);
    }
    this.#store.set({ bases });
    return now;
  }

  /** @param {import("./sheet.js").SheetWorkflow} workflow @param {string} model */
  #tokens(workflow, model) {
    return this.#counts.tokensOf(workflow, model) ?? {};
  }

  /** @param {import("./to-plan.js").Read} read @param {string} since */
  async #review({ plan }, since) {
    const day = new Date(`${since}T00:00:00Z`);
    if (Number.isNaN(day.getTime())) return { review: undefined, reviewProblem: t.review.noDay };
    try {
      return { review: await this.#till.review(plan, day), reviewProblem: "" };
    } catch (error) {
      return { review: undefined, reviewProblem: /** @type {Error} */ (error).message };
    }
  }
}

/** Each brings at most ten new names a workflow; the lists of the price book settle in two or three. */
const ROUNDS = 12;

/** Where the engine's fields stand on the sheet. @type {Record<string, string>} */
const FIELDS = {
  runsPerMonth: "runsPerMonth",
  turns: "turns",
  loop: "steps",
  history: "history",
  retryRate: "retries",
  cacheHitRate: "cacheHits",
  cacheWrite: "cacheWrite",
  variant: "variant",
  routes: "routes",
  model: "model",
  system: "tokens.system",
  input: "tokens.input",
  output: "tokens.output",
  revenuePerRunUsd: "revenue",
  name: "name",
};
