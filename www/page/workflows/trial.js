// Tiered routing, tried out: a stated share of each workflow's runs on a cheaper model, and what the
// engine makes of that. Knows no document and no engine.
import { readNumber } from "./read-number.js";

/** @typedef {import("tokentill").Forecast} Forecast */
/** @typedef {import("tokentill").Workflow} Workflow */
/** @typedef {import("./sheet.js").Sheet} Sheet */

/**
 * The plan with every stated share routed away; none when no workflow has a cheaper model.
 * @param {Sheet} sheet @param {import("./to-plan.js").Read} read @param {Forecast} forecast of that plan
 */
export function trialPlan(sheet, { plan, ids, problems }, forecast) {
  /** @type {Record<number, { model: string, share: number }>} */
  const tried = {};
  const workflows = plan.workflows.map((workflow, index) => {
    const own = sheet.workflows.find(({ id }) => id === ids[index]);
    const wrong = problems.some(
      ({ workflow: id, field }) => id === ids[index] && field === "trial.model",
    );
    const model = own?.trial.model || forecast.workflows[index].cheaper[0]?.model;
    const percent = readNumber(own?.trial.share ?? "");
    if (!model || wrong || percent === undefined || percent <= 0 || percent > 100) return workflow;
    tried[ids[index]] = { model, share: percent / 100 };
    return { ...workflow, routes: routedAway(workflow, model, percent / 100) };
  });
  if (Object.keys(tried).length === 0) return undefined;
  return {
    plan: { ...plan, workflows },
    /** @param {Forecast} before @param {Forecast} after */
    results: (before, after) =>
      Object.fromEntries(
        ids.flatMap((id, index) =>
          tried[id]
            ? [
                [
                  id,
                  {
                    ...tried[id],
                    before: before.workflows[index].usdPerMonth.likely,
                    after: after.workflows[index].usdPerMonth.likely,
                  },
                ],
              ]
            : [],
        ),
      ),
  };
}

/**
 * What stays is spread over the models as before.
 * @param {Pick<Workflow, "model" | "routes">} workflow @param {string} model @param {number} share
 * @returns {NonNullable<Workflow["routes"]>}
 */
export function routedAway({ model: own, routes = [] }, model, share) {
  const before = routes.length > 0 ? routes : [{ model: own, share: 1 }];
  const kept = before
    .map((route) => ({ ...route, share: route.share * (1 - share) }))
    .filter((route) => route.share > 0);
  const same = kept.find((route) => route.model === model);
  if (same) {
    same.share += share;
    return kept;
  }
  return [...kept, { model, share }];
}
