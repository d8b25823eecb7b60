//! Completes a model beyond its prices: limits, uplift, the end of its life, what was decided by hand.

use tokentill::catalog::{Day, ModelDraft, PriceDraft, RateDraft, TierDraft, VariantDraft};

use super::litellm::Entry;

/// Limits, uplift and status from the second source.
pub fn complete(model: &mut ModelDraft, theirs: &[&Entry], as_of: &str) {
    let stated = theirs.iter().find_map(|entry| entry.context_window());
    let context = context_window(model.context_window, stated);
    model.context_window = context;
    model.max_output = theirs.iter().find_map(|entry| entry.max_output(context));
    model.cache_minimum = theirs.iter().find_map(|entry| entry.cache_minimum());
    model.uplift_us = theirs.iter().find_map(|entry| entry.uplift("us")).filter(|one| *one != 100);
    model.uplift_eu = theirs.iter().find_map(|entry| entry.uplift("eu")).filter(|one| *one != 100);
    let ends = theirs.iter().filter_map(|entry| entry.ends()).max();
    let days = |ends: &str| Some(Day::parse(ends)?.days_since(Day::parse(as_of)?));
    match ends.and_then(days) {
        Some(..=0) => model.status = Some("retired".to_owned()),
        Some(..=LAST_DAYS) if model.status.is_none() => model.status = Some("legacy".to_owned()),
        _ => {}
    }
}

/// What only the second source states of a price that both agree on: OpenAI's long cache, Google's maps,
/// and, of Google's models, the variants. Of the others' variants the first source has read the price
/// pages; Google's flex and priority prices it mentions in words only.
pub fn complete_row(provider: &str, row: &mut PriceDraft, theirs: &PriceDraft, as_of: &str) {
    complete_schedule((&mut row.rates, row.above.as_mut_slice()), (&theirs.rates, &theirs.above));
    let priority = row.variants.iter().find(|known| known.name == "priority").cloned();
    for variant in &mut row.variants {
        // OpenAI calls the same offer "priority" and "fast"; the second source has the first name only.
        let is_priority = priority.as_ref().is_some_and(|known| known.rates == variant.rates);
        let name = if is_priority { "priority" } else { &variant.name };
        if let Some(stated) = theirs.variants.iter().find(|stated| stated.name == name) {
            let ours = (&mut variant.rates, variant.above.as_mut_slice());
            complete_schedule(ours, (&stated.rates, &stated.above));
        }
    }
    if provider == "google" {
        for variant in &theirs.variants {
            if row.variants.iter().all(|known| known.name != variant.name) {
                let from = Some(as_of.to_owned());
                row.variants.push(VariantDraft { from, ..variant.clone() });
            }
        }
    }
}

fn complete_schedule(
    (rates, above): (&mut Vec<RateDraft>, &mut [TierDraft]),
    (their_rates, their_above): (&[RateDraft], &[TierDraft]),
) {
    add_missing(rates, their_rates);
    for tier in above {
        let same = their_above.iter().find(|known| known.tokens.abs_diff(tier.tokens) <= 1);
        same.into_iter().for_each(|known| add_missing(&mut tier.rates, &known.rates));
    }
}

fn add_missing(rates: &mut Vec<RateDraft>, theirs: &[RateDraft]) {
    for key in ["cache_write_12h", "map_search"] {
        let stated = theirs.iter().find(|rate| rate.key == key);
        let known = rates.iter().any(|rate| rate.key == key);
        rates.extend(stated.filter(|_| !known).cloned());
    }
}

/// A model that ends within so many days is called legacy.
const LAST_DAYS: i32 = 180;

/// The first source rounds some windows (1,000,000 for 1,048,576); the second states some as what the
/// answer leaves of them. The larger is the window, when the two are within a tenth of each other.
fn context_window(ours: Option<u64>, theirs: Option<u64>) -> Option<u64> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if theirs > ours && theirs - ours < ours / 10 => Some(theirs),
        _ => ours.or(theirs),
    }
}

/// What was decided by hand, over what was generated.
pub fn lay_over(model: &mut ModelDraft, patch: &ModelDraft) {
    let ModelDraft { name, status, encoding, encoding_assumed, context_window, .. } = patch;
    model.name = name.clone().or(model.name.take());
    model.status = status.clone().or(model.status.take());
    model.encoding = encoding.clone().or(model.encoding.take());
    model.encoding_assumed = encoding_assumed.or(model.encoding_assumed);
    model.context_window = context_window.or(model.context_window);
    model.max_output = patch.max_output.or(model.max_output);
    model.cache_minimum = patch.cache_minimum.or(model.cache_minimum);
    model.uplift_us = patch.uplift_us.or(model.uplift_us);
    model.uplift_eu = patch.uplift_eu.or(model.uplift_eu);
    if let Some(aliases) = &patch.aliases {
        model.aliases.get_or_insert_default().extend(aliases.clone());
    }
    if !patch.prices.is_empty() {
        model.prices.clone_from(&patch.prices);
    }
}

/// OpenAI's prompt-caching guide: prompts of 1,024 tokens and more.
const OPENAI_CACHE_MINIMUM: u64 = 1_024;

/// The shortest prompt that is cached, where the second source does not say it.
pub fn complete_cache_minimum(model: &mut ModelDraft) {
    if model.provider == "openai" && model.prices.iter().any(has_cache_price) {
        model.cache_minimum = model.cache_minimum.or(Some(OPENAI_CACHE_MINIMUM));
    }
}

fn has_cache_price(row: &PriceDraft) -> bool {
    row.rates.iter().any(|rate| rate.key == "cache_read")
}
