// Finds a profile, or takes any other ticker; says kindly where a model's name belongs.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { meansBilled } from "../guard/billed-words.js";
import { t } from "../../i18n/which-token/en.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Actions} Actions */

/** @param {State} state @param {Actions} actions */
export function search(state, actions) {
  const { search: typed, symbol } = state;
  const found = findTokens(state);
  return html`<div class="token-search">
    <input
      type="search"
      aria-label=${t.search.label}
      placeholder=${t.search.placeholder}
      autocomplete="off"
      spellcheck="false"
      .value=${live(typed)}
      @input=${(/** @type {Event} */ event) =>
        actions.searched(/** @type {HTMLInputElement} */ (event.target).value)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") actions.pickFound();
      }}
    />
    <div class="tokens" role="group" aria-label=${t.search.profiles}>
      ${found.map(
        (one) =>
          html`<button
            type="button"
            aria-pressed=${one.symbol === symbol}
            @click=${() => actions.pick(one.symbol)}
          >
            <strong>${one.symbol}</strong> <span>${one.project}</span>
          </button>`,
      )}
    </div>
    <div role="status" class="search-says">${says(state, found.length, actions)}</div>
  </div>`;
}

/** @param {State} state @param {number} found @param {Actions} actions */
function says({ search }, found, actions) {
  const billed = meansBilled(search);
  if (billed) {
    return html`<p class="guarded">
      ${t.search.billed(billed)} <a href="#">${t.search.toCount}</a>
    </p>`;
  }
  const typed = search.trim();
  if (found > 0 || typed === "") return nothing;
  return html`<p>
    ${t.search.none(typed)}
    <button type="button" class="action" @click=${() => actions.pick(typed.toUpperCase())}>
      ${t.search.use(typed.toUpperCase())}
    </button>
  </p>`;
}

/**
 * Profiles, and tokens of the person's own, that the search means.
 * @param {State} state
 * @returns {{ symbol: string, project: string }[]}
 */
export function findTokens({ profiles, drafts, search }) {
  // Those of the person's own would be pushed aside under the pointer when the profiles come.
  if (profiles.length === 0) return [];
  const known = profiles.map(({ symbol, project, former }) => ({ symbol, project, former }));
  const own = Object.keys(drafts)
    .filter((symbol) => symbol && !known.some((one) => one.symbol === symbol))
    .map((symbol) => ({ symbol, project: "", former: [] }));
  const wanted = search.trim().toLowerCase();
  return [...known, ...own].filter(({ symbol, project, former }) =>
    [symbol, project, ...former].some((name) => name.toLowerCase().includes(wanted)),
  );
}
