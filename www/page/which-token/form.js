// The fields of the sheet: a figure, its unit, and the day on which it was read.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../i18n/which-token/en.js";
import { readAs } from "./draft.js";
import { GROUPS, VESTING } from "./fields.js";
import { allotmentName, fieldOf, inWords, labelOf } from "./names.js";
import { isShort, percent, whole } from "./numbers.js";
import { draftOf } from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Actions} Actions */
/** @typedef {import("./fields.js").Field} Field */

/** @param {State} state @param {Actions} actions */
export function form(state, actions) {
  return html`<form
    class="card figures-form"
    @submit=${(/** @type {Event} */ e) => e.preventDefault()}
  >
    <div class="entry columns soft" aria-hidden="true">
      <span></span><span>${t.sheet.figure}</span><span>${t.sheet.readOnShort}</span>
    </div>
    ${group("market", state, actions)} ${group("supply", state, actions)}
    ${group("emissions", state, actions)} ${vesting(state, actions)}
    ${group("staking", state, actions)} ${group("use", state, actions)}
    <p class="soft">
      ${t.sheet.stays}
      <button type="button" class="link" @click=${actions.clear}>${t.sheet.clear}</button>
    </p>
  </form>`;
}

/** @param {string} name @param {State} state @param {Actions} actions */
function group(name, state, actions) {
  return html`<fieldset>
    <legend>${t.groups[name]}</legend>
    ${GROUPS[name].map((field) => entry(field, state, actions))}
  </fieldset>`;
}

/** @param {Field} field @param {State} state @param {Actions} actions */
function entry(field, state, actions) {
  const { text = "", readOn = "", fromProfile } = draftOf(state).entries[field.name] ?? {};
  const label = t.fields[field.name];
  return html`<div class="entry">
    ${figure(field, field.name, text, state, (typed) => actions.typed(field.name, typed))}
    ${readOnField(label, text, readOn, (day) => actions.dated(field.name, day))}
    ${fromProfile ? html`<p class="soft note">${t.sheet.fromProfile}</p>` : nothing}
    ${problem(field.name, field.unit, text, state)}
  </div>`;
}

/**
 * Label, number and unit.
 * @param {Field} field @param {string} place @param {string} text @param {State} state
 * @param {(text: string) => void} typed
 */
export function figure({ name, unit, needed }, place, text, state, typed) {
  const id = `figure-${place}`;
  const wrong = sentenceFor(place, unit, text, state) !== "";
  return html`<label for=${id}
      >${t.fields[name]} ${needed ? html`<small>${t.sheet.needed}</small>` : nothing}</label
    >
    <span class="amount-field">
      <input
        id=${id}
        type="text"
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong}
        aria-describedby=${`${id}-note`}
        .value=${live(text)}
        @input=${(/** @type {Event} */ event) =>
          typed(/** @type {HTMLInputElement} */ (event.target).value)}
      />
      <span class="soft">${t.units[unit]}</span>
    </span>`;
}

/** @param {string} label @param {string} text @param {string} readOn @param {(day: string) => void} dated */
function readOnField(label, text, readOn, dated) {
  return html`<input
    class="read-on"
    type="date"
    aria-label=${t.sheet.readOn(label)}
    ?disabled=${text.trim() === ""}
    .value=${live(readOn)}
    @change=${(/** @type {Event} */ event) =>
      dated(/** @type {HTMLInputElement} */ (event.target).value)}
  />`;
}

/**
 * What is wrong with a field; when nothing is, a short number written out.
 * @param {string} place @param {string} unit @param {string} text @param {State} state
 */
export function problem(place, unit, text, state) {
  const sentence = sentenceFor(place, unit, text, state);
  const number = readAs(unit, text);
  const inFull =
    number !== undefined && unit !== "share" && isShort(text)
      ? t.sheet.isNumber(whole(number))
      : number !== undefined && unit === "share"
        ? t.sheet.isNumber(percent(number))
        : "";
  return html`<p class="note ${sentence ? "warning" : "soft"}" id="figure-${place}-note">
    ${sentence || inFull}
  </p>`;
}

/** @param {string} place @param {string} unit @param {string} text @param {State} state */
function sentenceFor(place, unit, text, state) {
  const draft = draftOf(state);
  const isJob = place.startsWith("job.");
  const label = isJob ? t.fields[place.slice(4)] : labelOf(place, draft);
  if (text.trim() !== "" && readAs(unit, text) === undefined) {
    return t.sheet.notANumber(label, text.trim());
  }
  const refused = isJob ? state.jobRefused : state.refused;
  const at = fieldOf(refused);
  return refused && at === (isJob ? place.slice(4) : place) ? inWords(refused, draft) : "";
}

/** @param {State} state @param {Actions} actions */
function vesting(state, actions) {
  return html`<fieldset>
    <legend>${t.groups.vesting}</legend>
    <p class="soft note">${t.vesting.rule}</p>
    ${draftOf(state).vesting.map((_, place) => allotment(place, state, actions))}
    <button type="button" class="action" @click=${actions.addAllotment}>${t.vesting.add}</button>
  </fieldset>`;
}

/** @param {number} place @param {State} state @param {Actions} actions */
function allotment(place, state, actions) {
  const draft = draftOf(state);
  const { name, readOn, texts } = draft.vesting[place];
  const called = allotmentName(place, draft);
  const id = `allotment-${place}`;
  return html`<div class="allotment" role="group" aria-label=${called}>
    <div class="entry">
      <label for=${id}>${t.vesting.name}</label>
      <span class="amount-field"
        ><input
          id=${id}
          class="word"
          type="text"
          autocomplete="off"
          placeholder=${t.vesting.namePlaceholder}
          .value=${live(name)}
          @input=${(/** @type {Event} */ event) =>
            actions.changeAllotment(place, {
              name: /** @type {HTMLInputElement} */ (event.target).value,
            })}
      /></span>
      <button
        type="button"
        class="link"
        aria-label=${t.vesting.remove(called)}
        @click=${() => actions.removeAllotment(place)}
      >
        ${t.vesting.remove("")}
      </button>
    </div>
    ${VESTING.map((field, i) => {
      const at = `vesting[${place}].${field.name}`;
      const text = texts[field.name] ?? "";
      return html`<div class="entry">
        ${figure(field, at, text, state, (typed) =>
          actions.changeAllotment(place, { texts: { [field.name]: typed } }),
        )}
        ${
          i === 0
            ? readOnField(t.vesting.of(called, t.fields[field.name]), text, readOn, (day) =>
                actions.changeAllotment(place, { readOn: day }),
              )
            : nothing
        }
        ${problem(at, field.unit, text, state)}
      </div>`;
    })}
  </div>`;
}
