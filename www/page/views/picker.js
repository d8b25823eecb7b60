// The dialog that finds models: type, arrow keys, Enter. A dialog of the browser's own keeps the
// focus inside and gives Escape for nothing.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../i18n/index.js";
import { findModels } from "../find-models.js";
import { rate, whole } from "../format.js";
import { keyOf } from "../state.js";
import { providerName } from "./provider-name.js";
import { basisTag } from "./tag.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./actions.js").Actions} Actions */
/** @typedef {import("tokentill").ModelInfo} ModelInfo */

/** @param {State} state @param {Actions} actions */
export function picker(state, actions) {
  return html`<dialog
    id="picker"
    class="picker"
    aria-labelledby="picker-title"
    @close=${actions.closePicker}
    @click=${closeOutside}
  >
    ${state.picker ? content(state, state.picker, actions) : nothing}
  </dialog>`;
}

/** @param {State} state @param {NonNullable<State["picker"]>} open @param {Actions} actions */
function content(state, { mode, search, active, chosen }, actions) {
  const groups = [
    ...chosenGroup(state.catalogue, search === "" ? chosen : []),
    ...findModels(state.catalogue.values(), search, providerName),
  ];
  const found = groups.flatMap(({ models }) => models);
  const current = Math.min(active, found.length - 1);
  return html`<div class="picker-sheet">
    <div class="picker-head">
      <h2 id="picker-title">${t.picker[mode]}</h2>
      <button type="button" class="link" @click=${close}>
        ${mode === "compare" ? t.picker.done : t.picker.close}
      </button>
    </div>
    <input
      type="search"
      role="combobox"
      aria-label=${t.picker.search}
      aria-expanded="true"
      aria-autocomplete="list"
      aria-controls="picker-list"
      aria-activedescendant=${current >= 0 ? `model-${current}` : nothing}
      placeholder=${t.picker.placeholder}
      autocomplete="off"
      spellcheck="false"
      autofocus
      .value=${live(search)}
      @input=${(/** @type {Event} */ event) =>
        actions.searchModels(/** @type {HTMLInputElement} */ (event.target).value)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, found, current, actions)}
    />
    <div
      id="picker-list"
      class="picker-list"
      role="listbox"
      aria-label=${t.picker[mode]}
      aria-multiselectable=${mode === "compare"}
    >
      ${list(groups, current, state, mode, actions)}
    </div>
    <p class="picker-foot soft" role="status">
      ${found.length === 0 ? t.picker.none(search) : t.picker.chosen(whole(state.models.length))}
    </p>
  </div>`;
}

/**
 * What was chosen stands first while nothing is searched, so that it is easily taken away.
 * @param {State["catalogue"]} catalogue @param {string[]} keys
 * @returns {import("../find-models.js").Group[]}
 */
function chosenGroup(catalogue, keys) {
  const models = keys.flatMap((key) => catalogue.get(key) ?? []);
  if (models.length === 0) return [];
  return [{ title: t.picker.chosenGroup, models, total: models.length }];
}

/**
 * @param {import("../find-models.js").Group[]} groups @param {number} active @param {State} state
 * @param {"compare" | "feature"} mode @param {Actions} actions
 */
function list(groups, active, state, mode, actions) {
  const chosen = new Set(mode === "compare" ? state.models : [state.featured]);
  let index = 0;
  return groups.map(
    ({ title, models, total }) =>
      html`<div role="group" aria-label=${title}>
        <p class="provider" aria-hidden="true">
          ${title}
          <span
            >${models.length < total ? t.picker.some(whole(models.length), whole(total)) : nothing}</span
          >
        </p>
        ${models.map((model) => {
          const at = index++;
          return option(model, at, at === active, chosen.has(keyOf(model)), actions);
        })}
      </div>`,
  );
}

/** @param {ModelInfo} model @param {number} at @param {boolean} active @param {boolean} chosen @param {Actions} actions */
function option(model, at, active, chosen, actions) {
  const { input, output } = model.price ?? {};
  return html`<div
    id="model-${at}"
    role="option"
    class="option ${active ? "active" : ""}"
    aria-selected=${chosen}
    @click=${() => actions.pick(keyOf(model))}
    @pointermove=${() => active || actions.moveInPicker(at)}
  >
    <span class="check" aria-hidden="true">${chosen ? "✓" : ""}</span>
    <span class="option-name">${model.name} <small>${t.picker.status[model.status]}</small></span>
    <span class="option-rates soft">
      ${
        input === undefined || output === undefined
          ? t.slip.noPrice
          : t.picker.rates(rate(input), rate(output))
      }
    </span>
    ${basisTag(model.basis)}
  </div>`;
}

/** @param {KeyboardEvent} event @param {ModelInfo[]} found @param {number} active @param {Actions} actions */
function onKey(event, found, active, actions) {
  const last = found.length - 1;
  const moves = /** @type {Record<string, number>} */ ({
    ArrowDown: active === last ? 0 : active + 1,
    ArrowUp: active <= 0 ? last : active - 1,
    PageDown: Math.min(last, active + 8),
    PageUp: Math.max(0, active - 8),
  });
  if (event.key in moves) actions.moveInPicker(moves[event.key]);
  // In a search field the browser would only empty it.
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && found[active]) actions.pick(keyOf(found[active]));
  else return;
  event.preventDefault();
}

/** @param {Event} event a click beside the sheet lands on the dialog itself */
function closeOutside(event) {
  if (event.target === event.currentTarget) close();
}

function close() {
  /** @type {HTMLDialogElement} */ (document.getElementById("picker")).close();
}
