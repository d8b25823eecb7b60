// The view "Which token?": the guard, and the sheet for a token that is traded. It knows the till and
// nothing of models, prices or counts.
import { html, render } from "lit";
import { guard } from "./guard.js";

/** @type {import("../sections.js").Section["open"]} */
export function open(host) {
  host.classList.add("which-token");
  render(html`${guard(() => {})}`, host);
}
