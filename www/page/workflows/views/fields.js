// What forms are made of: a label, a field, and under it what is wrong with what stands in it.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { problemAt } from "../state.js";

/** @typedef {import("../state.js").State} State */

/** @param {number | undefined} workflow @param {string} field */
export function idOf(workflow, field) {
  return `${workflow === undefined ? "s" : `w${workflow}`}-${field.replaceAll(".", "-")}`;
}

/**
 * A number as it is typed; what was typed stays, right or wrong.
 * @param {State} state
 * @param {{ workflow?: number, field: string, label: unknown, value: string, unit?: string, hint?: unknown,
 *   placeholder?: string, wide?: boolean, text?: boolean, typed: (value: string) => void }} what
 */
export function numberField(state, what) {
  const { workflow, field, label, value, unit, hint, placeholder, wide, text, typed } = what;
  const id = idOf(workflow, field);
  const problem = problemAt(state, workflow, field);
  const described = [problem ? `${id}-problem` : "", hint ? `${id}-hint` : ""].filter(Boolean);
  return html`<div class="field ${wide ? "wide" : ""}">
    <label for=${id}>${label}</label>
    <span class="entry">
      <input
        id=${id}
        class=${text ? "words" : "figure"}
        type="text"
        inputmode=${text ? "text" : "decimal"}
        autocomplete="off"
        placeholder=${placeholder ?? nothing}
        aria-invalid=${problem ? "true" : "false"}
        aria-describedby=${described.join(" ") || nothing}
        .value=${live(value)}
        @input=${(/** @type {Event} */ event) => typed(valueOf(event))}
      />
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </span>
    ${hint ? html`<small id=${`${id}-hint`}>${hint}</small>` : nothing} ${wrong(id, problem)}
  </div>`;
}

/**
 * One of a few.
 * @template {string} T
 * @param {State} state
 * @param {{ workflow?: number, field: string, label: unknown, value: T, options: readonly (readonly [T, string])[], chosen: (value: T) => void }} what
 */
export function choiceField(state, { workflow, field, label, value, options, chosen }) {
  const id = idOf(workflow, field);
  const problem = problemAt(state, workflow, field);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      aria-invalid=${problem ? "true" : "false"}
      aria-describedby=${problem ? `${id}-problem` : nothing}
      @change=${(/** @type {Event} */ event) => chosen(/** @type {T} */ (valueOf(event)))}
    >
      ${options.map(
        ([name, text]) =>
          html`<option value=${name} .selected=${live(name === value)}>${text}</option>`,
      )}
    </select>
    ${wrong(id, problem)}
  </div>`;
}

/** @param {string} id @param {import("../to-plan.js").SheetProblem | undefined} problem @param {unknown} [more] */
export function wrong(id, problem, more = nothing) {
  return problem
    ? html`<p class="warning" id=${`${id}-problem`}>${problem.message} ${more}</p>`
    : nothing;
}

/** @param {Event} event */
export function valueOf(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */ (event.target)
    .value;
}
