//! What a plan runs into that nobody planned: a tier that reprices whole requests, a cache that costs
//! more than it saves, prices by the hour. Sentences only; changes no figure.

use super::check::{Cache, CheckedWorkflow};
use super::context::calls;
use super::run::counts_of;
use super::tariff::Tariff;
use super::workflow::{Tariffs, cost_on};
use crate::catalog::{Catalog, Instant};
use crate::error::Result;
use crate::money::Factor;

/// The surprises of a workflow at a moment.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them.
pub fn surprises(
    catalog: &Catalog,
    on: Instant,
    workflow: &CheckedWorkflow,
    tariffs: &Tariffs,
) -> Result<Vec<String>> {
    let routes = workflow.routes.iter().zip(tariffs);
    let mut found: Vec<String> =
        routes.filter_map(|((_, model), tariff)| tier(catalog, workflow, model, tariff)).collect();
    found.extend(workflow.routes.iter().filter_map(|(_, model)| hours(catalog, model)));
    found.extend(losing_cache(catalog, on, workflow)?);
    Ok(found)
}

fn tier(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    model: &str,
    tariff: &Tariff,
) -> Option<String> {
    let counts = counts_of(catalog, workflow, model);
    let (sent, limit) =
        calls(workflow, counts).find_map(|sent| Some((sent, tariff.tier_above(sent.input())?)))?;
    Some(format!(
        "From turn {}, step {} on, a request is above {limit} tokens: {model} prices the whole of it higher.",
        sent.turn, sent.step
    ))
}

fn hours(catalog: &Catalog, model: &str) -> Option<String> {
    let by_hours = catalog.model(model, None).ok()?.rows.iter().any(|row| row.hours.is_some());
    by_hours.then(|| {
        format!("{model} has other prices at other hours; all calls are billed at those of the plan's hour.")
    })
}

fn losing_cache(
    catalog: &Catalog,
    on: Instant,
    workflow: &CheckedWorkflow,
) -> Result<Option<String>> {
    let Cache { hits, .. } = workflow.cache;
    if hits == Factor::ZERO {
        return Ok(None);
    }
    let cache = Cache { hits: Factor::ZERO, ..workflow.cache };
    let without = CheckedWorkflow { cache, ..workflow.clone() };
    let loses = cost_on(catalog, workflow, on)? > cost_on(catalog, &without, on)?;
    Ok(loses.then(|| {
        format!(
            "With hits on only {hits} of what is sent again, writing the cache costs more than reading it saves."
        )
    }))
}
