// The sheet of workflows as a person fills it in. Numbers stand as they were typed, so that nothing
// typed is lost, right or wrong. Knows no document and no engine.

/** The texts a workflow's tokens may be counted from. */
export const TEXTS = /** @type {const} */ (["system", "input", "output", "toolResult"]);
export const HISTORIES = /** @type {const} */ (["full", "last", "summary"]);
export const CACHE_WRITES = /** @type {const} */ (["5m", "1h", "none"]);
export const VARIANTS = /** @type {const} */ (["standard", "batch", "flex", "priority", "fast"]);
export const DRIVERS = /** @type {const} */ ([
  ...["runs", "input", "output", "toolResult", "turns", "steps", "retries", "cacheMisses"],
]);

/** @typedef {typeof TEXTS[number]} TextName */
/** @typedef {{ model: string, share: string }} SheetRoute share in percent */

/**
 * @typedef {object} SheetWorkflow
 * @property {number} id tells it from the others while the page is open; not kept
 * @property {string} name
 * @property {string} model
 * @property {"texts" | "numbers"} from what its tokens are counted from
 * @property {Record<TextName, string>} texts
 * @property {Record<TextName, string>} tokens typed; used when `from` is "numbers"
 * @property {string} runsPerMonth
 * @property {string} turns
 * @property {typeof HISTORIES[number]} history
 * @property {string} lastTurns
 * @property {string} summaryTokens
 * @property {string} steps
 * @property {string} retries percent
 * @property {string} cacheHits percent
 * @property {typeof CACHE_WRITES[number]} cacheWrite
 * @property {typeof VARIANTS[number]} variant
 * @property {SheetRoute[]} routes in the place of `model`, where there are any
 * @property {string} revenue dollars a run; "": it is not sold
 * @property {SheetRoute} trial the model that a share of the runs is tried on; "": the cheapest
 */

/**
 * @typedef {object} Sheet
 * @property {string} name
 * @property {SheetWorkflow[]} workflows
 * @property {string} budget dollars a month
 * @property {string} reserve percent
 * @property {string} months
 * @property {string} growth percent a month
 * @property {Record<string, [low: string, high: string]>} spread by driver; "": as assumed
 * @property {string} agreedOn the day from which the review looks at prices, such as 2026-11-23
 */

let made = 0;

/** @param {Partial<SheetWorkflow>} [given] @returns {SheetWorkflow} */
export function newWorkflow(given = {}) {
  const none = () => ({ system: "", input: "", output: "", toolResult: "" });
  return {
    name: "",
    model: "",
    from: "texts",
    texts: none(),
    tokens: none(),
    runsPerMonth: "",
    turns: "1",
    history: "full",
    lastTurns: "3",
    summaryTokens: "500",
    steps: "1",
    retries: "0",
    cacheHits: "0",
    cacheWrite: "5m",
    variant: "standard",
    routes: [],
    revenue: "",
    trial: { model: "", share: "50" },
    ...given,
    id: ++made,
  };
}

/** @param {string} today such as 2026-11-23 @returns {Sheet} */
export function newSheet(today) {
  return {
    name: "",
    workflows: [],
    budget: "",
    reserve: "40",
    months: "12",
    growth: "0",
    spread: {},
    agreedOn: today,
  };
}

/** Nothing that would be missed is in it. @param {Sheet} sheet */
export function isBlank({ workflows, name, budget }) {
  return workflows.length === 0 && name === "" && budget === "";
}

/** @param {Sheet} sheet @param {number} id @param {Partial<SheetWorkflow>} change @returns {Sheet} */
export function changed(sheet, id, change) {
  const workflows = sheet.workflows.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...sheet, workflows };
}
