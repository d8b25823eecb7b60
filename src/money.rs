//! Money as integers: rates in picodollars a unit, amounts in picodollars. The only place that rounds.
//! Knows nothing of models, tokens or currencies other than the US dollar.

use std::fmt;

/// Picodollars in a dollar.
const PICO: i128 = 1_000_000_000_000;

/// A price for one unit (a token, a search, a page): whole picodollars.
///
/// One picodollar a token is one microdollar a million tokens, so every published price of up to
/// six decimals a million is exact. The largest known price, 600 dollars a million, is 6 × 10^8.
///
/// ```
/// use tokentill::money::Rate;
/// let rate = Rate::per_million("2.5")?;
/// assert_eq!(rate.pico(), 2_500_000);
/// assert_eq!(rate.usd_per_million(), 2.5);
/// assert_eq!((rate * 1000).usd(), 0.0025);
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u64);

impl Rate {
    /// A rate of so many picodollars a unit.
    pub const fn from_pico(pico: u64) -> Self {
        Self(pico)
    }

    /// Reads a decimal number of dollars for a million units, such as `"0.075"`. At most six
    /// decimals: a seventh would be lost, so it is refused, with a sentence that says so.
    pub fn per_million(decimal: &str) -> Result<Self, String> {
        Self::per(decimal, 1_000_000)
    }

    /// Reads a decimal number of dollars for `units` units, a power of ten up to 10^12.
    pub fn per(decimal: &str, units: u64) -> Result<Self, String> {
        Ok(Self(scaled(decimal, 12 - units.ilog10().min(12) as usize)?))
    }

    /// Picodollars a unit.
    pub const fn pico(self) -> u64 {
        self.0
    }

    /// US dollars for a million units, for showing: the nearest floating-point number.
    pub fn usd_per_million(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The shortest decimal that [`Rate::per`] reads back as this rate.
    pub fn decimal_per(self, units: u64) -> String {
        (self * units).to_string()
    }

    /// This rate times `percent` hundredths, rounded half to even to a whole picodollar.
    pub fn percent(self, percent: u32) -> Self {
        let pico = Money(i128::from(self.0)).percent(percent).0;
        Self(u64::try_from(pico).unwrap_or(u64::MAX))
    }
}

impl std::ops::Mul<u64> for Rate {
    type Output = Money;

    /// Never overflows and never rounds: both factors are 64 bits wide, the product is 128.
    fn mul(self, quantity: u64) -> Money {
        Money(i128::from(self.0) * i128::from(quantity))
    }
}

/// An amount of US dollars: whole picodollars, 128 bits wide, so that a count of 2^53 tokens at any
/// price adds up without losing one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i128);

impl Money {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);

    /// An amount of so many picodollars.
    pub const fn from_pico(pico: i128) -> Self {
        Self(pico)
    }

    /// The amount in picodollars.
    pub const fn pico(self) -> i128 {
        self.0
    }

    /// US dollars, rounded once, to the nearest floating-point number.
    pub fn usd(self) -> f64 {
        // The decimal spelling is exact, and reading a decimal rounds to the nearest; dividing two
        // rounded numbers would round three times. `{}` of an i128 always reads as a number.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// This amount times `percent` hundredths, rounded half to even to a whole picodollar.
    ///
    /// ```
    /// use tokentill::money::Money;
    /// assert_eq!(Money::from_pico(5).percent(10).pico(), 0); // 0.5 goes to the even neighbour
    /// assert_eq!(Money::from_pico(15).percent(10).pico(), 2); // and so does 1.5
    /// ```
    pub fn percent(self, percent: u32) -> Self {
        Self(divided_half_even(self.0 * i128::from(percent), 100))
    }
}

impl std::ops::Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |total, amount| total + amount)
    }
}

/// The exact decimal of the dollars, without a currency sign: `0.0035`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let (whole, part) = (magnitude / PICO as u128, magnitude % PICO as u128);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{part:012}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

fn divided_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let twice = 2 * numerator.rem_euclid(denominator);
    let up = twice > denominator || (twice == denominator && quotient % 2 != 0);
    quotient + i128::from(up)
}

/// A plain decimal (digits, at most one point) times ten to the power of `places`, exactly.
fn scaled(decimal: &str, places: usize) -> Result<u64, String> {
    let (whole, part) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || decimal.ends_with('.') {
        return Err(format!("\"{decimal}\" is not a decimal number of dollars such as \"0.075\""));
    }
    let part = part.trim_end_matches('0');
    if part.len() > places {
        return Err(format!("\"{decimal}\" has more than {places} decimals"));
    }
    format!("{whole}{part:0<places$}")
        .parse()
        .map_err(|_| format!("\"{decimal}\" is too large for a price"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_read_exactly_and_written_back() {
        for text in ["0", "0.003625", "2.5", "600", "0.000001"] {
            let rate = Rate::per_million(text).expect(text);
            assert_eq!(rate.decimal_per(1_000_000), text);
        }
        assert_eq!(Rate::per("10", 1_000), Ok(Rate::from_pico(10_000_000_000)));
        assert_eq!(Rate::per("0.36", 1), Ok(Rate::from_pico(360_000_000_000)));
    }

    #[test]
    fn what_is_not_a_price_is_refused_in_words() {
        for text in
            ["", "-1", "1e3", ".5", "1.", "1.2.3", "0.0000001", "99999999999999999999", "NaN"]
        {
            let sentence = Rate::per_million(text).expect_err(text);
            assert!(sentence.contains(text), "{sentence}");
        }
    }

    #[test]
    fn an_amount_is_spelled_exactly_and_rounded_once() {
        let amount = Rate::from_pico(600_000_001) * (1 << 53);
        assert_eq!(amount.pico(), 600_000_001 * (1_i128 << 53));
        assert_eq!(amount.to_string(), "5404319561851.794454740992");
        assert_eq!(amount.usd(), 5_404_319_561_851.794_454_740_992);
        assert_eq!(Money::from_pico(-1).to_string(), "-0.000000000001");
        assert_eq!(Money::ZERO.to_string(), "0");
    }

    #[test]
    fn a_percentage_rounds_half_to_even() {
        let of = |pico, percent| Money::from_pico(pico).percent(percent).pico();
        assert_eq!([of(10, 110), of(5, 110), of(15, 110), of(25, 110)], [11, 6, 16, 28]);
        assert_eq!([of(5, 10), of(15, 10), of(-5, 10), of(-15, 10)], [0, 2, 0, -2]);
    }
}
