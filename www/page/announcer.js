// Tells a screen reader the amount, once the typing pauses: every keystroke would be noise.
import { t } from "../i18n/index.js";
import { featuredRow } from "./state.js";
import { countText } from "./views/count-text.js";
import { amountText } from "./views/slip.js";

/** How long nothing must change before it is said, in milliseconds. */
const PAUSE = 1000;

/** @param {() => import("./state.js").State} getState */
export function createAnnouncer(getState) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let said = "";
  const say = () => {
    const sentence = summary(getState());
    const region = document.getElementById("announcer");
    if (!region || sentence === "" || sentence === said) return;
    region.textContent = said = sentence;
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  };
}

/** @param {import("./state.js").State} state */
function summary(state) {
  const row = featuredRow(state);
  if (!row?.quote?.count || state.length === 0) return "";
  return t.announce.summary(countText(row.quote.count), t.basis[row.tag], amountText(row));
}
