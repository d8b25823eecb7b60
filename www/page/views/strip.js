// On a phone, the amount at the bottom edge: seen while the text is typed.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { whole } from "../format.js";
import { featuredRow } from "../state.js";
import { countText } from "./count-text.js";
import { amountText } from "./slip.js";
import { basisTag } from "./tag.js";

/**
 * @param {import("../state.js").State} state
 * @param {import("./actions.js").Actions} actions
 */
export function strip(state, actions) {
  const row = featuredRow(state);
  if (!row) return nothing;
  const count = row.quote?.count ? countText(row.quote.count) : "–";
  return html`<button type="button" class="strip" title=${t.slip.toSlip} @click=${actions.toSlip}>
    <strong>${amountText(row)}</strong>
    <span class="soft">${t.slip.strip(count, whole(state.output), row.info.name)}</span>
    ${basisTag(row.tag)}
  </button>`;
}
