// The same text on every chosen model, the cheapest call first.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../i18n/index.js";
import { date, price, whole } from "../format.js";
import { cheapest, comparedRows } from "../state.js";
import { countText } from "./count-text.js";
import { providerName } from "../provider-name.js";
import { termsText } from "./details.js";
import { basisTag } from "./tag.js";

/** They sell models under the names that their makers gave them. */
const HOSTS = new Set(["aws", "azure", "groq", "together", "fireworks", "cerebras", "openrouter"]);

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Row} Row */
/** @typedef {import("./actions.js").Actions} Actions */

/** @param {State} state @param {Actions} actions */
export function comparison(state, actions) {
  const rows = comparedRows(state);
  return html`<section class="card comparison" aria-labelledby="comparison-title">
    <div class="bar">
      <h2 id="comparison-title">${title(rows.length, state)}</h2>
      <p class="soft">
        ${t.comparison.expected} <strong>${whole(state.output)}</strong> ${t.comparison.tokens}
        ${termsText(state) ? html`· <strong>${termsText(state)}</strong>` : nothing}
      </p>
      <div class="tools">${tools(state, actions)}</div>
    </div>
    ${rows.length === 0 ? empty(state) : table(rows, state, actions)}
  </section>`;
}

/** @param {number} models @param {State} state */
function title(models, { engine }) {
  if (engine !== "open") return t.comparison.titleUnopened;
  return t.comparison.title(whole(models), models === 1);
}

/** @param {State} state @param {Actions} actions */
function tools({ shared, engine }, actions) {
  const share = {
    "": t.comparison.share,
    shared: t.comparison.shared,
    "by-hand": t.comparison.shareByHand,
  };
  return html`<button
      type="button"
      class="link"
      aria-haspopup="dialog"
      ?disabled=${engine !== "open"}
      @click=${() => actions.openPicker("compare")}
    >
      ${t.comparison.add}
    </button>
    <button type="button" class="link" @click=${actions.share}>${share[shared]}</button>
    <button type="button" class="link" @click=${actions.exportTable}>
      ${t.comparison.export}
    </button>`;
}

/** @param {State} state */
function empty({ engine }) {
  const said = {
    opening: t.notice.opening,
    open: t.comparison.empty,
    failed: t.comparison.unopened,
  };
  return html`<p class="empty soft">${said[engine]}</p>`;
}

// The roles are written out: the phone layout gives rows another display, and with it browsers
// would drop what the table means.
/** @param {Row[]} rows @param {State} state @param {Actions} actions */
function table(rows, state, actions) {
  const least = cheapest(rows);
  return html`<div class="scroll">
    <table role="table" aria-labelledby="comparison-title">
      <thead role="rowgroup">
        <tr role="row">
          ${[
            ["model", t.comparison.model],
            ["count", t.comparison.count],
            ["sure", t.comparison.basis],
            ["in", t.comparison.input],
            ["out", t.comparison.output],
            ["call", t.comparison.oneCall],
            ["thousand", t.slip.calls(whole(state.terms.calls), state.terms.calls === 1)],
            ["of", t.comparison.priceOf],
          ].map(
            ([name, label]) =>
              html`<th
                role="columnheader"
                scope="col"
                class=${name}
                aria-sort=${name === "call" ? "ascending" : nothing}
              >
                ${label}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          rows,
          (row) => row.key,
          (row) => line(row, row.key === least, state, actions),
        )}
      </tbody>
    </table>
  </div>`;
}

/** @param {Row} row @param {boolean} least @param {State} state @param {Actions} actions */
function line(row, least, state, actions) {
  const { key, info, quote } = row;
  const cell = (/** @type {string} */ name, /** @type {unknown} */ content) =>
    html`<td role="cell" class=${name}>${content}</td>`;
  const part = (/** @type {RegExp} */ label) =>
    money(quote?.bill?.lines.find((line) => label.test(line.label))?.usd);
  return html`<tr
    role="row"
    class=${least ? "cheapest" : ""}
    ?data-featured=${key === state.featured}
  >
    <th role="rowheader" scope="row" class="model">
      <button
        type="button"
        class="name"
        aria-pressed=${key === state.featured}
        aria-label=${t.comparison.feature(info.name)}
        @click=${() => actions.feature(key)}
      >
        ${info.name}
      </button>
      ${least ? html`<span class="unseen">${t.comparison.cheapest}</span>` : nothing}
      <small
        >${[hostOf(info), remark(info), notOffered(quote, state)].filter(Boolean).join(" · ")}</small
      >
      <button
        type="button"
        class="remove"
        aria-label=${t.comparison.remove(info.name)}
        title=${t.comparison.remove(info.name)}
        @click=${() => actions.remove(key)}
      >
        ×
      </button>
    </th>
    ${cell("count", quote?.count ? countText(quote.count) : "–")} ${cell("sure", basisTag(row.tag))}
    ${cell("in", part(/^input/i))} ${cell("out", part(/^output/i))}
    ${cell("call", quote?.problem?.code === "no-price" ? t.slip.noPrice : money(quote?.bill?.usd))}
    <td role="cell" class="thousand" data-calls=${`/ ${whole(state.terms.calls)}`}>
      ${money(quote?.callsUsd)}
    </td>
    ${cell("of", priceDay(row, state))}
  </tr>`;
}

/** @param {number | undefined} usd */
function money(usd) {
  return usd === undefined ? "–" : price(usd);
}

/** Who sells it, where that is not who made it. @param {Row["info"]} info */
function hostOf({ provider, id }) {
  const foreign = provider === "google" && !/^gem/.test(id);
  return foreign || HOSTS.has(provider) ? providerName(provider) : undefined;
}

/** @param {Row} row @param {State} state */
function priceDay({ key, info }, { own }) {
  if (own.keys.has(key)) return t.comparison.yours;
  return info.price ? date(info.price.asOf, { year: false }) : "–";
}

/** The table compares as all are sold; where one is not sold like that, it says so. @param {Row["quote"]} quote @param {State} state */
function notOffered(quote, { terms }) {
  const missing = quote?.bill?.notices.some(({ code }) => code === "variant-not-offered");
  return missing ? t.comparison.notOffered(t.details.variants[terms.variant]) : undefined;
}

/** A known change of the price, or the end of the model. @param {Row["info"]} info */
function remark({ price, nextPrice, status }) {
  if (status === "retired") return t.comparison.retired;
  if (!nextPrice?.from || !price?.input || !price.output) return undefined;
  const day = date(nextPrice.from, { year: false });
  const input = (nextPrice.input ?? price.input) / price.input;
  const output = (nextPrice.output ?? price.output) / price.output;
  if (input === 2 && output === 2) return t.comparison.doubles(day);
  if (input === 0.5 && output === 0.5) return t.comparison.halves(day);
  return t.comparison.changes(day);
}
