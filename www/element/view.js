// The slip of <token-till>, whole or in one line, from what is known. Sentences come from the words.
import { html, nothing } from "lit";

/**
 * @typedef {object} Shown everything the slip is made of
 * @property {import("../i18n/element/index.js").Words} words
 * @property {import("./format.js").Format} format
 * @property {import("./counter.js").Row[]} rows the first is on the slip
 * @property {number} rough
 * @property {number} output
 * @property {boolean} outputWrong
 * @property {string[]} problems one sentence each
 * @property {string[]} notes one sentence each
 * @property {string} said for those who listen
 * @property {string} help an address, or ""
 * @property {{ text: string, disabled: boolean } | undefined} field the element's own text field
 * @property {(event: Event) => void} typed
 * @property {(event: Event) => void} typedOutput
 */

/** @typedef {import("./counter.js").Row} Row */

/** @param {Shown} shown */
export function slip(shown) {
  const { words, rows } = shown;
  const [first, ...others] = rows;
  return html`<div part="slip" class="slip">
    <slot name="label"></slot>
    ${textField(shown)}
    <div class="who">
      <strong part="model">${first?.info?.name ?? first?.name ?? ""}</strong>
      ${tag(first, words)}
    </div>
    <p class="amount">
      <output part="amount">${largeAmount(first, shown)}</output>
      <span part="unit" class="soft">${first?.quote?.bill ? words.perCall : ""}</span>
    </p>
    ${interval(first, shown)} ${sentences(shown.problems, "problem", "alert")}
    <hr part="rule" />
    ${lines(first, shown)}
    <hr part="rule" />
    <dl part="totals" class="totals">
      <dt>${words.thousandCalls}</dt>
      <dd>${thousand(first, shown)}</dd>
    </dl>
    ${otherModels(others, shown)} ${sentences(shown.notes, "note")} ${whichToken(shown)}
    <slot name="footer"></slot>
    ${announcement(shown)}
  </div>`;
}

/** @param {Shown} shown */
export function compactSlip(shown) {
  const [first] = shown.rows;
  const { words } = shown;
  return html`<span part="slip" class="line">
    <slot name="label"></slot>
    <output part="tokens">${tokens(first, shown)}</output>
    ${answer(shown)}
    ${first?.quote?.bill ? html`<span part="amount">${amountText(first, shown)}</span>` : nothing}
    <span part="model" class="soft">${first?.info?.name ?? first?.name ?? ""}</span>
    ${tag(first, words)} ${helpSign(shown)} ${sentences(shown.problems, "problem", "alert")}
    <slot name="footer"></slot>
    ${announcement(shown)}
  </span>`;
}

/** "Token" has a second meaning, and somebody may have come for that one. @param {Shown} shown */
function whichToken({ help, words }) {
  return html`<details part="help" class="note">
    <summary>${words.whichToken}</summary>
    ${words.billedToken}
    ${
      help
        ? html`<a href=${help} target="_blank" rel="noreferrer">${words.otherToken}</a>`
        : nothing
    }
  </details>`;
}

/** @param {Shown} shown */
function helpSign({ help, words }) {
  if (!help) return nothing;
  return html`<a
    part="help"
    class="soft"
    href=${help}
    target="_blank"
    rel="noreferrer"
    title=${words.whichToken}
    aria-label=${words.whichToken}
    >?</a
  >`;
}

/** Without it nobody would know what the amount is made of. @param {Shown} shown */
function answer({ output, format, words }) {
  if (output === 0) return nothing;
  return html`<span part="unit" class="soft">+ ${format.whole(output)} ${words.tokensOut}</span>`;
}

/** @param {Shown} shown */
function textField({ field, typed, words }) {
  if (!field) return nothing;
  return html`<textarea
    part="text"
    rows="4"
    spellcheck="false"
    dir="auto"
    aria-label=${words.text}
    placeholder=${words.placeholder}
    ?disabled=${field.disabled}
    .value=${field.text}
    @input=${typed}
  ></textarea>`;
}

/** How sure the number is. @param {Row | undefined} row @param {Shown["words"]} words */
function tag(row, words) {
  const basis = row?.quote?.count?.basis ?? "rough";
  return html`<span part="tag tag-${basis}" class="tag ${basis}" title=${words.basisMeans[basis]}
    >${words.basis[basis]}</span
  >`;
}

/** Before there is a price, the count is what can be said. @param {Row | undefined} row @param {Shown} shown */
function largeAmount(row, shown) {
  if (row?.quote?.bill) return amountText(row, shown);
  if (row?.quote?.problem?.code === "no-price") return shown.words.noPrice;
  return tokens(row, shown);
}

/** @param {Row} row @param {Shown} shown */
function amountText({ quote }, { format }) {
  return about(quote) + format.amount(quote?.bill?.usd ?? NaN);
}

/** @param {Row | undefined} row @param {Shown} shown */
function tokens(row, { rough, format, words }) {
  const count = row?.quote?.count;
  const n = count?.tokens ?? rough;
  const text = (count && n === 0 ? "" : about(row?.quote)) + format.whole(n);
  return n === 1 ? words.token(text) : words.tokens(text);
}

/** Exact and reconstructed counts are numbers; the others are guesses. @param {Row["quote"]} quote */
function about(quote) {
  const count = quote?.count;
  return count && count.low === count.high && count.basis !== "rough" ? "" : "≈ ";
}

/** @param {Row | undefined} row @param {Shown} shown */
function interval(row, { format, words }) {
  const { usd, count } = row?.quote ?? {};
  if (!usd || !count || count.low === count.high) return nothing;
  const [low, high] = [format.price(usd.low), format.price(usd.high)];
  const range = words.between(low, high, format.whole(count.low), format.whole(count.high));
  return html`<p part="interval" class="soft">${range}</p>`;
}

/** @param {Row | undefined} row @param {Shown} shown */
function lines(row, shown) {
  const { format, words, rough } = shown;
  const { count, bill } = row?.quote ?? {};
  const n = count?.tokens ?? rough;
  const counted = (n === 0 ? "" : about(row?.quote)) + format.whole(n);
  const [input, output, ...rest] = sorted(bill?.lines ?? []);
  // Where there is a bill, no tokens cost nothing; without one, what they cost is not known.
  const none = bill ? { usd: 0 } : undefined;
  const parts = [input ?? none, output ?? none, ...rest, bill];
  const usd = format.column(parts.map((part) => part?.usd));
  return html`<dl part="lines" class="lines">
    <dt>${n === 1 ? words.tokenIn(counted) : words.tokensIn(counted)} ${unit(input, shown)}</dt>
    <dd>${usd[0]}</dd>
    <dt>${outputField(shown)} ${words.tokensOut} ${unit(output, shown)}</dt>
    <dd>${usd[1]}</dd>
    ${rest.map(
      (line, i) =>
        html`<dt>${line?.label} ${unit(line, shown)}</dt>
          <dd>${usd[i + 2]}</dd>`,
    )}
    <dt part="total" class="sum">${words.total}</dt>
    <dd part="total" class="sum">${usd.at(-1)}</dd>
  </dl>`;
}

/** @typedef {import("tokentill").Bill["lines"][number]} Line */

/** Input and output have their places, whatever else is billed. @param {Line[]} lines @returns {(Line | undefined)[]} */
function sorted(lines) {
  const input = lines.find((line) => /^input/i.test(line.label));
  const output = lines.find((line) => /^output/i.test(line.label));
  return [input, output, ...lines.filter((line) => line !== input && line !== output)];
}

/** @param {Line | undefined} line @param {Shown} shown */
function unit(line, { format, words }) {
  return line ? html`<small>${words.rate(format.perMillion(line.usdPerMillion))}</small>` : nothing;
}

/** @param {Shown} shown */
function outputField({ output, outputWrong, typedOutput, words }) {
  return html`<input
    part="output"
    type="text"
    inputmode="numeric"
    autocomplete="off"
    aria-label=${words.output}
    aria-invalid=${outputWrong}
    .value=${String(output)}
    @input=${typedOutput}
  />`;
}

/** @param {Row | undefined} row @param {Shown} shown */
function thousand(row, { format }) {
  const usd = row?.quote?.thousandUsd;
  return usd === undefined ? "–" : format.price(usd);
}

/** Cheapest first; those without a price last. @param {Row[]} rows @param {Shown} shown */
function otherModels(rows, shown) {
  const { words } = shown;
  const known = rows.filter(({ problem }) => !problem);
  if (known.length === 0) return nothing;
  const cost = (/** @type {Row} */ { quote }) => quote?.bill?.usd ?? Infinity;
  return html`<table part="others">
    <caption class="unseen">
      ${words.others}
    </caption>
    <thead class="unseen">
      <tr>
        <th scope="col">${words.model}</th>
        <th scope="col">${words.count}</th>
        <th scope="col">${words.oneCall}</th>
      </tr>
    </thead>
    <tbody>
      ${known.toSorted((a, b) => cost(a) - cost(b)).map((row) => otherModel(row, shown))}
    </tbody>
  </table>`;
}

/** @param {Row} row @param {Shown} shown */
function otherModel(row, shown) {
  const { quote, info, name } = row;
  const noPrice = quote?.problem?.code === "no-price" ? shown.words.noPrice : "–";
  return html`<tr part="other">
    <th scope="row">${info?.name ?? name}</th>
    <td class="soft">${tokens(row, shown)}</td>
    <td>${quote?.bill ? amountText(row, shown) : noPrice}</td>
  </tr>`;
}

/** @param {string[]} said @param {string} part @param {string} [role] */
function sentences(said, part, role) {
  return said.map(
    (sentence) => html`<span part=${part} class=${part} role=${role ?? nothing}>${sentence}</span>`,
  );
}

/** @param {Shown} shown */
const announcement = ({ said }) => html`<span class="unseen" role="status">${said}</span>`;
