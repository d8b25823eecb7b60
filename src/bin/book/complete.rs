//! Completes a model beyond its prices: limits, uplift, the end of its life, what was decided by hand.

use tokentill::catalog::{Day, ModelDraft, PriceDraft};

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
        Some(..=LAST_DAYS) => model.status = Some("legacy".to_owned()),
        _ => {}
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
