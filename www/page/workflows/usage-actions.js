// Logs of real use: read in the worker, row by row, with progress, until it ends or somebody stops it.
import { t } from "../../i18n/workflows.js";
import { whole } from "../format.js";
import { readNumber } from "./read-number.js";
import { monthsOf, noUsage } from "./state.js";

/** @typedef {import("./state.js").Usage} Usage */
/** @typedef {ReturnType<typeof createUsageActions>} UsageActions */

/**
 * @param {import("./forecaster.js").Store} store
 * @param {() => import("tokentill/worker").WorkerTill | undefined} till
 */
export function createUsageActions(store, till) {
  /** @type {AbortController | undefined} */
  let stopper;
  /** @type {File | undefined} */
  let last;
  const set = (/** @type {Partial<Usage>} */ change) =>
    store.set({ usage: { ...store.get().usage, ...change } });

  const actions = {
    /** @param {Event} event */
    async openLog(event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const [file] = field.files ?? [];
      if (file) await read(file);
      field.value = "";
    },
    /** With the columns as they are named now. */
    async readAgain() {
      if (last) await read(last);
    },
    stop: () => stopper?.abort(),
    forget() {
      stopper?.abort();
      last = undefined;
      store.set({ usage: { ...noUsage, mapping: store.get().usage.mapping } });
    },
    /** @param {keyof import("tokentill").UsageMapping} field @param {string | boolean} value */
    map(field, value) {
      const { [field]: _, ...others } = store.get().usage.mapping;
      set({ mapping: value === "" || value === false ? others : { ...others, [field]: value } });
    },
    /** @param {Usage["by"]} by */
    sumBy: (by) => set({ by }),
    /** @param {string} months */
    setMonths(months) {
      set({ months });
      actions.explain();
    },
    /** The plan against the log: asked again whenever one of them changes. */
    async explain() {
      const { usage, result } = store.get();
      const { report } = usage;
      if (!report) return;
      const months = usage.months.trim() === "" ? monthsOf(report) : readNumber(usage.months);
      if (months === undefined || months <= 0) {
        return set({ gaps: [], gapProblem: usage.months === "" ? "" : t.usage.monthsWrong });
      }
      if (!result) return set({ gaps: [], gapProblem: "" });
      try {
        const gaps = (await till()?.explainGap(result.plan, report, months)) ?? [];
        if (store.get().usage.report === report) set({ gaps, gapProblem: "" });
      } catch (error) {
        set({ gaps: [], gapProblem: /** @type {Error} */ (error).message });
      }
    },
  };
  return actions;

  /** @param {File} file */
  async function read(file) {
    stopper?.abort();
    const own = new AbortController();
    stopper = own;
    last = file;
    const kept = store.get().usage;
    set({ ...noUsage, mapping: kept.mapping, by: kept.by, months: kept.months, file: file.name, status: "reading" }); // prettier-ignore
    try {
      const report = await till()?.importUsage(file, {
        mapping: kept.mapping,
        signal: own.signal,
        progress: (progress) => stopper === own && set({ progress }),
      });
      if (stopper !== own) return;
      set({ status: "read", report });
      await actions.explain();
    } catch (error) {
      if (stopper !== own) return;
      const problem = own.signal.aborted
        ? t.usage.stopped(whole(store.get().usage.progress?.rows ?? 0))
        : /** @type {Error} */ (error).message;
      set({ status: own.signal.aborted ? "none" : "failed", problem });
    }
  }
}
