//! When a call was made, in the spellings that logs use.

use super::record::Value;
use crate::catalog::{Day, Instant};

/// Numbers below this are seconds since 1970, others milliseconds: the year 5138 and the spring of 1973.
const SECONDS_BELOW: f64 = 1e11;

/// The moment of a value: `2026-11-23`, `2026-11-23T12:00:00Z` and the like, or a number since 1970. The
/// time of day is read to the minute; an offset from UTC is honoured.
pub fn moment(value: &Value) -> Option<Instant> {
    if let Some(number) = value.number().filter(|number| number.is_finite()) {
        let millis = if number.abs() < SECONDS_BELOW { number * 1_000.0 } else { number };
        return Some(Instant::from_millis(millis as i64));
    }
    let text = value.text();
    let day = Day::parse(text.get(..10)?)?.start().millis();
    let time = text.get(11..).unwrap_or_default();
    if time.is_empty() {
        return Some(Instant::from_millis(day));
    }
    let minutes = minutes(time)? - offset(time)?;
    Some(Instant::from_millis(day + minutes * 60_000))
}

fn minutes(time: &str) -> Option<i64> {
    let hours: i64 = time.get(..2)?.parse().ok()?;
    let minutes: i64 = time.get(3..5)?.parse().ok()?;
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Minutes that the clock is ahead of UTC.
fn offset(time: &str) -> Option<i64> {
    let Some(at) = time.rfind(['+', '-']) else { return Some(0) };
    let digits: String = time[at + 1..].chars().filter(char::is_ascii_digit).collect();
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..4).unwrap_or("0").parse().ok()?;
    let ahead = hours * 60 + minutes;
    Some(if time[at..].starts_with('-') { -ahead } else { ahead })
}
