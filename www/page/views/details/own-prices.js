// Negotiated prices: a JSON text that is laid over the price book, on this device only.
import { html, nothing } from "lit";
import { t } from "../../../i18n/index.js";
import { whole } from "../../format.js";
import { recallPrices } from "../../kept-prices.js";
import { section } from "./parts.js";

const EXAMPLE = `{ "models": [{
  "provider": "openai", "id": "gpt-4o",
  "prices": [{ "input": 2.25, "output": 9 }]
}] }`;

/** @param {import("../../state.js").State} state @param {import("../actions.js").Actions} actions */
export function pricesSection({ own }, actions) {
  return section(
    t.details.own,
    html`<textarea
        id="own-prices"
        class="own-prices"
        rows="5"
        aria-label=${t.details.ownLabel}
        aria-describedby="own-prices-problem"
        aria-invalid=${own.problem !== ""}
        placeholder=${EXAMPLE}
        spellcheck="false"
        autocomplete="off"
        .defaultValue=${recallPrices()}
        @drop=${actions.dropPrices}
      ></textarea>
      <p class="line">
        <button type="button" class="action" @click=${actions.usePrices}>
          ${t.details.ownUse}
        </button>
        <label class="link file">
          ${t.details.ownFile}
          <input
            type="file"
            class="unseen"
            accept="application/json,.json"
            @change=${actions.pickPrices}
          />
        </label>
        ${
          own.keys.size > 0 || own.problem
            ? html`<button type="button" class="link" @click=${actions.forgetPrices}>
                ${t.details.ownForget}
              </button>`
            : nothing
        }
      </p>
      <p class="warning" id="own-prices-problem" role="alert">${own.problem}</p>
      <p class="soft">
        ${
          own.keys.size > 0
            ? t.details.ownInUse(whole(own.keys.size), own.keys.size === 1)
            : t.details.ownStays
        }
        ${own.kept ? nothing : t.details.ownNotKept}
      </p>`,
    "own",
  );
}
