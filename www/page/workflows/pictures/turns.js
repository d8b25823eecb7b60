// How the context of one workflow grows, turn by turn, and from where on a fresh start would be cheaper.
import { html, nothing, svg } from "lit";
import { t } from "../../../i18n/workflows.js";
import { price, whole } from "../../format.js";
import { valueOf } from "../views/fields.js";
import { figure } from "./figure.js";
import { ticks } from "./scale.js";

const HEIGHT = 240;
const TOP = 22;
const BOTTOM = 26;
const LEFT = 62;

/**
 * @param {{ workflow: import("../sheet.js").SheetWorkflow, forecast: import("tokentill").WorkflowForecast }[]} rows
 * @param {number | undefined} pictured @param {number} width @param {(id: number) => void} choose
 */
export function turns(rows, pictured, width, choose) {
  const longest = [...rows].sort(
    (a, b) => b.forecast.contextCurve.length - a.forecast.contextCurve.length,
  )[0];
  const row = rows.find(({ workflow }) => workflow.id === pictured) ?? longest;
  const { contextCurve: curve, freshStart } = row.forecast;
  const first = curve[0]?.contextTokens ?? 0;
  const last = curve[curve.length - 1]?.contextTokens ?? 0;
  return figure({
    id: "picture-turns",
    title: t.pictures.turns,
    control: html`<select
      aria-label=${t.pictures.whose}
      @change=${(/** @type {Event} */ event) => choose(Number(valueOf(event)))}
    >
      ${rows.map(
        ({ workflow }) =>
          html`<option value=${workflow.id} .selected=${workflow.id === row.workflow.id}>
            ${workflow.name}
          </option>`,
      )}
    </select>`,
    says:
      curve.length < 2
        ? t.pictures.oneTurn
        : [
            t.pictures.grows(whole(first), whole(last), whole(curve.length)),
            freshStart ? t.pictures.fresh(whole(freshStart.turn)) : "",
          ].join(" "),
    head: [t.pictures.turn, t.pictures.context, t.pictures.sent, t.pictures.cost],
    rows: curve.map(({ turn, contextTokens, inputTokens, usd }) => [
      ...[whole(turn), whole(contextTokens), whole(inputTokens), price(usd)],
    ]),
    drawing: plot(curve, freshStart?.turn, width),
  });
}

/** @param {import("tokentill").WorkflowForecast["contextCurve"]} curve @param {number | undefined} fresh @param {number} width */
function plot(curve, fresh, width) {
  const lines = ticks(Math.max(...curve.map(({ contextTokens }) => contextTokens)));
  const top = lines[lines.length - 1] ?? 1;
  const y = (/** @type {number} */ tokens) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - tokens / top);
  const step = (width - LEFT - 4) / curve.length;
  const bar = Math.max(1, Math.min(40, step * 0.7));
  const every = Math.ceil(30 / step);
  const at = (/** @type {number} */ turn) => LEFT + step * (turn - 0.5);
  return html`<svg
    class="plot"
    role="img"
    aria-labelledby="picture-turns-title picture-turns-says"
    viewBox="0 0 ${width} ${HEIGHT}"
    width=${width}
    height=${HEIGHT}
  >
    ${lines.map(
      (tokens) =>
        svg`<line class="grid-line" x1=${LEFT} x2=${width} y1=${y(tokens)} y2=${y(tokens)} />
          <text class="tick end" x=${LEFT - 8} y=${y(tokens) + 4}>${whole(tokens)}</text>`,
    )}
    ${curve.map(
      ({ turn, contextTokens }, index) =>
        svg`<rect class=${fresh !== undefined && turn >= fresh ? "part late" : "part"} x=${at(turn) - bar / 2} width=${bar} y=${y(contextTokens)} height=${Math.max(1, y(0) - y(contextTokens))} />
          ${index % every === 0 ? svg`<text class="tick middle" x=${at(turn)} y=${HEIGHT - 8}>${turn}</text>` : nothing}`,
    )}
    ${
      fresh === undefined
        ? nothing
        : svg`<line class="mark" x1=${at(fresh) - step / 2} x2=${at(fresh) - step / 2} y1="14" y2=${y(0)} />
            <text class=${fresh > curve.length / 2 ? "note end" : "note"} x=${at(fresh) - step / 2 + (fresh > curve.length / 2 ? -6 : 6)} y="12">${t.pictures.freshMark}</text>`
    }
  </svg>`;
}
