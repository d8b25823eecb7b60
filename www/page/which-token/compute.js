// A job's price on a network that is paid in tokens, beside a cloud's. Both are typed in.
import { html, nothing } from "lit";
import { t } from "../../i18n/which-token/en.js";
import { readJob } from "./draft.js";
import { JOB } from "./fields.js";
import { figure, problem } from "./form.js";
import { listed } from "./figures.js";
import { labelOf } from "./names.js";
import { dollars, plain } from "./numbers.js";
import { draftOf } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** What was typed; the token's price is the sheet's unless another is typed here. @param {State} state */
export function jobTexts(state) {
  const { job, entries } = draftOf(state);
  return { ...job, priceUsd: job.priceUsd?.trim() ? job.priceUsd : (entries.priceUsd?.text ?? "") };
}

/** @param {State} state @param {import("./state.js").Actions} actions */
export function compute(state, actions) {
  const texts = /** @type {Record<string, string>} */ (jobTexts(state));
  return html`<section class="card compute" aria-labelledby="compute-title">
    <h3 id="compute-title">${t.compute.title}</h3>
    <p class="soft">${t.compute.about}</p>
    <div class="compute-fields">
      ${JOB.map((field) => {
        const place = `job.${field.name}`;
        const text = texts[field.name] ?? "";
        return html`<div class="entry">
          ${figure(field, place, text, state, (typed) => actions.typedJob(field.name, typed))}
          ${problem(place, field.unit, text, state)}
        </div>`;
      })}
    </div>
    ${outcome(state, texts)}
    <p class="soft">${t.compute.caveat}</p>
  </section>`;
}

/** @param {State} state @param {Record<string, string>} texts */
function outcome({ compared }, texts) {
  const { missing, wrong } = readJob(texts);
  if (!compared) {
    const needs = missing.map((name) => labelOf(name).toLowerCase());
    const said = needs.length > 0 && wrong.length === 0 ? t.compute.needs(listed(needs)) : nothing;
    return html`<p role="status">${said}</p>`;
  }
  const { networkUsdPerHour, savingPerHour, savingPerMonth, breakEvenMonths, breakEvenPriceUsd } =
    compared;
  const lines = [
    ["networkUsdPerHour", t.compute.network, dollars(networkUsdPerHour)],
    ["savingPerHour", t.compute.savingPerHour, dollars(savingPerHour)],
    ["savingPerMonth", t.compute.savingPerMonth, dollars(savingPerMonth)],
    [
      "breakEvenMonths",
      t.compute.breakEvenMonths,
      breakEvenMonths === undefined ? t.compute.never : t.compute.months(plain(breakEvenMonths)),
    ],
    ...(breakEvenPriceUsd === undefined
      ? []
      : [
          [
            "breakEvenPriceUsd",
            t.compute.breakEvenPriceUsd,
            t.compute.perToken(dollars(breakEvenPriceUsd)),
          ],
        ]),
  ];
  return html`<dl class="lines">
    ${lines.map(
      ([name, label, amount]) =>
        html`<div data-figure=${name}>
          <dt>${label}</dt>
          <dd class="value">${amount}</dd>
          <dd class="formula">= ${t.compute.formulas[name]}</dd>
        </div>`,
    )}
  </dl>`;
}
