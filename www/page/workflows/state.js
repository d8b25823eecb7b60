// The state of the view of workflows, and what follows from it. No document, no worker.

/** @typedef {import("./sheet.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").SheetWorkflow} SheetWorkflow */
/** @typedef {import("tokentill").Forecast} Forecast */
/** @typedef {import("tokentill").WorkflowForecast} WorkflowForecast */
/** @typedef {import("tokentill").UsageReport} UsageReport */
/** @typedef {"json" | "csv" | "link" | "clear" | "remove" | "example"} Replacement */

/**
 * @typedef {object} Result what the engine said of the sheet as it stood a moment ago
 * @property {Forecast} forecast
 * @property {import("tokentill").Plan} plan
 * @property {number[]} ids of the workflows in plan and forecast
 * @property {Forecast | undefined} after with each workflow's stated share routed away
 * @property {Record<number, Trial>} trials by workflow
 * @property {import("tokentill").Review | undefined} review
 * @property {string} reviewProblem
 */

/** @typedef {{ model: string, share: number, before: number, after: number }} Trial dollars a month */

/**
 * @typedef {object} Usage
 * @property {"none" | "reading" | "read" | "failed"} status
 * @property {string} file
 * @property {import("tokentill").UsageProgress | undefined} progress
 * @property {UsageReport | undefined} report
 * @property {string} problem
 * @property {import("tokentill").UsageMapping} mapping
 * @property {string} months how long the log is, as typed; "": by its days
 * @property {"workflow" | "model" | "day"} by
 * @property {import("tokentill").UsageGap[]} gaps
 * @property {string} gapProblem
 */

/**
 * @typedef {object} State
 * @property {Sheet} sheet
 * @property {number | undefined} open the workflow whose fields are shown
 * @property {import("./to-plan.js").SheetProblem[]} problems
 * @property {Record<number, Record<string, import("tokentill").Count>>} counts of the texts, by workflow
 * @property {"" | "opening" | "working" | "failed"} doing
 * @property {string} problem why nothing can be forecast
 * @property {Result | undefined} result
 * @property {boolean} seeking somebody looks at the cheaper models, so they are counted with their own tokenizers
 * @property {Record<string, import("tokentill").Basis>} bases how sure the counts are, by model
 * @property {number | undefined} pictured the workflow whose turns are drawn
 * @property {number} width of a picture
 * @property {{ what: Replacement, sheet: Sheet } | undefined} undo the sheet before it was replaced
 * @property {string} fileProblem why a file was refused
 * @property {string} fileNote what of a file was passed over
 * @property {"" | "copied" | "by-hand"} link
 * @property {boolean} kept this device keeps the sheet
 * @property {Usage} usage
 */

/** @type {Usage} */
export const noUsage = {
  status: "none",
  file: "",
  progress: undefined,
  report: undefined,
  problem: "",
  mapping: {},
  months: "",
  by: "workflow",
  gaps: [],
  gapProblem: "",
};

/** @param {Sheet} sheet @returns {State} */
export function initialState(sheet) {
  return {
    sheet,
    open: sheet.workflows[0]?.id,
    problems: [],
    counts: {},
    doing: "opening",
    problem: "",
    result: undefined,
    seeking: false,
    bases: {},
    pictured: undefined,
    width: 520,
    undo: undefined,
    fileProblem: "",
    fileNote: "",
    link: "",
    kept: true,
    usage: noUsage,
  };
}

/**
 * The workflow with what was forecast of it, where something was.
 * @param {State} state
 * @returns {{ workflow: SheetWorkflow, forecast: WorkflowForecast }[]}
 */
export function forecastRows({ sheet, result }) {
  if (!result) return [];
  return result.ids.flatMap((id, index) => {
    const workflow = sheet.workflows.find((one) => one.id === id);
    const forecast = result.forecast.workflows[index];
    return workflow && forecast ? [{ workflow, forecast }] : [];
  });
}

/** @param {State} state @param {number | undefined} workflow @param {string} field */
export function problemAt({ problems }, workflow, field) {
  return problems.find((one) => one.workflow === workflow && one.field === field);
}

/** How many months the log is long: by its first and last day, unless the person says. @param {UsageReport} report */
export function monthsOf({ from, to }) {
  if (!from || !to) return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return days / 30.4375;
}
