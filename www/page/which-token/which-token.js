// The view "Which token?": the guard, and the sheet for a token that is traded. It knows the till and
// nothing of models, prices or counts.
import { html, nothing, render } from "lit";
import { t } from "../../i18n/which-token/en.js";
import { createStore } from "../store.js";
import { compute } from "./compute.js";
import { createActions } from "./create-actions.js";
import { readDraft } from "./draft.js";
import { figures } from "./figures.js";
import { form } from "./form.js";
import { guard } from "./guard.js";
import { recallDrafts } from "./kept-draft.js";
import { profile } from "./profile.js";
import { search } from "./search.js";
import { draftOf, initialState } from "./state.js";
import { supplyPicture } from "./supply-picture.js";

/** @type {import("../sections.js").Section["open"]} */
export function open(host, page) {
  const store = createStore({ ...initialState, ...recallDrafts() });
  const actions = createActions(store, page.till);
  let drawing = false;
  host.classList.add("which-token");
  store.subscribe(() => {
    if (drawing) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      draw();
    });
  });
  // While another view is shown there is no width to measure; it is measured when this one comes back.
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width) - 42;
    if (width > 0 && width !== store.get().width) store.set({ width: Math.min(width, 1140) });
  }).observe(host);
  draw();

  function draw() {
    render(view(store.get(), actions), host);
  }
}

/** @param {import("./state.js").State} state @param {import("./state.js").Actions} actions */
function view(state, actions) {
  const chosen = state.profiles.find(({ symbol }) => symbol === state.symbol);
  return html`${guard(actions.toSheet)}
    <header class="which-head sheet-head">
      <h2 id="sheet-title" tabindex="-1">${t.sheet.title}</h2>
      <p>${t.sheet.promise}</p>
    </header>
    ${
      state.failed
        ? html`<div class="notice" role="alert">
            <p>${t.failed}</p>
            <button type="button" @click=${actions.retry}>${t.retry}</button>
          </div>`
        : nothing
    }
    ${search(state, actions)} ${profile(chosen)}
    <div class="sheet">${form(state, actions)} ${figures(state)}</div>
    ${supplyPicture(state.report, readDraft(state.symbol, draftOf(state)).sheet, state.width)}
    ${compute(state, actions)}`;
}
