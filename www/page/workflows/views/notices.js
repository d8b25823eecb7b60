// What happened to the sheet as a whole, and the way back.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";

/** @typedef {import("../state.js").State} State */

/** @param {State} state @param {import("./view.js").Tools} tools */
export function notices({ undo, fileProblem, fileNote, doing, problem }, tools) {
  const { actions, engineProblem, retry } = tools;
  return html`<div class="notices" role="alert">
      ${fileProblem ? html`<div class="notice"><p>${fileProblem}</p></div>` : nothing}
      ${fileNote ? html`<div class="notice"><p>${fileNote}</p></div>` : nothing}
      ${
        engineProblem === undefined
          ? nothing
          : html`<div class="notice">
              <p>${t.failed} <small>${engineProblem}</small></p>
              <button type="button" @click=${retry}>${t.again}</button>
            </div>`
      }
      ${
        doing === "failed"
          ? html`<div class="notice">
              <p>${t.failed} <small>${problem}</small></p>
              <button type="button" @click=${actions.refresh}>${t.again}</button>
            </div>`
          : nothing
      }
    </div>
    ${
      undo
        ? html`<div class="notice" role="status">
            <p>${t.undo.what[undo.what]}</p>
            <button type="button" id="workflows-undo" @click=${actions.undo}>${t.undo.back}</button>
            <button type="button" class="quiet" @click=${actions.dropUndo}>${t.undo.drop}</button>
          </div>`
        : nothing
    }`;
}
