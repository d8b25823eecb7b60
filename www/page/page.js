// The page's beginning: joins state, views and session. What each of them does is their own affair.
import { render } from "lit";
import { readAddress, writeAddress } from "./address.js";
import { createAnnouncer } from "./announcer.js";
import { createActions } from "./create-actions.js";
import { defaultOutput } from "./defaults.js";
import { acceptDroppedText } from "./drop-text.js";
import { writeIn } from "./format.js";
import { recall, remember } from "./memory.js";
import { installOffline } from "./offline.js";
import { openSection, viewOf } from "./sections.js";
import { Session } from "./session.js";
import { initialState } from "./state.js";
import { createStore } from "./store.js";
import { readTerms, writeTerms } from "./terms.js";
import { t } from "../i18n/index.js";
import { TokenView } from "./tokens/token-view.js";
import { layout } from "./views/layout.js";
import { inNextFrame } from "./next-frame.js";

const remembered = recall();
const address = readAddress(location.hash);
const store = createStore({
  ...initialState,
  view: viewOf(location.hash),
  terms: readTerms(location.hash),
  currency: remembered.currency,
  currencyCode: remembered.currency?.code ?? "USD",
  output: address.output ?? remembered.output ?? defaultOutput,
  showTokens: remembered.showTokens ?? false,
  theme: remembered.theme ?? "auto",
});
const session = new Session(store, {
  models: address.models ?? remembered.models,
  featured: address.models ? address.models[0] : remembered.featured,
});
let kept = "";
const announce = createAnnouncer(store.get);
const actions = { ...createActions(store, session), openView: showSection };

draw();
const textarea = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
const tokenView = new TokenView({
  textarea,
  mirror: /** @type {HTMLElement} */ (document.getElementById("mirror")),
  tokens: (start, end) => session.tokens(start, end),
  say: (caret) => store.set({ caret }),
  standIn: () => {
    const { catalogue, featured } = store.get();
    const model = catalogue.get(featured);
    return model?.basis === "estimated" ? model.encoding : undefined;
  },
});
session.onCounted = () => {
  tokenView.refresh();
  announce();
};
store.subscribe(
  inNextFrame(() => {
    draw();
    tokenView.show(store.get().showTokens);
    keep();
  }),
);
acceptDroppedText(textarea, () => session.setText(textarea.value));
// Typed before the script ran, or kept by the browser over a reload.
if (textarea.value) session.setText(textarea.value);
addEventListener("hashchange", () => {
  const { view } = store.get();
  store.set({ view: viewOf(location.hash), viewFailed: false });
  showSection();
  // Another view says nothing of the counter, nor does the way back from it.
  if (viewOf(location.hash) !== "count" || (view !== "count" && location.hash === "")) return;
  const { models, output } = readAddress(location.hash);
  if (output !== undefined) session.setOutput(output);
  session.setTerms(readTerms(location.hash));
  if (models) session.choose(models, models[0]);
});
session.open();
showSection();
installOffline();

function draw() {
  const state = store.get();
  writeIn(state.currency);
  document.documentElement.dataset.theme = state.theme;
  render(layout(state, actions), document.body);
}

/** Fetches the view that the address names, and leads the reader to its heading. */
async function showSection() {
  const { view } = store.get();
  store.set({ viewFailed: false });
  document.title = t.views.titles[view];
  try {
    const { askForModel, retry } = actions;
    await openSection(view, { till: () => session.till(), store, askForModel, retry });
  } catch {
    if (store.get().view === view) store.set({ viewFailed: true });
  }
}

/** Remembers the choices, and keeps an address that names models true to what is shown. */
function keep() {
  const { engine, models, featured, output, theme, showTokens, currency, terms } = store.get();
  // What was chosen is known only once the price book is open.
  const choice = engine === "open" ? { models, featured } : remembered;
  const now = { ...choice, output, theme, showTokens, currency };
  const all = JSON.stringify([now, terms]);
  if (all === kept) return;
  kept = all;
  remember(now);
  const { view } = store.get();
  if (view !== "count") return;
  const addressed = location.hash.includes("models=") || writeTerms(terms) !== "";
  if (engine === "open" && addressed && models.length > 0) {
    history.replaceState(null, "", writeAddress(models, output, terms));
  }
}
