// What went wrong, in a sentence each, with what can be done about it.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { fileSize } from "../format.js";

/** @typedef {import("../state.js").State} State */
/** @typedef {import("./actions.js").Actions} Actions */

/** @param {State} state @param {Actions} actions */
export function notices(state, actions) {
  const retry = () =>
    html`<button type="button" @click=${actions.retry}>${t.notice.retry}</button>`;
  const lost = Object.entries(state.vocabularies).filter(([, found]) => typeof found === "object");
  return html`<div class="notices" role="alert">
      ${state.problem ? notice(sentence(state.problem), retry()) : nothing}
      ${lost.map(([encoding]) => notice(t.notice.vocabulary(encoding), retry()))}
      ${state.unknown.map((unknown) => unknownModel(unknown, actions))}
    </div>
    <p class="loading soft" role="status">${loading(state)}</p>`;
}

/** @param {unknown} text @param {unknown} action */
function notice(text, action) {
  return html`<div class="notice">
    <p>${text}</p>
    ${action}
  </div>`;
}

/** @param {import("../state.js").Problem} problem */
function sentence({ code, message }) {
  if (code === "wasm-blocked") return t.notice.wasmBlocked;
  if (code === "network") return t.notice.network;
  if (code === "") return html`${t.notice.stopped} <small>${message}</small>`;
  return message;
}

/** @param {State["unknown"][number]} unknown @param {Actions} actions */
function unknownModel({ name, suggestions }, actions) {
  const nearest = suggestions.slice(0, 3);
  return notice(
    t.notice.unknown(name),
    html`${nearest.map(
        (instead) =>
          html`<button type="button" @click=${() => actions.settleUnknown(name, instead)}>
            ${t.notice.use(instead)}
          </button>`,
      )}
      <button type="button" class="quiet" @click=${() => actions.settleUnknown(name)}>
        ${t.notice.dismiss}
      </button>`,
  );
}

/** @param {State} state */
function loading({ vocabularies, packBytes }) {
  const under = Object.keys(vocabularies).filter((name) => vocabularies[name] === "loading");
  return under.map((name) => t.notice.loading(name, fileSize(packBytes[name] ?? 0))).join(" ");
}
