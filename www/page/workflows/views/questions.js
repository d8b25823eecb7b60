// What a person asks of a budget, workflow by workflow, and what to mend first.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, percent, price, times, whole } from "../../format.js";
import { forecastRows } from "../state.js";

/** @typedef {import("../state.js").State} State */

/** @param {State} state */
export function questions(state) {
  const rows = forecastRows(state);
  const { result } = state;
  if (!result || rows.length === 0) return nothing;
  const { forecast } = result;
  const sold = rows.some(({ forecast: one }) => one.marginPerRunUsd !== undefined);
  return html`<section class="card block" aria-labelledby="workflows-questions">
    <div class="bar"><h2 id="workflows-questions">${t.questions.title}</h2></div>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="workflows-questions">
      <table class="figures">
        <thead>
          <tr>
            ${heads(sold, forecast.budget !== undefined).map((head, at) => html`<th scope="col" class=${at === 0 ? "name" : ""}>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ forecast: one }) => row(one, sold, forecast.budget !== undefined))}
        </tbody>
      </table>
    </div>
    <div class="columns">
      ${mendFirst(forecast)}
      <div>
        <h3>${t.questions.fresh}</h3>
        <ul>
          ${rows.map(({ forecast: one }) => html`<li>${freshStart(one)}</li>`)}
        </ul>
      </div>
      <div>
        <h3>${t.questions.assumed}</h3>
        <ul class="soft">
          ${[...forecast.warnings.map((text) => html`<li class="warning">${text}</li>`), ...forecast.notes.map((text) => html`<li>${text}</li>`)]}
        </ul>
      </div>
    </div>
  </section>`; // prettier-ignore
}

/** @param {boolean} sold @param {boolean} budgeted */
function heads(sold, budgeted) {
  const q = t.questions;
  return [
    ...[q.workflow, q.month, q.share, q.run, q.call, q.tokens, q.ratio],
    ...(sold ? [q.margin] : []),
    q.breakEven,
    ...(budgeted ? [q.within] : []),
  ];
}

/** @param {import("tokentill").WorkflowForecast} one @param {boolean} sold @param {boolean} budgeted */
function row(one, sold, budgeted) {
  const q = t.questions;
  const { low, likely, high } = one.usdPerMonth;
  const cell = (/** @type {string} */ label, /** @type {unknown} */ what) =>
    html`<td data-label=${label}>${what}</td>`;
  const margin = one.marginPerRunUsd;
  return html`<tr>
    <th scope="row" class="name">${one.name}</th>
    ${cell(q.month, html`<strong>${amount(likely)}</strong><small>${amount(low)} – ${amount(high)}</small>`)}
    ${cell(q.share, one.share === undefined ? "–" : percent(one.share))}
    ${cell(q.run, price(one.usdPerRun))} ${cell(q.call, price(one.usdPerInference))}
    ${cell(q.tokens, whole(one.tokensPerRun))} ${cell(q.ratio, t.ratio(times(one.outputToInput)))}
    ${sold ? cell(q.margin, margin === undefined ? "–" : html`<span class=${margin < 0 ? "warning" : ""}>${price(margin)}</span>`) : nothing}
    ${cell(q.breakEven, html`${price(one.breakEvenUsdPerRun.likely)}<small>${price(one.breakEvenUsdPerRun.low)} – ${price(one.breakEvenUsdPerRun.high)}</small>`)}
    ${budgeted ? cell(q.within, one.runsWithinBudget === undefined ? "–" : whole(one.runsWithinBudget)) : nothing}
  </tr>`; // prettier-ignore
}

/** @param {import("tokentill").Forecast} forecast */
function mendFirst({ mendFirst: found }) {
  return html`<div>
    <h3>${t.questions.mend}</h3>
    ${
      found.length === 0
        ? html`<p class="soft">${t.questions.nothingToMend}</p>`
        : html`<ol>
              ${found
                .slice(0, 5)
                .map(
                  ({ workflow, lever, saving }) =>
                    html`<li>${t.mend(workflow, t.levers[lever], amount(saving))}</li>`,
                )}
            </ol>
            <p class="soft">${t.questions.alone}</p>`
    }
  </div>`;
}

/** @param {import("tokentill").WorkflowForecast} one */
function freshStart({ name, freshStart: found, contextCurve }) {
  if (contextCurve.length < 2) return t.questions.oneTurn(name);
  if (!found) return t.questions.noFresh(name);
  return t.questions.freshAt(
    ...[name, whole(found.turn), whole(found.summaryTokens), price(found.savingPerRun)],
  );
}
