// Whether to cache the part of the text that stays the same, and what the call on the slip does with it.
import { html, nothing } from "lit";
import { t } from "../../../i18n/index.js";
import { percent, price, whole } from "../../format.js";
import { BILLED, LIVES } from "../../terms.js";
import { choice, numberField, section, warning } from "./parts.js";

/** @typedef {import("../../state.js").Row} Row */
/** @typedef {import("../../state.js").State} State */
/** @typedef {import("../actions.js").Actions} Actions */

/** @param {Row} row @param {State} state @param {Actions} actions */
export function cacheSection(row, state, actions) {
  const { terms, wrong } = state;
  const { prefix, unit } = terms;
  return section(
    t.details.cache,
    html`<p class="line">
        ${t.details.first}
        ${numberField({
          label: t.details.prefix,
          value: String(prefix),
          wrong: wrong.prefix,
          typed: (event) => actions.typedTerm("prefix", event),
        })}
        <select
          aria-label=${t.details.unit}
          @change=${(/** @type {Event} */ event) =>
            actions.setTerms({
              unit: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value),
            })}
        >
          ${
            /** @type {const} */ (["characters", "tokens"]).map(
              (each) =>
                html`<option value=${each} .selected=${each === unit}>
                  ${t.details.units[each]}
                </option>`,
            )
          }
        </select>
        ${t.details.stay}
      </p>
      <p class="line">
        <button type="button" class="link" @click=${actions.prefixFromSelection}>
          ${t.details.fromSelection}
        </button>
      </p>
      ${wrong.prefix ? warning(t.details.wholeNumber) : nothing}
      ${prefix > 0 ? choices(row, state, actions) : html`<p class="soft">${t.details.noPrefix}</p>`}
      ${prefix > 0 ? outcome(row, state) : nothing}`,
    "cache",
  );
}

/** @param {Row} row @param {State} state @param {Actions} actions */
function choices({ info, quote }, { terms, wrong }, actions) {
  const hour = (quote?.bill?.price ?? info.price)?.cacheWrite1h !== undefined;
  return html`<p class="line">
      ${numberField({
        label: t.details.reads,
        value: String(terms.reads),
        wrong: wrong.reads,
        typed: (event) => actions.typedTerm("reads", event),
      })}
      ${t.details.readsUnit}
    </p>
    ${wrong.reads ? warning(t.details.wholeNumber) : nothing}
    ${
      hour
        ? choice({
            name: "life",
            label: t.details.life,
            chosen: terms.life,
            options: LIVES.map((value) => ({ value, label: t.details.lives[value] })),
            choose: (life) => actions.setTerms({ life }),
          })
        : nothing
    }
    ${choice({
      name: "billed",
      label: t.details.billedLabel,
      chosen: terms.billed,
      options: BILLED.map((value) => ({ value, label: t.details.billed[value] })),
      choose: (billed) => actions.setTerms({ billed }),
    })}`;
}

/** @param {Row} row @param {State} state */
function outcome({ info, quote }, { terms }) {
  const { cache, prefix } = quote ?? {};
  if (!cache || !prefix) return html`<p class="soft">${t.details.nothingThere}</p>`;
  const tokens = html`<p class="soft">${t.details.prefixIs(whole(prefix), info.name)}</p>`;
  if (cache.belowMinimum) {
    return html`${tokens} ${warning(t.details.tooShort(whole(cache.minimum ?? 0)))}`;
  }
  if (cache.reads === undefined) return html`${tokens} ${warning(t.details.neverPays)}`;
  return html`${tokens}
    <p>
      ${
        cache.reads === 0
          ? t.details.paysAtOnce
          : t.details.paysAfter(whole(cache.reads), cache.reads === 1)
      }
      ${cache.minimum ? html`<small>${t.details.minimum(whole(cache.minimum))}</small>` : nothing}
    </p>
    ${compared(cache, terms.reads)}`;
}

/** @param {import("tokentill").CacheBreakEven} cache @param {number} reads */
function compared({ cachedUsd, withoutUsd }, reads) {
  if (cachedUsd === undefined || withoutUsd === undefined) return nothing;
  const amounts = /** @type {const} */ ([whole(reads), price(cachedUsd), price(withoutUsd)]);
  const one = reads === 1;
  if (cachedUsd > withoutUsd) {
    return warning(t.details.loses(...amounts, price(cachedUsd - withoutUsd), one));
  }
  const saved = percent(withoutUsd === 0 ? 0 : 1 - cachedUsd / withoutUsd);
  return html`<p class="gain">${t.details.saves(...amounts, saved, one)}</p>`;
}
