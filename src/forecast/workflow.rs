//! What a workflow costs in a month: its runs, their retries, the shares of its models.
//! Prices come from the tariffs of that month.

use super::check::CheckedWorkflow;
use super::run::{Run, run, tariff};
use super::tariff::Tariff;
use crate::catalog::{Catalog, Instant};
use crate::error::{Code, Error, Result};
use crate::money::{Factor, Money};

/// The tariffs of a workflow's routes, indexed like its routes.
pub type Tariffs = Vec<Tariff>;

/// The tariffs in force at a moment, and what the largest bills warn of.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them.
pub fn tariffs(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    on: Instant,
) -> Result<(Tariffs, Vec<String>)> {
    let mut all = (Vec::new(), Vec::new());
    for (_, model) in &workflow.routes {
        let (tariff, warnings) = tariff(catalog, workflow, model, on)?;
        all.0.push(tariff);
        all.1.extend(warnings);
    }
    Ok(all)
}

/// A run on each of the routes, indexed like them.
///
/// # Errors
/// `no-price`, with the workflow's place.
pub fn runs(catalog: &Catalog, workflow: &CheckedWorkflow, tariffs: &Tariffs) -> Result<Vec<Run>> {
    let routes = workflow.routes.iter().zip(tariffs);
    routes.map(|((_, model), tariff)| run(catalog, workflow, model, tariff)).collect()
}

/// What so many runs cost: for each route, a run's amount × runs × (1 + retry rate) × share.
///
/// # Errors
/// `bad-input` when that is more than 10^26 dollars.
pub fn cost(workflow: &CheckedWorkflow, runs: &[Run], number: Factor) -> Result<Money> {
    let calls = Factor::ONE + workflow.retries;
    let mut total = Money::ZERO;
    for ((share, _), run) in workflow.routes.iter().zip(runs) {
        let route = run.amount.times(number).and_then(|all| all.times(calls)?.times(*share));
        total = total + route.ok_or_else(|| too_much(workflow))?;
    }
    Ok(total)
}

/// What a workflow costs in a month that begins at this moment, at as many runs as it has in its first.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them.
pub fn cost_on(catalog: &Catalog, workflow: &CheckedWorkflow, on: Instant) -> Result<Money> {
    let (tariffs, _) = tariffs(catalog, workflow, on)?;
    cost(workflow, &runs(catalog, workflow, &tariffs)?, workflow.runs)
}

/// The refusal of an amount or a number of runs that has outgrown counting.
pub fn too_much(workflow: &CheckedWorkflow) -> Error {
    let message = format!("{}: so many runs cost more than can be counted", workflow.place);
    Error::new(Code::BadInput, message)
}
