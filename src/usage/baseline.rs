//! What a pilot's log says about a workflow: the ratios that a plan is made of. A ratio whose divisor
//! is missing is absent.

use super::ledger::Sums;

/// The ratios of a workflow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Calls of a run, retries left out; absent where the log names no runs.
    pub calls_per_run: Option<f64>,
    /// Retries for each call that is none; absent where the log does not tell them.
    pub retry_rate: Option<f64>,
    /// Tokens read from a cache for each input token.
    pub cache_hit_rate: Option<f64>,
    /// Output tokens for each input token.
    pub output_to_input: Option<f64>,
    /// Input tokens of a call.
    pub input_per_call: Option<f64>,
    /// Output tokens of a call.
    pub output_per_call: Option<f64>,
    /// Dollars of a priced call.
    pub usd_per_call: Option<f64>,
    /// Dollars of a run; absent where the log names no runs or has calls without a price.
    pub usd_per_run: Option<f64>,
}

/// The ratios of a workflow's sums.
pub fn baseline(sums: &Sums) -> Baseline {
    // Calls without a run would make every run look longer.
    let all_have_runs = sums.with_run == sums.calls;
    let runs = Some(sums.runs).filter(|_| all_have_runs);
    let tells_retries = sums.told_retries == sums.calls;
    let first_tries = sums.calls - sums.retries;
    let usd = sums.amount.usd();
    Baseline {
        calls_per_run: ratio(first_tries as f64, runs),
        retry_rate: ratio(sums.retries as f64, Some(first_tries).filter(|_| tells_retries)),
        cache_hit_rate: ratio(sums.cache_read as f64, Some(sums.input)),
        output_to_input: ratio(sums.output as f64, Some(sums.input)),
        input_per_call: ratio(sums.input as f64, Some(sums.calls)),
        output_per_call: ratio(sums.output as f64, Some(sums.calls)),
        usd_per_call: ratio(usd, Some(sums.calls - sums.unpriced)),
        usd_per_run: ratio(usd, runs.filter(|_| sums.unpriced == 0)),
    }
}

fn ratio(above: f64, below: Option<u64>) -> Option<f64> {
    below.filter(|below| *below > 0).map(|below| above / below as f64)
}
