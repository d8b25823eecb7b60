// The text and how it is shown. The textarea is the person's own: nothing here writes into it.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { whole } from "../format.js";

/**
 * @param {import("../state.js").State} state
 * @param {import("./actions.js").Actions} actions
 */
export function editor(state, actions) {
  return html`<section class="card editor" aria-label=${t.editor.label}>
    <div class="bar">
      ${viewSwitch(state, actions)}
      <p class="soft privacy">${t.privacy}</p>
    </div>
    <div class="paper" dir=${state.direction}>
      <div class="mirror" id="mirror" aria-hidden="true"></div>
      <textarea
        id="text"
        aria-label=${t.editor.label}
        aria-describedby="facts"
        placeholder=${t.editor.placeholder}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        @input=${actions.typed}
      ></textarea>
      ${
        state.length === 0
          ? html`<button type="button" class="example" @click=${actions.tryExample}>
              ${t.editor.example}
            </button>`
          : nothing
      }
    </div>
    <div class="foot soft">
      <p id="facts" class="facts">${facts(state)}</p>
      <p class="caret-token">${state.showTokens ? state.caret : nothing}</p>
    </div>
  </section>`;
}

/** @param {import("../state.js").State} state @param {import("./actions.js").Actions} actions */
function viewSwitch({ showTokens }, actions) {
  const option = (/** @type {boolean} */ tokens, /** @type {string} */ label) =>
    html`<label>
      <input
        type="radio"
        name="view"
        .checked=${showTokens === tokens}
        @change=${() => actions.showTokens(tokens)}
      />
      <span>${label}</span>
    </label>`;
  return html`<fieldset class="switch">
    <legend class="unseen">${t.editor.view}</legend>
    ${option(false, t.editor.plain)} ${option(true, t.editor.tokens)}
  </fieldset>`;
}

/** @param {import("../state.js").State} state */
function facts({ facts }) {
  if (!facts) return nothing;
  const { characters, words, lines } = facts;
  return html`<span>${t.editor.characters(whole(characters), characters === 1)}</span>
    <span>${t.editor.words(whole(words), words === 1)}</span>
    <span>${t.editor.lines(whole(lines), lines === 1)}</span>`;
}
