// The quarterly review: what the price book did since the sheet was agreed, and what is new and cheaper.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../../i18n/workflows.js";
import { amount, date, percent, rate } from "../../format.js";
import { valueOf } from "./fields.js";

/** @typedef {import("../state.js").State} State */

/** @param {State} state @param {import("./view.js").Tools} tools */
export function review({ sheet, result }, { actions, today, modelName }) {
  if (!result) return nothing;
  const r = t.review;
  const { review: found, reviewProblem } = result;
  return html`<section class="card block review" aria-labelledby="workflows-review">
    <div class="bar"><h2 id="workflows-review">${r.title}</h2></div>
    <p class="about line">
      <label for="agreed-on">${r.since}</label>
      <input
        id="agreed-on"
        type="date"
        max=${today}
        aria-invalid=${reviewProblem ? "true" : "false"}
        aria-describedby="agreed-problem"
        .value=${live(sheet.agreedOn)}
        @change=${(/** @type {Event} */ event) => valueOf(event) && actions.change({ agreedOn: valueOf(event) })}
      />
      <button type="button" class="action" ?disabled=${sheet.agreedOn === today} @click=${() => actions.change({ agreedOn: today })}>
        ${r.agree}
      </button>
    </p>
    <p class="about warning" id="agreed-problem">${reviewProblem}</p>
    ${found ? outcome(found, sheet.agreedOn, modelName) : nothing}
  </section>`; // prettier-ignore
}

/** @param {import("tokentill").Review} found @param {string} since @param {(name: string) => string} modelName */
function outcome(found, since, modelName) {
  const r = t.review;
  const { before, now, difference, budget } = found;
  return html`<div class="about">
      <p>
        ${
          before && difference !== undefined
            ? difference === 0
              ? r.same(amount(now.likely))
              : r.differs(date(since), amount(before.likely), amount(now.likely), signed(difference, amount), percent(Math.abs(difference) / before.likely)) // prettier-ignore
            : r.noBefore(date(since))
        }
        ${budget ? r.budget(percent(budget.used)) : nothing}
      </p>
      ${found.warnings.map((text) => html`<p class="warning">${text}</p>`)}
    </div>
    ${
      found.changes.length === 0
        ? html`<p class="about soft">${r.noChange(date(since))}</p>`
        : html`<div class="scroll">
            <table class="figures">
              <thead>
                <tr>
                  <th scope="col" class="name">${r.model}</th>
                  <th scope="col">${r.what}</th>
                  <th scope="col">${r.before}</th>
                  <th scope="col">${r.now}</th>
                </tr>
              </thead>
              <tbody>
                ${found.changes.map(
                  (change) =>
                    html`<tr>
                      <th scope="row" class="name">${modelName(change.model)}</th>
                      <td data-label=${r.what}>
                        ${change.what}${change.above === undefined ? "" : ` ${r.above(String(change.above))}`}
                      </td>
                      <td data-label=${r.before}>${rateOr(change.beforeUsdPerMillion)}</td>
                      <td data-label=${r.now}>${rateOr(change.nowUsdPerMillion)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
    <ul class="about soft">
      ${found.announced.map(({ model, from }) => html`<li>${r.announced(modelName(model), date(from))}</li>`)}
      ${found.newAndCheaper.flatMap(({ workflow, models }) =>
        models.map(
          ({ model, saving }) =>
            html`<li>${r.cheaper(workflow, modelName(model), amount(saving))}</li>`,
        ),
      )}
      ${found.newAndCheaper.every(({ models }) => models.length === 0) ? html`<li>${r.nothingNew(date(since))}</li>` : nothing}
    </ul>`; // prettier-ignore
}

/** @param {number | undefined} usd */
function rateOr(usd) {
  return usd === undefined ? t.review.unknown : t.review.rate(rate(usd));
}

/** @param {number} usd @param {(usd: number) => string} text */
function signed(usd, text) {
  return `${usd < 0 ? "−" : "+"}${text(Math.abs(usd))}`;
}
