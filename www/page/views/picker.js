// The dialog that finds models: type, arrow keys, Enter. A dialog of the browser's own keeps the
// focus inside and gives it back.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../i18n/index.js";
import { rate, whole } from "../format.js";
import { meansTraded } from "../guard/traded-words.js";
import { pickerContent } from "../picker-content.js";
import { keyOf } from "../state.js";
import { basisTag } from "./tag.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./actions.js").Actions} Actions */
/** @typedef {import("tokentill").ModelInfo} ModelInfo */

/** How far a key moves in the list. */
const STEPS = /** @type {Record<string, number>} */ ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
});

/** @param {State} state @param {Actions} actions */
export function picker(state, actions) {
  return html`<dialog
    id="picker"
    class="picker"
    aria-labelledby="picker-title"
    @close=${actions.pickerClosed}
    @click=${(/** @type {Event} */ event) =>
      // A click beside the sheet lands on the dialog itself.
      event.target === event.currentTarget && actions.closePicker()}
  >
    ${state.picker ? content(state, state.picker, actions) : nothing}
  </dialog>`;
}

/** @param {State} state @param {NonNullable<State["picker"]>} open @param {Actions} actions */
function content(state, { mode, search }, actions) {
  const { groups, found, current } = pickerContent(state);
  return html`<div class="picker-sheet">
    <div class="picker-head">
      <h2 id="picker-title">${t.picker[mode]}</h2>
      <button type="button" class="link" @click=${actions.closePicker}>
        ${mode === "compare" ? t.picker.done : t.picker.close}
      </button>
    </div>
    ${searchField(search, current, actions)} ${traded(search, actions)}
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
      ${
        found.length === 0
          ? t.picker.none(search)
          : mode === "choose"
            ? nothing
            : t.picker.chosen(whole(state.models.length))
      }
    </p>
  </div>`;
}

/** Somebody who looks for a coin here is told where it belongs. @param {string} search @param {Actions} actions */
function traded(search, actions) {
  const word = meansTraded(search);
  return html`<div role="status">
    ${
      word
        ? html`<p class="picker-guard">
            ${t.picker.traded(word)}
            <a href="#which-token" @click=${actions.closePicker}>${t.picker.toWhichToken}</a>
          </p>`
        : nothing
    }
  </div>`;
}

/** @param {string} search @param {number} current @param {Actions} actions */
function searchField(search, current, actions) {
  return html`<input
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
    @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, actions)}
  />`;
}

/**
 * @param {import("../find-models.js").Group[]} groups @param {number} active @param {State} state
 * @param {NonNullable<State["picker"]>["mode"]} mode @param {Actions} actions
 */
function list(groups, active, state, mode, actions) {
  const chosen = new Set(
    { compare: state.models, feature: [state.featured], choose: state.picker?.chosen }[mode],
  );
  let index = 0;
  return groups.map(
    ({ title, models, total }) =>
      html`<div role="group" aria-label=${title}>
        <p class="provider" aria-hidden="true">
          ${title}
          <span>
            ${models.length < total ? t.picker.some(whole(models.length), whole(total)) : nothing}
          </span>
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
    @pointermove=${() => active || actions.activateOption(at)}
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

/** @param {KeyboardEvent} event @param {Actions} actions */
function onKey(event, actions) {
  if (event.key in STEPS) actions.moveInPicker(STEPS[event.key]);
  else if (event.key === "Enter") actions.pickActive();
  // In a search field the browser would only empty it.
  else if (event.key === "Escape") actions.closePicker();
  else return;
  event.preventDefault();
}
