//! Low, likely and high: the same computation with every driver at its low, stated or high value.
//! Knows what the drivers are; computes no cost.

use super::check::{Cache, CheckedWorkflow, Counts};
use crate::money::{Factor, Money};

/// A low, a likely and a high amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// With every driver at its low factor.
    pub low: Money,
    /// With every driver as stated.
    pub likely: Money,
    /// With every driver at its high factor.
    pub high: Money,
}

impl std::ops::Add for Range {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            low: self.low + other.low,
            likely: self.likely + other.likely,
            high: self.high + other.high,
        }
    }
}

impl std::iter::Sum for Range {
    fn sum<I: Iterator<Item = Self>>(ranges: I) -> Self {
        ranges.fold(Self::default(), |total, range| total + range)
    }
}

/// What each driver may be multiplied by: low, high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// On the runs a month.
    pub runs: [Factor; 2],
    /// On the tokens of a turn's input.
    pub input: [Factor; 2],
    /// On the tokens of an answer.
    pub output: [Factor; 2],
    /// On the tokens of a tool's result.
    pub tool_result: [Factor; 2],
    /// On the turns, where a run has more than one.
    pub turns: [Factor; 2],
    /// On the steps, where a turn has more than one.
    pub steps: [Factor; 2],
    /// On the retry rate.
    pub retries: [Factor; 2],
    /// On the part of the re-sent tokens that the cache misses.
    pub cache_misses: [Factor; 2],
}

/// The factors that hold unless a plan states its own.
///
/// They are assumptions, not measurements: no public data says how far a team's first estimates of its
/// own workflows are off. What they express: the system prompt is known; questions vary little, answers
/// and tool results more; loops and retries are what estimates miss most; nearly every use grows before
/// it shrinks. All drivers are low or high at once, so the range is an envelope and not a confidence
/// interval. Replace them by the spread of a pilot's log as soon as there is one.
pub const ASSUMED: Spread = Spread {
    runs: [percent(90), percent(120)],
    input: [percent(90), percent(120)],
    output: [percent(75), percent(140)],
    tool_result: [percent(75), percent(150)],
    turns: [percent(75), percent(150)],
    steps: [percent(75), percent(150)],
    retries: [percent(50), percent(200)],
    cache_misses: [percent(80), percent(150)],
};

const fn percent(percent: u128) -> Factor {
    Factor::from_billionths(percent * 10_000_000)
}

/// Which of the three is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scenario {
    Low,
    Likely,
    High,
}

impl Scenario {
    /// In the order of [`Range`].
    pub const ALL: [Self; 3] = [Self::Low, Self::Likely, Self::High];

    /// The workflow with its drivers as this scenario has them. Parts of a token or step are dropped in
    /// the low one and counted whole in the high one.
    pub fn of(self, workflow: &CheckedWorkflow, spread: &Spread) -> CheckedWorkflow {
        if self == Self::Likely {
            return workflow.clone();
        }
        let counts = |counts: &Counts| Counts {
            input: self.scaled(counts.input, spread.input),
            output: self.scaled(counts.output, spread.output),
            tool_result: self.scaled(counts.tool_result, spread.tool_result),
            ..*counts
        };
        let several = |number: u64, pair| match number {
            1 => 1,
            _ => self.scaled(number, pair).max(1),
        };
        CheckedWorkflow {
            runs: self.multiplied(workflow.runs, spread.runs),
            counts: counts(&workflow.counts),
            turns: several(workflow.turns, spread.turns),
            steps: several(workflow.steps, spread.steps),
            retries: self.multiplied(workflow.retries, spread.retries).min(Factor::ONE),
            cache: self.cache(workflow.cache, spread),
            recounts: workflow
                .recounts
                .iter()
                .map(|(model, recount)| (model.clone(), counts(recount)))
                .collect(),
            ..workflow.clone()
        }
    }

    fn cache(self, cache: Cache, spread: &Spread) -> Cache {
        if cache.hits == Factor::ZERO {
            return cache;
        }
        let misses = self.multiplied(Factor::ONE.less(cache.hits), spread.cache_misses);
        // One hit stays, so that what is missed is still written.
        let hits = Factor::ONE.less(misses).max(Factor::from_billionths(1));
        Cache { hits, ..cache }
    }

    fn scaled(self, number: u64, [low, high]: [Factor; 2]) -> u64 {
        match self {
            Self::Low => low.of(number),
            Self::Likely => number,
            Self::High => high.of_rounded_up(number),
        }
    }

    fn multiplied(self, factor: Factor, [low, high]: [Factor; 2]) -> Factor {
        let by = match self {
            Self::Low => low,
            Self::Likely => Factor::ONE,
            Self::High => high,
        };
        // What is multiplied is at most 10^12 runs, and the factor at most 10.
        factor.times(by).unwrap_or(factor)
    }
}
