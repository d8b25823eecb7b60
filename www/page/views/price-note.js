// Where the price is from, how old it is, and when it changes.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { date, rate } from "../format.js";

/** @param {import("../state.js").Row} row */
export function priceNote({ info }) {
  const { price, nextPrice } = info;
  if (!price) return nothing;
  return html`<p class="soft source">
      ${t.slip.priceOf(date(price.asOf))}${price.sources.map((source) => html` · ${cite(source)}`)}
    </p>
    ${
      nextPrice?.from && nextPrice.input !== undefined && nextPrice.output !== undefined
        ? html`<p class="warning">
            ${t.slip.nextPrice(date(nextPrice.from), rate(nextPrice.input), rate(nextPrice.output))}
          </p>`
        : nothing
    }`;
}

/** A source is an address or a name; only an https address becomes a link. @param {string} source */
function cite(source) {
  if (!/^https:\/\//.test(source)) return source;
  const { host } = new URL(source);
  return html`<a href=${source} target="_blank" rel="noopener noreferrer"
    >${host.replace(/^www\./, "")}</a
  >`;
}
