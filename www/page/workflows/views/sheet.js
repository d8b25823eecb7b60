// The sheet: what it is called, its workflows, the budget they have to keep to, and what is done with the
// whole of it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../../i18n/workflows.js";
import { DRIVERS } from "../sheet.js";
import { numberField } from "./fields.js";
import { workflow } from "./workflow.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./view.js").Tools} Tools */

/** @param {State} state @param {Tools} tools */
export function sheet(state, tools) {
  const { actions } = tools;
  const { workflows } = state.sheet;
  return html`<div class="card sheet">
    <div class="bar">
      <h2>${t.title}</h2>
      <span class="soft privacy">${state.kept ? t.kept : t.notKept}</span>
    </div>
    ${
      workflows.length === 0
        ? html`<div class="empty">
            <p>${t.empty}</p>
            <p class="line">
              <button type="button" class="action strong" @click=${actions.add}>${t.first}</button>
              <button type="button" class="action" @click=${actions.example}>${t.example}</button>
            </p>
          </div>`
        : nothing
    }
    ${repeat(
      workflows,
      ({ id }) => id,
      (one) => workflow(one, state, tools),
    )}
    ${
      workflows.length > 0
        ? html`<p class="add">
            <button type="button" class="action strong" @click=${actions.add}>${t.add}</button>
          </p>`
        : nothing
    }
    ${whole(state, tools)} ${files(state, tools)}
  </div>`;
}

/** @param {State} state @param {Tools} tools */
function whole(state, { actions }) {
  const { sheet } = state;
  return html`<section class="all" aria-labelledby="workflows-all">
    <h3 id="workflows-all">${t.all}</h3>
    <div class="grid">
      ${numberField(state, { field: "name", label: t.sheetName, value: sheet.name, text: true, wide: true, typed: (name) => actions.change({ name }) })}
      ${numberField(state, { field: "budget", label: t.budget, hint: t.budgetHint, unit: "USD", value: sheet.budget, typed: (budget) => actions.change({ budget }) })}
      ${numberField(state, { field: "reserve", label: t.reserve, hint: t.reserveHint, unit: "%", value: sheet.reserve, typed: (reserve) => actions.change({ reserve }) })}
      ${numberField(state, { field: "growth", label: t.growth, hint: t.growthHint, unit: "%", value: sheet.growth, typed: (growth) => actions.change({ growth }) })}
      ${numberField(state, { field: "months", label: t.months, value: sheet.months, typed: (months) => actions.change({ months }) })}
    </div>
    <details>
      <summary>${t.spread.title}</summary>
      <p class="soft">${t.spread.about}</p>
      <div class="grid spread">
        ${DRIVERS.map((driver) => {
          const [low, high] = sheet.spread[driver] ?? ["", ""];
          return html`${numberField(state, { field: `spread.${driver}.0`, label: t.spread.low(t.spread.drivers[driver]), placeholder: t.spread.assumed, value: low, typed: (typed) => actions.changeSpread(driver, 0, typed) })}
          ${numberField(state, { field: `spread.${driver}.1`, label: t.spread.high(t.spread.drivers[driver]), placeholder: t.spread.assumed, value: high, typed: (typed) => actions.changeSpread(driver, 1, typed) })}`;
        })}
      </div>
    </details>
    ${state.problems.filter(({ workflow, field }) => workflow === undefined && field === "sheet").map(({ message }) => html`<p class="warning">${message}</p>`)}
  </section>`; // prettier-ignore
}

/** @param {State} state @param {Tools} tools */
function files(state, { actions }) {
  const some = state.sheet.workflows.length > 0;
  return html`<div class="files" role="group" aria-label=${t.file.title}>
      <label class="link file">
        ${t.file.open}
        <input
          type="file"
          class="unseen"
          accept="application/json,.json,text/csv,.csv"
          @change=${(/** @type {Event} */ event) => actions.openFile(event)}
        />
      </label>
      <button type="button" class="link" ?disabled=${!some} @click=${actions.saveJson}>
        ${t.file.json}
      </button>
      <button type="button" class="link" ?disabled=${!some} @click=${actions.saveCsv}>
        ${t.file.csv}
      </button>
      <button type="button" class="link" ?disabled=${!some} @click=${actions.copyLink}>
        ${state.link === "copied" ? t.file.linkCopied : state.link === "by-hand" ? t.file.linkByHand : t.file.link}
      </button>
      <button type="button" class="link" ?disabled=${!some} @click=${actions.print}>
        ${t.file.print}
      </button>
      <button type="button" class="link" ?disabled=${!some} @click=${actions.clear}>
        ${t.file.clear}
      </button>
    </div>
    <p class="file-note soft">${t.file.about}</p>`;
}
