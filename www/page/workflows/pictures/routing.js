// What a month costs as it is, and with the stated share of each workflow on a cheaper model.
import { html, nothing } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, percent } from "../../format.js";
import { bars } from "./bars.js";
import { figure } from "./figure.js";

/** @param {import("../state.js").Result} result @param {number} width */
export function routing({ forecast, after }, width) {
  if (!after) return nothing;
  const pairs = [
    [t.pictures.all, forecast.usdPerMonth.likely, after.usdPerMonth.likely],
    ...forecast.workflows.map((one, at) => [
      ...[one.name, one.usdPerMonth.likely, after.workflows[at].usdPerMonth.likely],
    ]),
  ];
  const all = /** @type {[string, number, number][]} */ (pairs);
  const saved = forecast.usdPerMonth.likely - after.usdPerMonth.likely;
  const { height, drawing } = bars(
    all.map(([name, before, now]) => ({
      name,
      parts: [
        { size: before, kind: "before", text: amount(before) },
        { size: now, kind: "part", text: amount(now) },
      ],
    })),
    width,
  );
  return figure({
    id: "picture-routing",
    title: t.pictures.routing,
    says: t.pictures.saved(amount(saved), percent(saved / forecast.usdPerMonth.likely)),
    head: [t.questions.workflow, t.pictures.before, t.pictures.after],
    rows: all.map(([name, before, now]) => [name, amount(before), amount(now)]),
    drawing: html`<svg
        class="plot"
        role="img"
        aria-labelledby="picture-routing-title picture-routing-says"
        viewBox="0 0 ${width} ${height}"
        width=${width}
        height=${height}
      >
        ${drawing}
      </svg>
      <ul class="key" aria-hidden="true">
        <li class="is-before">${t.pictures.before}</li>
        <li class="is-part">${t.pictures.after}</li>
      </ul>`,
  });
}
