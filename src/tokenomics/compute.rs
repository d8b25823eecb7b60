//! A job's price on a network that is paid in tokens against its price at a cloud. Both are typed in.

use crate::error::{Code, Error, Result};

/// A job and its two prices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComputeJob {
    /// Tokens an hour on the network.
    pub tokens_per_hour: f64,
    /// Dollars for one token.
    pub price_usd: f64,
    /// Dollars an hour at the cloud.
    pub cloud_usd_per_hour: f64,
    /// Hours a month: at most 744.
    pub hours_per_month: f64,
    /// What moving there costs once.
    pub switching_usd: f64,
}

/// What moving the job to the network saves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComputeComparison {
    /// Dollars an hour on the network.
    pub network_usd_per_hour: f64,
    /// The cloud's hour less the network's; negative when the network is dearer.
    pub saving_per_hour: f64,
    /// That over a month's hours.
    pub saving_per_month: f64,
    /// Months until the saving has paid for moving; absent when nothing is saved.
    pub break_even_months: Option<f64>,
    /// The token's price at which both cost the same; absent when the job takes no tokens.
    pub break_even_price_usd: Option<f64>,
}

/// Compares the two prices.
///
/// # Errors
/// `bad-input`, naming the field.
///
/// ```
/// use tokentill::tokenomics::{ComputeJob, compute_for_tokens};
/// let job = ComputeJob {
///     tokens_per_hour: 0.5,
///     price_usd: 2.0,
///     cloud_usd_per_hour: 3.0,
///     hours_per_month: 100.0,
///     switching_usd: 400.0,
/// };
/// let compared = compute_for_tokens(&job)?;
/// assert_eq!(compared.saving_per_month, 200.0); // (3 − 0.5 × 2) × 100
/// assert_eq!(compared.break_even_months, Some(2.0));
/// assert_eq!(compared.break_even_price_usd, Some(6.0));
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn compute_for_tokens(job: &ComputeJob) -> Result<ComputeComparison> {
    let fields = [
        ("tokensPerHour", job.tokens_per_hour),
        ("priceUsd", job.price_usd),
        ("cloudUsdPerHour", job.cloud_usd_per_hour),
        ("hoursPerMonth", job.hours_per_month),
        ("switchingUsd", job.switching_usd),
    ];
    for (field, number) in fields {
        if !(0.0..=1e15).contains(&number) {
            return Err(mistake(field, &format!("must be a number of 0 or more, not {number}")));
        }
    }
    if job.hours_per_month > 744.0 {
        return Err(mistake("hoursPerMonth", "is above 744, the hours of the longest month"));
    }
    let network = job.tokens_per_hour * job.price_usd;
    let saving_per_hour = job.cloud_usd_per_hour - network;
    let saving_per_month = saving_per_hour * job.hours_per_month;
    Ok(ComputeComparison {
        network_usd_per_hour: network,
        saving_per_hour,
        saving_per_month,
        break_even_months: (saving_per_month > 0.0).then(|| job.switching_usd / saving_per_month),
        break_even_price_usd: (job.tokens_per_hour > 0.0)
            .then(|| job.cloud_usd_per_hour / job.tokens_per_hour),
    })
}

fn mistake(field: &str, what: &str) -> Error {
    Error::new(Code::BadInput, format!("{field} {what}"))
}
