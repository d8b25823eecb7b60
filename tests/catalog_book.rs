//! The price book as a whole: what is compiled is what the TOML files say, it is large enough, and
//! what it promises of every row holds.

#[path = "../src/bin/book/encode.rs"]
mod encode;
#[path = "../src/bin/book/read.rs"]
#[allow(dead_code, reason = "the compiler of the book uses all of it")]
mod read;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tokentill::catalog::compiled::{Book, decode};
use tokentill::catalog::{
    Catalog, Confidence, Dimension, Instant, Model, PriceRow, Provider, ProviderKind, Status,
    Variant,
};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/data")
}

fn book() -> Book {
    read::book(&data()).expect("the TOML files are a book")
}

fn compiled() -> Vec<u8> {
    std::fs::read(data().join("book.bin")).expect("the compiled book")
}

#[test]
fn the_compiled_book_is_what_the_files_say() {
    let (book, bytes) = (book(), compiled());
    assert_eq!(decode(&bytes).as_ref(), Some(&book), "run `npm run prices`");
    assert!(encode::encode(&book) == bytes, "the same book is always the same bytes");
}

#[test]
fn a_damaged_book_is_refused_and_never_a_panic() {
    let bytes = compiled();
    for length in (0..bytes.len()).step_by(1_009) {
        assert!(decode(&bytes[..length]).is_none(), "cut at {length}");
    }
    for place in (0..bytes.len()).step_by(997) {
        let mut altered = bytes.clone();
        altered[place] ^= 0x55;
        // It may still be a book, of another content; it must be an answer.
        let _ = decode(&altered);
    }
}

#[test]
fn it_is_large_enough_and_small_enough() {
    let catalog = Catalog::built_in();
    let count =
        |kind| catalog.providers().iter().filter(|one: &&Provider| one.kind == kind).count();
    assert!(count(ProviderKind::Direct) >= 13, "{} makers", count(ProviderKind::Direct));
    assert!(count(ProviderKind::Host) >= 6, "{} hosts", count(ProviderKind::Host));
    assert!(catalog.all().len() >= 700, "{} models", catalog.all().len());
    let mut packed = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut compiled().as_slice(), &mut packed, &parameters).expect("packed");
    assert!(packed.len() <= 25_000, "{} bytes with brotli", packed.len());
}

#[test]
fn every_provider_is_found_by_each_of_its_spellings_and_shares_none() {
    let mut owners = BTreeMap::new();
    for provider in Catalog::built_in().providers() {
        for name in std::iter::once(&provider.id).chain(&provider.spellings) {
            let former = owners.insert(name.clone(), &provider.id);
            assert_eq!(former, None, "{name} is {} too", provider.id);
        }
    }
}

#[test]
fn every_model_is_found_by_its_provider_with_each_of_its_names() {
    let catalog = Catalog::built_in();
    for model in catalog.all() {
        for name in std::iter::once(&model.id).chain(&model.aliases) {
            let found = catalog.model(name, Some(&model.provider));
            let found = found.unwrap_or_else(|error| panic!("{}/{name}: {error}", model.provider));
            assert_eq!(found.id, model.id, "{}/{name}", model.provider);
        }
        let qualified = catalog.model(&model.qualified_id(), None).expect("a qualified id");
        assert_eq!(qualified.qualified_id(), model.qualified_id());
    }
}

#[test]
fn every_row_says_where_it_comes_from_and_stands_in_order() {
    let catalog = Catalog::built_in();
    for model in catalog.all() {
        assert!(!model.encoding.is_empty(), "{}", model.qualified_id());
        for row in &model.rows {
            check_provenance(catalog, model, row);
            check_order(model, row);
        }
        let dated: Vec<_> = model.rows.iter().filter(|row| row.hours.is_none()).collect();
        assert!(dated.is_sorted_by_key(|row| row.from), "{}", model.qualified_id());
    }
}

fn check_provenance(catalog: &Catalog, model: &Model, row: &PriceRow) {
    let provenance = &row.provenance;
    let id = model.qualified_id();
    assert!(!provenance.sources.is_empty(), "{id}");
    assert!(provenance.sources.iter().all(|source| catalog.sources().contains(source)), "{id}");
    assert!(provenance.as_of <= catalog.as_of(), "{id}");
    let several = provenance.sources.len() > 1;
    assert_eq!(provenance.confidence == Confidence::Agree, several, "{id}");
    assert_eq!(provenance.confidence == Confidence::Disputed, provenance.note.is_some(), "{id}");
}

fn check_order(model: &Model, row: &PriceRow) {
    let id = model.qualified_id();
    assert!(!row.standard.base.is_empty(), "{id}");
    assert!(row.standard.tiers.is_sorted_by_key(|tier| tier.above), "{id}");
    for tier in &row.standard.tiers {
        for (dimension, _) in tier.rates.iter() {
            assert!(row.rate(dimension).is_some(), "{id}: a tier for what has no price");
        }
    }
    assert!(row.variants.iter().all(|offer| offer.variant != Variant::Standard), "{id}");
}

#[test]
fn an_uplift_never_needs_a_part_of_a_picodollar() {
    for model in Catalog::built_in().all() {
        for percent in [model.uplift_us, model.uplift_eu].into_iter().flatten() {
            for rate in rates(model) {
                let exact = u128::from(rate) * u128::from(percent);
                assert_eq!(exact % 100, 0, "{}: {rate}", model.qualified_id());
            }
        }
    }
}

fn rates(model: &Model) -> impl Iterator<Item = u64> + '_ {
    let schedules = model.rows.iter().flat_map(|row| {
        std::iter::once(&row.standard).chain(row.variants.iter().map(|offer| &offer.schedule))
    });
    schedules
        .flat_map(|schedule| {
            std::iter::once(&schedule.base).chain(schedule.tiers.iter().map(|tier| &tier.rates))
        })
        .flat_map(|rates| rates.iter())
        .filter(|(dimension, _)| dimension.unit() == "token")
        .map(|(_, rate)| rate.pico())
}

#[test]
fn a_model_that_its_maker_has_shut_down_is_not_current() {
    let status = |name| Catalog::built_in().model(name, None).expect("known").status;
    let gone = [
        "openai/ada",
        "openai/text-davinci-003",
        "openai/gpt-4-32k",
        "openai/o1-preview",
        "google/gemini-1.5-flash",
        "google/gemini-flash-1.5-8b",
        "google/gemini-2.0-flash",
        "mistral/mixtral-8x7b",
        "mistral/mistral-medium-2312",
        "anthropic/claude-3-5-sonnet",
    ]; // https://developers.openai.com/api/docs/deprecations and the makers' like pages
    for name in gone {
        assert_eq!(status(name), Status::Retired, "{name}");
    }
    for name in ["openai/gpt-6.1-sol", "anthropic/claude-opus-5-5", "google/gemini-3.8-flash"] {
        assert_eq!(status(name), Status::Current, "{name}");
    }
    assert_eq!(status("google/gemini-2.5-pro"), Status::Legacy);
}

#[test]
fn the_changes_to_come_are_known() {
    let catalog = Catalog::built_in();
    let on = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z
    let argon = catalog.model("gemini-4-argon", None).expect("known");
    let next = argon.next_price(on).expect("a change to come");
    assert_eq!(next.from.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
    assert_eq!(next.rate(Dimension::Input).map(|rate| rate.usd_per_million()), Some(4.0));
    let now = argon.price_on(on).and_then(|row| row.rate(Dimension::Input));
    assert_eq!(now.map(|rate| rate.usd_per_million()), Some(2.0));
}

#[test]
fn openais_models_name_the_encoding_that_tiktoken_maps_them_to() {
    use tiktoken_rs::tokenizer::{Tokenizer, get_tokenizer};
    let mut mapped = 0;
    for model in Catalog::built_in().all().iter().filter(|model| model.provider == "openai") {
        let wanted = match get_tokenizer(&model.id) {
            Some(Tokenizer::O200kHarmony) => "o200k_harmony",
            Some(Tokenizer::O200kBase) => "o200k_base",
            Some(Tokenizer::Cl100kBase) => "cl100k_base",
            Some(Tokenizer::P50kBase) => "p50k_base",
            Some(Tokenizer::P50kEdit) => "p50k_edit",
            Some(Tokenizer::R50kBase | Tokenizer::Gpt2) => "r50k_base",
            None => {
                assert!(model.encoding_assumed, "{} is in no map", model.id);
                continue;
            }
        };
        if model.encoding != "unknown" {
            assert_eq!(model.encoding, wanted, "{}", model.id);
            mapped += 1;
        }
    }
    assert!(mapped > 60, "only {mapped} models are mapped");
}
