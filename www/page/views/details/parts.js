// What the sections of the details are made of: a heading, choices, fields.
import { html, noChange, nothing } from "lit";
import { live } from "lit/directives/live.js";

/** @param {string} title @param {unknown} content @param {string} [name] */
export function section(title, content, name = "") {
  return html`<section class="detail ${name}">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

/**
 * One of a few.
 * @template {string} T
 * @param {{ name: string, label: string, chosen: T, options: { value: T, label: string, note?: string }[], choose: (value: T) => void }} choice
 */
export function choice({ name, label, chosen, options, choose }) {
  return html`<fieldset class="choice">
    <legend>${label}</legend>
    ${options.map(
      ({ value, label, note }) =>
        html`<label>
          <input
            type="radio"
            name=${name}
            .checked=${live(value === chosen)}
            @change=${() => choose(value)}
          />
          <span>${label}</span> ${note ? html`<small>${note}</small>` : nothing}
        </label>`,
    )}
  </fieldset>`;
}

/**
 * A number that a person types; what they typed stays while it is none.
 * @param {{ label: string, value: string, wrong: boolean | undefined, typed: (event: Event) => void, id?: string }} field
 */
export function numberField({ label, value, wrong = false, typed, id }) {
  return html`<input
    class="output-field"
    id=${id ?? nothing}
    type="text"
    inputmode="decimal"
    autocomplete="off"
    aria-label=${label}
    aria-invalid=${wrong}
    .value=${wrong ? noChange : live(value)}
    @input=${typed}
  />`;
}

/** @param {unknown} sentence */
export function warning(sentence) {
  return html`<p class="warning">${sentence}</p>`;
}
