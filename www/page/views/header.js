// The line at the top: name, promise, age of the prices, light or dark.
import { html } from "lit";
import { t } from "../../i18n/index.js";
import { date } from "../format.js";

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
    <p class="tagline">${t.tagline}</p>
    <p class="as-of">${state.prices ? t.pricesOf(date(state.prices.asOf)) : ""}</p>
    <a class="link" href="./gallery.html">${t.embed}</a>
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
