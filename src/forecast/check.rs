//! Turns a plan as written into one that can be computed: whole tokens, exact factors, a bounded number
//! of calls. Every refusal names its place, such as `workflows[2].routes`. Knows no prices.

use super::plan::{CacheWrite, History, Plan, Recount, Route, SpreadDraft, Workflow};
use super::spread::{ASSUMED, Spread};
use crate::bill::count;
use crate::catalog::{Instant, Variant};
use crate::error::{Code, Error, Result};
use crate::money::{Factor, Money};

/// The most tokens that one text of a workflow may have.
pub const MOST_TOKENS: u64 = 1_000_000_000;
/// The most calls of one run: turns times steps.
pub const MOST_CALLS: u64 = 100_000;
/// The longest horizon, in months.
pub const MOST_MONTHS: u64 = 120;
/// The horizon, in months, when none is given.
const USUAL_MONTHS: u64 = 12;
/// How far the shares of a workflow may miss 1: a third has no end as a decimal.
const SHARE_TOLERANCE: Factor = Factor::from_billionths(1_000);

/// A plan that can be computed.
#[derive(Clone, Debug)]
pub struct CheckedPlan {
    pub workflows: Vec<CheckedWorkflow>,
    pub contingency: Factor,
    pub budget: Option<Money>,
    pub months: u64,
    /// What a month's runs are multiplied by to give the next month's.
    pub growth: Factor,
    pub spread: Spread,
    pub on: Instant,
}

/// A workflow that can be computed.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedWorkflow {
    /// Where it stands, for errors: `workflows[0]`.
    pub place: String,
    pub name: String,
    pub model: String,
    pub runs: Factor,
    pub counts: Counts,
    pub turns: u64,
    pub steps: u64,
    pub carried: Carried,
    pub retries: Factor,
    pub cache: Cache,
    pub variant: Variant,
    /// Shares that add up to one exactly; the workflow's own model when no others are given.
    pub routes: Vec<(Factor, String)>,
    /// Whether the routes were given.
    pub routed: bool,
    pub recounts: Vec<(String, Counts)>,
    pub revenue: Option<Money>,
}

impl CheckedWorkflow {
    /// The workflow with all its runs on one model.
    pub fn on_one_model(&self, model: &str) -> Self {
        let (routes, routed) = (vec![(Factor::ONE, model.to_owned())], false);
        Self { model: model.to_owned(), routes, routed, ..self.clone() }
    }
}

/// The tokens of a workflow's texts, as one model counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub system: u64,
    pub input: u64,
    pub output: u64,
    pub tool_result: u64,
    /// Of the summary that is carried, where one is.
    pub summary: u64,
}

/// What is carried of earlier turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    Full,
    LastTurns(u64),
    /// Of [`Counts::summary`] tokens.
    Summary,
}

/// How much of what is sent again is read from a cache, and what happens to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    pub hits: Factor,
    pub write: CacheWrite,
}

/// The plan, checked.
///
/// # Errors
/// `bad-input`, naming the place.
pub fn check(plan: &Plan) -> Result<CheckedPlan> {
    if plan.workflows.is_empty() {
        return Err(mistake("workflows", "a plan needs at least one"));
    }
    let workflows = plan
        .workflows
        .iter()
        .enumerate()
        .map(|(number, workflow)| check_workflow(workflow, format!("workflows[{number}]")))
        .collect::<Result<Vec<_>>>()?;
    let months =
        plan.months.map_or(Ok(USUAL_MONTHS), |months| whole("months", months, 1, MOST_MONTHS))?;
    let budget = plan.budget_usd.map(|usd| match Money::from_usd(usd) {
        Some(budget) if budget > Money::ZERO => Ok(budget),
        _ => Err(mistake("budgetUsd", &format!("must be an amount above 0, not {usd}"))),
    });
    Ok(CheckedPlan {
        workflows,
        contingency: plan
            .contingency
            .map_or(Ok(super::CONTINGENCY), |given| fraction("contingency", given, 10.0))?,
        budget: budget.transpose()?,
        months,
        growth: growth(plan.growth_per_month.unwrap_or(0.0))?,
        spread: spread(&plan.spread)?,
        on: plan.on,
    })
}

fn check_workflow(workflow: &Workflow, place: String) -> Result<CheckedWorkflow> {
    let at = |field: &str| format!("{place}.{field}");
    if workflow.name.trim().is_empty() {
        return Err(mistake(&at("name"), "must not be empty"));
    }
    let (carried, summary) = history(workflow.history, &at)?;
    let counts = Counts {
        system: workflow.system.map_or(Ok(0), |system| tokens(&at("system"), system))?,
        input: tokens(&at("input"), workflow.input)?,
        output: tokens(&at("output"), workflow.output)?,
        tool_result: match workflow.agent {
            Some(agent) => tokens(&at("loop.toolResult"), agent.tool_result)?,
            None => 0,
        },
        summary,
    };
    if counts.system + counts.input == 0 {
        return Err(mistake(&at("input"), "and system are both 0, so nothing would be sent"));
    }
    let (turns, steps) = calls(workflow, &at)?;
    let optional = |field: &str, given: Option<f64>| {
        given.map_or(Ok(Factor::ZERO), |given| fraction(&at(field), given, 1.0))
    };
    Ok(CheckedWorkflow {
        name: workflow.name.clone(),
        model: workflow.model.clone(),
        runs: runs(&at("runsPerMonth"), workflow.runs_per_month)?,
        counts,
        turns,
        steps,
        carried,
        retries: optional("retryRate", workflow.retry_rate)?,
        cache: Cache {
            hits: optional("cacheHitRate", workflow.cache_hit_rate)?,
            write: workflow.cache_write,
        },
        variant: workflow.variant,
        routes: routes(&workflow.routes, &workflow.model, &at("routes"))?,
        routed: !workflow.routes.is_empty(),
        recounts: recounts(&workflow.counts, counts, &at("counts"))?,
        revenue: workflow
            .revenue_per_run_usd
            .map(|usd| revenue(&at("revenuePerRunUsd"), usd))
            .transpose()?,
        place,
    })
}

fn history(history: History, at: &impl Fn(&str) -> String) -> Result<(Carried, u64)> {
    Ok(match history {
        History::Full => (Carried::Full, 0),
        History::LastTurns(turns) => {
            (Carried::LastTurns(whole(&at("history.lastTurns"), turns, 0, MOST_CALLS)?), 0)
        }
        History::Summary(summary) => {
            (Carried::Summary, tokens(&at("history.summaryTokens"), summary)?)
        }
    })
}

/// Turns, and steps of a turn.
fn calls(workflow: &Workflow, at: &impl Fn(&str) -> String) -> Result<(u64, u64)> {
    let bounded = |field: &str, number: f64| {
        if number == f64::INFINITY || number > MOST_CALLS as f64 {
            let what = format!(
                "a loop without end costs without end: at most {MOST_CALLS} calls a run, not {number}"
            );
            return Err(sentence(&at(field), &what));
        }
        whole(&at(field), number, 1, MOST_CALLS)
    };
    let turns = workflow.turns.map_or(Ok(1), |turns| bounded("turns", turns))?;
    let steps = workflow.agent.map_or(Ok(1), |agent| bounded("loop.steps", agent.steps))?;
    if turns * steps > MOST_CALLS {
        let what = format!("{turns} turns of {steps} steps are more than {MOST_CALLS} calls a run");
        return Err(sentence(&at("loop.steps"), &what));
    }
    Ok((turns, steps))
}

fn routes(routes: &[Route], model: &str, place: &str) -> Result<Vec<(Factor, String)>> {
    if routes.is_empty() {
        return Ok(vec![(Factor::ONE, model.to_owned())]);
    }
    let mut checked = Vec::new();
    for (number, route) in routes.iter().enumerate() {
        let share = fraction(&format!("{place}[{number}].share"), route.share, 1.0)?;
        checked.push((share, route.model.clone()));
    }
    let sum = checked.iter().fold(Factor::ZERO, |sum, (share, _)| sum + *share);
    let missed = Factor::ONE.less(sum) + sum.less(Factor::ONE);
    if missed > SHARE_TOLERANCE {
        return Err(mistake(place, &format!("the shares add up to {sum}, not 1")));
    }
    // The largest share takes what rounding left over, so that nothing of a run is lost.
    if let Some(largest) = checked.iter_mut().max_by_key(|(share, _)| *share) {
        largest.0 = (largest.0 + Factor::ONE).less(sum);
    }
    Ok(checked)
}

fn recounts(recounts: &[Recount], own: Counts, place: &str) -> Result<Vec<(String, Counts)>> {
    recounts
        .iter()
        .map(|recount| {
            let at = |field: &str| format!("{place}[\"{}\"].{field}", recount.model);
            let given = |field: &str, given: Option<f64>, own: u64| {
                given.map_or(Ok(own), |given| tokens(&at(field), given))
            };
            let counts = Counts {
                system: given("system", recount.system, own.system)?,
                input: given("input", recount.input, own.input)?,
                output: given("output", recount.output, own.output)?,
                tool_result: given("toolResult", recount.tool_result, own.tool_result)?,
                summary: given("summaryTokens", recount.summary, own.summary)?,
            };
            if counts.system + counts.input == 0 {
                return Err(mistake(
                    &at("input"),
                    "and system are both 0, so nothing would be sent",
                ));
            }
            Ok((recount.model.clone(), counts))
        })
        .collect()
}

fn spread(draft: &SpreadDraft) -> Result<Spread> {
    let pair = |field: &str, given: Option<[f64; 2]>, assumed: [Factor; 2]| {
        let Some([low, high]) = given else { return Ok(assumed) };
        let checked = (Factor::from_f64(low), Factor::from_f64(high));
        match checked {
            (Some(below), Some(above))
                if below <= Factor::ONE && above >= Factor::ONE && high <= 10.0 =>
            {
                Ok([below, above])
            }
            _ => Err(mistake(
                &format!("spread.{field}"),
                &format!(
                    "must be a low factor from 0 to 1 and a high one from 1 to 10, not {low} and {high}"
                ),
            )),
        }
    };
    Ok(Spread {
        runs: pair("runs", draft.runs, ASSUMED.runs)?,
        input: pair("input", draft.input, ASSUMED.input)?,
        output: pair("output", draft.output, ASSUMED.output)?,
        tool_result: pair("toolResult", draft.tool_result, ASSUMED.tool_result)?,
        turns: pair("turns", draft.turns, ASSUMED.turns)?,
        steps: pair("steps", draft.steps, ASSUMED.steps)?,
        retries: pair("retries", draft.retries, ASSUMED.retries)?,
        cache_misses: pair("cacheMisses", draft.cache_misses, ASSUMED.cache_misses)?,
    })
}

fn growth(growth: f64) -> Result<Factor> {
    // A month without a single run is no forecast, and tenfold each month no business.
    match Factor::from_f64(1.0 + growth) {
        Some(factor) if factor > Factor::ZERO && growth <= 10.0 => Ok(factor),
        _ => Err(mistake(
            "growthPerMonth",
            &format!(
                "must be a fraction above -1 and at most 10, not {growth}; 0.1 is a tenth more"
            ),
        )),
    }
}

fn runs(place: &str, runs: f64) -> Result<Factor> {
    match Factor::from_f64(runs) {
        Some(factor) if factor > Factor::ZERO && runs <= 1e12 => Ok(factor),
        Some(Factor::ZERO) if runs == 0.0 => {
            Err(mistake(place, "is 0: a workflow that never runs costs nothing to leave out"))
        }
        _ => {
            Err(mistake(place, &format!("must be a number above 0 and at most 10^12, not {runs}")))
        }
    }
}

fn revenue(place: &str, usd: f64) -> Result<Money> {
    match Money::from_usd(usd) {
        Some(revenue) if revenue >= Money::ZERO => Ok(revenue),
        _ => Err(mistake(place, &format!("must be an amount of 0 or more, not {usd}"))),
    }
}

fn tokens(place: &str, number: f64) -> Result<u64> {
    let counted = count(place, number)?;
    if counted > MOST_TOKENS {
        let what = format!("is {counted} tokens; no model takes more than {MOST_TOKENS}");
        return Err(mistake(place, &what));
    }
    Ok(counted)
}

fn whole(place: &str, number: f64, least: u64, most: u64) -> Result<u64> {
    let counted = count(place, number)?;
    if counted < least || counted > most {
        return Err(mistake(place, &format!("must be from {least} to {most}, not {counted}")));
    }
    Ok(counted)
}

fn fraction(place: &str, number: f64, most: f64) -> Result<Factor> {
    match Factor::from_f64(number) {
        Some(factor) if number <= most => Ok(factor),
        _ => Err(mistake(place, &format!("must be a fraction from 0 to {most}, not {number}"))),
    }
}

/// A mistake whose words go on from the name of the field: "input must not be negative".
fn mistake(place: &str, what: &str) -> Error {
    if place.ends_with("routes") || place == "workflows" {
        return sentence(place, what);
    }
    Error::new(Code::BadInput, format!("{place} {what}"))
}

/// A mistake whose words stand by themselves.
fn sentence(place: &str, what: &str) -> Error {
    Error::new(Code::BadInput, format!("{place}: {what}"))
}
