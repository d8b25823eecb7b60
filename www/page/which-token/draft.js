// What the person typed, and the sheet it makes. What is not typed is left out: it is not zero.
import { FIELDS, JOB, VESTING } from "./fields.js";
import { readNumber } from "./numbers.js";

/**
 * @typedef {object} Entry one field as it stands
 * @property {string} text
 * @property {string} readOn the day on which the figure was read, YYYY-MM-DD
 * @property {boolean} [fromProfile] filled in from the rules of a profile, which stand above the sheet
 */

/** @typedef {{ name: string, readOn: string, texts: Record<string, string> }} Allotment tokens that vest */

/**
 * @typedef {object} Draft what was typed of one token
 * @property {Record<string, Entry>} entries by field
 * @property {Allotment[]} vesting
 * @property {Record<string, string>} job
 */

/** @typedef {{ field: string, text: string }} Wrong a field that holds no number */

/** @returns {Draft} */
export const emptyDraft = () => ({ entries: {}, vesting: [], job: {} });

/**
 * @param {string} symbol @param {Draft} draft
 * @returns {{ sheet: import("tokentill").TokenSheet, missing: string[], wrong: Wrong[] }}
 *   sheet: to be used only when nothing is missing or wrong
 */
export function readDraft(symbol, draft) {
  /** @type {any} */
  const sheet = { symbol };
  /** @type {Wrong[]} */
  const wrong = [];
  const read = (/** @type {string} */ field, text = "", unit = "") => {
    if (isEmpty(text)) return undefined;
    const number = readAs(unit, text);
    if (number === undefined) wrong.push({ field, text });
    return number;
  };
  for (const { name, unit } of FIELDS) {
    const number = read(name, draft.entries[name]?.text, unit);
    if (number === undefined) continue;
    const [group, part] = name.split(".");
    if (part) sheet[group] = { ...sheet[group], [part]: number };
    else sheet[name] = number;
  }
  const missing = FIELDS.filter(({ name, needed }) => needed && isEmpty(draft.entries[name]?.text));
  const names = missing.map(({ name }) => name);
  if (sheet.emissions && isEmpty(draft.entries["emissions.perYear"]?.text)) {
    names.push("emissions.perYear");
  }
  // A line with nothing in it yet is none; one that is half filled in must not be left out silently.
  const begun = draft.vesting.map((one, place) => ({ ...one, place })).filter(isBegun);
  sheet.vesting = begun.map(({ name, texts, place: i }) => ({
    name,
    ...Object.fromEntries(
      VESTING.map((field) => {
        const place = `vesting[${i}].${field.name}`;
        if (isEmpty(texts[field.name])) names.push(place);
        return [field.name, read(place, texts[field.name])];
      }),
    ),
  }));
  return { sheet, missing: names, wrong };
}

/** @param {Record<string, string>} texts */
export function readJob(texts) {
  /** @type {any} */
  const job = {};
  /** @type {Wrong[]} */
  const wrong = [];
  const missing = [];
  for (const { name } of JOB) {
    const text = texts[name] ?? "";
    const number = readNumber(text);
    if (isEmpty(text)) missing.push(name);
    else if (number === undefined) wrong.push({ field: name, text });
    else job[name] = number;
  }
  // Nothing typed there: moving costs nothing, and the words say so.
  const optional = missing.filter((name) => name !== "switchingUsd");
  return { job, wrong, missing: optional };
}

/**
 * A share is typed in per cent: 40 and 40% are the same there.
 * @param {string} unit @param {string} text
 */
export function readAs(unit, text) {
  const number = readNumber(text);
  return unit === "share" && number !== undefined && !text.includes("%") ? number / 100 : number;
}

/** @param {Allotment} allotment */
const isBegun = ({ texts }) => Object.values(texts).some((text) => !isEmpty(text));

/** @param {string | undefined} text */
const isEmpty = (text) => (text ?? "").trim() === "";
