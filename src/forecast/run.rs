//! One run of a workflow on one model: what it sends, what it answers, what it costs, turn by turn.
//! Retries, shares and the number of runs come later.

use super::check::{CheckedWorkflow, Counts};
use super::context::{Sent, calls};
use super::tariff::{Tariff, call};
use crate::catalog::{Catalog, Instant};
use crate::error::{Code, Error, Result};
use crate::money::Money;

/// One run, without retries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The calls.
    pub calls: u64,
    /// Input tokens of all calls together.
    pub input: u64,
    /// Output tokens of all calls together.
    pub output: u64,
    /// What the calls cost.
    pub amount: Money,
    /// The turns, in order.
    pub turns: Vec<Turn>,
}

/// One turn of a run, without retries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Input tokens of its calls together.
    pub input: u64,
    /// Input tokens of its last call: the most that stands before the model at once.
    pub context: u64,
    /// What its calls cost.
    pub amount: Money,
}

/// The tariff of a model for the calls of a workflow, and what the bill of the largest warns of.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them.
pub fn tariff(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    model: &str,
    on: Instant,
) -> Result<(Tariff, Vec<String>)> {
    let counts = counts_of(catalog, workflow, model);
    let largest = largest(workflow, counts);
    let largest = call(&largest, workflow.cache, model, workflow.variant, on);
    Tariff::new(catalog, &largest, workflow.cache.write)
        .map_err(|error| error.within(&workflow.place))
}

/// The call of a run that sends most.
pub fn largest(workflow: &CheckedWorkflow, counts: Counts) -> Sent {
    let nothing = Sent { turn: 0, step: 0, again: 0, new: 0, output: 0 };
    calls(workflow, counts).max_by_key(Sent::input).unwrap_or(nothing)
}

/// A run on a model.
///
/// # Errors
/// `no-price` when the tariff has none for something that the calls have.
pub fn run(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    model: &str,
    tariff: &Tariff,
) -> Result<Run> {
    priced(workflow, counts_of(catalog, workflow, model), tariff).ok_or_else(|| {
        let message =
            format!("{}: {model} has no price for something that its calls have", workflow.place);
        Error::new(Code::NoPrice, message)
    })
}

/// What the calls cost at this tariff; `None` when it has no price for something that they have.
pub fn priced(workflow: &CheckedWorkflow, counts: Counts, tariff: &Tariff) -> Option<Run> {
    let mut run = Run::default();
    for sent in calls(workflow, counts) {
        let amount = tariff.amount(&sent, workflow.cache)?;
        if sent.step == 1 {
            run.turns.push(Turn::default());
        }
        let turn = run.turns.last_mut()?;
        turn.input += sent.input();
        turn.context = sent.input();
        turn.amount = turn.amount + amount;
        run.calls += 1;
        run.input += sent.input();
        run.output += sent.output;
        run.amount = run.amount + amount;
    }
    Some(run)
}

/// The workflow's texts as this model counts them: as the plan has re-counted them, or else as they are.
pub fn counts_of(catalog: &Catalog, workflow: &CheckedWorkflow, model: &str) -> Counts {
    recount_of(catalog, workflow, model).unwrap_or(workflow.counts)
}

/// The counts that the plan has for this model, under whatever name.
pub fn recount_of(catalog: &Catalog, workflow: &CheckedWorkflow, model: &str) -> Option<Counts> {
    if workflow.recounts.is_empty() {
        return None;
    }
    let id = |name: &str| catalog.model(name, None).ok().map(|model| model.qualified_id());
    let wanted = id(model);
    let same = |name: &str| name == model || (wanted.is_some() && id(name) == wanted);
    workflow.recounts.iter().find(|(name, _)| same(name)).map(|(_, counts)| *counts)
}
