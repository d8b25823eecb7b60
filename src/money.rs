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

    /// This amount times a factor, rounded half to even to a whole picodollar; `None` when that is
    /// more than an amount can hold.
    ///
    /// ```
    /// use tokentill::money::{Factor, Money};
    /// let retried = Factor::from_f64(1.05).unwrap();
    /// assert_eq!(Money::from_pico(3_500_000_000).times(retried), Some(Money::from_pico(3_675_000_000)));
    /// ```
    pub fn times(self, factor: Factor) -> Option<Self> {
        // Whole billions apart from the rest, so that nothing overflows before the product itself.
        let factor = i128::try_from(factor.0).ok()?;
        let (whole, rest) = (self.0.div_euclid(BILLION), self.0.rem_euclid(BILLION));
        let rest = divided_half_even(rest.checked_mul(factor)?, BILLION);
        whole.checked_mul(factor)?.checked_add(rest).map(Self)
    }

    /// An amount of so many dollars; `None` when that is no number or passes 10^15.
    pub fn from_usd(usd: f64) -> Option<Self> {
        let magnitude = Factor::from_f64(usd.abs())?;
        let pico = i128::try_from(magnitude.0).ok()? * (PICO / BILLION);
        Some(Self(if usd < 0.0 { -pico } else { pico }))
    }
}

/// Billionths in one.
const BILLION: i128 = 1_000_000_000;

/// A share, a rate or a number of runs: whole billionths, never negative. A decimal of up to nine
/// places is exact, as far as a floating-point number can hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(u128);

impl Factor {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The whole.
    pub const ONE: Self = Self(BILLION as u128);

    /// So many billionths.
    pub const fn from_billionths(billionths: u128) -> Self {
        Self(billionths)
    }

    /// The factor nearest to a number; `None` when it is no number, negative, or above 10^15.
    ///
    /// ```
    /// use tokentill::money::Factor;
    /// assert_eq!(Factor::from_f64(0.1).map(Factor::billionths), Some(100_000_000));
    /// assert_eq!(Factor::from_f64(f64::NAN), None);
    /// ```
    pub fn from_f64(number: f64) -> Option<Self> {
        if !(0.0..=1e15).contains(&number) {
            return None;
        }
        // The whole part apart: a large number times a billion would lose its last digits.
        let (whole, part) = (number.trunc(), number.fract());
        Some(Self(whole as u128 * BILLION as u128 + (part * 1e9).round() as u128))
    }

    /// Billionths.
    pub const fn billionths(self) -> u128 {
        self.0
    }

    /// The nearest floating-point number, for ratios and for showing.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// This factor times another, rounded half to even; `None` above 10^20.
    pub fn times(self, other: Self) -> Option<Self> {
        let product = Money(i128::try_from(self.0).ok()?).times(other)?;
        u128::try_from(product.0).ok().filter(|product| *product <= 10_u128.pow(29)).map(Self)
    }

    /// So much of a count, the part of a unit dropped.
    pub fn of(self, count: u64) -> u64 {
        u64::try_from(self.0.saturating_mul(u128::from(count)) / BILLION as u128)
            .unwrap_or(u64::MAX)
    }

    /// So much of a count, a part of a unit counted whole.
    pub fn of_rounded_up(self, count: u64) -> u64 {
        let product = self.0.saturating_mul(u128::from(count)).div_ceil(BILLION as u128);
        u64::try_from(product).unwrap_or(u64::MAX)
    }

    /// What is left when `other` is taken off; nothing when that is more.
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Add for Factor {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// The exact decimal: `0.05`.
impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / BILLION as u128, self.0 % BILLION as u128);
        if part == 0 {
            return write!(f, "{whole}");
        }
        write!(f, "{whole}.{}", format!("{part:09}").trim_end_matches('0'))
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
        assert_eq!(amount.usd(), 5_404_319_561_851.795);
        assert_eq!(Money::from_pico(-1).to_string(), "-0.000000000001");
        assert_eq!(Money::ZERO.to_string(), "0");
    }

    #[test]
    fn a_factor_is_exact_to_nine_places_and_never_overflows() {
        let factor = |number| Factor::from_f64(number).expect("a factor");
        assert_eq!(factor(123_456.1).to_string(), "123456.1");
        assert_eq!(factor(999_999_999_999.0).billionths(), 999_999_999_999_000_000_000);
        assert_eq!(factor(0.1).of(19), 1);
        assert_eq!(factor(0.1).of_rounded_up(11), 2);
        assert_eq!(Money::from_pico(5).times(factor(0.1)), Some(Money::ZERO));
        assert_eq!(Money::from_pico(-15).times(factor(0.1)), Some(Money::from_pico(-2)));
        assert_eq!(
            Money::from_pico(i128::MAX).times(Factor::ONE),
            Some(Money::from_pico(i128::MAX))
        );
        assert_eq!(Money::from_pico(i128::MAX).times(factor(1.1)), None);
        assert_eq!(factor(1.5).times(factor(1.1)), Some(factor(1.65)));
        for wrong in [f64::NAN, f64::INFINITY, -0.1, 1e16] {
            assert_eq!(Factor::from_f64(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_percentage_rounds_half_to_even() {
        let of = |pico, percent| Money::from_pico(pico).percent(percent).pico();
        assert_eq!([of(10, 110), of(5, 110), of(15, 110), of(25, 110)], [11, 6, 16, 28]);
        assert_eq!([of(5, 10), of(15, 10), of(-5, 10), of(-15, 10)], [0, 2, 0, -2]);
    }
}
