// How the call is sold, and when: what of it an address says, and what the engine is asked.
import { wholeNumber } from "./whole-number.js";

/**
 * @typedef {object} PageTerms
 * @property {"standard" | "batch" | "flex" | "priority" | "fast"} variant
 * @property {"global" | "us" | "eu"} region
 * @property {string} on the day to price at, such as 2026-12-01; "": now
 * @property {number} hour of that day, UTC
 * @property {number} calls
 * @property {number} prefix how much of the text stays the same; 0: nothing is cached
 * @property {"characters" | "tokens"} unit of the prefix
 * @property {number} reads of each written prefix
 * @property {"5m" | "1h"} life
 * @property {"read" | "write" | "none"} billed what the call on the slip does with the cache
 */

/** @type {PageTerms} */
export const defaultTerms = {
  variant: "standard",
  region: "global",
  on: "",
  hour: 12,
  calls: 1000,
  prefix: 0,
  unit: "characters",
  reads: 10,
  life: "5m",
  billed: "read",
};

export const VARIANTS = /** @type {const} */ (["standard", "batch", "flex", "priority", "fast"]);
export const REGIONS = /** @type {const} */ (["global", "us", "eu"]);
export const LIVES = /** @type {const} */ (["5m", "1h"]);
export const BILLED = /** @type {const} */ (["read", "write", "none"]);

/** What an address says; for what it does not say, or says wrongly, the default. @param {string} hash */
export function readTerms(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const field = (/** @type {string} */ name) => fields.get(name) ?? "";
  const [, on = "", hour] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d))?$/.exec(field("on")) ?? [];
  const [, prefix, unit] = /^(\d+)([ct])$/.exec(field("prefix")) ?? [];
  const { variant, region, life, billed } = defaultTerms;
  /** @type {PageTerms} */
  const terms = {
    variant: oneOf(VARIANTS, field("variant"), variant),
    region: oneOf(REGIONS, field("region"), region),
    on: isDay(on) ? on : "",
    hour: isDay(on) && Number(hour) < 24 ? Number(hour) : defaultTerms.hour,
    calls: wholeNumber(field("calls")) ?? defaultTerms.calls,
    prefix: wholeNumber(prefix ?? "") ?? 0,
    unit: unit === "t" ? "tokens" : "characters",
    reads: wholeNumber(field("reads")) ?? defaultTerms.reads,
    life: oneOf(LIVES, field("life"), life),
    billed: oneOf(BILLED, field("cached"), billed),
  };
  return terms;
}

/** The part of an address that differs from the default. @param {PageTerms} terms */
export function writeTerms(terms) {
  const { variant, region, on, hour, calls, prefix, unit, reads, life, billed } = terms;
  const cached = prefix > 0;
  const said = /** @type {[string, string | number, boolean][]} */ ([
    ["variant", variant, variant !== defaultTerms.variant],
    ["region", region, region !== defaultTerms.region],
    ["on", on + (hour === defaultTerms.hour ? "" : `T${String(hour).padStart(2, "0")}`), on !== ""],
    ["calls", calls, calls !== defaultTerms.calls],
    ["prefix", `${prefix}${unit[0]}`, cached],
    ["reads", reads, cached && reads !== defaultTerms.reads],
    ["life", life, cached && life !== defaultTerms.life],
    ["cached", billed, cached && billed !== defaultTerms.billed],
  ]);
  return said.map(([name, value, differs]) => (differs ? `&${name}=${value}` : "")).join("");
}

/** @param {PageTerms} terms @returns {import("tokentill/worker").Terms} */
export function askedTerms(terms) {
  const { variant, region, calls, prefix, unit, reads, life, billed } = terms;
  return {
    variant,
    region,
    calls,
    on: moment(terms),
    cache: prefix > 0 ? { prefix: { [unit]: prefix }, reads, life, billed } : undefined,
  };
}

/** When to price at; undefined for now. @param {PageTerms} terms */
export function moment({ on, hour }) {
  return on ? new Date(`${on}T${String(hour).padStart(2, "0")}:00:00Z`) : undefined;
}

/** @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @template {string} T @param {readonly T[]} names @param {string} name @param {T} otherwise */
function oneOf(names, name, otherwise) {
  return names.find((known) => known === name) ?? otherwise;
}
