// An estimate set right by what the provider billed for this text: the factor stays on this device.
import { html, nothing } from "lit";
import { t } from "../../../i18n/index.js";
import { whole } from "../../format.js";
import { section } from "./parts.js";

const EXAMPLE = `{ "usage": { "prompt_tokens": 1234 } }`;

/**
 * @param {import("../../state.js").Row} row
 * @param {import("../../state.js").State} state
 * @param {import("../actions.js").Actions} actions
 */
export function calibrationSection({ key, info }, { calibration }, actions) {
  const kept = calibration.kept.find(({ model }) => model === key);
  const content =
    info.basis === "estimated"
      ? form(info.name, calibration, kept, actions)
      : html`<p class="soft">${t.details.notEstimated(info.name)}</p>`;
  return section(t.details.calibrate, content, "calibration");
}

/**
 * @param {string} name
 * @param {import("../../state.js").State["calibration"]} calibration
 * @param {import("../../kept-calibrations.js").Kept | undefined} kept
 * @param {import("../actions.js").Actions} actions
 */
function form(name, { saved, problem, change }, kept, actions) {
  const samples = kept?.measured.reduce((sum, one) => sum + one.samples, 0) ?? 0;
  const kinds = kept?.measured.map(({ kind }) => t.details.kinds[/** @type {"latin"} */ (kind)]);
  return html`<p>${t.details.calibrateHow(name)}</p>
    <textarea
      id="usage"
      class="own-prices"
      rows="3"
      aria-label=${t.details.usageLabel}
      aria-describedby="usage-problem"
      aria-invalid=${problem !== ""}
      placeholder=${EXAMPLE}
      spellcheck="false"
      autocomplete="off"
    ></textarea>
    <p class="line">
      <button type="button" class="action" @click=${actions.calibrate}>
        ${t.details.calibrateDo}
      </button>
      ${
        kept
          ? html`<button type="button" class="link" @click=${actions.forgetCalibration}>
              ${t.details.calibrateForget}
            </button>`
          : nothing
      }
    </p>
    <p class="warning" id="usage-problem" role="alert">${problem}</p>
    ${change && kept ? changed(change) : nothing}
    <p class="soft">
      ${
        kept
          ? t.details.calibrated(whole(samples), kinds?.join(", ") ?? "", samples === 1)
          : t.details.calibrationStays
      }
      ${saved ? nothing : t.details.ownNotKept}
    </p>`;
}

/** @param {{ before: import("tokentill").Count, after: import("tokentill").Count }} change */
function changed({ before, after }) {
  const ends = (/** @type {import("tokentill").Count} */ { tokens, low, high }) =>
    html`<dd>${whole(tokens)} <small>${t.details.between(whole(low), whole(high))}</small></dd>`;
  return html`<dl class="change" role="status">
    <dt>${t.details.before}</dt>
    ${ends(before)}
    <dt>${t.details.after}</dt>
    ${ends(after)}
  </dl>`;
}
