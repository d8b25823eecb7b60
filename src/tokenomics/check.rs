//! Refuses what cannot be a figure of a token; each sentence names its field.

use super::sheet::TokenSheet;
use crate::error::{Code, Error, Result};

/// The longest list, in months: fifty years.
const MOST_MONTHS: f64 = 600.0;
/// In years: a day.
const SHORTEST_HALVING: f64 = 1.0 / 365.0;
/// Above this, counts of tokens lose their last digit.
const MOST: f64 = 1e30;

/// Checks a sheet.
///
/// # Errors
/// `bad-input`, naming the field.
pub fn check(sheet: &TokenSheet) -> Result<()> {
    amounts(sheet)?;
    if sheet.circulating == 0.0 {
        return Err(mistake("circulating", "is 0: a token that does not circulate has no market"));
    }
    if let Some(most) = sheet.max_supply.filter(|most| sheet.circulating > *most) {
        let what = format!("is {}, above maxSupply, which is {most}", sheet.circulating);
        return Err(mistake("circulating", &what));
    }
    if let Some(staked) = sheet.staked.filter(|staked| *staked > sheet.circulating) {
        let what = format!("is {staked}, above circulating, which is {}", sheet.circulating);
        return Err(mistake("staked", &what));
    }
    if sheet.fees_to_stakers.is_some_and(|part| part > 1.0) {
        return Err(mistake("feesToStakers", "is a part of the fees: at most 1"));
    }
    let halving = sheet.emissions.and_then(|emissions| emissions.halving_years);
    if halving.is_some_and(|years| years < SHORTEST_HALVING) {
        let what = "must be at least a day, 1/365; leave it out where nothing halves";
        return Err(mistake("emissions.halvingYears", what));
    }
    match sheet.months {
        Some(months) if !(1.0..=MOST_MONTHS).contains(&months) || months.fract() != 0.0 => {
            Err(mistake(
                "months",
                &format!("must be a whole number from 1 to {MOST_MONTHS}, not {months}"),
            ))
        }
        _ => Ok(()),
    }
}

/// That every amount is one.
fn amounts(sheet: &TokenSheet) -> Result<()> {
    let known = [("priceUsd", sheet.price_usd), ("circulating", sheet.circulating)];
    let optional = [
        ("maxSupply", sheet.max_supply),
        ("burnedPerYear", sheet.burned_per_year),
        ("staked", sheet.staked),
        ("yearlyFeesUsd", sheet.yearly_fees_usd),
        ("feesToStakers", sheet.fees_to_stakers),
        ("yearlyVolumeUsd", sheet.yearly_volume_usd),
        ("dailyActiveAddresses", sheet.daily_active_addresses),
        ("dailyTransactions", sheet.daily_transactions),
        ("tvlUsd", sheet.tvl_usd),
        ("months", sheet.months),
        ("emissions.perYear", sheet.emissions.map(|emissions| emissions.per_year)),
        ("emissions.halvingYears", sheet.emissions.and_then(|emissions| emissions.halving_years)),
        (
            "emissions.nextHalvingMonths",
            sheet.emissions.and_then(|emissions| emissions.next_halving_months),
        ),
    ];
    for (field, number) in known {
        amount(field, number)?;
    }
    for (field, number) in optional {
        number.map_or(Ok(()), |number| amount(field, number))?;
    }
    for (place, vesting) in sheet.vesting.iter().enumerate() {
        let fields = [
            ("amount", vesting.amount),
            ("cliffMonths", vesting.cliff_months),
            ("months", vesting.months),
        ];
        for (field, number) in fields {
            amount(&format!("vesting[{place}].{field}"), number)?;
        }
    }
    Ok(())
}

fn amount(field: &str, number: f64) -> Result<()> {
    match number {
        _ if number.is_nan() => Err(mistake(field, "must be a number")),
        _ if number < 0.0 => Err(mistake(field, &format!("must not be negative, and is {number}"))),
        _ if number > MOST => Err(mistake(field, "is too large to be true")),
        _ => Ok(()),
    }
}

fn mistake(field: &str, what: &str) -> Error {
    Error::new(Code::BadInput, format!("{field} {what}"))
}
