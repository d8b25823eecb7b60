//! What a reader of a bill should know besides the amount. Sentences only; changes no figure.

use super::call::{Call, Region};
use crate::catalog::{Confidence, Dimension, Model, PriceRow, Variant};

/// A price is called old when no source has confirmed it for more days than this.
pub const OLD_AFTER_DAYS: i32 = 45;

/// The warnings on a call of this model at this row.
pub fn warnings(model: &Model, row: &PriceRow, call: &Call) -> Vec<String> {
    let checks = [
        variant_not_offered(model, row, call),
        cache_below_minimum(model, call),
        no_cache_price(model, row, call),
        no_regional_price(model, call),
        above_context_window(model, call),
        above_longest_output(model, call),
        old(row, call),
        changes(model, call),
        disputed(row),
    ];
    checks.into_iter().flatten().collect()
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

fn cache_below_minimum(model: &Model, call: &Call) -> Option<String> {
    let minimum = model.cache_minimum?;
    let cached = call.cache_read + call.cache_write_5m + call.cache_write_1h;
    (cached > 0 && cached < minimum).then(|| {
        format!(
            "{cached} cached tokens are below the minimum of {minimum}: {} does not cache so short a \
             prompt, and bills it as ordinary input.",
            model.id
        )
    })
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
