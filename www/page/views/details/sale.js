// How the call is sold: at once or in a batch, where, how often.
import { html, nothing } from "lit";
import { t } from "../../../i18n/index.js";
import { REGIONS, VARIANTS } from "../../terms.js";
import { choice, numberField, section, warning } from "./parts.js";

/**
 * @param {import("../../state.js").Row} row
 * @param {import("../../state.js").State} state
 * @param {import("../actions.js").Actions} actions
 */
export function saleSection({ info, quote }, { terms, wrong }, actions) {
  const offered = quote?.bill?.price.variants ?? info.price?.variants ?? [];
  const variant = choice({
    name: "variant",
    label: t.details.variant,
    chosen: terms.variant,
    options: VARIANTS.map((value) => ({
      value,
      label: t.details.variants[value],
      note:
        value === "standard" || offered.includes(value)
          ? undefined
          : t.details.notOffered(info.name),
    })),
    choose: (variant) => actions.setTerms({ variant }),
  });
  const region = choice({
    name: "region",
    label: t.details.region,
    chosen: terms.region,
    options: REGIONS.map((value) => ({
      value,
      label: t.details.regions[value],
      note: value === "global" || info.regions?.includes(value) ? undefined : t.details.noRegion,
    })),
    choose: (region) => actions.setTerms({ region }),
  });
  return section(
    t.details.sale,
    html`${variant} ${region}
      <p class="line">
        ${numberField({
          label: t.details.calls,
          value: String(terms.calls),
          wrong: wrong.calls,
          typed: (event) => actions.typedTerm("calls", event),
        })}
        ${t.details.callsUnit}
      </p>
      ${wrong.calls ? warning(t.details.wholeNumber) : nothing}`,
    "sale",
  );
}
