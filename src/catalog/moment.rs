//! Days and instants, for choosing the price row in force. No clock: whoever calls says when it is.

use std::fmt;

const MILLIS_PER_MINUTE: i64 = 60_000;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// A moment in UTC, in milliseconds since 1970-01-01T00:00Z, as JavaScript's `Date` counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The moment so many milliseconds after 1970-01-01T00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The day, in UTC.
    pub fn day(self) -> Day {
        let days = self.0.div_euclid(MILLIS_PER_MINUTE * MINUTES_PER_DAY);
        // A thousand times the range of a JavaScript date still fits.
        Day(days.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// Minutes since midnight, in UTC: 0 to 1439.
    pub fn minute_of_day(self) -> u16 {
        (self.0.div_euclid(MILLIS_PER_MINUTE).rem_euclid(MINUTES_PER_DAY)) as u16
    }
}

/// A day of the civil calendar, in UTC.
///
/// ```
/// use tokentill::catalog::Day;
/// let day = Day::parse("2026-12-01").unwrap();
/// assert_eq!(day.to_string(), "2026-12-01");
/// assert_eq!(day.days_since(Day::parse("2026-11-23").unwrap()), 8);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Reads `YYYY-MM-DD`; `None` when that is not a day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let day =
            Self::from_civil(number(&bytes[..4])?, number(&bytes[5..7])?, number(&bytes[8..])?);
        (day.to_string() == text).then_some(day)
    }

    /// The day so many days after 1970-01-01.
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// How many days this one comes after `earlier`; negative when it comes before.
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Midnight UTC, when the day begins.
    pub const fn start(self) -> Instant {
        Instant(self.0 as i64 * MINUTES_PER_DAY * MILLIS_PER_MINUTE)
    }

    /// Whether the day is one of Monday to Friday.
    pub const fn is_weekday(self) -> bool {
        // 1970-01-01 was a Thursday: three days after a Monday.
        (self.0 + 3).rem_euclid(7) < 5
    }

    /// A month or day out of range runs into its neighbours, which `parse` notices.
    fn from_civil(year: i32, month: i32, day: i32) -> Self {
        // The year begins in March, so that the leap day is its last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Self(365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468)
    }

    fn civil(self) -> (i32, i32, i32) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (year, month) = (era * 400 + year_of_era, month + 3);
        let (year, month) = if month > 12 { (year + 1, month - 12) } else { (year, month) };
        (year as i32, month as i32, day as i32)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_is_read_back() {
        let first = Day::parse("1600-01-01").expect("a day");
        let last = Day::parse("2400-12-31").expect("a day");
        assert_eq!(last.days_since(first), 292_559);
        for days in first.days()..=last.days() {
            let day = Day::from_days(days);
            assert_eq!(Day::parse(&day.to_string()), Some(day));
        }
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in
            ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026-01-0x", "", "20260101"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_instant_knows_its_day_minute_and_weekday() {
        let instant = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z, a Monday
        assert_eq!(instant.day().to_string(), "2026-11-23");
        assert_eq!(instant.minute_of_day(), 720);
        assert!(instant.day().is_weekday());
        assert!(!Day::parse("2026-11-22").expect("a Sunday").is_weekday());
        assert_eq!(Instant::from_millis(-1).day().to_string(), "1969-12-31");
        assert_eq!(Instant::from_millis(-1).minute_of_day(), 1439);
    }
}
