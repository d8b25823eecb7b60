//! What the user types in about a token, with the day it was read. Knows no formula.

/// How many months are listed unless the sheet says.
const USUAL_MONTHS: f64 = 48.0;

/// A token's figures. What is `None` is not known, which is not the same as none.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenSheet {
    /// Such as `"TAO"`.
    pub symbol: String,
    /// Dollars for one token.
    pub price_usd: f64,
    /// How many tokens there can ever be.
    pub max_supply: Option<f64>,
    /// How many tokens circulate.
    pub circulating: f64,
    /// New tokens, beside those that are vesting.
    pub emissions: Option<Emissions>,
    /// Tokens that exist and are locked.
    pub vesting: Vec<Vesting>,
    /// Tokens destroyed in a year.
    pub burned_per_year: Option<f64>,
    /// Tokens staked, a part of those that circulate.
    pub staked: Option<f64>,
    /// What the users paid in a year.
    pub yearly_fees_usd: Option<f64>,
    /// The part of the fees that goes to those who stake: 0 to 1.
    pub fees_to_stakers: Option<f64>,
    /// What was traded in a year.
    pub yearly_volume_usd: Option<f64>,
    /// Addresses active on a day.
    pub daily_active_addresses: Option<f64>,
    /// Transactions of a day.
    pub daily_transactions: Option<f64>,
    /// The value locked in the project's contracts.
    pub tvl_usd: Option<f64>,
    /// How many months of supply to list: 48 unless given, at most 600.
    pub months: Option<f64>,
}

/// New tokens, at a rate that may halve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emissions {
    /// Tokens a year, at the rate of now.
    pub per_year: f64,
    /// Years from a halving of the rate to the next.
    pub halving_years: Option<f64>,
    /// Months until the first halving; as long as from one to the next unless given.
    pub next_halving_months: Option<f64>,
}

/// Tokens that are unlocked bit by bit: none until the cliff ends, then equal parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Vesting {
    /// Whose they are, such as `"team"`.
    pub name: String,
    /// How many are still locked.
    pub amount: f64,
    /// Months from now in which nothing is unlocked.
    pub cliff_months: f64,
    /// Months after the cliff over which they are unlocked; 0 for all at the end of the cliff.
    pub months: f64,
}

impl TokenSheet {
    /// A sheet with the three figures that every report needs.
    pub fn new(symbol: &str, price_usd: f64, circulating: f64) -> Self {
        Self {
            symbol: symbol.to_owned(),
            price_usd,
            max_supply: None,
            circulating,
            emissions: None,
            vesting: Vec::new(),
            burned_per_year: None,
            staked: None,
            yearly_fees_usd: None,
            fees_to_stakers: None,
            yearly_volume_usd: None,
            daily_active_addresses: None,
            daily_transactions: None,
            tvl_usd: None,
            months: None,
        }
    }

    /// How many months are listed, of a sheet that was checked.
    pub(super) fn shown_months(&self) -> usize {
        self.months.unwrap_or(USUAL_MONTHS) as usize
    }
}
