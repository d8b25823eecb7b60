// What a reader of the slip should know besides the amount, one sentence each.
import { html } from "lit";
import { t } from "../../i18n/index.js";

/**
 * Warnings of the bill that the slip gives itself, with the figures: the context window and the
 * longest answer under the bar, the next price under the sources.
 * @type {import("tokentill").NoticeCode[]}
 */
const SAID_ELSEWHERE = ["above-context-window", "above-max-output", "price-changes"];

/** @param {import("../state.js").Row} row */
export function warnings({ quote, info }) {
  const notices = quote?.bill?.notices ?? [];
  const billed = notices.flatMap(({ code, message }) =>
    SAID_ELSEWHERE.includes(code) ? [] : [message],
  );
  const retired = info.status === "retired" ? [t.slip.retired] : [];
  const problem = quote?.problem ? [quote.problem.message] : [];
  return [...problem, ...retired, ...billed].map(
    (sentence) => html`<p class="warning">${sentence}</p>`,
  );
}
