// The line at the top: name, promise, age of the prices, light or dark.
import { html, nothing } from "lit";
import { t } from "../../i18n/index.js";
import { date } from "../format.js";
import { sections } from "../sections.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const SIGNS = { auto: "◐", light: "☀", dark: "☾" };

/**
 * @param {import("../state.js").State} state
 * @param {import("./actions.js").Actions} actions
 */
export function header(state, actions) {
  const code = state.currency?.code ?? "USD";
  return html`<header class="top">
    <h1 class="brand">token<span>till</span></h1>
    ${views(state.view)}
    <p class="as-of">${state.prices ? t.pricesOf(date(state.prices.asOf)) : ""}</p>
    <button
      type="button"
      class="link currency-button"
      aria-label=${t.details.currencyIs(code)}
      @click=${actions.toCurrency}
    >
      ${code}
    </button>
    ${themeButton(state.theme, actions)}
  </header>`;
}

/** @param {string} current */
function views(current) {
  return html`<nav class="views" aria-label=${t.views.label}>
    ${["count", ...sections].map(
      (name) =>
        html`<a
          href=${name === "count" ? "#" : `#${name}`}
          aria-current=${name === current ? "page" : nothing}
          >${t.views.names[name]}</a
        >`,
    )}
    <a href="./gallery.html">${t.embed}</a>
  </nav>`;
}

/** @param {typeof THEMES[number]} theme @param {import("./actions.js").Actions} actions */
function themeButton(theme, actions) {
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  const label = `${t.theme.label}: ${t.theme[theme]}`;
  return html`<button
    class="icon"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${() => actions.setTheme(next)}
  >
    <span aria-hidden="true">${SIGNS[theme]}</span>
  </button>`;
}
