//! The other meaning of "token": a crypto asset. Supply, unlocks and ratios from figures the user typed
//! in. Fetches nothing, predicts no price and recommends nothing; shares no code with models and bills
//! but errors.
//!
//! Amounts are floating-point: they are estimates read from web pages, and nobody is billed by them.

mod check;
mod compute;
mod explanation;
mod profiles;
mod ratios;
mod sheet;
mod supply;

pub use compute::{ComputeComparison, ComputeJob, compute_for_tokens};
pub use explanation::{EXPLANATIONS, Explanation};
pub use profiles::{PROFILES, Profile, Rule, profile};
pub use ratios::Ratios;
pub use sheet::{Emissions, TokenSheet, Vesting};
pub use supply::{Supply, SupplyMonth};

use crate::error::Result;

/// What a sheet says about a token.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenReport {
    /// The figures. One whose divisor is missing is absent.
    pub ratios: Ratios,
    /// Month after month, from month 1.
    pub supply: Vec<SupplyMonth>,
    /// What a reader should know, each naming its field.
    pub warnings: Vec<String>,
}

/// The report on a sheet.
///
/// # Errors
/// `bad-input`, naming the field: a negative amount, something that is no number, a circulating supply
/// above the maximum, more staked than circulates.
///
/// ```
/// use tokentill::tokenomics::{TokenSheet, tokenomics};
/// let sheet = TokenSheet { max_supply: Some(21e6), ..TokenSheet::new("TAO", 300.0, 10e6) };
/// let report = tokenomics(&sheet)?;
/// assert_eq!(report.ratios.market_cap_usd, 3e9);
/// assert_eq!(report.ratios.fdv_usd, Some(6.3e9));
/// assert_eq!(report.ratios.velocity, None); // no volume was given
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn tokenomics(sheet: &TokenSheet) -> Result<TokenReport> {
    check::check(sheet)?;
    let Supply { months, mut warnings } = supply::supply(sheet);
    let (ratios, missing) = ratios::ratios(sheet, &months);
    warnings.extend(missing);
    let shown = sheet.shown_months();
    Ok(TokenReport { ratios, supply: months.into_iter().take(shown).collect(), warnings })
}
