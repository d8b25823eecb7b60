//! Which workflow to mend first: the saving of each lever that leaves the model as it is, computed by
//! pulling that lever alone.

use super::check::{Cache, Carried, CheckedWorkflow, Counts};
use super::workflow::cost_on;
use crate::catalog::{Catalog, Instant, Variant};
use crate::error::Result;
use crate::money::{Factor, Money};

/// Something that can be done about a workflow without another model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// No call is made twice.
    NoRetries,
    /// Eight of ten re-sent tokens are read from a cache.
    CacheMore,
    /// Only the last three turns are carried.
    CarryLess,
    /// A quarter of the agent's steps is saved.
    FewerSteps,
    /// Answers are a quarter shorter.
    ShorterAnswers,
    /// Calls are sold as a batch: for work that may wait a day.
    Batch,
}

/// The share of hits that [`Lever::CacheMore`] supposes: an assumption.
const GOOD_HITS: Factor = Factor::from_billionths(800_000_000);
/// The turns that [`Lever::CarryLess`] keeps: an assumption.
const KEPT_TURNS: u64 = 3;

impl Lever {
    /// Every lever.
    pub const ALL: [Self; 6] = [
        Self::NoRetries,
        Self::CacheMore,
        Self::CarryLess,
        Self::FewerSteps,
        Self::ShorterAnswers,
        Self::Batch,
    ];

    /// The name in the public contract, such as `"no-retries"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoRetries => "no-retries",
            Self::CacheMore => "cache-more",
            Self::CarryLess => "carry-less",
            Self::FewerSteps => "fewer-steps",
            Self::ShorterAnswers => "shorter-answers",
            Self::Batch => "batch",
        }
    }

    /// The workflow with this lever pulled; `None` where there is nothing to pull.
    fn pulled(self, workflow: &CheckedWorkflow) -> Option<CheckedWorkflow> {
        let mended = match self {
            Self::NoRetries => CheckedWorkflow { retries: Factor::ZERO, ..workflow.clone() },
            Self::CacheMore => {
                let hits = workflow.cache.hits.max(GOOD_HITS);
                CheckedWorkflow { cache: Cache { hits, ..workflow.cache }, ..workflow.clone() }
            }
            Self::CarryLess if workflow.carried == Carried::Full && workflow.turns > KEPT_TURNS => {
                CheckedWorkflow { carried: Carried::LastTurns(KEPT_TURNS), ..workflow.clone() }
            }
            Self::FewerSteps if workflow.steps > 1 => {
                let steps = workflow.steps - (workflow.steps / 4).max(1);
                CheckedWorkflow { steps, ..workflow.clone() }
            }
            Self::ShorterAnswers => shorter(workflow),
            Self::Batch if workflow.variant == Variant::Standard => {
                CheckedWorkflow { variant: Variant::Batch, ..workflow.clone() }
            }
            _ => return None,
        };
        (mended != *workflow).then_some(mended)
    }
}

/// What a lever saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The workflow's name.
    pub workflow: String,
    /// What is done.
    pub lever: Lever,
    /// What the first month's likely cost falls by. Levers do not add up: each is pulled alone.
    pub saving: Money,
}

/// Every lever that saves something, the greatest saving first.
///
/// # Errors
/// Those of `bill()`, with the workflow's place before them.
pub fn mends(catalog: &Catalog, workflows: &[CheckedWorkflow], on: Instant) -> Result<Vec<Mend>> {
    let mut mends = Vec::new();
    for workflow in workflows {
        let before = cost_on(catalog, workflow, on)?;
        for lever in Lever::ALL {
            let Some(mended) = lever.pulled(workflow) else { continue };
            let saving = before - cost_on(catalog, &mended, on)?;
            if saving > Money::ZERO {
                mends.push(Mend { workflow: workflow.name.clone(), lever, saving });
            }
        }
    }
    mends.sort_unstable_by(|a, b| (b.saving, &a.workflow).cmp(&(a.saving, &b.workflow)));
    Ok(mends)
}

fn shorter(workflow: &CheckedWorkflow) -> CheckedWorkflow {
    let less = |counts: &Counts| Counts { output: counts.output - counts.output / 4, ..*counts };
    let recounts = workflow.recounts.iter();
    CheckedWorkflow {
        counts: less(&workflow.counts),
        recounts: recounts.map(|(model, counts)| (model.clone(), less(counts))).collect(),
        ..workflow.clone()
    }
}
