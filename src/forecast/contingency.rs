//! The reserve: what to set aside over the likely cost, because early estimates miss what they do not
//! know yet.

use crate::error::{Code, Error, Result};
use crate::money::{Factor, Money};

/// The reserve unless a plan states its own: 40% of the likely cost.
///
/// A rule of thumb and no measurement: 30 to 50% for the first two quarters, the middle of it here.
/// Afterwards a log of real use says more, and the reserve should be set by that.
pub const CONTINGENCY: Factor = Factor::from_billionths(400_000_000);

/// What the rule of thumb asks for in the first two quarters.
const USUAL: [Factor; 2] =
    [Factor::from_billionths(300_000_000), Factor::from_billionths(500_000_000)];

/// An amount with the reserve on it: amount × (1 + contingency).
///
/// # Errors
/// `bad-input` when that is more than can be counted.
pub fn with_contingency(amount: Money, contingency: Factor) -> Result<Money> {
    amount.times(Factor::ONE + contingency).ok_or_else(|| {
        Error::new(Code::BadInput, "contingency: the sum is more than can be counted")
    })
}

/// What a reader should know of the reserve.
pub fn note(contingency: Factor) -> String {
    let [least, most] = USUAL;
    let usual = "30 to 50% are usual for the first two quarters; then let a log of real use set it";
    let percent =
        contingency.times(Factor::from_billionths(100_000_000_000)).unwrap_or(contingency);
    if contingency < least {
        return format!("The reserve of {percent}% is small: {usual}.");
    }
    if contingency > most {
        return format!("The reserve of {percent}% is large: {usual}.");
    }
    format!("The reserve is {percent}% of the likely cost: {usual}.")
}
