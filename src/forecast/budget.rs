//! Holds a plan against what may be spent in a month, and solves back for the runs that it allows.

use super::Month;
use crate::money::{Factor, Money};

/// A plan against its budget. The budget is for a month and has to hold the reserve too.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// What may be spent in a month.
    pub usd: Money,
    /// The part of it that the dearest month of the horizon takes, reserve included: 1 is all of it.
    pub used: f64,
    /// Whether some month takes more than there is.
    pub overrun: bool,
    /// What all runs can be multiplied by so that the dearest month takes exactly the budget. `None`
    /// when the plan costs nothing.
    pub max_runs_scale: Option<f64>,
    /// The first month that takes more than there is.
    pub runs_out_in_month: Option<u64>,
}

/// The months of a plan against a budget above zero.
pub fn against(months: &[Month], usd: Money) -> Budget {
    let dearest = months.iter().map(|month| month.with_contingency).max().unwrap_or(Money::ZERO);
    let runs_out = months.iter().find(|month| month.with_contingency > usd);
    Budget {
        usd,
        used: dearest.usd() / usd.usd(),
        overrun: runs_out.is_some(),
        max_runs_scale: (dearest > Money::ZERO).then(|| usd.usd() / dearest.usd()),
        runs_out_in_month: runs_out.map(|month| month.month),
    }
}

/// How many runs in a month a scale allows.
pub fn runs_allowed(runs: Factor, scale: f64) -> f64 {
    (runs.to_f64() * scale).floor()
}
