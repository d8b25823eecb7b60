// Which workflow takes how much of the whole.
import { html } from "lit";
import { t } from "../../../i18n/workflows.js";
import { amount, percent } from "../../format.js";
import { bars } from "./bars.js";
import { figure } from "./figure.js";

/** @param {import("tokentill").Forecast} forecast @param {number} width */
export function shares({ workflows }, width) {
  const all = [...workflows].sort((a, b) => b.usdPerMonth.likely - a.usdPerMonth.likely);
  const [first] = all;
  const text = (/** @type {import("tokentill").WorkflowForecast} */ one) =>
    `${one.share === undefined ? "–" : percent(one.share)} · ${amount(one.usdPerMonth.likely)}`;
  const { height, drawing } = bars(
    all.map((one) => ({
      name: one.name,
      parts: [{ size: one.usdPerMonth.likely, kind: "part", text: text(one) }],
    })),
    width,
  );
  return figure({
    id: "picture-shares",
    title: t.pictures.shares,
    says:
      first?.share === undefined
        ? t.pictures.noShares
        : t.pictures.mostIs(first.name, percent(first.share)),
    head: [t.questions.workflow, t.questions.share, t.questions.month],
    rows: all.map((one) => [
      ...[one.name, one.share === undefined ? "–" : percent(one.share)],
      amount(one.usdPerMonth.likely),
    ]),
    drawing: html`<svg
      class="plot"
      role="img"
      aria-labelledby="picture-shares-title picture-shares-says"
      viewBox="0 0 ${width} ${height}"
      width=${width}
      height=${height}
    >
      ${drawing}
    </svg>`,
  });
}
