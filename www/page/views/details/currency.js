// The currency that amounts are written in, at a rate that the person gives.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../../i18n/index.js";
import { currencyCodes } from "../../currency.js";
import { numberField, section, warning } from "./parts.js";

/** @param {import("../../state.js").State} state @param {import("../actions.js").Actions} actions */
export function currencySection({ currency, currencyCode, wrong }, actions) {
  const value = (/** @type {Event} */ event) =>
    /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;
  return section(
    t.details.currency,
    html`<p class="line">
        <select
          id="currency"
          aria-label=${t.details.currency}
          @change=${(/** @type {Event} */ event) => actions.chooseCurrency(value(event))}
        >
          ${["USD", ...currencyCodes()].map(
            (code) =>
              html`<option value=${code} .selected=${code === currencyCode}>
                ${code} · ${nameOf(code)}
              </option>`,
          )}
        </select>
      </p>
      ${
        currencyCode === "USD"
          ? nothing
          : html`<p class="line">
                ${t.details.oneDollar}
                ${numberField({
                  label: t.details.rate(currencyCode),
                  value: currency ? String(currency.rate) : "",
                  wrong: wrong.rate,
                  typed: (event) => actions.changeCurrency({ rate: value(event) }),
                })}
                ${currencyCode}
              </p>
              <p class="line">
                ${t.details.rateOf}
                <input
                  type="date"
                  aria-label=${t.details.rateDay}
                  ?disabled=${!currency}
                  .value=${live(currency?.date ?? "")}
                  @change=${(/** @type {Event} */ event) =>
                    actions.changeCurrency({ date: value(event) })}
                />
              </p>
              ${wrong.rate ? warning(t.details.rateWrong) : nothing}
              ${currency ? nothing : html`<p class="soft">${t.details.rateMissing}</p>`}`
      }
      <p class="soft">${t.details.rateStays}</p>`,
    "currency",
  );
}

/** @type {Intl.DisplayNames | undefined} */
let names;

/** @param {string} code */
function nameOf(code) {
  names ??= new Intl.DisplayNames(t.locale, { type: "currency" });
  return names.of(code);
}
