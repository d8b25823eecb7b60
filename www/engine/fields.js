// Holds an argument against the list of its fields: a misspelt field would count as nothing, so it is
// refused, and so is a number that is none. Each refusal names the place. Knows no contract.
import { TillError } from "./errors.js";

/** @typedef {(place: string, value: any) => void} Check */
/** @typedef {Record<string, Check | { optional: Check }>} Fields */

/** @type {Check} */
export function number(place, value) {
  if (typeof value !== "number") throw bad(place, "a number", value);
}

/** @type {Check} */
export function text(place, value) {
  if (typeof value !== "string") throw bad(place, "a string", value);
}

/** @type {Check} */
export function truth(place, value) {
  if (typeof value !== "boolean") throw bad(place, "true or false", value);
}

/** A low and a high factor. @type {Check} */
export function pair(place, value) {
  const is =
    Array.isArray(value) && value.length === 2 && value.every((n) => typeof n === "number");
  if (!is) throw bad(place, "a list of two numbers", value);
}

/** @param {Check} check @returns {Check} */
export function listOf(check) {
  return (place, value) => {
    if (!Array.isArray(value)) throw bad(place, "a list", value);
    // By index: a hole in the list is looked at too.
    for (let index = 0; index < value.length; index += 1) check(`${place}[${index}]`, value[index]);
  };
}

/** An object whose keys are free. @param {Check} check @returns {Check} */
export function mapOf(check) {
  return (place, value) => {
    if (!isObject(value)) throw bad(place, "an object", value);
    for (const [key, one] of Object.entries(value)) check(`${place}[${JSON.stringify(key)}]`, one);
  };
}

/** @param {Fields} fields @returns {Check} */
export function objectOf(fields) {
  return (place, value) => {
    if (!isObject(value)) throw bad(place, "an object", value);
    const unknown = Object.keys(value).find((field) => !(field in fields));
    if (unknown !== undefined) {
      const message = `${place} has no field "${unknown}"`;
      throw new TillError("bad-input", message, { suggestions: Object.keys(fields) });
    }
    for (const [field, check] of Object.entries(fields)) {
      const within = /^(plan|sheet|job)$/.test(place) ? field : `${place}.${field}`;
      if (typeof check === "function") check(within, value[field]);
      else if (value[field] !== undefined) check.optional(within, value[field]);
    }
  };
}

/** A word, or else an object. @param {Check} check @returns {Check} */
export function textOr(check) {
  return (place, value) => {
    if (typeof value !== "string") check(place, value);
  };
}

/** @param {Check} check */
export const optional = (check) => ({ optional: check });

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} place @param {string} wanted @param {unknown} given */
function bad(place, wanted, given) {
  return new TillError("bad-input", `${place} must be ${wanted}, not ${shown(given)}`);
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined || value === null) return String(value);
  return Array.isArray(value) ? "a list" : `of type ${typeof value}`;
}
