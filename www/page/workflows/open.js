// The view of workflows: joins its state, its views and the till in the worker. Fetched when it is first wanted.
import { render } from "lit";
import { t } from "../../i18n/workflows.js";
import { today } from "../days.js";
import { date } from "../format.js";
import { createStore } from "../store.js";
import { createActions } from "./actions.js";
import { Forecaster } from "./forecaster.js";
import { keepSheet, recallBefore, recallSheet } from "./keep.js";
import { RefusedFile } from "./sheet-file.js";
import { fromLink } from "./sheet-link.js";
import { isBlank, newSheet } from "./sheet.js";
import { initialState } from "./state.js";
import { createUsageActions } from "./usage-actions.js";
import { view } from "./views/view.js";
import { inNextFrame } from "../next-frame.js";

/** @param {HTMLElement} host @param {import("../sections.js").SectionPage} around */
export function open(host, { till, store: page, askForModel, retry }) {
  host.classList.add("workflows");
  const store = createStore(initialState(recallSheet(today()) ?? newSheet(today())));
  const before = recallBefore(today());
  if (before) store.set({ undo: { what: "clear", sheet: before } });
  /** @type {Promise<Forecaster> | undefined} */
  let opening;
  /** @type {Forecaster | undefined} */
  let forecaster;
  /** @type {unknown} */
  let catalogue;
  const scheduleDraw = inNextFrame(draw);
  let { sheet: worked } = store.get();
  let { result: explained } = store.get();
  const refresh = () => forecaster?.refresh();
  const actions = createActions(store, { today, refresh, askForModel });
  const log = createUsageActions(store, () => forecaster?.till);

  takeLink();
  store.subscribe(() => {
    const { sheet, result } = store.get();
    if (sheet !== worked) {
      worked = sheet;
      store.set({ kept: keepSheet(sheet) });
      refresh();
    }
    if (result !== explained) {
      explained = result;
      log.explain();
    }
    scheduleDraw();
  });
  page.subscribe(() => {
    begin();
    scheduleDraw();
  });
  addEventListener("hashchange", takeLink);
  new ResizeObserver(measure).observe(host);
  measure();
  begin();
  draw();

  /** Once the price book is open, and again when its prices are others. */
  async function begin() {
    const { engine, catalogue: now } = page.get();
    if (engine !== "open" || now === catalogue) return;
    catalogue = now;
    opening ??= till().then((open) => new Forecaster(store, open));
    forecaster = await opening;
    forecaster.forget();
    refresh();
  }

  function takeLink() {
    try {
      const found = fromLink(location.hash, today());
      if (found && !isBlank(found.sheet)) actions.takeLink(found);
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      store.set({ fileProblem: error.message });
    }
  }

  /** Pictures are drawn as wide as they are shown, so that their letters keep their size. */
  function measure() {
    const room = host.clientWidth - (innerWidth > 900 ? 96 : 28);
    if (room <= 0) return;
    const columns = innerWidth > 900 ? 2 : 1;
    const width = Math.floor((room - 20 * (columns - 1)) / columns) - (columns === 2 ? 42 : 30);
    if (width !== store.get().width) store.set({ width });
  }

  function draw() {
    const { prices, catalogue: models, engine, problem } = page.get();
    const tools = {
      ...{ actions, log, today: today() },
      modelName: (/** @type {string} */ name) => models.get(name)?.name ?? nameOf(name),
      ...{ retry, engineProblem: engine === "failed" ? (problem?.message ?? "") : undefined },
      pricesOf: prices ? t.pricesOf(date(prices.asOf)) : "",
    };
    render(view(store.get(), tools), host);
    const seen = host.querySelector("#workflows-routing");
    if (seen && !store.get().seeking) watch(seen);
  }

  /** The engine names models as it finds them again: by id alone where that is enough. @param {string} name */
  function nameOf(name) {
    const models = page.get().catalogue;
    for (const [key, model] of models) if (key.endsWith(`/${name}`)) return model.name;
    return name;
  }

  /** Vocabularies of other models are fetched only for who looks at them. @param {Element} element */
  function watch(element) {
    watcher ??= new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher?.disconnect();
      actions.seek();
    });
    watcher.observe(element);
  }
}

/** @type {IntersectionObserver | undefined} */
let watcher;
