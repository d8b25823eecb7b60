// The whole page, from the state. One render a frame, however often the state changes.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { sections } from "../sections.js";
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
    <main ?hidden=${state.view !== "count"}>
      ${notices(state, actions)}
      <div class="till">${editor(state, actions)} ${slip(state, actions)}</div>
      ${details(state, actions)} ${comparison(state, actions)}
      <p class="unseen" id="announcer" role="status" aria-live="polite"></p>
    </main>
    ${otherViews(state, actions)} ${state.view === "count" ? strip(state, actions) : nothing}
    ${picker(state, actions)}`;
}

/** Each has a place of its own, which it fills itself and keeps while another is shown. */
function otherViews(
  /** @type {import("../state.js").State} */ { view, viewFailed },
  /** @type {import("./actions.js").Actions} */ actions,
) {
  return html`${sections.map(
    (name) => html`<main id=${name} ?hidden=${view !== name || viewFailed}></main>`,
  )}
  ${
    viewFailed
      ? html`<main>
          <div class="notice" role="alert">
            <p>${t.views.failed}</p>
            <button type="button" @click=${actions.openView}>${t.notice.retry}</button>
          </div>
        </main>`
      : nothing
  }`;
}
