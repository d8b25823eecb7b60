//! `PriceRow` of the public contract: dated rates in dollars per million tokens.

use serde::Serialize;

use crate::catalog::{Dimension, Instant, PriceRow, Rates, Tier};

/// `PriceRow`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PriceRowShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    as_of: String,
    sources: Vec<String>,
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(flatten)]
    rates: RatesShape,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tiers: Vec<TierShape>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<&'static str>,
}

#[derive(Serialize)]
struct TierShape {
    above: u64,
    #[serde(flatten)]
    rates: RatesShape,
}

/// Dollars per million tokens; absent where the book does not know them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RatesShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_read: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_write5m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_write1h: Option<f64>,
}

impl PriceRowShape {
    pub(super) fn new(row: &PriceRow, on: Instant) -> Self {
        let on_offer = row.variants.iter().filter(|offer| row.variant(offer.variant, on).is_some());
        let mut variants: Vec<&str> = on_offer.map(|offer| offer.variant.as_str()).collect();
        variants.dedup();
        Self {
            from: row.from.map(|day| day.to_string()),
            as_of: row.provenance.as_of.to_string(),
            sources: row.provenance.sources.clone(),
            confidence: row.provenance.confidence.as_str(),
            note: row.provenance.note.clone(),
            rates: RatesShape::new(&row.standard.base),
            tiers: row.standard.tiers.iter().map(TierShape::new).collect(),
            variants,
        }
    }
}

impl TierShape {
    fn new(tier: &Tier) -> Self {
        Self { above: tier.above, rates: RatesShape::new(&tier.rates) }
    }
}

impl RatesShape {
    fn new(rates: &Rates) -> Self {
        let of = |dimension| rates.get(dimension).map(|rate| rate.usd_per_million());
        Self {
            input: of(Dimension::Input),
            output: of(Dimension::Output),
            cache_read: of(Dimension::CacheRead),
            cache_write5m: of(Dimension::CacheWrite),
            cache_write1h: of(Dimension::CacheWrite1h),
        }
    }
}
