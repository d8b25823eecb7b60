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
        Ok(Self(scaled(decimal, 6)?))
    }

    /// Picodollars a unit.
    pub const fn pico(self) -> u64 {
        self.0
    }

    /// US dollars for a million units, for showing: the nearest floating-point number.
    pub fn usd_per_million(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The shortest decimal that [`Rate::per_million`] reads back as this rate.
    pub fn decimal_per_million(self) -> String {
        let (whole, part) = (self.0 / 1_000_000, self.0 % 1_000_000);
        if part == 0 {
            return whole.to_string();
        }
        let text = format!("{whole}.{part:06}");
        text.trim_end_matches('0').to_owned()
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
