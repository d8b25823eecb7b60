// The engine's names of fields, as the sheet calls them: in sentences that refuse, and in formulas.
import { t } from "../../i18n/which-token/en.js";

/** @typedef {import("./draft.js").Draft} Draft */

/**
 * What stands beside a field.
 * @param {string} field such as "maxSupply" or "vesting[0].amount" @param {Draft} [draft]
 */
export function labelOf(field, draft) {
  const [, place, part] = /^vesting\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  if (place === undefined) return t.fields[field] ?? field;
  return t.vesting.of(allotmentName(Number(place), draft), t.fields[part]);
}

/** @param {number} place @param {Draft} [draft] */
export function allotmentName(place, draft) {
  return draft?.vesting[place]?.name.trim() || t.vesting.nameless(place + 1);
}

/** The field that a refusal of the engine begins with, if there is one. @param {string} message */
export function fieldOf(message) {
  const [field = ""] = /^[\w.]+(?:\[\d+\]\.\w+)?/.exec(message) ?? [];
  return field.startsWith("vesting[") || field in t.fields ? field : "";
}

/**
 * A sentence of the engine in the words of the sheet, numbers written out.
 * @param {string} message @param {Draft} [draft]
 */
export function inWords(message, draft) {
  return message
    .replace(/vesting\[\d+\]\.\w+|emissions\.\w+|\b[a-z]+[A-Z]\w*/g, (name) =>
      name in t.figures.names ? t.figures.names[name] : labelOf(name, draft),
    )
    .replace(/^circulating\b|(?<=above )circulating\b/g, t.fields.circulating)
    .replace(/^staked\b/, t.fields.staked)
    .replace(/(?<![\w.])\d{5,}(?:\.\d+)?/g, (digits) => Number(digits).toLocaleString("en-US"))
    .replace(/^./, (first) => first.toUpperCase());
}

/** A formula in the words of the sheet. @param {string} formula */
export function formulaInWords(formula) {
  return formula.replace(/\b[a-z]\w*/g, (name) => {
    // "In 12 months" is a time, and no field.
    const label = name === "months" ? "" : (t.fields[name] ?? t.figures.names[name]);
    return label ? label[0].toLowerCase() + label.slice(1) : name;
  });
}

/**
 * The fields that a figure waits for.
 * @param {string} figure
 * @param {import("tokentill").TokenReport["explanations"]} explanations
 * @param {import("tokentill").TokenSheet} sheet
 * @returns {string[]} names of fields that hold nothing, or 0
 */
export function missingFor(figure, explanations, sheet) {
  const formula = explanations.find(({ field }) => field === figure)?.formula ?? "";
  const names = formula.match(/\b[a-z]\w*/g) ?? [];
  const missing = names.flatMap((name) => {
    if (name in t.figures.names) return missingFor(name, explanations, sheet);
    const given = /** @type {any} */ (sheet)[name];
    return name !== "months" && name in t.fields && !given ? [name] : [];
  });
  return [...new Set(missing)];
}
