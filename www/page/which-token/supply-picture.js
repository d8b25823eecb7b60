// The supply month by month, stacked: what circulates today, what is unlocked and what is emitted since.
// Drawn here: three areas and two axes are less than any library for them.
import { html, nothing, svg } from "lit";
import { t } from "../../i18n/which-token/en.js";
import { tokens, whole } from "./numbers.js";

const HEIGHT = 260;
const EDGE = { left: 58, right: 10, top: 14, bottom: 26 };

/** @typedef {{ month: number, circulating: number, unlocked: number, emitted: number, burned: number }} Sum since today */

/**
 * @param {import("tokentill").TokenReport | undefined} report
 * @param {import("tokentill").TokenSheet} sheet @param {number} width
 */
export function supplyPicture(report, sheet, width) {
  return html`<section class="card supply" aria-labelledby="supply-title">
    <h3 id="supply-title">${t.picture.title}</h3>
    ${report ? drawn(sums(report.supply, sheet.circulating), sheet.maxSupply, width) : html`<p class="soft">${t.picture.empty}</p>`}
  </section>`;
}

/** @param {import("tokentill").TokenReport["supply"]} supply @param {number} today @returns {Sum[]} */
function sums(supply, today) {
  /** @type {Sum[]} */
  const all = [{ month: 0, circulating: today, unlocked: 0, emitted: 0, burned: 0 }];
  for (const { month, circulating, unlocked, emitted, burned } of supply) {
    const before = all[all.length - 1];
    all.push({
      month,
      circulating,
      unlocked: before.unlocked + unlocked,
      emitted: before.emitted + emitted,
      burned: before.burned + burned,
    });
  }
  return all;
}

/** @param {Sum[]} months @param {number | undefined} most @param {number} width */
function drawn(months, most, width) {
  const last = months[months.length - 1];
  const highest = Math.max(...months.map(({ circulating, burned }) => circulating + burned));
  // A maximum far above would press all the rest flat.
  const seen = most !== undefined && most <= highest * 2.5;
  const top = niceTop(seen ? Math.max(highest, most) : highest);
  const x = (/** @type {number} */ month) =>
    EDGE.left + (month / last.month) * (width - EDGE.left - EDGE.right);
  const y = (/** @type {number} */ n) =>
    HEIGHT - EDGE.bottom - (n / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const base = months.map(({ circulating, unlocked, emitted }) => circulating - unlocked - emitted);
  const unlocked = months.map((sum, i) => base[i] + sum.unlocked);
  const all = months.map(({ circulating }) => circulating);
  const area = (/** @type {number[]} */ low, /** @type {number[]} */ high) =>
    `M${high.map((n, i) => `${x(i)} ${y(n)}`).join("L")}L${low
      .map((n, i) => `${x(i)} ${y(n)}`)
      .reverse()
      .join("L")}Z`;
  const zero = months.map(() => 0);
  const says = last.circulating < months[0].circulating ? t.picture.shrinks : t.picture.summary;
  const summary = says(
    tokens(months[0].circulating),
    tokens(last.circulating),
    whole(last.month),
    tokens(last.unlocked),
    tokens(last.emitted),
  );
  return html`<p>${summary}</p>
    <svg
      viewBox="0 0 ${width} ${HEIGHT}"
      width=${width}
      height=${HEIGHT}
      role="img"
      aria-label=${summary}
    >
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 6L6 0" class="hatch" />
        </pattern>
      </defs>
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (part) =>
          svg`<line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(top * part)} y2=${y(top * part)} />
          <text class="axis" text-anchor="end" x=${EDGE.left - 6} y=${y(top * part) + 4}>${axis(top * part)}</text>`,
      )}
      <path class="today" d=${area(zero, base)} />
      <path class="unlocked" d=${area(base, unlocked)} />
      <path fill="url(#hatch)" d=${area(base, unlocked)} />
      <path class="emitted" d=${area(unlocked, all)} />
      <path class="edge" d=${`M${all.map((n, i) => `${x(i)} ${y(n)}`).join("L")}`} />
      ${seen ? svg`<line class="most" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(most)} y2=${y(most)} />` : nothing}
      ${yearMarks(last.month).map(
        (month) =>
          svg`<text class="axis" text-anchor=${month === last.month ? "end" : month === 0 ? "start" : "middle"} x=${x(month)} y=${HEIGHT - 8}>${month}</text>`,
      )}
    </svg>
    ${legend(most, seen)}
    ${last.burned > 0 ? html`<p class="soft">${t.picture.burned(tokens(last.burned))}</p>` : nothing}
    ${asTable(months)}`;
}

/** @param {number | undefined} most @param {boolean} seen */
function legend(most, seen) {
  return html`<ul class="legend">
    <li><span class="swatch emitted" aria-hidden="true"></span>${t.picture.emitted}</li>
    <li><span class="swatch unlocked" aria-hidden="true"></span>${t.picture.unlocked}</li>
    <li><span class="swatch today" aria-hidden="true"></span>${t.picture.today}</li>
    ${
      most === undefined
        ? nothing
        : html`<li>
            <span class=${seen ? "swatch most" : "swatch"} aria-hidden="true"></span>
            ${t.picture.maximum} ${tokens(most)}${seen ? "" : t.picture.above}
          </li>`
    }
    <li class="soft">${t.picture.axis}</li>
  </ul>`;
}

/** @param {Sum[]} months */
function asTable(months) {
  const last = months[months.length - 1].month;
  const shown = months.filter(({ month }) => month % 6 === 0 || month === last);
  const head = [
    t.picture.month,
    t.picture.circulating,
    t.picture.unlockedUntil,
    t.picture.emittedUntil,
    t.picture.burnedUntil,
  ];
  return html`<details>
    <summary>${t.picture.table}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${t.picture.table}>
      <table>
        <thead>
          <tr>
            ${head.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ month, circulating, unlocked, emitted, burned }) =>
              html`<tr>
                <th scope="row">${month}</th>
                ${[circulating, unlocked, emitted, burned].map((n) => html`<td>${whole(Math.round(n))}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** The next number above that is easily divided by four. @param {number} n */
function niceTop(n) {
  const power = 10 ** Math.floor(Math.log10(n));
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((one) => one * power >= n) ?? 10;
  return step * power;
}

const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });
const axis = (/** @type {number} */ n) => short.format(n);

/** @param {number} last */
function yearMarks(last) {
  const step = last > 120 ? 60 : last > 60 ? 24 : 12;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
}
