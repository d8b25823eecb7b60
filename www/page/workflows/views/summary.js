// One page on paper, for the person who signs: seen in print only.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, date, percent, price, whole } from "../../format.js";
import { forecastRows } from "../state.js";

/** More workflows than these would not fit; the rest are one line. */
const FITTING = 12;

/** @param {import("../state.js").State} state @param {import("./view.js").Tools} tools */
export function summary(state, { today, pricesOf, modelName }) {
  const { result, sheet } = state;
  if (!result) return nothing;
  const { forecast } = result;
  const p = t.print;
  const rows = forecastRows(state);
  const rest = rows.slice(FITTING);
  const leftOut = sheet.workflows.length - rows.length;
  const { usdPerMonth: month, usdPerYear: year, budget } = forecast;
  return html`<section class="summary" aria-hidden="true">
    <h1>${sheet.name || p.title}</h1>
    <p>${p.made(date(today))} ${pricesOf}</p>
    <table>
      <tbody>
        ${[
          [p.month, amount(month.likely), p.between(amount(month.low), amount(month.high))],
          [p.reserve(sheet.reserve), amount(forecast.withContingency), ""],
          [p.year, amount(year.likely), p.between(amount(year.low), amount(year.high))],
          [p.yearReserve, amount(forecast.yearWithContingency), ""],
          ...(budget
            ? [[p.budget, amount(budget.usd), p.used(percent(budget.used), budget.runsOutInMonth)]]
            : []),
        ].map(
          ([name, figure, note]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${figure}</td>
              <td>${note}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <table>
      <thead>
        <tr>
          ${[p.workflow, p.model, p.runs, p.run, p.month, p.share].map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, FITTING).map(
          ({ workflow, forecast: one }, at) =>
            html`<tr>
              <th scope="row">${one.name}</th>
              <td>${modelsOf(workflow, modelName)}</td>
              <td>${whole(result.plan.workflows[at].runsPerMonth)}</td>
              <td>${price(one.usdPerRun)}</td>
              <td>${amount(one.usdPerMonth.likely)}</td>
              <td>${one.share === undefined ? "–" : percent(one.share)}</td>
            </tr>`,
        )}
        ${
          rest.length > 0
            ? html`<tr>
                <th scope="row">${p.others(whole(rest.length))}</th>
                <td></td>
                <td></td>
                <td></td>
                <td>${amount(rest.reduce((sum, { forecast: one }) => sum + one.usdPerMonth.likely, 0))}</td>
                <td></td>
              </tr>`
            : nothing
        }
      </tbody>
    </table>
    ${leftOut > 0 ? html`<p>${t.slip.leftOut(String(leftOut), String(sheet.workflows.length))}</p>` : nothing}
    <h2>${p.mend}</h2>
    <ol>
      ${forecast.mendFirst.slice(0, 3).map(({ workflow, lever, saving }) => html`<li>${t.mend(workflow, t.levers[lever], amount(saving))}</li>`)}
    </ol>
    <h2>${p.assumed}</h2>
    <ul>
      ${[...forecast.warnings, ...forecast.notes].slice(0, 8).map((note) => html`<li>${note}</li>`)}
    </ul>
    <p class="sign">${p.sign}</p>
  </section>`; // prettier-ignore
}

/** @param {import("../sheet.js").SheetWorkflow} workflow @param {(name: string) => string} modelName */
function modelsOf({ model, routes }, modelName) {
  if (routes.length === 0) return modelName(model);
  return routes.map((route) => `${modelName(route.model)} ${route.share}%`).join(", ");
}
