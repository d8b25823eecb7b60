//! What processing in a region adds: a percentage of the token prices, never of the per-call fees.

use super::call::Region;
use crate::catalog::{Dimension, Model};
use crate::money::Rate;

/// The price of processing a model's tokens in a region, in hundredths of the ordinary price; `None`
/// when the provider states none, so that the ordinary price stands.
pub fn uplift(model: &Model, region: Region) -> Option<u32> {
    match region {
        Region::Global => None,
        Region::Us => model.uplift_us,
        Region::Eu => model.uplift_eu,
    }
}

/// A rate with the uplift on it, if the dimension is sold by the token.
///
/// A dollar and a tenth of 2.5 dollars a million is 2.75 dollars a million, exactly: a published
/// price has at most five decimals where there is an uplift, and a test holds the book to that.
pub fn uplifted(rate: Rate, dimension: Dimension, percent: Option<u32>) -> Rate {
    match percent {
        Some(percent) if dimension.unit() == "token" => rate.percent(percent),
        _ => rate,
    }
}
