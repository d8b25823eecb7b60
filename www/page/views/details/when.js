// When the call is priced, how old its price is, who says so, and when it changes.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../../i18n/index.js";
import { daysBetween, today } from "../../days.js";
import { date, rate, whole } from "../../format.js";
import { section, warning } from "./parts.js";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * @param {import("../../state.js").Row} row
 * @param {import("../../state.js").State} state
 * @param {import("../actions.js").Actions} actions
 */
export function whenSection(row, state, actions) {
  const { on, hour } = state.terms;
  const value = (/** @type {Event} */ event) =>
    /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
  return section(
    t.details.when,
    html`<p class="line">
        <input
          type="date"
          aria-label=${t.details.day}
          .value=${live(on)}
          @change=${(/** @type {Event} */ event) => actions.setTerms({ on: value(event) })}
        />
        <select
          aria-label=${t.details.hour}
          ?disabled=${on === ""}
          @change=${(/** @type {Event} */ event) =>
            actions.setTerms({ hour: Number(value(event)) })}
        >
          ${HOURS.map(
            (each) =>
              html`<option value=${each} .selected=${each === hour}>
                ${String(each).padStart(2, "0")}:00
              </option>`,
          )}
        </select>
        UTC
        ${
          on
            ? html`<button
                type="button"
                class="link"
                @click=${() => actions.setTerms({ on: "", hour: 12 })}
              >
                ${t.details.now}
              </button>`
            : html`<span class="soft">${t.details.isNow}</span>`
        }
      </p>
      ${origin(row, state)} ${nextChange(row)}`,
    "when",
  );
}

/** @param {import("../../state.js").Row} row @param {import("../../state.js").State} state */
function origin({ key, info, quote }, { own, terms }) {
  const price = quote?.bill?.price ?? info.price;
  if (!price) return html`<p class="soft">${t.slip.noPrice}</p>`;
  const days = daysBetween(price.asOf, terms.on || today());
  const note = /** @type {{ note?: string }} */ (price).note;
  return html`<p class="soft">
      ${own.keys.has(key) ? t.details.yours : nothing}
      ${price.from ? t.details.inForce(date(price.from)) : nothing}
      ${t.details.confirmed(date(price.asOf), whole(Math.abs(days)), days === 1, days < 0)}
    </p>
    <p class="soft">
      ${t.details.sources(price.sources.join(", "))} ${t.details.confidence[price.confidence]}
    </p>
    ${note ? html`<p class="soft">${note}</p>` : nothing}`;
}

/** @param {import("../../state.js").Row} row */
function nextChange({ info: { nextPrice } }) {
  if (!nextPrice?.from) return html`<p class="soft">${t.details.noChange}</p>`;
  const { from, input, output } = nextPrice;
  return input !== undefined && output !== undefined
    ? warning(t.slip.nextPrice(date(from), rate(input), rate(output)))
    : warning(t.comparison.changes(date(from)));
}
