// The sheet as a file: what stands in it, in which version, and what of a file is refused. The fields are
// those of the plan that `forecast()` takes, so a program can use the file. Knows no document.
import { t } from "../../i18n/workflows.js";
import { readNumber, written } from "./read-number.js";
import {
  CACHE_WRITES,
  DRIVERS,
  HISTORIES,
  newSheet,
  newWorkflow,
  TEXTS,
  VARIANTS,
} from "./sheet.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").SheetWorkflow} SheetWorkflow */

export const FORMAT = "tokentill-workflows";
export const VERSION = 1;

/** From each version to the next one; 0 is a bare plan as `forecast()` takes it. @type {((file: any) => any)[]} */
const MIGRATIONS = [fromPlan];

/** What a workflow's file says in fields of the same name, each in its unit. */
const NUMBERS = /** @type {const} */ ({
  runsPerMonth: "runsPerMonth",
  turns: "turns",
  lastTurns: "lastTurns",
  summaryTokens: "summaryTokens",
  steps: "steps",
  revenue: "revenuePerRunUsd",
});
const FROM = /** @type {const} */ (["texts", "numbers"]);
const FRACTIONS = /** @type {const} */ ({ retries: "retryRate", cacheHits: "cacheHitRate" });

/**
 * @param {Sheet} sheet @param {{ texts?: boolean, tokensOf?: (id: number) => Record<string, number> | undefined }} [what]
 *   texts: false leaves them out, and puts in their place as many tokens as `tokensOf` says
 */
export function toFile(sheet, { texts = true, tokensOf } = {}) {
  return {
    format: FORMAT,
    version: VERSION,
    name: sheet.name,
    agreedOn: sheet.agreedOn,
    budgetUsd: out(sheet.budget),
    contingency: outFraction(sheet.reserve),
    months: out(sheet.months),
    growthPerMonth: outFraction(sheet.growth),
    spread: Object.fromEntries(
      Object.entries(sheet.spread).map(([driver, pair]) => [driver, pair.map(out)]),
    ),
    workflows: sheet.workflows.map((one) => workflowToFile(one, texts, tokensOf?.(one.id))),
  };
}

/** @param {SheetWorkflow} one @param {boolean} texts @param {Record<string, number> | undefined} counted */
function workflowToFile(one, texts, counted) {
  const fromTexts = one.from === "texts";
  const tokens = (/** @type {import("./sheet.js").TextName} */ name) =>
    fromTexts && !texts && counted ? counted[name] : out(one.tokens[name]);
  return {
    name: one.name,
    model: one.model,
    from: texts ? one.from : "numbers",
    ...(texts ? { texts: one.texts } : {}),
    tokens: Object.fromEntries(TEXTS.map((name) => [name, tokens(name)])),
    ...Object.fromEntries(
      Object.entries(NUMBERS).map(([own, name]) => [name, out(one[/** @type {"turns"} */ (own)])]),
    ),
    ...Object.fromEntries(
      Object.entries(FRACTIONS).map(([own, name]) => [
        name,
        outFraction(one[/** @type {"retries"} */ (own)]),
      ]),
    ),
    history: one.history,
    cacheWrite: one.cacheWrite,
    variant: one.variant,
    routes: one.routes.map(routeToFile),
    trial: routeToFile(one.trial),
  };
}

/** @param {import("./sheet.js").SheetRoute} route */
const routeToFile = ({ model, share }) => ({ model, share: outFraction(share) });

/** A number; or what was typed, where it is none. @param {string} text */
const out = (text) => readNumber(text) ?? text;

/** @param {string} text percent */
function outFraction(text) {
  const number = readNumber(text);
  return number === undefined ? text : Number((number / 100).toPrecision(12));
}

/** Why a file is refused: a sentence that names the place. */
export class RefusedFile extends Error {}

/**
 * The sheet in a text of JSON. Fields that this version does not know are passed over, and named.
 * @param {string} text @param {string} today
 * @returns {{ sheet: Sheet, passedOver: string[] }}
 */
export function readFile(text, today) {
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new RefusedFile(t.file.noJson(/** @type {Error} */ (error).message));
  }
  return fromFile(data, today);
}

/** @param {any} data @param {string} today */
export function fromFile(data, today) {
  if (!isObject(data)) throw new RefusedFile(t.file.noSheet);
  const version = data.format === undefined && data.workflows ? 0 : data.version;
  if (data.format !== FORMAT && version !== 0) throw new RefusedFile(t.file.noSheet);
  if (!Number.isInteger(version) || version < 0) throw new RefusedFile(t.file.noVersion);
  if (version > VERSION) throw new RefusedFile(t.file.newer(String(version), String(VERSION)));
  const file = MIGRATIONS.slice(version).reduce((older, migrate) => migrate(older), data);
  const reader = new Reader();
  const sheet = sheetOf(reader.object("", file), reader, today);
  return { sheet, passedOver: reader.passedOver };
}

/** @param {Fields} file @param {Reader} reader @param {string} today @returns {Sheet} */
function sheetOf(file, reader, today) {
  const blank = newSheet(today);
  file.take("format", "version", "on");
  const sheet = {
    name: file.text("name", ""),
    agreedOn: file.day("agreedOn", today),
    budget: file.number("budgetUsd", ""),
    reserve: file.fraction("contingency", blank.reserve),
    months: file.number("months", blank.months),
    growth: file.fraction("growthPerMonth", blank.growth),
    spread: spreadOf(file.child("spread"), reader),
    workflows: file.list("workflows").map((one, index) => workflowOf(one, index, reader)),
  };
  file.done();
  return sheet;
}

/** @param {unknown} one @param {number} index @param {Reader} reader */
function workflowOf(one, index, reader) {
  const file = reader.object(`workflows[${index}]`, one);
  const blank = newWorkflow();
  const texts = file.child("texts");
  const tokens = file.child("tokens");
  const trial = file.child("trial");
  const workflow = newWorkflow({
    name: file.text("name", ""),
    model: file.text("model", ""),
    from: file.oneOf("from", FROM, "texts"),
    texts: all(TEXTS, (name) => texts?.text(name, "") ?? ""),
    tokens: all(TEXTS, (name) => tokens?.number(name, "") ?? ""),
    ...all(keys(NUMBERS), (own) => file.number(NUMBERS[own], blank[own])),
    ...all(keys(FRACTIONS), (own) => file.fraction(FRACTIONS[own], blank[own])),
    history: file.oneOf("history", HISTORIES, "full"),
    cacheWrite: file.oneOf("cacheWrite", CACHE_WRITES, "5m"),
    variant: file.oneOf("variant", VARIANTS, "standard"),
    routes: file.list("routes", []).map((route, number) => {
      const fields = reader.object(`workflows[${index}].routes[${number}]`, route);
      return { model: fields.text("model", ""), share: fields.fraction("share", "") };
    }),
    trial: { model: trial?.text("model", "") ?? "", share: trial?.fraction("share", "50") ?? "50" },
  });
  for (const fields of [file, texts, tokens, trial]) fields?.done();
  return workflow;
}

/** @param {Fields | undefined} file @param {Reader} reader @returns {Sheet["spread"]} */
function spreadOf(file, reader) {
  /** @type {Sheet["spread"]} */
  const spread = {};
  for (const driver of DRIVERS) {
    const pair = file?.list(driver, []) ?? [];
    if (pair.length === 0) continue;
    const of = reader.object(`spread.${driver}`, { low: pair[0], high: pair[1] });
    spread[driver] = [of.number("low", ""), of.number("high", "")];
  }
  file?.done();
  return spread;
}

/** A plan as `forecast()` takes it has its tokens, its history and its loop elsewhere. @param {any} plan */
function fromPlan(plan) {
  const workflows = Array.isArray(plan.workflows) ? plan.workflows : plan.workflows;
  if (!Array.isArray(workflows)) return plan;
  return {
    ...plan,
    workflows: workflows.map((one) => {
      if (!isObject(one)) return one;
      const { system, input, output, history, loop, counts: _counts, ...rest } = one;
      return {
        ...rest,
        from: "numbers",
        tokens: { system, input, output, toolResult: loop?.toolResult },
        steps: loop?.steps,
        history: history?.lastTurns !== undefined ? "last" : history?.summaryTokens !== undefined ? "summary" : "full", // prettier-ignore
        lastTurns: history?.lastTurns,
        summaryTokens: history?.summaryTokens,
      };
    }),
  };
}

/** Reads fields one by one and remembers which nobody asked for. */
class Reader {
  /** @type {string[]} */
  passedOver = [];

  /** @param {string} place @param {unknown} value */
  object(place, value) {
    if (!isObject(value)) throw new RefusedFile(t.file.noObject(place));
    return new Fields(place, value, this);
  }
}

class Fields {
  #place;
  #data;
  #reader;
  #left;

  /** @param {string} place @param {any} data @param {Reader} reader */
  constructor(place, data, reader) {
    this.#place = place;
    this.#data = data;
    this.#reader = reader;
    this.#left = new Set(Object.keys(data));
  }

  /** @param {string[]} names that mean nothing here */
  take(...names) {
    for (const name of names) this.#left.delete(name);
  }

  done() {
    for (const name of this.#left) this.#reader.passedOver.push(this.#at(name));
  }

  /** @param {string} name @param {string} otherwise */
  text(name, otherwise) {
    const value = this.#value(name);
    if (value === undefined) return otherwise;
    if (typeof value === "string") return value;
    throw new RefusedFile(t.file.noText(this.#at(name)));
  }

  /** A number, or what somebody typed where it belongs: the sheet names what is wrong with it. @param {string} name @param {string} otherwise */
  number(name, otherwise) {
    const value = this.#value(name);
    if (value === undefined) return otherwise;
    if (typeof value === "string") return value;
    if (typeof value === "number") return written(value);
    throw new RefusedFile(t.file.noNumber(this.#at(name)));
  }

  /** @param {string} name @param {string} otherwise */
  fraction(name, otherwise) {
    const value = this.#value(name);
    return typeof value === "number" ? written(value * 100) : this.number(name, otherwise);
  }

  /** @template {string} T @param {string} name @param {readonly T[]} known @param {T} otherwise @returns {T} */
  oneOf(name, known, otherwise) {
    const value = this.#value(name);
    if (value === undefined) return otherwise;
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    throw new RefusedFile(t.file.noneOf(this.#at(name), known.join(", ")));
  }

  /** @param {string} name @param {string} otherwise */
  day(name, otherwise) {
    const day = this.text(name, otherwise);
    if (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
    throw new RefusedFile(t.file.noDay(this.#at(name)));
  }

  /** @param {string} name @param {unknown[]} [otherwise] @returns {unknown[]} */
  list(name, otherwise) {
    const value = this.#value(name);
    if (value === undefined && otherwise) return otherwise;
    if (Array.isArray(value)) return value;
    throw new RefusedFile(t.file.noList(this.#at(name)));
  }

  /** @param {string} name */
  child(name) {
    const value = this.#value(name);
    return value === undefined ? undefined : this.#reader.object(this.#at(name), value);
  }

  /** @param {string} name */
  #value(name) {
    this.#left.delete(name);
    return this.#data[name] ?? undefined;
  }

  /** @param {string} name */
  #at(name) {
    return this.#place === "" ? name : `${this.#place}.${name}`;
  }
}

/** @template {string} K @template V @param {readonly K[]} names @param {(name: K) => V} value @returns {Record<K, V>} */
function all(names, value) {
  return /** @type {Record<K, V>} */ (Object.fromEntries(names.map((name) => [name, value(name)])));
}

/** @template {object} T @param {T} object @returns {(keyof T & string)[]} */
const keys = (object) => /** @type {(keyof T & string)[]} */ (Object.keys(object));

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
