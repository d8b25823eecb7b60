//! The calls of one run: what each sends, and how much of it was sent or answered before.
//! Knows counts only: no price and no model.

use super::check::{Carried, CheckedWorkflow, Counts};

/// The tokens of one call of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The turn it belongs to, from 1.
    pub turn: u64,
    /// Its place in the turn, from 1.
    pub step: u64,
    /// What earlier calls sent or answered already, the system prompt included: it is the same in every
    /// run, so the first call of a run sends it again too.
    pub again: u64,
    /// What no earlier call held: the turn's input, or the newest tool result.
    pub new: u64,
    /// The answer.
    pub output: u64,
}

impl Sent {
    /// All that is sent.
    pub fn input(&self) -> u64 {
        self.again + self.new
    }
}

/// The calls of one run, in order, without retries: as many as turns times steps.
///
/// Turn `t` carries `h(t)` tokens of history: all turns before it, the last `n` of them, or the summary.
/// A turn leaves `input + steps × output + (steps − 1) × toolResult` tokens behind. Step `k` sends
/// `system + h(t) + input + (k − 1) × (output + toolResult)`.
pub fn calls(workflow: &CheckedWorkflow, counts: Counts) -> impl Iterator<Item = Sent> {
    let (turns, steps, carried) = (workflow.turns, workflow.steps, workflow.carried);
    (1..=turns).flat_map(move |turn| {
        let before = counts.system + history(carried, counts, steps, turn);
        (1..=steps).map(move |step| {
            let output = counts.output;
            if step == 1 {
                return Sent { turn, step, again: before, new: counts.input, output };
            }
            let looped = (step - 1) * output + (step - 2) * counts.tool_result;
            let again = before + counts.input + looped;
            Sent { turn, step, again, new: counts.tool_result, output }
        })
    })
}

/// What a turn leaves behind for those after it.
pub fn left_by_a_turn(counts: Counts, steps: u64) -> u64 {
    counts.input + steps * counts.output + (steps - 1) * counts.tool_result
}

/// The history that this turn carries.
fn history(carried: Carried, counts: Counts, steps: u64, turn: u64) -> u64 {
    match carried {
        Carried::Full => (turn - 1) * left_by_a_turn(counts, steps),
        Carried::LastTurns(turns) => (turn - 1).min(turns) * left_by_a_turn(counts, steps),
        Carried::Summary if turn == 1 => 0,
        Carried::Summary => counts.summary,
    }
}
