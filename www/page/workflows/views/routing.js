// The models that would do a workflow's calls for less, and what a stated share of the runs on one saves.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, percent, whole } from "../../format.js";
import { basisTag } from "../../views/tag.js";
import { readNumber } from "../read-number.js";
import { forecastRows, problemAt } from "../state.js";
import { idOf, numberField, wrong } from "./fields.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./view.js").Tools} Tools */

/** @param {State} state @param {Tools} tools */
export function routing(state, tools) {
  const rows = forecastRows(state);
  if (rows.length === 0) return nothing;
  return html`<section class="card block routing" id="workflows-routing" aria-labelledby="workflows-routing-title">
    <div class="bar"><h2 id="workflows-routing-title">${t.routing.title}</h2></div>
    <p class="about soft">${t.routing.about}</p>
    <p class="about warning">${t.routing.caveat}</p>
    ${rows.map((row) => one(row, state, tools))}
  </section>`; // prettier-ignore
}

/** @param {ReturnType<typeof forecastRows>[number]} row @param {State} state @param {Tools} tools */
function one({ workflow, forecast }, state, tools) {
  const { actions, modelName } = tools;
  const trial = state.result?.trials[workflow.id];
  const share = readNumber(workflow.trial.share) ?? 0;
  const id = workflow.id;
  const problem = problemAt(state, id, "trial.model");
  const set = (/** @type {Partial<import("../sheet.js").SheetRoute>} */ change) =>
    actions.changePart(id, "trial", change);
  return html`<div class="tried" role="group" aria-labelledby=${idOf(id, "tried")}>
    <h3 id=${idOf(id, "tried")}>${workflow.name}</h3>
    ${
      forecast.routingSavingUsd === undefined
        ? nothing
        : html`<p class="soft">${forecast.routingSavingUsd < 0 ? t.routing.splitCosts(amount(-forecast.routingSavingUsd)) : t.routing.splitSaves(amount(forecast.routingSavingUsd))}</p>`
    }
    <div class="trial">
      ${numberField(state, { workflow: id, field: "trial.share", label: t.routing.share, unit: "%", value: workflow.trial.share, typed: (typed) => set({ share: typed }) })}
      <div class="field">
        <span class="label" id=${idOf(id, "trial-label")}>${t.routing.to}</span>
        <button type="button" class="chooser" id=${idOf(id, "trial.model")} aria-labelledby="${idOf(id, "trial-label")} ${idOf(id, "trial.model")}" aria-describedby=${problem ? `${idOf(id, "trial.model")}-problem` : nothing} @click=${() => actions.askTrial(id)}>
          ${trial ? modelName(trial.model) : workflow.trial.model || t.chooseModel}
          <span aria-hidden="true">▾</span>
        </button>
        ${wrong(idOf(id, "trial.model"), problem)}
      </div>
      <p class="outcome">
        ${trial ? outcome(trial) : nothing}
        ${trial ? html`<button type="button" class="action" @click=${() => actions.takeTrial(id)}>${t.routing.take}</button>` : nothing}
      </p>
    </div>
    ${forecast.cheaper.length === 0 ? html`<p class="soft">${t.routing.none}</p>` : list({ workflow, forecast }, share, trial?.model, state, tools)}
  </div>`; // prettier-ignore
}

/** @param {import("../state.js").Trial} trial */
function outcome({ before, after }) {
  const saved = before - after;
  return html`<span class=${saved > 0 ? "gain" : "warning"}>
    ${t.routing.outcome(amount(before), amount(after))}
    ${saved > 0 ? t.routing.saves(amount(saved), percent(saved / before)) : t.routing.costs(amount(-saved))}
  </span>`;
}

/**
 * @param {ReturnType<typeof forecastRows>[number]} row @param {number} share percent
 * @param {string | undefined} chosen @param {State} state @param {Tools} tools
 */
function list({ workflow, forecast }, share, chosen, { bases, counts }, { actions, modelName }) {
  const r = t.routing;
  const label = r.useFor(workflow.name);
  const own = counts[workflow.id];
  return html`<details class="offers">
    <summary>${r.offers(String(forecast.cheaper.length))}</summary>
    <div class="scroll">
    <table class="figures cheaper">
      <thead>
        <tr>
          <th scope="col" class="name">${r.model}</th>
          <th scope="col">${r.counted}</th>
          <th scope="col">${r.month}</th>
          <th scope="col">${r.saving}</th>
          <th scope="col">${r.savingOf(whole(share))}</th>
        </tr>
      </thead>
      <tbody>
        ${forecast.cheaper.map(
          ({ model, usdPerMonth, saving, recounted }) =>
            html`<tr class=${model === chosen ? "cheapest" : ""}>
              <th scope="row" class="name">
                <label>
                  <input
                    type="radio"
                    name=${idOf(workflow.id, "trial")}
                    aria-label=${`${label}: ${modelName(model)}`}
                    .checked=${model === chosen}
                    @change=${() => actions.changePart(workflow.id, "trial", { model })}
                  />
                  ${modelName(model)}
                </label>
              </th>
              <td data-label=${r.counted}>
                ${recounted ? html`${r.recounted} ${bases[model] ? basisTag(bases[model]) : nothing}` : own ? r.notYet : r.ownCounts}
              </td>
              <td data-label=${r.month}>${amount(usdPerMonth)}</td>
              <td data-label=${r.saving}>${amount(saving)}</td>
              <td data-label=${r.savingOf(whole(share))}>${amount((saving * share) / 100)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    </div>
  </details>`; // prettier-ignore
}
