// The forecast against what was really paid, and the gap explained part by part.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount } from "../../format.js";

/** @param {import("tokentill").UsageReport} report @param {import("../state.js").State} state */
export function gaps(report, { usage: { gaps: found }, sheet, result }) {
  const g = t.gap;
  const planned = new Set(sheet.workflows.map(({ name }) => name.trim()));
  const strangers = report.workflows.filter(({ name }) => !planned.has(name));
  const unseen = (result?.plan.workflows ?? []).filter(
    ({ name }) => !report.workflows.some((one) => one.name === name),
  );
  return html`${
    found.length === 0
      ? html`<p class="about soft">${g.none}</p>`
      : html`<div class="scroll">
            <table class="figures">
              <thead>
                <tr>
                  <th scope="col" class="name">${g.workflow}</th>
                  ${[g.planned, g.actual, g.total, g.runs, g.loops, g.retries, g.tokens, g.price].map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${found.map((gap) => row(gap))}
              </tbody>
            </table>
          </div>
          <p class="about soft">${g.about}</p>`
  }
  ${strangers.length > 0 ? html`<p class="about warning">${g.strangers(strangers.map(({ name }) => name).join(", "))}</p>` : nothing}
  ${unseen.length > 0 ? html`<p class="about soft">${g.unseen(unseen.map(({ name }) => name).join(", "))}</p>` : nothing}`; // prettier-ignore
}

/** @param {import("tokentill").UsageGap} gap */
function row(gap) {
  const g = t.gap;
  // The ratios of a log are rounded numbers: what they leave over is no part of the gap.
  const least = gap.plannedUsd * 1e-6;
  const part = (/** @type {string} */ label, /** @type {number | undefined} */ usd) =>
    html`<td data-label=${label}>
      ${usd === undefined ? "–" : signed(Math.abs(usd) < least ? 0 : usd)}
    </td>`;
  return html`<tr>
    <th scope="row" class="name">${gap.workflow}</th>
    <td data-label=${g.planned}>${amount(gap.plannedUsd)}</td>
    <td data-label=${g.actual}>${amount(gap.actualUsd)}</td>
    <td data-label=${g.total}><strong>${signed(gap.total)}</strong></td>
    ${part(g.runs, gap.runs)} ${part(g.loops, gap.loops)} ${part(g.retries, gap.retries)}
    ${part(g.tokens, gap.tokens)} ${part(g.price, gap.price)}
  </tr>`;
}

/** @param {number} usd */
function signed(usd) {
  if (usd === 0) return amount(0);
  return `${usd < 0 ? "−" : "+"}${amount(Math.abs(usd))}`;
}
