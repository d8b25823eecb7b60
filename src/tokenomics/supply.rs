//! The supply month by month: unlocks, emissions with their halvings, burns; never above the maximum.
//!
//! Time runs in months from the day of the sheet; a year has twelve. Month `m` is the time from `m − 1`
//! to `m`, so a cliff that ends at 12 unlocks nothing in month 12 and its first part in month 13.

use super::sheet::{Emissions, TokenSheet, Vesting};

/// What happens in one month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SupplyMonth {
    /// From 1.
    pub month: usize,
    /// Tokens that circulate at its end.
    pub circulating: f64,
    /// Tokens unlocked in it.
    pub unlocked: f64,
    /// Tokens emitted in it.
    pub emitted: f64,
    /// Tokens burned in it.
    pub burned: f64,
}

/// The course of a supply.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// As many as the sheet asks for, but at least a year's.
    pub months: Vec<SupplyMonth>,
    /// Where the maximum stopped what was planned.
    pub warnings: Vec<String>,
}

/// The supply of a sheet that was checked.
pub fn supply(sheet: &TokenSheet) -> Supply {
    let mut room = Room::of(sheet);
    let mut warnings = room.warnings();
    let mut circulating = sheet.circulating;
    let mut months: Vec<SupplyMonth> = Vec::new();
    for month in 1..=sheet.shown_months().max(12) {
        let (from, to) = ((month - 1) as f64, month as f64);
        let planned: f64 = sheet
            .vesting
            .iter()
            .map(|vesting| unlocked_by(vesting, to) - unlocked_by(vesting, from))
            .fold(0.0, |sum, part| sum + part);
        let unlocked = room.unlock(planned);
        let planned = sheet.emissions.map_or(0.0, |emissions| emitted(emissions, from, to));
        let emitted = room.emit(planned);
        if emitted < planned && !room.told {
            room.told = true;
            warnings.push(format!(
                "emissions: maxSupply is reached in month {month}; nothing is emitted beyond it."
            ));
        }
        let burned =
            (sheet.burned_per_year.unwrap_or(0.0) / 12.0).min(circulating + unlocked + emitted);
        circulating = room.at_most(circulating + unlocked + emitted - burned);
        months.push(SupplyMonth { month, circulating, unlocked, emitted, burned });
    }
    Supply { months, warnings }
}

/// What the maximum leaves for tokens that do not circulate yet. A burn makes no room: what is burned
/// was issued.
struct Room {
    most: f64,
    /// For unlocks. Locked tokens exist, so they come before emissions.
    unlocks: f64,
    /// For emissions.
    emissions: f64,
    /// How many locked tokens the maximum has no room for.
    excess: f64,
    /// Whether the end of emissions has been told.
    told: bool,
}

impl Room {
    fn of(sheet: &TokenSheet) -> Self {
        let locked: f64 =
            sheet.vesting.iter().map(|vesting| vesting.amount).fold(0.0, |sum, part| sum + part);
        let most = sheet.max_supply.unwrap_or(f64::INFINITY);
        let free = most - sheet.circulating;
        Self {
            most,
            unlocks: free.min(locked),
            emissions: (free - locked).max(0.0),
            excess: (locked - free).max(0.0),
            told: false,
        }
    }

    fn warnings(&self) -> Vec<String> {
        let exceeds = self.excess > 0.0;
        let sentence = || {
            format!(
                "vesting: circulating and the vesting amounts together pass maxSupply by {}; unlocks stop at maxSupply.",
                self.excess
            )
        };
        exceeds.then(sentence).into_iter().collect()
    }

    fn unlock(&mut self, planned: f64) -> f64 {
        let unlocked = planned.max(0.0).min(self.unlocks);
        self.unlocks -= unlocked;
        unlocked
    }

    fn emit(&mut self, planned: f64) -> f64 {
        let emitted = planned.min(self.emissions);
        self.emissions -= emitted;
        emitted
    }

    /// Sums of parts may pass the whole by a rounding error.
    fn at_most(&self, circulating: f64) -> f64 {
        circulating.min(self.most)
    }
}

/// How many tokens of an allotment are unlocked at a time, in months.
fn unlocked_by(vesting: &Vesting, time: f64) -> f64 {
    let Vesting { amount, cliff_months, months, .. } = vesting;
    if *months == 0.0 {
        return if time >= *cliff_months && time > 0.0 { *amount } else { 0.0 };
    }
    amount * ((time - cliff_months) / months).clamp(0.0, 1.0)
}

/// How many tokens are emitted between two times, in months: the rate is constant between halvings, so
/// the parts before and after one are added up.
fn emitted(emissions: Emissions, from: f64, to: f64) -> f64 {
    let monthly = emissions.per_year / 12.0;
    let Some(every) = emissions.halving_years.map(|years| years * 12.0) else {
        return monthly * (to - from);
    };
    let first = emissions.next_halving_months.unwrap_or(every);
    let mut at = from;
    let mut total = 0.0;
    while at < to {
        let halvings = halvings_by(at, first, every);
        let end = (first + halvings * every).min(to);
        total += monthly * 0.5_f64.powf(halvings) * (end - at);
        at = end;
    }
    total
}

/// How many halvings there have been at a time, one at this very time included.
fn halvings_by(time: f64, first: f64, every: f64) -> f64 {
    // The quotient may be off by a rounding error, and then the next halving would never be passed.
    let mut halvings = ((time - first) / every).floor().max(0.0);
    while first + halvings * every <= time {
        halvings += 1.0;
    }
    halvings
}
