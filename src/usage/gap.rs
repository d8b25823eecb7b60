//! Forecast against actual: the gap between what a workflow was to cost and what it did, explained step
//! by step, from the planned cost to the real one.

use super::ledger::Sums;
use crate::bill::{Call, bill};
use crate::catalog::{Catalog, Instant};
use crate::error::{Code, Error, Result};
use crate::money::{Factor, Money};

/// What was planned for the time of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The planned model: the price book's name of it.
    pub model: String,
    /// When the plan was made: it chooses the planned prices.
    pub on: Instant,
    /// The planned cost.
    pub amount: Money,
    /// Planned runs.
    pub runs: f64,
    /// Planned calls of a run, retries left out.
    pub calls_per_run: f64,
    /// Planned retries for each call.
    pub retry_rate: f64,
}

/// What the log says.
#[derive(Clone, Debug, PartialEq)]
pub struct Actual {
    /// The sums of the workflow.
    pub sums: Sums,
    /// Its runs, where the log does not name them.
    pub runs: Option<f64>,
}

/// The gap and its parts, which add up to it exactly. Negative parts made it cheaper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The actual cost less the planned one.
    pub total: Money,
    /// By more or fewer runs.
    pub runs: Money,
    /// By more or fewer calls of a run: longer loops, more turns. `None` where runs are not known; it is
    /// then part of `runs`.
    pub loops: Option<Money>,
    /// By more or fewer retries. `None` where the log does not tell them; it is then part of `loops`.
    pub retries: Option<Money>,
    /// By more or fewer tokens of a call, and another mix of input, cache and output.
    pub tokens: Money,
    /// By other prices and other models than the planned.
    pub price: Money,
}

/// Explains the gap. Each step changes one thing from planned to actual and keeps those before it:
/// runs, loops, retries, then the tokens at the planned model's price, then the prices.
///
/// # Errors
/// `bad-input` for a plan without runs or calls, and for a log with calls that have no price: a gap to
/// half a cost explains nothing. `unknown-model` and `no-price` for the planned model.
pub fn gap(catalog: &Catalog, planned: &Planned, actual: &Actual) -> Result<Gap> {
    let sums = &actual.sums;
    if sums.unpriced > 0 {
        let message = format!(
            "{} calls of the log have no price, so the gap cannot be explained",
            sums.unpriced
        );
        return Err(Error::new(Code::BadInput, message));
    }
    if sums.calls == 0 {
        return Err(Error::new(Code::BadInput, "the log has no calls of this workflow"));
    }
    let told = sums.told_retries == sums.calls;
    let known_runs = actual.runs.or((sums.with_run == sums.calls).then_some(sums.runs as f64));
    let calls = sums.calls as f64;
    let planned_calls = planned.calls_per_run * (1.0 + planned.retry_rate);
    // Where runs are not known, all the calls that are more or fewer count as runs.
    let runs = known_runs.unwrap_or(calls / planned_calls);
    let after_runs = scaled(planned.amount, runs / planned.runs, "runs")?;
    let all_calls = scaled(planned.amount, calls / (planned.runs * planned_calls), "calls")?;
    let rate = sums.retries as f64 / (calls - sums.retries as f64);
    let after_loops = match told {
        true => scaled(all_calls, (1.0 + planned.retry_rate) / (1.0 + rate), "retryRate")?,
        false => all_calls,
    };
    let after_tokens = at_planned_price(catalog, planned, sums)?;
    let loops = known_runs.map(|_| after_loops - after_runs);
    Ok(Gap {
        total: sums.amount - planned.amount,
        runs: if known_runs.is_some() { after_runs } else { after_loops } - planned.amount,
        loops,
        retries: told.then(|| all_calls - after_loops),
        tokens: after_tokens - all_calls,
        price: sums.amount - after_tokens,
    })
}

/// What the tokens of the log cost on the planned model on the planned day, in the tier of the average
/// call. Fees that are not for tokens, such as searches, are left to the price.
fn at_planned_price(catalog: &Catalog, planned: &Planned, sums: &Sums) -> Result<Money> {
    // One token more of each kind than the average, so that every kind has a line with its rate.
    let one_more = |tokens: u64| if tokens == 0 { 0 } else { tokens / sums.calls + 1 };
    let call = Call {
        input: one_more(sums.input) + 2,
        output: one_more(sums.output),
        cache_read: one_more(sums.cache_read),
        cache_write_5m: one_more(sums.cache_write),
        ..Call::new(planned.model.clone(), planned.on)
    };
    let quantities = [
        ("input", sums.input - sums.cache_read - sums.cache_write),
        ("cache read", sums.cache_read),
        ("cache write", sums.cache_write),
        ("output", sums.output),
        ("request", sums.calls),
    ];
    let lines = bill(catalog, &call)?.lines;
    let amounts = lines.iter().filter_map(|line| {
        let (_, quantity) = quantities.iter().find(|(label, _)| *label == line.label)?;
        Some(line.rate * *quantity)
    });
    Ok(amounts.sum())
}

fn scaled(amount: Money, by: f64, field: &str) -> Result<Money> {
    let factor = Factor::from_f64(by);
    factor.and_then(|factor| amount.times(factor)).ok_or_else(|| {
        Error::new(Code::BadInput, format!("planned {field} must be above 0 to compare with"))
    })
}
