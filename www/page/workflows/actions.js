// What happens when the person does something in the view of workflows.
import { save } from "../export-table.js";
import { exampleSheet } from "./example.js";
import { keepBefore } from "./keep.js";
import { readNumber, written } from "./read-number.js";
import { readFile, RefusedFile, toFile } from "./sheet-file.js";
import { fromCsv, toCsv } from "./sheet-csv.js";
import { toLink } from "./sheet-link.js";
import { changed, newSheet, newWorkflow } from "./sheet.js";
import { forecastRows } from "./state.js";
import { routedAway } from "./trial.js";
import { t } from "../../i18n/workflows.js";

/** @typedef {import("./sheet.js").SheetWorkflow} SheetWorkflow */
/** @typedef {ReturnType<typeof createActions>} Actions */

/** How long "Link copied" stands there, in milliseconds. */
const THANKS = 2000;

/**
 * @param {import("./forecaster.js").Store} store
 * @param {{ today: () => string, askForModel: (chosen: string, choose: (key: string) => void) => void, refresh: () => void }} around
 */
export function createActions(store, { today, askForModel, refresh }) {
  const sheet = () => store.get().sheet;
  const change = (/** @type {Partial<import("./sheet.js").Sheet>} */ fields) =>
    store.set({ sheet: { ...sheet(), ...fields } });
  const changeOne = (/** @type {number} */ id, /** @type {Partial<SheetWorkflow>} */ fields) =>
    store.set({ sheet: changed(sheet(), id, fields) });
  const find = (/** @type {number} */ id) => sheet().workflows.find((one) => one.id === id);
  const tokensOf = (/** @type {number} */ id) => {
    const counts = store.get().counts[id];
    if (!counts) return undefined;
    return Object.fromEntries(Object.entries(counts).map(([name, { tokens }]) => [name, tokens]));
  };

  return {
    change,
    changeOne,
    refresh,
    /**
     * A part of a workflow, such as the tokens of its texts: of the workflow as it is, not as it was drawn, since
     * two fields can be filled in before the next frame.
     * @template {"texts" | "tokens" | "trial"} Part
     * @param {number} id @param {Part} part @param {Partial<SheetWorkflow[Part]>} fields
     */
    changePart(id, part, fields) {
      const workflow = find(id);
      if (workflow) changeOne(id, { [part]: { ...workflow[part], ...fields } });
    },
    /** @param {string} driver @param {0 | 1} end @param {string} typed */
    changeSpread(driver, end, typed) {
      const pair = sheet().spread[driver] ?? ["", ""];
      const next = /** @type {[string, string]} */ (
        end === 0 ? [typed, pair[1]] : [pair[0], typed]
      );
      change({ spread: { ...sheet().spread, [driver]: next } });
    },
    /** @param {number} id */
    toggle: (id) => store.set({ open: store.get().open === id ? undefined : id }),
    add() {
      const workflow = newWorkflow({ model: sheet().workflows.at(-1)?.model ?? "openai/gpt-4o" });
      change({ workflows: [...sheet().workflows, workflow] });
      store.set({ open: workflow.id });
      focusSoon(`w${workflow.id}-name`);
    },
    /** @param {number} id */
    copy(id) {
      const { workflows } = sheet();
      const at = workflows.findIndex((one) => one.id === id);
      const workflow = newWorkflow({
        ...structuredClone(workflows[at]),
        name: t.copyOf(workflows[at].name),
      });
      change({ workflows: workflows.toSpliced(at + 1, 0, workflow) });
      store.set({ open: workflow.id });
      focusSoon(`w${workflow.id}-name`);
    },
    /** @param {number} id */
    remove(id) {
      const workflows = sheet().workflows.filter((one) => one.id !== id);
      replace("remove", { ...sheet(), workflows });
      focusSoon("workflows-undo");
    },
    example: () => replace("example", exampleSheet(today())),
    clear: () => replace("clear", newSheet(today())),
    undo() {
      const { undo } = store.get();
      if (!undo) return;
      keepBefore(undefined);
      store.set({ sheet: undo.sheet, open: undo.sheet.workflows[0]?.id, undo: undefined });
    },
    dropUndo() {
      keepBefore(undefined);
      store.set({ undo: undefined });
    },

    /** @param {number} id @param {number} [route] */
    askModel(id, route) {
      const workflow = find(id);
      if (!workflow) return;
      const chosen = route === undefined ? workflow.model : workflow.routes[route].model;
      askForModel(chosen, (model) => {
        if (route === undefined) changeOne(id, { model });
        else this.changeRoute(id, route, { model });
      });
    },
    /** @param {number} id */
    askTrial(id) {
      const trial = find(id)?.trial;
      if (trial) askForModel(trial.model, (model) => changeOne(id, { trial: { ...trial, model } }));
    },
    /** The first split keeps what there was. @param {number} id */
    addRoute(id) {
      const workflow = find(id);
      if (!workflow) return;
      const { routes, model } = workflow;
      const first = routes.length === 0 ? [{ model, share: "80" }] : routes;
      const taken = first.reduce((sum, { share }) => sum + (readNumber(share) ?? 0), 0);
      const rest = written(Math.max(0, 100 - taken));
      changeOne(id, { routes: [...first, { model: "", share: rest }] });
    },
    /** @param {number} id @param {number} index @param {Partial<import("./sheet.js").SheetRoute>} fields */
    changeRoute(id, index, fields) {
      const routes = find(id)?.routes.map((one, at) =>
        at === index ? { ...one, ...fields } : one,
      );
      changeOne(id, { routes });
    },
    /** One that is left is no split. @param {number} id @param {number} index */
    removeRoute(id, index) {
      const routes = find(id)?.routes.filter((_, at) => at !== index) ?? [];
      changeOne(id, { routes: routes.length < 2 ? [] : routes });
    },
    /** Puts the tried routing into the sheet. @param {number} id */
    takeTrial(id) {
      const { result } = store.get();
      const trial = result?.trials[id];
      const planned = result?.plan.workflows[result.ids.indexOf(id)];
      const workflow = find(id);
      if (!trial || !planned || !workflow) return;
      const routes = routedAway(planned, trial.model, trial.share).map(({ model, share }) => ({
        model,
        share: written(share * 100),
      }));
      changeOne(id, { routes, trial: { model: "", share: workflow.trial.share } });
    },

    saveJson: () =>
      save(`${fileName()}.json`, JSON.stringify(toFile(sheet()), null, 2), "application/json"),
    saveCsv() {
      const rows = forecastRows(store.get());
      const forecastOf = (/** @type {number} */ id) =>
        rows.find(({ workflow }) => workflow.id === id)?.forecast;
      save(`${fileName()}.csv`, toCsv(sheet(), tokensOf, forecastOf), "text/csv");
    },
    /** @param {Event} event */
    async openFile(event) {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const [file] = field.files ?? [];
      // Emptied, so that the same file can be opened again.
      const text = await file?.text();
      field.value = "";
      if (file && text !== undefined) this.take(text, file.name);
    },
    /** @param {string} text @param {string} name */
    take(text, name) {
      const isJson = /^\s*[{[]/.test(text);
      try {
        const { sheet: found, passedOver } = (isJson ? readFile : fromCsv)(text, today());
        const { workflows } = found;
        replace(isJson ? "json" : "csv", isJson ? found : { ...sheet(), workflows });
        const note = passedOver.length > 0 ? t.file.passedOver(passedOver.join(", ")) : "";
        store.set({ fileProblem: "", fileNote: note });
      } catch (error) {
        if (!(error instanceof RefusedFile)) throw error;
        store.set({ fileProblem: t.file.refused(name, error.message), fileNote: "" });
      }
    },
    /** @param {{ sheet: import("./sheet.js").Sheet }} found in an address */
    takeLink: ({ sheet: found }) => replace("link", found),
    async copyLink() {
      history.replaceState(null, "", toLink(sheet(), tokensOf));
      try {
        await navigator.clipboard.writeText(location.href);
        store.set({ link: "copied" });
      } catch {
        store.set({ link: "by-hand" });
      }
      setTimeout(() => store.set({ link: "" }), THANKS);
    },
    print: () => window.print(),
    /** @param {number} pictured */
    picture: (pictured) => store.set({ pictured }),
    seek() {
      if (store.get().seeking) return;
      store.set({ seeking: true });
      refresh();
    },
  };

  /** @param {import("./state.js").Replacement} what @param {import("./sheet.js").Sheet} next */
  function replace(what, next) {
    const before = sheet();
    const undo = before.workflows.length > 0 ? { what, sheet: before } : undefined;
    keepBefore(undo?.sheet);
    store.set({ sheet: next, undo, open: next.workflows[0]?.id, fileProblem: "", fileNote: "" });
  }

  function fileName() {
    const name = sheet()
      .name.trim()
      .replace(/[^\p{L}\p{N}]+/gu, "-");
    return name === "" || name === "-" ? "tokentill-workflows" : name;
  }
}

/** After the draw that shows it. @param {string} id */
function focusSoon(id) {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}
