//! A number of tokens with its interval, where the number is a rule's and not a text's.

use std::ops::Add;

/// So many tokens, and how sure that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// The likely number.
    pub likely: u64,
    /// The low end of the interval.
    pub low: u64,
    /// The high end of the interval.
    pub high: u64,
}

impl Tokens {
    /// A number that a provider published or that was measured.
    pub const fn exact(tokens: u64) -> Self {
        Self { likely: tokens, low: tokens, high: tokens }
    }

    /// A number that nobody published for this case.
    pub fn between(low: u64, likely: u64, high: u64) -> Self {
        Self { likely, low: low.min(likely), high: high.max(likely) }
    }

    /// Whether the interval is one number.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }
}

impl Add for Tokens {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            likely: self.likely + other.likely,
            low: self.low + other.low,
            high: self.high + other.high,
        }
    }
}
