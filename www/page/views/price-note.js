// Where the price is from, how old it is, and when it changes.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { date, rate } from "../format.js";

/** @param {import("../state.js").Row} row @param {import("../state.js").State} state */
export function priceNote({ key, info, quote }, { own, currency }) {
  const { nextPrice } = info;
  const price = quote?.bill?.price ?? info.price;
  if (!price) return nothing;
  return html`<p class="soft source">
      ${
        own.keys.has(key)
          ? html`<span class="tag exact">${t.slip.yourPrice}</span>`
          : html`${t.slip.priceOf(date(price.asOf))}${price.sources.map(
              (source) => html` · ${cite(source)}`,
            )}`
      }
    </p>
    ${
      currency
        ? html`<p class="soft source">
            ${t.slip.atRate(String(currency.rate), currency.code, date(currency.date))}
          </p>`
        : nothing
    }
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
