//! Month after month: runs grow, and each month is billed at the prices known for its first moment.

use super::check::{CheckedPlan, CheckedWorkflow};
use super::spread::{Range, Scenario};
use super::surprise;
use super::workflow::{Tariffs, cost, runs, tariffs, too_much};
use crate::catalog::{Catalog, Instant};
use crate::error::Result;
use crate::money::{Factor, Money};

/// Months in a year, and always computed: a plan of three months has a yearly total too.
pub const YEAR: u64 = 12;

const WEEK_MILLIS: i64 = 7 * 24 * 3_600_000;
/// A month is a twelfth of 365.25 days.
const MONTH_MILLIS: i64 = 2_629_800_000;

/// What a workflow costs in each month, and what the bills of the first month warn of.
pub struct Course {
    /// One for each month of the horizon, but at least a year's.
    pub months: Vec<Range>,
    pub warnings: Vec<String>,
}

/// When a month begins, the first being month 1: a whole number of weeks after the plan's moment, the
/// nearest to its day. Some prices hold at certain hours of weekdays, and a plan that is made at noon on a
/// Monday is billed at such hours in every month.
pub fn begin(on: Instant, month: u64) -> Instant {
    let weeks = ((month as i64 - 1) * MONTH_MILLIS + WEEK_MILLIS / 2) / WEEK_MILLIS;
    Instant::from_millis(on.millis().saturating_add(weeks * WEEK_MILLIS))
}

/// The course of a workflow.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them; `bad-input` when the runs or their cost
/// outgrow what can be counted.
pub fn course(catalog: &Catalog, plan: &CheckedPlan, workflow: &CheckedWorkflow) -> Result<Course> {
    let (first, mut warnings) = tariffs(catalog, workflow, plan.on)?;
    warnings.extend(surprise::surprises(catalog, plan.on, workflow, &first)?);
    let mut by_month = vec![first];
    for month in 2..=plan.months.max(YEAR) {
        by_month.push(tariffs(catalog, workflow, begin(plan.on, month))?.0);
    }
    let of = |scenario: Scenario| {
        months(catalog, &scenario.of(workflow, &plan.spread), plan.growth, &by_month)
    };
    let [low, likely, high] = [of(Scenario::Low)?, of(Scenario::Likely)?, of(Scenario::High)?];
    let amounts = low.into_iter().zip(likely).zip(high);
    let months = amounts.map(|((low, likely), high)| Range { low, likely, high }).collect();
    Ok(Course { months, warnings })
}

fn months(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    growth: Factor,
    tariffs: &[Tariffs],
) -> Result<Vec<Money>> {
    let mut number = workflow.runs;
    let mut costs = Vec::new();
    let mut priced = Vec::new();
    for (month, tariff) in tariffs.iter().enumerate() {
        // A run costs what it cost the month before, unless a price has changed.
        if month == 0 || *tariff != tariffs[month - 1] {
            priced = runs(catalog, workflow, tariff)?;
        }
        costs.push(cost(workflow, &priced, number)?);
        number = number.times(growth).ok_or_else(|| too_much(workflow))?;
    }
    Ok(costs)
}
