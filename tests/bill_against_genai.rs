//! The bill against another program's arithmetic: the genai-prices crate, on random usages of every
//! model that both know, at random moments and in every variant. Equal to a billionth of a dollar.

use std::collections::BTreeSet;
use std::time::{Duration, UNIX_EPOCH};

use genai_prices::{Calculator, PriceRequest, Usage};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokentill::bill::{Call, bill};
use tokentill::catalog::{Catalog, Day, Dimension, Instant, Model, Variant};

/// Our provider and the crate's name of it.
const PROVIDERS: [(&str, &str); 20] = [
    ("openai", "openai"),
    ("anthropic", "anthropic"),
    ("google", "google"),
    ("xai", "x-ai"),
    ("mistral", "mistral"),
    ("deepseek", "deepseek"),
    ("meta", "meta"),
    ("moonshot", "moonshotai"),
    ("zai", "zai"),
    ("minimax", "minimax"),
    ("cohere", "cohere"),
    ("perplexity", "perplexity"),
    ("voyage", "voyageai"),
    ("aws", "aws"),
    ("azure", "azure"),
    ("groq", "groq"),
    ("together", "together"),
    ("fireworks", "fireworks"),
    ("cerebras", "cerebras"),
    ("openrouter", "openrouter"),
];

/// Models whose rows differ from the crate's on purpose, and why.
const KNOWN_TO_DIFFER: [(&str, &str, &str); 4] = [
    ("deepseek", "deepseek-v4-pro", "the crate's hours have no days of the week"),
    ("deepseek", "deepseek-v4-flash", "the crate's hours have no days of the week"),
    ("deepseek", "deepseek-flash", "the crate's hours have no days of the week"),
    ("mistral", "mistral-large-4", "a later release of the crate's data has another row"),
];

/// Usages of each model. Enough for every tier and variant to be met some dozen times.
const CASES: u32 = 48;

#[test]
fn random_usages_cost_the_same() {
    let (catalog, oracle) = (Catalog::built_in(), Calculator::bundled());
    let mut compared = 0;
    let mut unnamed = Vec::new();
    for (ours, theirs) in PROVIDERS {
        let known = oracle.providers().find(|provider| provider.id() == theirs);
        let known = known.expect("the crate has this provider");
        let ids: BTreeSet<&str> = known.models().map(|model| model.id()).collect();
        // OpenRouter's free routes have no price and are left out.
        let listed = ids.iter().filter(|_| ours != "openrouter");
        let missing: Vec<_> = listed.filter(|id| catalog.model(id, Some(ours)).is_err()).collect();
        assert!(missing.is_empty(), "{ours}: {missing:?}");
        let of_both = catalog.all().iter().filter(|model| {
            let differs = KNOWN_TO_DIFFER.iter().any(|one| (one.0, one.1) == (ours, &model.id));
            let priced = !model.rows.is_empty();
            model.provider == ours && priced && ids.contains(model.id.as_str()) && !differs
        });
        for model in of_both {
            let Some(name) = name_in_both(oracle, theirs, model) else {
                unnamed.push(model.qualified_id());
                continue;
            };
            // OpenRouter's models are as many as all the others', and have one kind of row.
            let cases = if ours == "openrouter" { CASES / 8 } else { CASES };
            let met = runner(cases).run(&usages(model, &name), |call| {
                let difference = difference(catalog, oracle, theirs, &call);
                prop_assert!(difference.is_none(), "{}: {call:?}", difference.unwrap_or_default());
                Ok(())
            });
            met.unwrap_or_else(|error| panic!("{}: {error}", model.qualified_id()));
            compared += 1;
        }
    }
    assert!(compared > 1_400, "only {compared} models were compared; no common name: {unnamed:?}");
}

/// A runner counts its cases over all its runs, so each model has its own.
fn runner(cases: u32) -> TestRunner {
    let seed = b"every token lands in one bucket.";
    TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, seed),
    )
}

/// A name by which the crate finds the same model; some of its ids it does not find itself.
fn name_in_both(oracle: &Calculator, provider: &str, model: &Model) -> Option<String> {
    let usage = Usage::new();
    let means_it = |name: &&String| {
        let request = PriceRequest::new(name, &usage).with_provider_id(provider);
        oracle.calculate(&request).is_ok_and(|price| price.model_id == model.id)
    };
    let regional = model.id.replace("regional.", "us.");
    let dated = [format!("{}-latest", model.id), format!("{}-2512", model.id), regional];
    let own = std::iter::once(&model.id).chain(&model.aliases);
    own.chain(&dated).find(means_it).cloned()
}

/// Calls that a model has prices for, of all sizes: a tier's limit is as likely as any other number.
fn usages(model: &Model, name: &str) -> impl Strategy<Value = Call> + use<> {
    let name = name.to_owned();
    let provider = model.provider.clone();
    let has = |dimension| model.rows.iter().all(|row| row.rate(dimension).is_some());
    let input_is_sold = has(Dimension::Input);
    let output_is_sold = has(Dimension::Output);
    let searches_are_sold = has(Dimension::WebSearch);
    let limits: Vec<u64> = model
        .rows
        .iter()
        .flat_map(|row| &row.standard.tiers)
        .flat_map(|tier| [tier.above, tier.above + 1])
        .chain([0, 1])
        .collect();
    let size = prop_oneof![0..2_000_000_u64, 0..5_000_u64, proptest::sample::select(limits)];
    let parts = proptest::array::uniform7(0.0..1.0_f64);
    // OpenRouter changes prices every day, and a later release than the crate's has the changes.
    let last = if provider == "openrouter" { "2026-10-29" } else { "2027-06-01" };
    let day = |text| Day::parse(text).expect("a day").days() * 1_440;
    let minutes = day("2025-06-01")..day(last);
    // Claude's fast mode is in the later release only.
    let known = |variant: &Variant| *variant != Variant::Fast || provider != "anthropic";
    let variants: Vec<Variant> = Variant::ALL.into_iter().filter(known).collect();
    let variant = proptest::sample::select(variants);
    (size, 0..200_000_u64, parts, 0..4_u64, minutes, variant).prop_map(
        move |(input, output, parts, searches, minute, variant)| {
            let input = if input_is_sold { input } else { 0 };
            let output = if output_is_sold { output } else { 0 };
            let share = |whole: u64, part: f64| (whole as f64 * part / 5.0) as u64;
            Call {
                provider: Some(provider.clone()),
                input,
                output,
                cache_read: share(input, parts[0]),
                cache_write_5m: share(input, parts[1]),
                cache_write_1h: share(input, parts[2]),
                input_audio: share(input, parts[3]),
                reasoning: share(output, parts[4]),
                input_image: share(input, parts[5]),
                output_audio: share(output, parts[6]),
                web_searches: if searches_are_sold { searches } else { 0 },
                variant,
                ..Call::new(name.clone(), Instant::from_millis(i64::from(minute) * 60_000))
            }
        },
    )
}

/// What is wrong, if the two do not agree.
fn difference(
    catalog: &Catalog,
    oracle: &Calculator,
    provider: &str,
    call: &Call,
) -> Option<String> {
    let usage = usage(call);
    let at = UNIX_EPOCH + Duration::from_millis(call.on.millis().unsigned_abs());
    let request =
        PriceRequest::new(&call.model, &usage).with_provider_id(provider).with_timestamp(at);
    let standard = request.clone();
    let request = match call.variant {
        Variant::Standard => request,
        Variant::Batch => request.with_price_context("processing", "batch"),
        other => request.with_price_context("service_tier", other.as_str()),
    };
    let theirs = oracle.calculate(&request).map_err(|error| error.to_string());
    // The crate mentions Google's batch, flex and priority prices in words and bills the ordinary one;
    // our book has them from its second source.
    let is_not_modelled = provider == "google"
        && call.variant != Variant::Standard
        && theirs.as_ref().is_ok_and(|price| {
            let ordinary = oracle.calculate(&standard).map(|price| price.total_price);
            ordinary.is_ok_and(|ordinary| ordinary == price.total_price)
        });
    if is_not_modelled {
        return None;
    }
    let ours = bill(catalog, call);
    match (ours, theirs) {
        (Ok(bill), Ok(price)) => {
            let sum: i128 = bill.lines.iter().map(|line| line.amount.pico()).sum();
            if sum != bill.usd.pico() {
                return Some(format!("the lines of {} add up to {sum}", bill.usd));
            }
            let difference = (bill.usd.usd() - price.total_price).abs();
            // OpenRouter alone states prices of more decimals than a picodollar a token has.
            let rounded = if provider == "openrouter" { call.input as f64 * 5e-13 } else { 0.0 };
            (difference > 1e-9 * price.total_price.max(1.0) + rounded)
                .then(|| format!("{} is not {}", bill.usd, price.total_price))
        }
        (ours, theirs) => Some(format!("{:?} is not {theirs:?}", ours.map(|bill| bill.usd))),
    }
}

fn usage(call: &Call) -> Usage {
    let mut usage = Usage::new();
    for (key, tokens) in [
        ("input_tokens", call.input),
        ("output_tokens", call.output),
        ("cache_read_tokens", call.cache_read),
        ("cache_write_tokens", call.cache_write_5m + call.cache_write_1h),
        ("cache_write_1h_tokens", call.cache_write_1h),
        ("input_audio_tokens", call.input_audio),
        ("input_image_tokens", call.input_image),
        ("output_audio_tokens", call.output_audio),
        ("output_reasoning_tokens", call.reasoning),
        // What is of two kinds at once: the crate wants to be told that there is none.
        ("cache_audio_read_tokens", 0),
        ("cache_audio_write_tokens", 0),
        ("cache_image_read_tokens", 0),
        ("cache_image_write_tokens", 0),
        ("output_audio_reasoning_tokens", 0),
        ("web_searches", call.web_searches),
    ] {
        usage.insert(key, tokens as f64);
    }
    usage
}
