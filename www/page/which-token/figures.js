// Each figure with its formula and its caveat beside it. One that cannot be computed says what it needs.
import { html, nothing } from "lit";
import { t } from "../../i18n/which-token/en.js";
import { readDraft } from "./draft.js";
import { fieldOf, formulaInWords, inWords, labelOf, missingFor } from "./names.js";
import { dollars, percent, plain } from "./numbers.js";
import { draftOf } from "./state.js";

/** @typedef {import("./state.js").State} State */

/** How each figure is written. */
const WRITTEN = /** @type {Record<string, (n: number) => string>} */ ({
  marketCapUsd: dollars,
  fdvUsd: dollars,
  inflation12m: percent,
  unlockMonthsOfVolume: (n) => t.figures.months(plain(n)),
  velocity: (n) => t.figures.aYear(t.figures.times(plain(n))),
  priceToFees: (n) => t.figures.times(plain(n)),
  feesPerActiveAddressUsd: (n) => t.figures.aYear(dollars(n)),
  feesPerTransactionUsd: dollars,
  stakingRatio: percent,
  feeYield: (n) => t.figures.aYear(percent(n)),
  realYield: (n) => t.figures.aYear(percent(n)),
  capToTvl: (n) => t.figures.times(plain(n)),
});

/** @param {State} state */
export function figures(state) {
  const { symbol, explanations, report } = state;
  return html`<section class="card figures" aria-labelledby="figures-title">
    <h3 id="figures-title">${symbol ? t.figures.of(symbol) : t.figures.title}</h3>
    <div role="status">${refusal(state)}</div>
    <dl>
      ${explanations.map(
        ({ field, formula, caveat }) =>
          html`<div class="figure" data-figure=${field}>
            <dt>${t.figures.names[field] ?? field}</dt>
            <dd class="value">${value(field, state)}</dd>
            <dd class="formula">= ${formulaInWords(formula)}</dd>
            <dd class="caveat soft">${caveat}</dd>
          </div>`,
      )}
    </dl>
    ${warnings(report, state)}
  </section>`;
}

/** @param {string} field @param {State} state */
function value(field, state) {
  const { report, explanations, symbol } = state;
  const number = /** @type {any} */ (report)?.[field];
  if (number !== undefined) return WRITTEN[field]?.(number) ?? plain(number);
  const { sheet } = readDraft(symbol, draftOf(state));
  const needs = missingFor(field, explanations, sheet).map((name) => labelOf(name).toLowerCase());
  const said = needs.length > 0 ? t.figures.needs(listed(needs)) : t.figures.unknown;
  return html`<span class="soft">${said}</span>`;
}

/** Why there are no figures, when something is typed that forbids them. @param {State} state */
function refusal(state) {
  const draft = draftOf(state);
  const { missing, wrong } = readDraft(state.symbol, draft);
  const begun = missing.filter((name) => /^vesting|^emissions/.test(name));
  const sentences = [
    ...wrong.map(({ field, text }) => t.sheet.notANumber(labelOf(field, draft), text.trim())),
    ...begun.map((name) => t.figures.needs(labelOf(name, draft))),
    ...(state.refused ? [inWords(state.refused, draft)] : []),
  ];
  if (sentences.length === 0) return nothing;
  return html`<div class="refused">
    ${state.refused && fieldOf(state.refused) ? html`<p>${t.figures.refused}</p>` : nothing}
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
  </div>`;
}

/** What the figures do not say already: a field that is not there is named at the figure. @param {State["report"]} report @param {State} state */
function warnings(report, state) {
  const told = (report?.warnings ?? []).filter((one) => !/^\w+ is (not given|0): /.test(one));
  if (told.length === 0) return nothing;
  return html`<h4>${t.figures.warnings}</h4>
    <ul class="warnings">
      ${told.map((one) => html`<li>${inWords(one, draftOf(state))}</li>`)}
    </ul>`;
}

/** @param {string[]} names */
export const listed = (names) =>
  [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(t.figures.and);
