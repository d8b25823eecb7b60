// The till slip of the budget: one large amount, its range, the reserve, the budget, the year.
import { html, nothing, svg } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, percent, times } from "../../format.js";

/** @typedef {import("../state.js").State} State */

/** @param {State} state @param {import("./view.js").Tools} tools */
export function slip(state, { pricesOf }) {
  const { result, sheet } = state;
  const leftOut = sheet.workflows.length - (result?.ids.length ?? 0);
  return html`<aside class="card slip" id="budget-slip" aria-label=${t.slip.label}>
    <h2>${t.slip.month}</h2>
    ${result ? amounts(result.forecast, sheet) : html`<p class="soft">${nothingYet(state)}</p>`}
    ${
      leftOut > 0 && state.doing !== "opening"
        ? html`<p class="warning">
            ${t.slip.leftOut(String(leftOut), String(sheet.workflows.length))}
          </p>`
        : nothing
    }
    <p class="soft source">${pricesOf}</p>
  </aside>`;
}

/** @param {State} state */
function nothingYet({ doing, sheet }) {
  if (sheet.workflows.length === 0) return t.slip.empty;
  return doing === "" || doing === "failed" ? t.slip.nothing : t.slip.working;
}

/** @param {import("tokentill").Forecast} forecast @param {State["sheet"]} sheet */
function amounts(forecast, sheet) {
  const { usdPerMonth: month, withContingency, usdPerYear, yearWithContingency, budget } = forecast;
  const [mend] = forecast.mendFirst;
  return html`<p class="amount">
      <output>${amount(month.likely)}</output>
    </p>
    <p class="soft">${t.slip.between(amount(month.low), amount(month.high))}</p>
    <hr />
    <dl class="lines">
      <dt>${t.slip.reserve(sheet.reserve)}</dt>
      <dd class="sum">${amount(withContingency)}</dd>
      <dt>${t.slip.year}</dt>
      <dd>${amount(usdPerYear.likely)}</dd>
      <dt>${t.slip.yearReserve}</dt>
      <dd>${amount(yearWithContingency)}</dd>
    </dl>
    <hr />
    ${budget ? against(budget) : html`<p class="soft">${t.slip.noBudget}</p>`}
    ${
      mend
        ? html`<p class="mend">
            <strong>${t.slip.mend}</strong>
            ${t.mend(mend.workflow, t.levers[mend.lever], amount(mend.saving))}
          </p>`
        : nothing
    }`;
}

/** @param {NonNullable<import("tokentill").Forecast["budget"]>} budget */
function against({ usd, used, overrun, maxRunsScale, runsOutInMonth }) {
  const part = Math.min(1, used) * 100;
  return html`<dl class="lines">
      <dt>${t.slip.budget}</dt>
      <dd>${amount(usd)}</dd>
      <dt>${t.slip.used}</dt>
      <dd class="sum">${percent(used)}</dd>
    </dl>
    <div class="context-bar ${overrun ? "over" : ""}" aria-hidden="true">
      <svg width="100%" height="6">${svg`<rect width=${`${part}%`} height="6" />`}</svg>
    </div>
    <p class=${overrun ? "warning" : "soft"}>
      ${
        runsOutInMonth === undefined
          ? t.slip.holds
          : runsOutInMonth === 1
            ? t.slip.overAtOnce
            : t.slip.runsOut(String(runsOutInMonth))
      }
      ${maxRunsScale === undefined ? nothing : t.slip.scale(times(maxRunsScale))}
    </p>`;
}

/** On a phone, the amount at the bottom edge. @param {State} state */
export function strip(state) {
  const { result } = state;
  if (!result) return nothing;
  const { usdPerMonth, budget } = result.forecast;
  return html`<a class="strip" href="#budget-slip" @click=${toSlip}>
    <strong>${amount(usdPerMonth.likely)}</strong>
    <span class="soft">${t.slip.strip(amount(usdPerMonth.low), amount(usdPerMonth.high))}</span>
    ${budget ? html`<span class="tag ${budget.overrun ? "failed" : "exact"}">${percent(budget.used)}</span>` : nothing}
  </a>`;
}

/** The address is the view's: a jump must not change it. @param {Event} event */
function toSlip(event) {
  event.preventDefault();
  document.getElementById("budget-slip")?.scrollIntoView({ block: "center" });
}
