// Logs of real use: what they cost by workflow, model and day, what of them was skipped, the ratios of a
// pilot, and why it all cost more or less than planned.
import { html, nothing, svg } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../../i18n/workflows.js";
import { amount, date, fileSize, percent, price, times, whole } from "../../format.js";
import { monthsOf } from "../state.js";
import { choiceField, valueOf } from "./fields.js";
import { gaps } from "./gaps.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./view.js").Tools} Tools */
/** @typedef {import("tokentill").UsageReport} UsageReport */

const COLUMNS = /** @type {const} */ ([
  ...["workflow", "model", "time", "run", "attempt", "input", "output", "cacheRead", "cacheWrite"],
  "reasoning",
]);
/** So many rows of a long table are shown; all of them are in the sums. */
const SHOWN = 60;

/** @param {State} state @param {Tools} tools */
export function usage(state, tools) {
  const { usage: own } = state;
  const { log } = tools;
  const u = t.usage;
  return html`<section class="card block usage" id="workflows-usage" aria-labelledby="workflows-usage-title">
    <div class="bar"><h2 id="workflows-usage-title">${u.title}</h2></div>
    <p class="about soft">${u.about}</p>
    <p class="about line">
      <label class="action file">
        ${u.open}
        <input type="file" class="unseen" accept=".jsonl,.ndjson,.json,.csv,.tsv,.log,.txt" @change=${log.openLog} />
      </label>
      ${own.report || own.status === "failed" ? html`<button type="button" class="link" @click=${log.forget}>${u.forget}</button>` : nothing}
    </p>
    ${mapping(state, tools)}
    ${own.status === "reading" ? progress(own, tools) : nothing}
    ${own.problem ? html`<p class="about warning" role="alert">${own.problem}</p>` : nothing}
    ${own.report ? report(own.report, state, tools) : nothing}
  </section>`; // prettier-ignore
}

/** @param {State} state @param {Tools} tools */
function mapping({ usage: own }, { log }) {
  const u = t.usage;
  return html`<details class="about">
    <summary>${u.mapping}</summary>
    <p class="soft">${u.mappingAbout}</p>
    <div class="grid">
      ${COLUMNS.map(
        (name) =>
          html`<div class="field">
            <label for=${`log-${name}`}>${u.columns[name]}</label>
            <input id=${`log-${name}`} type="text" autocomplete="off" spellcheck="false" placeholder=${u.byItself} .value=${live(own.mapping[name] ?? "")} @input=${(/** @type {Event} */ event) => log.map(name, valueOf(event).trim())} />
          </div>`,
      )}
    </div>
    <p class="line">
      <label><input type="checkbox" .checked=${live(own.mapping.inputWithoutCache ?? false)} @change=${(/** @type {Event} */ event) => log.map("inputWithoutCache", /** @type {HTMLInputElement} */ (event.target).checked)} /> ${u.withoutCache}</label>
      ${own.file ? html`<button type="button" class="action" @click=${log.readAgain}>${u.readAgain}</button>` : nothing}
    </p>
  </details>`; // prettier-ignore
}

/** @param {State["usage"]} usage @param {Tools} tools */
function progress({ file, progress: state }, { log }) {
  const u = t.usage;
  const part = state?.total ? state.bytes / state.total : undefined;
  return html`<div class="about reading" role="status">
    <progress max="1" value=${part ?? nothing} aria-label=${u.reading(file)}></progress>
    <span>${u.readSoFar(file, whole(state?.rows ?? 0), fileSize(state?.bytes ?? 0))}</span>
    <button type="button" class="action" @click=${log.stop}>${u.stop}</button>
  </div>`;
}

/** @param {UsageReport} found @param {State} state @param {Tools} tools */
function report(found, state, tools) {
  const { usage: own } = state;
  const u = t.usage;
  return html`<div class="about">
      <p class="read" role="status">
        <strong>${u.total(amount(found.usd), whole(found.rows), own.file)}</strong>
        ${found.from && found.to ? u.days(date(found.from), date(found.to)) : u.noDays}
      </p>
      ${skipped(found)} ${unpriced(found)}
      ${found.overflowed ? html`<p class="warning">${u.overflowed}</p>` : nothing}
      <div class="grid">
        ${choiceField(state, {
          ...{ field: "usage-by", label: u.by, value: own.by },
          options: /** @type {const} */ (["workflow", "model", "day"]).map((by) => [by, u.bys[by]]),
          chosen: tools.log.sumBy,
        })}
      </div>
    </div>
    ${sums(found, own.by)} ${own.by === "workflow" ? ratios(found) : nothing}
    ${months(found, state, tools)} ${gaps(found, state)}`;
}

/** @param {UsageReport} found */
function skipped({ skipped: { count, first } }) {
  if (count === 0) return html`<p class="soft">${t.usage.noneSkipped}</p>`;
  return html`<details class="skipped">
    <summary class="warning">${t.usage.skipped(whole(count), count === 1)}</summary>
    <ul>
      ${first.map(({ message }) => html`<li>${message}</li>`)}
    </ul>
    ${count > first.length ? html`<p class="soft">${t.usage.andMore(whole(count - first.length))}</p>` : nothing}
  </details>`; // prettier-ignore
}

/** @param {UsageReport} found */
function unpriced({ unpriced: all }) {
  if (all.length === 0) return nothing;
  return html`<ul class="warning">
    ${all.map(({ model, message, calls }) => html`<li>${t.usage.unpriced(model, whole(calls), message)}</li>`)}
  </ul>`; // prettier-ignore
}

/** @param {UsageReport} found @param {State["usage"]["by"]} by */
function sums(found, by) {
  const u = t.usage;
  const rows = summed(found, by);
  const most = Math.max(...rows.map(({ usd }) => usd), 1e-12);
  return html`<div class="scroll">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col" class="name">${u.bys[by]}</th>
            <th scope="col">${u.cost}</th>
            <th scope="col" class="shape"><span class="unseen">${u.share}</span></th>
            <th scope="col">${u.calls}</th>
            <th scope="col">${u.tokensIn}</th>
            <th scope="col">${u.tokensOut}</th>
            <th scope="col">${u.fromCache}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, SHOWN).map(
            (row) =>
              html`<tr>
                <th scope="row" class="name">${by === "day" ? (row.name ? date(row.name) : u.noDay) : row.name}</th>
                <td data-label=${u.cost}>${amount(row.usd)}</td>
                <td class="shape" data-label=${u.share}>
                  <svg width="80" height="10" aria-hidden="true">${svg`<rect class="part" width=${(80 * row.usd) / most} height="10" rx="2" />`}</svg>
                  <span class="unseen">${percent(found.usd === 0 ? 0 : row.usd / found.usd)}</span>
                </td>
                <td data-label=${u.calls}>${whole(row.calls)}</td>
                <td data-label=${u.tokensIn}>${whole(row.input)}</td>
                <td data-label=${u.tokensOut}>${whole(row.output)}</td>
                <td data-label=${u.fromCache}>${whole(row.cacheRead)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length > SHOWN ? html`<p class="about soft">${u.more(whole(rows.length - SHOWN))}</p>` : nothing}`; // prettier-ignore
}

/** Days in their order, the others by what they cost. @param {UsageReport} found @param {State["usage"]["by"]} by */
function summed({ sums: all }, by) {
  const found = new Map();
  for (const one of all) {
    const name = one[by] ?? "";
    const row = found.get(name) ?? { name, usd: 0, calls: 0, input: 0, output: 0, cacheRead: 0 };
    for (const field of /** @type {const} */ (["usd", "calls", "input", "output", "cacheRead"])) {
      row[field] += one[field];
    }
    found.set(name, row);
  }
  const rows = [...found.values()];
  return by === "day"
    ? rows.sort((a, b) => a.name.localeCompare(b.name))
    : rows.sort((a, b) => b.usd - a.usd);
}

/** @param {UsageReport} found */
function ratios({ workflows }) {
  const u = t.usage;
  /** @param {number | undefined} value @param {(value: number) => string} text */
  const or = (value, text) => (value === undefined ? "–" : text(value));
  return html`<h3 class="about">${u.ratios}</h3>
    <p class="about soft">${u.ratiosAbout}</p>
    <div class="scroll">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col" class="name">${u.bys.workflow}</th>
            <th scope="col">${u.ratio.callsPerRun}</th>
            <th scope="col">${u.ratio.retryRate}</th>
            <th scope="col">${u.ratio.cacheHitRate}</th>
            <th scope="col">${u.ratio.outputToInput}</th>
            <th scope="col">${u.ratio.inputPerCall}</th>
            <th scope="col">${u.ratio.outputPerCall}</th>
            <th scope="col">${u.ratio.usdPerRun}</th>
          </tr>
        </thead>
        <tbody>
          ${workflows.map(
            ({ name, ratios: one }) =>
              html`<tr>
                <th scope="row" class="name">${name}</th>
                <td data-label=${u.ratio.callsPerRun}>${or(one.callsPerRun, times)}</td>
                <td data-label=${u.ratio.retryRate}>${or(one.retryRate, percent)}</td>
                <td data-label=${u.ratio.cacheHitRate}>${or(one.cacheHitRate, percent)}</td>
                <td data-label=${u.ratio.outputToInput}>${or(one.outputToInput, times)}</td>
                <td data-label=${u.ratio.inputPerCall}>${or(one.inputPerCall, whole)}</td>
                <td data-label=${u.ratio.outputPerCall}>${or(one.outputPerCall, whole)}</td>
                <td data-label=${u.ratio.usdPerRun}>${or(one.usdPerRun, price)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** @param {UsageReport} found @param {State} state @param {Tools} tools */
function months(found, { usage: own }, { log }) {
  const known = monthsOf(found);
  return html`<h3 class="about">${t.gap.title}</h3>
    <div class="about">
      <div class="field narrow">
        <label for="log-months">${t.usage.months}</label>
        <input id="log-months" class="figure" type="text" inputmode="decimal" autocomplete="off" placeholder=${known === undefined ? "" : times(known)} aria-invalid=${own.gapProblem ? "true" : "false"} aria-describedby="log-months-problem" .value=${live(own.months)} @input=${(/** @type {Event} */ event) => log.setMonths(valueOf(event))} />
        <p class="warning" id="log-months-problem">${own.gapProblem}</p>
      </div>
    </div>`; // prettier-ignore
}
