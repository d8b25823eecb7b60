//! From workflows to a month's range: turns that re-send their context, agent loops, retries, caches,
//! routes, a reserve. Prices come through `bill()` alone; knows no text, no tokenizer and no clock.
//!
//! `docs/forecast.md` states every formula, with an example to redo by hand.

mod budget;
mod cheaper;
mod check;
mod context;
mod contingency;
mod fresh_start;
mod horizon;
mod mending;
mod plan;
mod review;
mod run;
mod spread;
mod surprise;
mod tariff;
mod workflow;

pub use budget::{Budget, runs_allowed};
pub use cheaper::Cheaper;
pub use check::{MOST_CALLS, MOST_MONTHS, MOST_TOKENS};
pub use contingency::CONTINGENCY;
pub use fresh_start::{FreshStart, SUMMARY_TOKENS};
pub use mending::{Lever, Mend};
pub use plan::{CacheWrite, History, Loop, Plan, Recount, Route, SpreadDraft, Workflow};
pub use review::{Announced, Change, NewAndCheaper, Review, review};
pub use spread::{ASSUMED, Range, Spread};

use crate::catalog::Catalog;
use crate::error::Result;
use crate::money::{Factor, Money};
use check::{Carried, CheckedPlan, CheckedWorkflow, check};
use contingency::with_contingency;
use horizon::{Course, YEAR, course};
use run::Run;
use workflow::{cost_on, runs, tariffs};

/// What a plan will cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The months of the horizon.
    pub months: Vec<Month>,
    /// The workflows, in the order of the plan.
    pub workflows: Vec<WorkflowForecast>,
    /// The first month.
    pub usd_per_month: Range,
    /// The first month's likely cost and the reserve.
    pub with_contingency: Money,
    /// Twelve months from the first, whatever the horizon.
    pub usd_per_year: Range,
    /// The likely cost of those twelve months and the reserve.
    pub year_with_contingency: Money,
    /// Against the budget, if the plan has one.
    pub budget: Option<Budget>,
    /// What to mend first: each lever's saving, the greatest first.
    pub mends: Vec<Mend>,
    /// What may be wrong with the plan, each with its workflow's name.
    pub warnings: Vec<String>,
    /// What was assumed.
    pub notes: Vec<String>,
}

/// One month of a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// From 1.
    pub month: u64,
    /// What all workflows cost.
    pub usd: Range,
    /// The likely cost and the reserve.
    pub with_contingency: Money,
}

/// What a workflow will cost, in the plan's first month where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowForecast {
    /// The workflow's name.
    pub name: String,
    /// The month.
    pub usd_per_month: Range,
    /// One run, which is one session: retries included, averaged over the routes.
    pub usd_per_run: Money,
    /// Calls of a run, retries included.
    pub inferences_per_run: f64,
    /// Input and output tokens of a run, retries included, averaged over the routes.
    pub tokens_per_run: f64,
    /// Output tokens for each input token.
    pub output_to_input: f64,
    /// Its part of the plan's likely cost; `None` when the plan costs nothing.
    pub share: Option<f64>,
    /// Revenue of a run less its cost.
    pub margin_per_run: Option<Money>,
    /// What a run must earn to pay for itself.
    pub break_even: Range,
    /// Turn by turn, without retries, averaged over the routes.
    pub context_curve: Vec<CurvePoint>,
    /// The turn from which a fresh start is cheaper, on the model with the largest share.
    pub fresh_start: Option<FreshStart>,
    /// The models that would cost less.
    pub cheaper: Vec<Cheaper>,
    /// What the routes save against all runs on [`Workflow::model`]; negative when they cost more.
    pub routing_saving: Option<Money>,
    /// How many runs a month the budget allows, when all workflows shrink or grow alike.
    pub runs_within_budget: Option<f64>,
}

impl WorkflowForecast {
    /// Dollars for one call that is really made, retries counted as calls.
    pub fn usd_per_inference(&self) -> f64 {
        self.usd_per_run.usd() / self.inferences_per_run
    }
}

/// One turn of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// From 1.
    pub turn: u64,
    /// Input tokens of all calls of the turn.
    pub input_tokens: f64,
    /// Input tokens of its last call: the most that the model has before it at once.
    pub context_tokens: f64,
    /// What its calls cost.
    pub usd: Money,
}

/// Forecasts a plan.
///
/// Cost: a few operations for each call of a run, some hundred times over: below a tenth of a second for
/// runs of a hundred calls.
///
/// # Errors
/// - `bad-input`, naming the place, such as `workflows[2].routes`;
/// - `unknown-model` and `no-price` as `bill()` has them, with the workflow's place before the sentence.
///
/// ```
/// use tokentill::{catalog::{Catalog, Instant}, forecast::{Plan, Workflow, forecast}};
/// let on = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z
/// let intake = Workflow::new("invoice intake", "gpt-4o", 1_000.0, 1_000.0, 100.0);
/// let forecast = forecast(Catalog::built_in(), &Plan::new(vec![intake], on))?;
/// assert_eq!(forecast.usd_per_month.likely.to_string(), "3.5"); // 1000 × $0.0035
/// assert_eq!(forecast.with_contingency.to_string(), "4.9"); // and 40%
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn forecast(catalog: &Catalog, plan: &Plan) -> Result<Forecast> {
    let plan = check(plan)?;
    let courses = plan
        .workflows
        .iter()
        .map(|workflow| course(catalog, &plan, workflow))
        .collect::<Result<Vec<Course>>>()?;
    let totals = totals(&courses, plan.contingency)?;
    let horizon = &totals[..plan.months as usize];
    let budget = plan.budget.map(|usd| budget::against(horizon, usd));
    let scale = budget.as_ref().and_then(|budget| budget.max_runs_scale);
    let first = totals[0];
    let workflows = plan
        .workflows
        .iter()
        .zip(&courses)
        .map(|(workflow, course)| {
            workflow_forecast(catalog, &plan, workflow, course.months[0], first.usd.likely, scale)
        })
        .collect::<Result<Vec<_>>>()?;
    let year = &totals[..YEAR as usize];
    let year_likely = year.iter().map(|month| month.usd).sum::<Range>();
    Ok(Forecast {
        months: horizon.to_vec(),
        workflows,
        usd_per_month: first.usd,
        with_contingency: first.with_contingency,
        usd_per_year: year_likely,
        year_with_contingency: year.iter().map(|month| month.with_contingency).sum(),
        budget,
        mends: mending::mends(catalog, &plan.workflows, plan.on)?,
        warnings: warnings(&plan, courses),
        notes: notes(&plan),
    })
}

/// The months of all workflows together.
fn totals(courses: &[Course], contingency: Factor) -> Result<Vec<Month>> {
    let length = courses.iter().map(|course| course.months.len()).min().unwrap_or(0);
    (0..length)
        .map(|place| {
            let usd: Range = courses.iter().map(|course| course.months[place]).sum();
            let with_contingency = with_contingency(usd.likely, contingency)?;
            Ok(Month { month: place as u64 + 1, usd, with_contingency })
        })
        .collect()
}

fn workflow_forecast(
    catalog: &Catalog,
    plan: &CheckedPlan,
    workflow: &CheckedWorkflow,
    usd_per_month: Range,
    total: Money,
    scale: Option<f64>,
) -> Result<WorkflowForecast> {
    let (tariffs, _) = tariffs(catalog, workflow, plan.on)?;
    let runs = runs(catalog, workflow, &tariffs)?;
    let retries = Factor::ONE + workflow.retries;
    let averages = Averages { workflow, runs: &runs };
    let (input, output) = (averages.of(|run| run.input), averages.of(|run| run.output));
    let break_even = break_even(catalog, plan, workflow, &tariffs)?;
    let main = averages.main();
    let model = &workflow.routes[main].1;
    Ok(WorkflowForecast {
        name: workflow.name.clone(),
        usd_per_month,
        usd_per_run: break_even.likely,
        inferences_per_run: averages.of(|run| run.calls) * retries.to_f64(),
        tokens_per_run: (input + output) * retries.to_f64(),
        output_to_input: output / input,
        share: (total > Money::ZERO).then(|| usd_per_month.likely.usd() / total.usd()),
        margin_per_run: workflow.revenue.map(|revenue| revenue - break_even.likely),
        break_even,
        context_curve: averages.curve(),
        fresh_start: fresh_start::fresh_start(
            workflow,
            run::counts_of(catalog, workflow, model),
            &tariffs[main],
            &runs[main],
        ),
        cheaper: cheaper::cheaper(catalog, workflow, plan.on, usd_per_month.likely, cheaper::NAMED),
        routing_saving: routing_saving(catalog, plan, workflow, usd_per_month.likely)?,
        runs_within_budget: scale.map(|scale| runs_allowed(workflow.runs, scale)),
    })
}

/// What one run costs, in the three scenarios.
fn break_even(
    catalog: &Catalog,
    plan: &CheckedPlan,
    workflow: &CheckedWorkflow,
    tariffs: &workflow::Tariffs,
) -> Result<Range> {
    let of = |scenario: spread::Scenario| {
        let workflow = scenario.of(workflow, &plan.spread);
        workflow::cost(&workflow, &runs(catalog, &workflow, tariffs)?, Factor::ONE)
    };
    let [low, likely, high] = spread::Scenario::ALL.map(of);
    Ok(Range { low: low?, likely: likely?, high: high? })
}

fn routing_saving(
    catalog: &Catalog,
    plan: &CheckedPlan,
    workflow: &CheckedWorkflow,
    likely: Money,
) -> Result<Option<Money>> {
    if !workflow.routed {
        return Ok(None);
    }
    let unrouted = cost_on(catalog, &workflow.on_one_model(&workflow.model), plan.on)?;
    Ok(Some(unrouted - likely))
}

/// Averages over the routes of a workflow, by their shares.
struct Averages<'a> {
    workflow: &'a CheckedWorkflow,
    /// Indexed like the workflow's routes.
    runs: &'a [Run],
}

impl Averages<'_> {
    fn of(&self, quantity: impl Fn(&Run) -> u64) -> f64 {
        let routes = self.workflow.routes.iter().zip(self.runs);
        routes.map(|((share, _), run)| share.to_f64() * quantity(run) as f64).sum()
    }

    /// The route with the largest share.
    fn main(&self) -> usize {
        let routes = self.workflow.routes.iter().enumerate();
        // The last of the largest is what `max_by_key` gives, so they are read from the end.
        routes.rev().max_by_key(|(_, (share, _))| *share).map_or(0, |(place, _)| place)
    }

    fn curve(&self) -> Vec<CurvePoint> {
        let money = |place: usize| {
            let routes = self.workflow.routes.iter().zip(self.runs);
            // A share is at most 1, so the product fits where the amount did.
            routes.filter_map(|((share, _), run)| run.turns[place].amount.times(*share)).sum()
        };
        (0..self.workflow.turns as usize)
            .map(|place| CurvePoint {
                turn: place as u64 + 1,
                input_tokens: self.of(|run| run.turns[place].input),
                context_tokens: self.of(|run| run.turns[place].context),
                usd: money(place),
            })
            .collect()
    }
}

fn warnings(plan: &CheckedPlan, courses: Vec<Course>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (workflow, course) in plan.workflows.iter().zip(courses) {
        let summary = (workflow.carried == Carried::Summary && workflow.turns > 1).then(|| {
            "The calls that write the summaries are not in it; plan them as a workflow.".to_owned()
        });
        for warning in course.warnings.into_iter().chain(summary) {
            let warning = format!("{}: {warning}", workflow.name);
            if !all.contains(&warning) {
                all.push(warning);
            }
        }
    }
    all
}

fn notes(plan: &CheckedPlan) -> Vec<String> {
    let spread = if plan.spread == ASSUMED {
        "Low and high suppose that every driver is low or high at once, by factors that are assumed and \
         not measured."
    } else {
        "Low and high suppose that every driver is low or high at once, by the factors of the plan."
    };
    vec![
        contingency::note(plan.contingency),
        spread.to_owned(),
        "A cheaper model is cheaper by its price; whether its answers are good enough is yours to test."
            .to_owned(),
    ]
}
