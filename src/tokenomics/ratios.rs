//! The figures of a token. A ratio whose divisor is missing or zero is absent: not 0, not infinite.
//! `explanation.rs` has the formula and the caveat of each in words.

use super::sheet::TokenSheet;
use super::supply::SupplyMonth;

const DAYS: f64 = 365.0;
const MONTHS: f64 = 12.0;

/// The figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ratios {
    /// Price × circulating.
    pub market_cap_usd: f64,
    /// Price × maximum supply.
    pub fdv_usd: Option<f64>,
    /// What circulates more in twelve months, as a part of what circulates now.
    pub inflation_12m: f64,
    /// Tokens unlocked and emitted in the next twelve months, at today's price, in months of volume.
    pub unlock_months_of_volume: Option<f64>,
    /// A year's volume ÷ market cap.
    pub velocity: Option<f64>,
    /// Market cap ÷ a year's fees.
    pub price_to_fees: Option<f64>,
    /// A year's fees ÷ addresses active on a day.
    pub fees_per_active_address_usd: Option<f64>,
    /// A year's fees ÷ a year's transactions.
    pub fees_per_transaction_usd: Option<f64>,
    /// Staked ÷ circulating.
    pub staking_ratio: Option<f64>,
    /// A year's fees that go to those who stake ÷ the value they stake.
    pub fee_yield: Option<f64>,
    /// The fee yield less the inflation of twelve months.
    pub real_yield: Option<f64>,
    /// Market cap ÷ value locked.
    pub cap_to_tvl: Option<f64>,
}

/// The figures of a sheet, and a sentence for each that is absent because of one field.
pub fn ratios(sheet: &TokenSheet, supply: &[SupplyMonth]) -> (Ratios, Vec<String>) {
    let cap = sheet.price_usd * sheet.circulating;
    let year = &supply[..12];
    let new: f64 = year.iter().map(|month| month.unlocked + month.emitted).sum();
    let grown = year[11].circulating - sheet.circulating;
    let fees = sheet.yearly_fees_usd;
    let transactions = sheet.daily_transactions.map(|daily| daily * DAYS);
    let volume = sheet.yearly_volume_usd;
    let inflation_12m = grown / sheet.circulating;
    let staked_usd = sheet.staked.map(|staked| staked * sheet.price_usd);
    let to_stakers = fees.zip(sheet.fees_to_stakers).map(|(fees, part)| fees * part);
    let fee_yield = ratio(to_stakers, staked_usd);
    let ratios = Ratios {
        market_cap_usd: cap,
        fdv_usd: sheet.max_supply.map(|most| sheet.price_usd * most),
        inflation_12m,
        unlock_months_of_volume: ratio(Some(new * sheet.price_usd * MONTHS), volume),
        velocity: volume
            .filter(|volume| *volume > 0.0)
            .and_then(|volume| ratio(Some(volume), Some(cap))),
        price_to_fees: ratio(Some(cap), fees),
        fees_per_active_address_usd: ratio(fees, sheet.daily_active_addresses),
        fees_per_transaction_usd: ratio(fees, transactions),
        staking_ratio: ratio(sheet.staked, Some(sheet.circulating)),
        fee_yield,
        real_yield: fee_yield.map(|fee_yield| fee_yield - inflation_12m),
        cap_to_tvl: ratio(Some(cap), sheet.tvl_usd),
    };
    (ratios, warnings(sheet, &ratios))
}

fn ratio(above: Option<f64>, below: Option<f64>) -> Option<f64> {
    let quotient = above? / below.filter(|below| *below > 0.0)?;
    quotient.is_finite().then_some(quotient)
}

fn warnings(sheet: &TokenSheet, ratios: &Ratios) -> Vec<String> {
    let absent = |field: &str, given: Option<f64>, what: &str| match given {
        Some(number) if number > 0.0 => None,
        Some(_) => Some(format!("{field} is 0: {what} cannot be computed.")),
        None => Some(format!("{field} is not given: {what} cannot be computed.")),
    };
    let mut all: Vec<String> = [
        absent("yearlyVolumeUsd", sheet.yearly_volume_usd, "velocity and sell pressure"),
        absent("yearlyFeesUsd", sheet.yearly_fees_usd, "price to fees"),
        absent("maxSupply", sheet.max_supply, "fully diluted value"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if sheet.price_usd == 0.0 {
        all.push("priceUsd is 0: every ratio of the market cap is 0 or absent.".to_owned());
    }
    if ratios.unlock_months_of_volume.is_some_and(|months| months > 1.0) {
        all.push("vesting and emissions: the next twelve months bring more new tokens than a month's volume.".to_owned());
    }
    if ratios.real_yield.is_some_and(|real| real < 0.0) {
        all.push("feesToStakers: fees pay stakers less than new tokens dilute them.".to_owned());
    }
    all
}
