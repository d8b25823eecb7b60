// Month by month: the range, the likely cost, the reserve on top, and the budget as a line.
import { html, nothing, svg } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount } from "../../format.js";
import { figure } from "./figure.js";
import { ticks } from "./scale.js";

const HEIGHT = 240;
const TOP = 14;
const BOTTOM = 26;
const LEFT = 62;

/** @param {import("tokentill").Forecast} forecast @param {number} width */
export function months({ months: all, budget }, width) {
  const most = Math.max(...all.map(({ usd, withContingency }) => Math.max(usd.high, withContingency)), budget?.usd ?? 0); // prettier-ignore
  const lines = ticks(most);
  const top = lines[lines.length - 1] ?? 1;
  const y = (/** @type {number} */ usd) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - usd / top);
  const step = (width - LEFT - 4) / all.length;
  const bar = Math.min(26, step * 0.6);
  const every = Math.ceil(26 / step);
  const over = budget ? all.find(({ withContingency }) => withContingency > budget.usd) : undefined;
  return figure({
    id: "picture-months",
    title: t.pictures.months,
    says: !budget
      ? t.pictures.noBudget
      : over
        ? t.pictures.over(String(over.month), amount(over.withContingency), amount(budget.usd))
        : t.pictures.under(amount(budget.usd)),
    head: [
      t.pictures.month,
      t.pictures.low,
      t.pictures.likely,
      t.pictures.high,
      t.pictures.reserve,
    ],
    rows: all.map(({ month, usd, withContingency }) => [
      ...[String(month), amount(usd.low), amount(usd.likely), amount(usd.high)],
      amount(withContingency),
    ]),
    drawing: html`<svg
        class="plot"
        role="img"
        aria-labelledby="picture-months-title picture-months-says"
        viewBox="0 0 ${width} ${HEIGHT}"
        width=${width}
        height=${HEIGHT}
      >
        ${lines.map(
          (usd) =>
            svg`<line class="grid-line" x1=${LEFT} x2=${width} y1=${y(usd)} y2=${y(usd)} />
              <text class="tick end" x=${LEFT - 8} y=${y(usd) + 4}>${short(usd)}</text>`,
        )}
        ${all.map(({ month, usd, withContingency }, at) => {
          const x = LEFT + step * at + step / 2;
          const likely = y(usd.likely);
          return svg`<g>
            <rect class="range" x=${x - bar / 2} width=${bar} y=${y(usd.high)} height=${Math.max(1, y(usd.low) - y(usd.high))} rx="3" />
            <line class="likely" x1=${x - bar / 2} x2=${x + bar / 2} y1=${likely} y2=${likely} />
            <circle class=${budget && withContingency > budget.usd ? "reserve over" : "reserve"} cx=${x} cy=${y(withContingency)} r="3.5" />
            ${at % every === 0 ? svg`<text class="tick middle" x=${x} y=${HEIGHT - 8}>${month}</text>` : nothing}
          </g>`;
        })}
        ${
          budget
            ? svg`<line class="budget-line" x1=${LEFT} x2=${width} y1=${y(budget.usd)} y2=${y(budget.usd)} />`
            : nothing
        }
      </svg>
      <ul class="key" aria-hidden="true">
        <li class="is-range">${t.pictures.range}</li>
        <li class="is-likely">${t.pictures.likely}</li>
        <li class="is-reserve">${t.pictures.reserve}</li>
        ${budget ? html`<li class="is-budget">${t.pictures.budget}</li>` : nothing}
      </ul>`,
  });
}

/** Without cents, where there is room for no more. @param {number} usd */
function short(usd) {
  return usd === 0 ? "0" : amount(usd).replace(/[.,]00(?=\D*$)/, "");
}
