//! When a conversation has become dearer than a fresh one that begins with a summary of it.

use super::check::{Carried, CheckedWorkflow, Counts};
use super::context::{Sent, left_by_a_turn};
use super::run::{Run, priced};
use super::tariff::Tariff;
use crate::money::Money;

/// How long a summary is taken to be: an assumption, some 400 words.
pub const SUMMARY_TOKENS: u64 = 500;

/// From which turn on a fresh start is cheaper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreshStart {
    /// The first turn, from 2, at which it costs less to write a summary and go on from that than to
    /// carry on to the end of the run.
    pub turn: u64,
    /// The tokens of the summary.
    pub summary_tokens: u64,
    /// What a run saves by that, the writing of the summary paid.
    pub saving: Money,
}

/// The first turn at which a fresh start pays, if any does.
///
/// Carrying on at turn `t` costs the turns `t … T` as planned. A fresh start costs a call that sends the
/// system prompt and the history of turn `t` and answers with the summary, and then as many turns with
/// the summary in front of them.
pub fn fresh_start(
    workflow: &CheckedWorkflow,
    counts: Counts,
    tariff: &Tariff,
    run: &Run,
) -> Option<FreshStart> {
    let carried = match workflow.carried {
        Carried::Full => workflow.turns,
        Carried::LastTurns(turns) => turns,
        Carried::Summary => return None,
    };
    let summarised = Counts { system: counts.system + SUMMARY_TOKENS, ..counts };
    let fresh = priced(workflow, summarised, tariff)?;
    // What the turns from this one on cost, and what as many turns after a fresh start do.
    let mut going_on = run.amount - run.turns.first()?.amount;
    let mut after_summary = fresh.amount - fresh.turns.last()?.amount;
    for turn in 2..=workflow.turns {
        let history = (turn - 1).min(carried) * left_by_a_turn(counts, workflow.steps);
        let again = counts.system + history;
        let writing = Sent { turn, step: 1, again, new: 0, output: SUMMARY_TOKENS };
        let saving = going_on - (tariff.amount(&writing, workflow.cache)? + after_summary);
        if saving > Money::ZERO {
            return Some(FreshStart { turn, summary_tokens: SUMMARY_TOKENS, saving });
        }
        going_on = going_on - run.turns[(turn - 1) as usize].amount;
        after_summary = after_summary - fresh.turns[(workflow.turns - turn) as usize].amount;
    }
    None
}
