// What lies under the slip until it is asked for: how the call is sold, when, the cache, the currency,
// prices of one's own.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { date } from "../format.js";
import { defaultTerms } from "../terms.js";
import { featuredRow } from "../state.js";
import { calibrationSection } from "./details/calibration.js";
import { cacheSection } from "./details/cache.js";
import { currencySection } from "./details/currency.js";
import { pricesSection } from "./details/own-prices.js";
import { saleSection } from "./details/sale.js";
import { whenSection } from "./details/when.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./actions.js").Actions} Actions */

/** @param {State} state @param {Actions} actions */
export function detailsButton({ details }, actions) {
  return html`<button
    type="button"
    class="details-button"
    aria-expanded=${details}
    aria-controls="details"
    aria-label=${`${t.details.title}: ${t.details.holds}`}
    @click=${actions.toggleDetails}
  >
    <strong>${t.details.title}</strong>
    <span class="soft">${t.details.holds}</span>
    <span aria-hidden="true">${details ? "▴" : "▾"}</span>
  </button>`;
}

/** @param {State} state @param {Actions} actions */
export function details(state, actions) {
  const row = featuredRow(state);
  return html`<section
    class="card details"
    id="details"
    aria-label=${t.details.title}
    ?hidden=${!state.details}
  >
    ${
      row
        ? html`${saleSection(row, state, actions)} ${whenSection(row, state, actions)}
            <div class="column">
              ${cacheSection(row, state, actions)} ${calibrationSection(row, state, actions)}
            </div>
            <div class="column">
              ${currencySection(state, actions)} ${pricesSection(state, actions)}
            </div>`
        : nothing
    }
  </section>`;
}

/** What is not as usual, in a few words: seen while the details are not. @param {State} state */
export function termsText({ terms }) {
  const { variant, region, on, prefix, billed } = terms;
  const cached = prefix > 0 && billed !== "none";
  return [
    variant === defaultTerms.variant ? "" : t.details.variants[variant],
    region === defaultTerms.region ? "" : t.details.regions[region],
    on ? t.details.onDay(date(on)) : "",
    cached ? t.details.billedShort[billed] : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
