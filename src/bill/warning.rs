//! What a reader of a bill should know besides the amount: a code and a sentence; changes no figure.

use super::cache::cached;
use super::call::{Call, Region};
use crate::catalog::{Confidence, Dimension, Model, PriceRow, Variant};
use crate::money::Money;

/// A price is called old when no source has confirmed it for more days than this.
pub const OLD_AFTER_DAYS: i32 = 45;

/// What a warning is about. The spelling of [`WarningCode::as_str`] is part of the public contract;
/// the sentence beside it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WarningCode {
    /// The model has no such variant; the standard price is billed.
    VariantNotOffered,
    /// So short a prompt is not cached.
    CacheBelowMinimum,
    /// Cached input has no price of its own and is billed as ordinary input.
    NoCachePrice,
    /// The region has no price of its own.
    NoRegionalPrice,
    /// Input and output do not fit the context window.
    AboveContextWindow,
    /// The output is longer than the model's longest.
    AboveMaxOutput,
    /// No source has confirmed the price for a while.
    OldPrice,
    /// The price changes on a known day.
    PriceChanges,
    /// The sources differ.
    DisputedPrice,
}

impl WarningCode {
    /// The code in the public contract, such as `"old-price"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VariantNotOffered => "variant-not-offered",
            Self::CacheBelowMinimum => "cache-below-minimum",
            Self::NoCachePrice => "no-cache-price",
            Self::NoRegionalPrice => "no-regional-price",
            Self::AboveContextWindow => "above-context-window",
            Self::AboveMaxOutput => "above-max-output",
            Self::OldPrice => "old-price",
            Self::PriceChanges => "price-changes",
            Self::DisputedPrice => "disputed-price",
        }
    }
}

/// A warning: a code for programs, one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What it is about.
    pub code: WarningCode,
    /// What a reader should know.
    pub sentence: String,
}

/// The warnings on a call of this model at this row. `uncached` is what it would cost without a cache,
/// where the cache does not take so short a prompt.
pub fn warnings(
    model: &Model,
    row: &PriceRow,
    call: &Call,
    uncached: Option<Money>,
) -> Vec<Warning> {
    use WarningCode::*;
    let checks = [
        (VariantNotOffered, variant_not_offered(model, row, call)),
        (CacheBelowMinimum, cache_below_minimum(model, call, uncached)),
        (NoCachePrice, no_cache_price(model, row, call)),
        (NoRegionalPrice, no_regional_price(model, call)),
        (AboveContextWindow, above_context_window(model, call)),
        (AboveMaxOutput, above_longest_output(model, call)),
        (OldPrice, old(row, call)),
        (PriceChanges, changes(model, call)),
        (DisputedPrice, disputed(row)),
    ];
    let warning = |(code, sentence): (_, Option<_>)| Some(Warning { code, sentence: sentence? });
    checks.into_iter().filter_map(warning).collect()
}

fn variant_not_offered(model: &Model, row: &PriceRow, call: &Call) -> Option<String> {
    let variant = call.variant;
    if variant == Variant::Standard || row.variant(variant, call.on).is_some() {
        return None;
    }
    let (name, id) = (variant.as_str(), &model.id);
    let later =
        row.variants.iter().find(|offer| offer.variant == variant).and_then(|offer| offer.from);
    Some(match later {
        Some(day) => format!(
            "The {name} price of {id} is known from {day} on only; the standard price is billed."
        ),
        None => format!("{id} has no {name} price; the standard price is billed."),
    })
}

/// Counts that a provider has reported are facts, so they are billed as they come: worked examples of
/// others, among the public cases, have thirty cached tokens at the cache's rates. Counts that are only
/// planned would be ordinary input, and the sentence says what that costs.
fn cache_below_minimum(model: &Model, call: &Call, uncached: Option<Money>) -> Option<String> {
    let (minimum, uncached) = (model.cache_minimum?, uncached?);
    let cached = cached(call);
    Some(format!(
        "{cached} cached tokens are below the minimum of {minimum}: {} does not cache so short a \
         prompt. The cache's rates hold if the provider has reported these tokens as cached; as \
         ordinary input the call costs ${uncached}.",
        model.id
    ))
}

fn no_cache_price(model: &Model, row: &PriceRow, call: &Call) -> Option<String> {
    let known = row.rate(Dimension::CacheRead).is_some();
    (call.cache_read > 0 && !known).then(|| {
        format!("{} has no price for cached input; it is billed as ordinary input.", model.id)
    })
}

fn no_regional_price(model: &Model, call: &Call) -> Option<String> {
    let unknown =
        call.region != Region::Global && super::region::uplift(model, call.region).is_none();
    unknown.then(|| {
        format!("{} has no price of its own for region \"{}\".", model.id, call.region.as_str())
    })
}

fn above_context_window(model: &Model, call: &Call) -> Option<String> {
    let window = model.context_window?;
    let tokens = call.input.saturating_add(call.output);
    (tokens > window)
        .then(|| format!("{tokens} tokens do not fit the context window of {window} tokens."))
}

fn above_longest_output(model: &Model, call: &Call) -> Option<String> {
    let longest = model.max_output?;
    (call.output > longest).then(|| {
        format!(
            "{} output tokens are more than the {longest} that {} gives.",
            call.output, model.id
        )
    })
}

fn old(row: &PriceRow, call: &Call) -> Option<String> {
    let (as_of, today) = (row.provenance.as_of, call.on.day());
    let days = today.days_since(as_of);
    (days > OLD_AFTER_DAYS)
        .then(|| format!("The price was last confirmed on {as_of}, {days} days before."))
}

fn changes(model: &Model, call: &Call) -> Option<String> {
    let day = model.next_price(call.on)?.from?;
    Some(format!("The price of {} changes on {day}.", model.id))
}

fn disputed(row: &PriceRow) -> Option<String> {
    let provenance = &row.provenance;
    (provenance.confidence == Confidence::Disputed).then(|| match &provenance.note {
        Some(note) => format!("The sources differ on this price. {note}"),
        None => "The sources differ on this price.".to_owned(),
    })
}
