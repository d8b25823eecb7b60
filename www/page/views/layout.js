// The whole page, from the state. One render a frame, however often the state changes.
import { html } from "lit";
import { comparison } from "./comparison.js";
import { details } from "./details.js";
import { editor } from "./editor.js";
import { header } from "./header.js";
import { notices } from "./notices.js";
import { picker } from "./picker.js";
import { slip } from "./slip.js";
import { strip } from "./strip.js";

/**
 * @param {import("../state.js").State} state
 * @param {import("./actions.js").Actions} actions
 */
export function layout(state, actions) {
  return html`${header(state, actions)}
    <main>
      ${notices(state, actions)}
      <div class="till">${editor(state, actions)} ${slip(state, actions)}</div>
      ${details(state, actions)} ${comparison(state, actions)}
      <p class="unseen" id="announcer" role="status" aria-live="polite"></p>
    </main>
    ${strip(state, actions)} ${picker(state, actions)}`;
}
