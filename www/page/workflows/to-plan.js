// From the typed sheet to the plan that the package forecasts. What is wrong is named with its place,
// and a workflow with something wrong is left out while the others go on. Knows no document.
import { t } from "../../i18n/workflows.js";
import { readNumber } from "./read-number.js";
import { DRIVERS, TEXTS } from "./sheet.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").SheetWorkflow} SheetWorkflow */
/** @typedef {import("tokentill").Plan} Plan */
/** @typedef {import("tokentill").Workflow} Workflow */
/** @typedef {Record<import("./sheet.js").TextName, number>} TokenCounts */

/**
 * @typedef {object} SheetProblem
 * @property {number | undefined} workflow its id; none for what concerns the whole sheet
 * @property {string} field such as "runsPerMonth" or "routes.1.share"
 * @property {string} message
 * @property {string[]} [suggestions] names to take instead
 */

/**
 * @typedef {object} Read
 * @property {Plan} plan of the workflows that can be forecast
 * @property {number[]} ids of those workflows, in the order of the plan
 * @property {SheetProblem[]} problems
 */

/**
 * @param {Sheet} sheet
 * @param {(workflow: SheetWorkflow, model: string) => TokenCounts | undefined} countsOf
 *   the tokens of a workflow's texts on a model; none while they are not counted
 * @param {SheetProblem[]} known found elsewhere, such as a model that the book lacks
 * @returns {Read}
 */
export function toPlan(sheet, countsOf, known = []) {
  /** @type {SheetProblem[]} */
  const problems = [...known];
  const whole = reader(problems, undefined);
  const names = sheet.workflows.map(({ name }) => name.trim());
  /** @type {Plan} */
  const plan = {
    workflows: [],
    contingency: percent(whole, "reserve", sheet.reserve, { most: 500 }) ?? 0.4,
    months: whole("months", sheet.months, { least: 1, most: 120, whole: true }) ?? 12,
    growthPerMonth: percent(whole, "growth", sheet.growth, { least: -99, most: 1000 }) ?? 0,
    spread: spreadOf(sheet, whole),
  };
  const budget = sheet.budget.trim() && whole("budget", sheet.budget, { above: 0 });
  if (budget) plan.budgetUsd = budget;
  const ids = [];
  for (const workflow of sheet.workflows) {
    const name = workflow.name.trim();
    const say = (/** @type {string} */ field, /** @type {string} */ message) =>
      problems.push({ workflow: workflow.id, field, message });
    if (name === "") say("name", t.wrong.noName);
    else if (names.indexOf(name) !== names.lastIndexOf(name)) say("name", t.wrong.sameName(name));
    const read = toWorkflow(workflow, reader(problems, workflow.id), say, countsOf);
    if (!read || problems.some((one) => stops(one, workflow.id))) continue;
    plan.workflows.push({ ...read, name });
    ids.push(workflow.id);
  }
  return { plan, ids, problems };
}

/** A model that is only tried out stops nothing. @param {SheetProblem} problem @param {number} id */
function stops({ workflow, field }, id) {
  return workflow === id && field !== "trial.model";
}

/** @typedef {{ least?: number, above?: number, most?: number, whole?: boolean }} Bounds */
/** @typedef {(field: string, text: string, bounds?: Bounds) => number | undefined} Reader */

/** @param {SheetProblem[]} problems @param {number | undefined} workflow @returns {Reader} */
function reader(problems, workflow) {
  return (field, text, bounds = {}) => {
    const number = readNumber(text);
    const message = number === undefined ? t.wrong.noNumber : outOf(number, bounds);
    if (message === undefined) return number;
    problems.push({ workflow, field, message });
    return undefined;
  };
}

/** @param {number} number @param {Bounds} bounds */
function outOf(number, { least = 0, above, most, whole = false }) {
  if (whole && !Number.isInteger(number)) return t.wrong.notWhole;
  if (above !== undefined && number <= above) return t.wrong.notAbove(String(above));
  if (number < least) return t.wrong.tooSmall(String(least));
  if (most !== undefined && number > most) return t.wrong.tooLarge(most.toLocaleString(t.locale));
  return undefined;
}

/** @param {Reader} read @param {string} field @param {string} text @param {Bounds} [bounds] */
function percent(read, field, text, bounds = { most: 100 }) {
  const number = read(field, text, bounds);
  return number === undefined ? undefined : Number((number / 100).toPrecision(12));
}

/** @param {Sheet} sheet @param {Reader} read */
function spreadOf({ spread }, read) {
  /** @type {NonNullable<Plan["spread"]>} */
  const given = {};
  for (const driver of DRIVERS) {
    const [low, high] = spread[driver] ?? ["", ""];
    if (low.trim() === "" && high.trim() === "") continue;
    const below = read(`spread.${driver}.0`, low, { most: 1 });
    const above = read(`spread.${driver}.1`, high, { least: 1, most: 10 });
    if (below !== undefined && above !== undefined) given[driver] = [below, above];
  }
  return given;
}

/**
 * @param {SheetWorkflow} sheet @param {Reader} read @param {(field: string, message: string) => void} say
 * @param {(workflow: SheetWorkflow, model: string) => TokenCounts | undefined} countsOf
 * @returns {Omit<Workflow, "name"> | undefined}
 */
function toWorkflow(sheet, read, say, countsOf) {
  const { model, history } = sheet;
  if (model === "") say("model", t.wrong.noModel);
  const turns = read("turns", sheet.turns, { least: 1, whole: true });
  const steps = read("steps", sheet.steps, { least: 1, whole: true });
  const tokens = sheet.from === "texts" ? countsOf(sheet, model) : typedTokens(sheet, read, steps);
  const lastTurns =
    history === "last" ? read("lastTurns", sheet.lastTurns, { whole: true }) : undefined;
  const summaryTokens =
    history === "summary" ? read("summaryTokens", sheet.summaryTokens, { whole: true }) : undefined;
  const revenue = sheet.revenue.trim() === "" ? undefined : read("revenue", sheet.revenue);
  const routes = routesOf(sheet, read, say);
  const rest = {
    runsPerMonth: read("runsPerMonth", sheet.runsPerMonth, { above: 0, most: 1e12 }) ?? 0,
    retryRate: percent(read, "retries", sheet.retries),
    cacheHitRate: percent(read, "cacheHits", sheet.cacheHits),
  };
  if (!tokens || turns === undefined || steps === undefined) return undefined;
  if (tokens.system + tokens.input === 0) say("tokens.input", t.wrong.nothingSent);
  return {
    ...{ model, ...rest, turns, variant: sheet.variant },
    ...{ system: tokens.system, input: tokens.input, output: tokens.output },
    ...(lastTurns === undefined ? {} : { history: { lastTurns } }),
    ...(summaryTokens === undefined ? {} : { history: { summaryTokens } }),
    ...(steps > 1 ? { loop: { steps, toolResult: tokens.toolResult } } : {}),
    ...(rest.cacheHitRate ? { cacheWrite: sheet.cacheWrite } : {}),
    ...(routes.length > 0 ? { routes } : {}),
    ...(revenue === undefined ? {} : { revenuePerRunUsd: revenue }),
    ...(sheet.from === "texts" ? { counts: recounts(sheet, routes, countsOf) } : {}),
  };
}

/** @param {SheetWorkflow} sheet @param {Reader} read @param {number | undefined} steps */
function typedTokens(sheet, read, steps) {
  const counts = { system: 0, input: 0, output: 0, toolResult: 0 };
  let whole = true;
  for (const name of TEXTS) {
    // Without a loop there is no tool, and its field is not shown.
    if (name === "toolResult" && steps === 1) continue;
    const typed = sheet.tokens[name].trim();
    // The system prompt may be left empty: a workflow without one is usual.
    const number =
      typed === "" && name === "system" ? 0 : read(`tokens.${name}`, typed, { whole: true });
    if (number === undefined) whole = false;
    else counts[name] = number;
  }
  return whole ? counts : undefined;
}

/** @param {SheetWorkflow} sheet @param {Reader} read @param {(field: string, message: string) => void} say */
function routesOf({ routes }, read, say) {
  const found = routes.map(({ model, share }, index) => {
    if (model === "") say(`routes.${index}.model`, t.wrong.noModel);
    return { model, share: percent(read, `routes.${index}.share`, share, { above: 0, most: 100 }) };
  });
  const known = found.flatMap(({ model, share }) => (share === undefined ? [] : { model, share }));
  const sum = known.reduce((all, { share }) => all + share, 0);
  if (found.length > 0 && known.length === found.length && Math.abs(sum - 1) > 1e-6) {
    say("routes", t.wrong.shares(String(Number((sum * 100).toPrecision(6)))));
  }
  return known;
}

/** @param {SheetWorkflow} sheet @param {{ model: string }[]} routes @param {(workflow: SheetWorkflow, model: string) => TokenCounts | undefined} countsOf */
function recounts(sheet, routes, countsOf) {
  const entries = routes.flatMap(({ model }) => {
    const counts = countsOf(sheet, model);
    return counts ? [/** @type {const} */ ([model, counts])] : [];
  });
  return Object.fromEntries(entries);
}
