// The small tag that says how sure a number is.
import { html } from "lit";
import { t } from "../../i18n/index.js";

/** @param {import("../state.js").Tag} tag */
export function basisTag(tag) {
  return html`<span class="tag ${tag}" title=${t.basisMeans[tag]}>${t.basis[tag]}</span>`;
}
