// The whole view of workflows, from its state.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { months } from "../pictures/months.js";
import { routing as routingPicture } from "../pictures/routing.js";
import { shares } from "../pictures/shares.js";
import { turns } from "../pictures/turns.js";
import { forecastRows } from "../state.js";
import { notices } from "./notices.js";
import { questions } from "./questions.js";
import { review } from "./review.js";
import { routing } from "./routing.js";
import { sheet } from "./sheet.js";
import { slip, strip } from "./slip.js";
import { summary } from "./summary.js";
import { usage } from "./usage.js";

/**
 * What the parts of the view are given beside the state.
 * @typedef {object} Tools
 * @property {import("../actions.js").Actions} actions
 * @property {import("../usage-actions.js").UsageActions} log
 * @property {(name: string) => string} modelName as the price book writes it
 * @property {string} today such as 2026-11-23
 * @property {string} pricesOf a sentence
 * @property {string | undefined} engineProblem why the engine could not be opened
 * @property {() => void} retry opens it again
 */

/** @param {import("../state.js").State} state @param {Tools} tools */
export function view(state, tools) {
  return html`${notices(state, tools)}
    <div class="till">${sheet(state, tools)} ${slip(state, tools)}</div>
    ${questions(state)} ${pictures(state, tools)} ${routing(state, tools)} ${review(state, tools)}
    ${usage(state, tools)} ${summary(state, tools)} ${strip(state)}`;
}

/** @param {import("../state.js").State} state @param {Tools} tools */
function pictures(state, { actions }) {
  const { result, pictured, width } = state;
  if (!result) return nothing;
  return html`<section class="pictures" aria-label=${t.pictures.label}>
    ${months(result.forecast, width)} ${shares(result.forecast, width)}
    ${turns(forecastRows(state), pictured, width, actions.picture)} ${routingPicture(result, width)}
  </section>`;
}
