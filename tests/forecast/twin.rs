//! The slow and obvious twin of the forecast: it plays every run, call by call, as an application would
//! make them, and adds up what `bill()` says to each.

use tokentill::bill::{Call, bill};
use tokentill::catalog::{Catalog, Instant};
use tokentill::forecast::{CacheWrite, History, Workflow};

/// Runs are played in sixteens, so that quarters of them are whole.
pub const RUNS: u64 = 16;

/// What the twin counted.
#[derive(Debug, Default, PartialEq)]
pub struct Played {
    pub pico: i128,
    pub calls: u64,
    pub tokens: u64,
}

/// Plays sixteen runs. Shares and retry rates are in quarters.
pub fn play(workflow: &Workflow, on: Instant) -> Played {
    let mut played = Played::default();
    let retry_quarters = (workflow.retry_rate.unwrap_or(0.0) * 4.0) as u64;
    for run in 0..RUNS {
        let model = model_of(workflow, run % 4);
        let repeated = if run / 4 < retry_quarters { 2 } else { 1 };
        for call in calls_of_a_run(workflow, &model, on) {
            let pico = bill(Catalog::built_in(), &call).expect("a bill").usd.pico();
            played.pico += pico * repeated;
            played.calls += repeated as u64;
            played.tokens += (call.input + call.output) * repeated as u64;
        }
    }
    played
}

fn model_of(workflow: &Workflow, quarter: u64) -> String {
    let mut end = 0;
    for route in &workflow.routes {
        end += (route.share * 4.0) as u64;
        if quarter < end {
            return route.model.clone();
        }
    }
    workflow.model.clone()
}

/// The messages of a turn, by their tokens.
type Messages = Vec<u64>;

fn calls_of_a_run(workflow: &Workflow, model: &str, on: Instant) -> Vec<Call> {
    let recount = workflow.counts.iter().find(|counts| counts.model == model);
    let text = |own: f64, other: Option<f64>| other.unwrap_or(own) as u64;
    let system = text(workflow.system.unwrap_or(0.0), recount.and_then(|counts| counts.system));
    let input = text(workflow.input, recount.and_then(|counts| counts.input));
    let output = text(workflow.output, recount.and_then(|counts| counts.output));
    let tool = workflow.agent.map_or(0.0, |agent| agent.tool_result);
    let tool = text(tool, recount.and_then(|counts| counts.tool_result));
    let steps = workflow.agent.map_or(1, |agent| agent.steps as u64);

    let mut past: Vec<Messages> = Vec::new();
    let mut calls = Vec::new();
    for turn in 0..workflow.turns.unwrap_or(1.0) as usize {
        let carried: u64 = match workflow.history {
            History::Full => past.iter().flatten().sum(),
            History::LastTurns(last) => past.iter().rev().take(last as usize).flatten().sum(),
            History::Summary(_) if turn == 0 => 0,
            History::Summary(summary) => text(summary, recount.and_then(|counts| counts.summary)),
        };
        let mut messages: Messages = Vec::new();
        for step in 0..steps {
            let again = system + carried + messages.iter().sum::<u64>();
            let new = if step == 0 { input } else { tool };
            calls.push(priced(workflow, model, on, again, new, output));
            messages.extend([new, output]);
        }
        past.push(messages);
    }
    calls
}

fn priced(
    workflow: &Workflow,
    model: &str,
    on: Instant,
    again: u64,
    new: u64,
    output: u64,
) -> Call {
    let hits = workflow.cache_hit_rate.unwrap_or(0.0);
    let read = (hits * again as f64) as u64;
    let written = if hits > 0.0 { again - read } else { 0 };
    let (five_minutes, hour) = match workflow.cache_write {
        CacheWrite::FiveMinutes => (written, 0),
        CacheWrite::OneHour => (0, written),
        CacheWrite::Never => (0, 0),
    };
    Call {
        input: again + new,
        output,
        cache_read: read,
        cache_write_5m: five_minutes,
        cache_write_1h: hour,
        variant: workflow.variant,
        ..Call::new(model, on)
    }
}
