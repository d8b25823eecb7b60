// How much of the context window the call takes, and what is too long or costs more beyond a point.
import { html, nothing, svg } from "lit";
import { t } from "../../i18n/index.js";
import { price, rate, times, whole } from "../format.js";

/** @typedef {import("../state.js").Row} Row */

/** @param {Row} row @param {number} output expected tokens of the answer */
export function contextShare({ info, quote }, output) {
  const used = (quote?.count?.tokens ?? 0) + output;
  const { contextWindow, maxOutput } = info;
  const over = contextWindow === undefined ? 0 : used - contextWindow;
  return html`${contextWindow === undefined ? nothing : bar(used, contextWindow)}
    <p class="soft context">
      ${contextWindow === undefined ? nothing : t.slip.context(whole(used), whole(contextWindow))}
      ${over > 0 || quote?.tier ? nothing : tier(info, quote)}
    </p>
    ${quote?.tier && over <= 0 ? flip(quote.tier, quote) : nothing}
    ${
      over > 0 && contextWindow
        ? html`<p class="warning">${t.slip.tooLong(whole(over), whole(contextWindow))}</p>`
        : nothing
    }
    ${
      maxOutput !== undefined && output > maxOutput
        ? html`<p class="warning">${t.slip.answerTooLong(whole(maxOutput))}</p>`
        : nothing
    }`;
}

/** Drawn with lengths as attributes: a strict content security policy allows no inline style. */
function bar(/** @type {number} */ used, /** @type {number} */ all) {
  const share = Math.min(1, used / all);
  // A sliver is still seen as something.
  const width = used === 0 ? 0 : Math.max(0.8, share * 100);
  return html`<div
    class="context-bar ${used > all ? "over" : ""}"
    role="meter"
    aria-label=${t.slip.contextLabel}
    aria-valuemin="0"
    aria-valuemax=${all}
    aria-valuenow=${Math.min(used, all)}
    aria-valuetext=${t.slip.context(whole(used), whole(all))}
  >
    <svg width="100%" height="100%" aria-hidden="true">
      ${svg`<rect width="${width}%" height="100%" rx="3" />`}
    </svg>
  </div>`;
}

/**
 * Near the limit, and above it: what this very call costs on both sides.
 * @param {NonNullable<NonNullable<Row["quote"]>["tier"]>} tier @param {Row["quote"]} quote
 */
function flip({ above, usd, usdAbove }, quote) {
  const factor = usd > 0 ? usdAbove / usd : 1;
  const amounts = /** @type {const} */ ([price(usdAbove), price(usd), times(factor)]);
  const said =
    quote?.bill?.tierAbove === undefined
      ? t.slip.tierNear(whole(above + 1), ...amounts)
      : t.slip.tierPassed(whole(above), ...amounts);
  return html`<p class="warning tier">${said}</p>`;
}

/** What happens to the price further on. @param {Row["info"]} info @param {Row["quote"]} quote */
function tier({ price: now }, quote) {
  const inForce = quote?.bill?.tierAbove;
  const next = now?.tiers?.find(({ above }) => above > (inForce ?? -1));
  if (inForce !== undefined) return t.slip.tierInForce(whole(inForce));
  if (!now || !next) return nothing;
  const from = whole(next.above + 1);
  const input = factor(next.input, now.input);
  const output = factor(next.output, now.output);
  if (input && input === output) {
    return t.slip.tierMultiple(from, input === 2 ? t.slip.double : t.slip.times(times(input)));
  }
  return t.slip.tierRates(
    from,
    rate(next.input ?? now.input ?? 0),
    rate(next.output ?? now.output ?? 0),
  );
}

/** @param {number | undefined} later @param {number | undefined} now */
function factor(later, now) {
  return later && now ? later / now : undefined;
}
