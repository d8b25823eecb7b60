// One workflow of the sheet: a line that says what it costs, and under it the fields it is made of.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { t } from "../../../i18n/workflows.js";
import { amount, whole } from "../../format.js";
import { basisTag } from "../../views/tag.js";
import { readNumber } from "../read-number.js";
import { CACHE_WRITES, HISTORIES, TEXTS, VARIANTS } from "../sheet.js";
import { forecastRows, problemAt } from "../state.js";
import { choiceField, idOf, numberField, valueOf, wrong } from "./fields.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("../sheet.js").SheetWorkflow} SheetWorkflow */
/** @typedef {import("./view.js").Tools} Tools */

/** @param {SheetWorkflow} one @param {State} state @param {Tools} tools */
export function workflow(one, state, tools) {
  const { actions } = tools;
  const open = state.open === one.id;
  const problems = state.problems.filter((problem) => problem.workflow === one.id);
  const row = forecastRows(state).find(({ workflow: { id } }) => id === one.id);
  return html`<div
    class="workflow ${open ? "open" : ""}"
    role="group"
    aria-label=${one.name || t.unnamed}
  >
    <h3>
      <button
        type="button"
        class="head"
        aria-expanded=${open}
        aria-controls=${idOf(one.id, "fields")}
        @click=${() => actions.toggle(one.id)}
      >
        <span class="sign" aria-hidden="true">${open ? "▾" : "▸"}</span>
        <span class="title">${one.name || t.unnamed}</span>
        <span class="soft what">
          ${[tools.modelName(one.model), one.routes.length > 0 ? t.split : ""].filter(Boolean).join(" · ")}
        </span>
        ${
          row
            ? html`<span class="month">${amount(row.forecast.usdPerMonth.likely)}</span>`
            : html`<span class="warning"
                >${problems.length > 0 ? t.toMend(String(problems.length)) : ""}</span
              >`
        }
      </button>
    </h3>
    <div id=${idOf(one.id, "fields")} class="fields" ?hidden=${!open}>
      ${open ? fields(one, state, tools) : nothing}
    </div>
  </div>`;
}

/** @param {SheetWorkflow} one @param {State} state @param {Tools} tools */
function fields(one, state, tools) {
  const { actions } = tools;
  const set = (/** @type {Partial<SheetWorkflow>} */ change) => actions.changeOne(one.id, change);
  const id = one.id;
  const general = problemAt(state, id, "workflow");
  return html`${general ? html`<p class="warning">${general.message}</p>` : nothing}
    <div class="grid">
      ${numberField(state, { workflow: id, field: "name", label: t.name, value: one.name, text: true, typed: (name) => set({ name }) })}
      ${modelField(one, state, tools)}
      ${numberField(state, { workflow: id, field: "runsPerMonth", label: t.runs, hint: t.runsHint, value: one.runsPerMonth, typed: (runsPerMonth) => set({ runsPerMonth }) })}
    </div>
    ${prompt(one, state, tools)}
    <div class="grid">
      ${numberField(state, { workflow: id, field: "turns", label: t.turns, hint: t.turnsHint, value: one.turns, typed: (turns) => set({ turns }) })}
      ${numberField(state, { workflow: id, field: "steps", label: t.steps, hint: t.stepsHint, value: one.steps, typed: (steps) => set({ steps }) })}
      ${choiceField(state, { workflow: id, field: "history", label: t.history, value: one.history, options: HISTORIES.map((name) => [name, t.histories[name]]), chosen: (history) => set({ history }) })}
      ${
        one.history === "last"
          ? numberField(state, { workflow: id, field: "lastTurns", label: t.lastTurns, value: one.lastTurns, typed: (lastTurns) => set({ lastTurns }) })
          : nothing
      }
      ${
        one.history === "summary"
          ? numberField(state, { workflow: id, field: "summaryTokens", label: t.summaryTokens, value: one.summaryTokens, unit: t.tokens, typed: (summaryTokens) => set({ summaryTokens }) })
          : nothing
      }
      ${numberField(state, { workflow: id, field: "retries", label: t.retries, hint: t.retriesHint, unit: "%", value: one.retries, typed: (retries) => set({ retries }) })}
      ${numberField(state, { workflow: id, field: "cacheHits", label: t.cacheHits, hint: t.cacheHitsHint, unit: "%", value: one.cacheHits, typed: (cacheHits) => set({ cacheHits }) })}
      ${
        readNumber(one.cacheHits) === 0
          ? nothing
          : choiceField(state, { workflow: id, field: "cacheWrite", label: t.cacheWrite, value: one.cacheWrite, options: CACHE_WRITES.map((name) => [name, t.cacheWrites[name]]), chosen: (cacheWrite) => set({ cacheWrite }) })
      }
      ${choiceField(state, { workflow: id, field: "variant", label: t.variant, value: one.variant, options: VARIANTS.map((name) => [name, t.variants[name]]), chosen: (variant) => set({ variant }) })}
      ${numberField(state, { workflow: id, field: "revenue", label: t.revenue, hint: t.revenueHint, unit: "USD", value: one.revenue, typed: (revenue) => set({ revenue }) })}
    </div>
    ${routes(one, state, tools)}
    <p class="line">
      <button type="button" class="link" @click=${() => actions.copy(id)}>${t.copy}</button>
      <button type="button" class="link" @click=${() => actions.remove(id)}>
        ${t.remove(one.name || t.unnamed)}
      </button>
    </p>`; // prettier-ignore
}

/** @param {SheetWorkflow} one @param {State} state @param {Tools} tools @param {number} [route] */
function modelField(one, state, tools, route) {
  const at = route === undefined ? "model" : `routes.${route}.model`;
  const id = idOf(one.id, at);
  const problem = problemAt(state, one.id, at);
  const name = route === undefined ? one.model : one.routes[route].model;
  const take = (/** @type {string} */ model) =>
    route === undefined
      ? tools.actions.changeOne(one.id, { model })
      : tools.actions.changeRoute(one.id, route, { model });
  const label = route === undefined ? t.model : t.modelOf(String(route + 1));
  return html`<div class="field">
    <span class="label" id=${`${id}-label`}>${label}</span>
    <button
      type="button"
      id=${id}
      class="chooser"
      aria-labelledby="${id}-label ${id}"
      aria-describedby=${problem ? `${id}-problem` : nothing}
      @click=${() => tools.actions.askModel(one.id, route)}
    >
      ${name === "" ? t.chooseModel : tools.modelName(name)} <span aria-hidden="true">▾</span>
    </button>
    ${wrong(
      id,
      problem,
      problem?.suggestions?.map(
        (suggestion) =>
          html`<button type="button" class="action" @click=${() => take(suggestion)}>
            ${t.use(suggestion)}
          </button> `,
      ),
    )}
  </div>`;
}

/** @param {SheetWorkflow} one @param {State} state @param {Tools} tools */
function prompt(one, state, { actions }) {
  const asTexts = one.from === "texts";
  const loops = one.steps.trim() !== "1";
  const names = TEXTS.filter((name) => name !== "toolResult" || loops);
  const lost = problemAt(state, one.id, "texts");
  return html`<fieldset class="prompt">
    <legend>${t.prompt}</legend>
    <div class="switch">
      ${
        /** @type {const} */ (["texts", "numbers"]).map(
          (from) =>
            html`<label>
              <input
                type="radio"
                name=${idOf(one.id, "from")}
                .checked=${live(one.from === from)}
                @change=${() => actions.changeOne(one.id, { from })}
              /><span>${t.from[from]}</span>
            </label>`,
        )
      }
    </div>
    ${lost ? html`<p class="warning">${lost.message} ${retryButton(actions)}</p>` : nothing}
    <div class=${asTexts ? "texts" : "grid"}>
      ${names.map((name) => (asTexts ? textField(one, name, state, actions) : tokensField(one, name, state, actions)))}
    </div>
    ${asTexts ? html`<small>${t.textsStay}</small>` : nothing}
  </fieldset>`; // prettier-ignore
}

/** @param {Tools["actions"]} actions */
function retryButton(actions) {
  return html`<button type="button" class="action" @click=${actions.refresh}>${t.again}</button>`;
}

/** @param {SheetWorkflow} one @param {import("../sheet.js").TextName} name @param {State} state @param {Tools["actions"]} actions */
function textField(one, name, state, actions) {
  const id = idOf(one.id, `texts.${name}`);
  const count = state.counts[one.id]?.[name];
  // What the engine says of the tokens is said of the text they were counted from.
  const problem = problemAt(state, one.id, `tokens.${name}`);
  return html`<div class="field text">
    <label for=${id}>${t.texts[name]}</label>
    <span class="counted">
      ${count ? html`${t.counted(whole(count.tokens), count.tokens === 1)} ${basisTag(count.basis)}` : nothing}
    </span>
    <textarea
      id=${id}
      rows="4"
      placeholder=${t.textsHint[name]}
      spellcheck="false"
      autocomplete="off"
      aria-describedby=${problem ? `${id}-problem` : nothing}
      .value=${live(one.texts[name])}
      @input=${(/** @type {Event} */ event) =>
        actions.changePart(one.id, "texts", { [name]: valueOf(event) })}
    ></textarea>
    ${wrong(id, problem)}
  </div>`;
}

/** @param {SheetWorkflow} one @param {import("../sheet.js").TextName} name @param {State} state @param {Tools["actions"]} actions */
function tokensField(one, name, state, actions) {
  return numberField(state, {
    ...{ workflow: one.id, field: `tokens.${name}`, label: t.texts[name], unit: t.tokens },
    value: one.tokens[name],
    typed: (typed) => actions.changePart(one.id, "tokens", { [name]: typed }),
  });
}

/** @param {SheetWorkflow} one @param {State} state @param {Tools} tools */
function routes(one, state, tools) {
  const { actions } = tools;
  const sum = problemAt(state, one.id, "routes");
  return html`<div class="routes" role="group" aria-label=${t.routes}>
    ${one.routes.map(
      (route, index) =>
        html`<div class="route">
          ${modelField(one, state, tools, index)}
          ${numberField(state, {
            ...{ workflow: one.id, field: `routes.${index}.share`, unit: "%" },
            label: t.shareOf(String(index + 1)),
            value: route.share,
            typed: (share) => actions.changeRoute(one.id, index, { share }),
          })}
          <button
            type="button"
            class="link"
            aria-label=${t.removeRoute(String(index + 1))}
            @click=${() => actions.removeRoute(one.id, index)}
          >
            ×
          </button>
        </div>`,
    )}
    ${sum ? html`<p class="warning">${sum.message}</p>` : nothing}
    <button type="button" class="link" @click=${() => actions.addRoute(one.id)}>
      ${one.routes.length === 0 ? t.splitIt : t.addRoute}
    </button>
  </div>`;
}
