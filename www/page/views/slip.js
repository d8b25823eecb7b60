// The till slip: one large amount, and the lines that add up to it.
import { html, noChange, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../i18n/index.js";
import { amount, column, price, rate, whole } from "../format.js";
import { featuredRow } from "../state.js";
import { contextShare } from "./context.js";
import { aboutText } from "./count-text.js";
import { detailsButton, termsText } from "./details.js";
import { priceNote } from "./price-note.js";
import { basisTag } from "./tag.js";
import { warnings } from "./warnings.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Row} Row */
/** @typedef {import("./actions.js").Actions} Actions */

/** @param {State} state @param {Actions} actions */
export function slip(state, actions) {
  const row = featuredRow(state);
  return html`<section class="card slip" id="slip" aria-label=${t.slip.label}>
    <h2>${[t.slip.oneCall, termsText(state)].filter(Boolean).join(" · ")}</h2>
    ${row ? paid(row, state, actions) : unopened(state)}
  </section>`;
}

/** The amount as it is said in one breath. @param {Row | undefined} row */
export function amountText(row) {
  const bill = row?.quote?.bill;
  if (!bill) return row?.quote?.problem?.code === "no-price" ? t.slip.noPrice : "–";
  return (isSure(row) ? "" : "≈ ") + amount(bill.usd);
}

/** Exact and reconstructed counts are numbers; the others are guesses. @param {Row} row */
function isSure({ quote, tag }) {
  return quote?.count?.low === quote?.count?.high && tag !== "rough" && tag !== "failed";
}

/** @param {Row} row @param {State} state @param {Actions} actions */
function paid(row, state, actions) {
  return html`<div class="who">
      <button
        type="button"
        class="model"
        aria-haspopup="dialog"
        aria-label=${t.slip.chooseModel(row.info.name)}
        @click=${() => actions.openPicker("feature")}
      >
        ${row.info.name} <span aria-hidden="true">▾</span>
      </button>
      ${basisTag(row.tag)}
    </div>
    <p class="amount ${row.tag}">
      <output>${amountText(row)}</output> <span class="soft">${t.slip.perCall}</span>
    </p>
    ${interval(row)} ${warnings(row)}
    <hr />
    ${lines(row, state, actions)}
    <hr />
    <dl class="totals">
      <dt>${t.slip.calls(whole(state.terms.calls), state.terms.calls === 1)}</dt>
      <dd>${row.quote?.callsUsd === undefined ? "–" : price(row.quote.callsUsd)}</dd>
    </dl>
    ${contextShare(row, state.output)} ${priceNote(row, state)} ${detailsButton(state, actions)}`;
}

/** @param {Row} row */
function interval({ quote }) {
  if (!quote?.usd || !quote.count || quote.count.low === quote.count.high) return nothing;
  const tokens = /** @type {const} */ ([whole(quote.count.low), whole(quote.count.high)]);
  const [low, high] = [price(quote.usd.low), price(quote.usd.high)];
  const said = low === high ? t.slip.tokenRange(...tokens) : t.slip.between(low, high, ...tokens);
  return html`<p class="soft interval">${said}</p>`;
}

/** @param {Row} row @param {State} state @param {Actions} actions */
function lines({ quote }, state, actions) {
  const { count, bill } = quote ?? {};
  const [input, output, ...others] = sorted(bill?.lines ?? []);
  const usd = sums([input, output, ...others, bill]);
  return html`<dl class="lines">
      <dt>${count ? tokensIn(count, input, others) : "–"} ${unit(input)}</dt>
      <dd>${input || !bill ? usd[0] : column([0])[0]}</dd>
      <dt>${outputField(state, actions)} ${t.slip.tokensOut} ${unit(output)}</dt>
      <dd>${usd[1]}</dd>
      ${others.map(
        (line, i) =>
          html`<dt>${line && labelled(line)} ${unit(line)}</dt>
            <dd>${usd[i + 2]}</dd>`,
      )}
      <dt class="sum">${t.slip.total}</dt>
      <dd class="sum">${usd.at(-1)}</dd>
    </dl>
    ${state.outputWrong ? html`<p class="warning" role="alert">${t.slip.outputWrong}</p>` : nothing}`;
}

/**
 * What is billed as ordinary input: all of the text, unless a cache takes a part of it.
 * @param {import("tokentill/worker").LiveCount} count
 * @param {import("tokentill").Bill["lines"][number] | undefined} input
 * @param {(import("tokentill").Bill["lines"][number] | undefined)[]} others
 */
function tokensIn(count, input, others) {
  const cached = others.some((line) => line && /^cache/.test(line.label));
  if (!cached) return t.slip.tokensIn(aboutText(count), count.tokens === 1);
  const tokens = input?.quantity ?? 0;
  return t.slip.tokensIn(aboutText({ ...count, tokens }), tokens === 1);
}

/** Written with the same decimals, so that they are seen to add up. @param {({ usd: number } | undefined)[]} parts */
function sums(parts) {
  const written = column(parts.flatMap((part) => part?.usd ?? [])).values();
  return parts.map((part) => (part ? written.next().value : "–"));
}

/** @param {import("tokentill").Bill["lines"][number]} line */
function labelled({ label, quantity, unit }) {
  return unit === "token" ? `${whole(quantity)} ${label}` : label;
}

/** @param {{ usdPerMillion: number } | undefined} line */
function unit(line) {
  return line ? html`<small>${t.slip.rate(rate(line.usdPerMillion))}</small>` : nothing;
}

/**
 * Input and output have their places on the slip, whatever else is billed.
 * @param {import("tokentill").Bill["lines"]} lines
 * @returns {(import("tokentill").Bill["lines"][number] | undefined)[]}
 */
function sorted(lines) {
  const input = lines.find((line) => /^input/i.test(line.label));
  const output = lines.find((line) => /^output/i.test(line.label));
  return [input, output, ...lines.filter((line) => line !== input && line !== output)];
}

/** @param {State} state @param {Actions} actions */
function outputField({ output, outputWrong }, actions) {
  return html`<input
    class="output-field"
    type="text"
    inputmode="numeric"
    autocomplete="off"
    aria-label=${t.slip.output}
    aria-invalid=${outputWrong}
    .value=${outputWrong ? noChange : live(String(output))}
    @input=${actions.typedOutput}
  />`;
}

/** Before the price book is open there is no amount, but a first count. @param {State} state */
function unopened({ roughTokens, engine }) {
  return html`<p class="amount">
      <output>≈ ${whole(roughTokens)}</output> <span class="soft">${t.notice.tokens}</span>
    </p>
    ${engine === "opening" ? html`<p class="soft">${t.notice.opening}</p>` : nothing}`;
}
