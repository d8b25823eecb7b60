//! Calls whose cost others have published or that follow by hand from a provider's rule.
//!
//! `data/bills.json` names the source of each: most are worked examples of genai-prices' own tests
//! (MIT), one of Anthropic's pricing page. A folder of further cases may be given by
//! `TOKENTILL_CONFORMANCE`.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tokentill::bill::{Call, bill, count};
use tokentill::catalog::{Catalog, Day, Instant, Variant};

#[test]
fn every_published_case_costs_what_it_should() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = project.join("tests/data/bills.json");
    let others = std::env::var_os("TOKENTILL_CONFORMANCE")
        .map_or_else(|| project.join("../shared/conformance"), PathBuf::from);
    let mut cases = 0;
    for path in [own, others.join("bills.json")] {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let list: Vec<Value> = serde_json::from_str(&text).expect("a list of cases");
        list.iter().for_each(check);
        cases += list.len();
    }
    assert!(cases >= 18, "the cases are missing");
}

fn check(case: &Value) {
    let name = case["name"].as_str().expect("a name");
    let call = call(&case["call"]);
    let bill = bill(Catalog::built_in(), &call).unwrap_or_else(|error| panic!("{name}: {error}"));
    let wanted: f64 = case["usd"].as_str().and_then(|usd| usd.parse().ok()).expect("an amount");
    assert!((bill.usd.usd() - wanted).abs() <= 1e-12, "{name}: {} is not {wanted}", bill.usd);
    let sum: i128 = bill.lines.iter().map(|line| line.amount.pico()).sum();
    assert_eq!(sum, bill.usd.pico(), "{name}: the lines add up");
}

fn call(fields: &Value) -> Call {
    let number = |field: &str| match fields[field].as_f64() {
        Some(number) => count(field, number).expect("a count"),
        None => 0,
    };
    let on = fields["on"].as_str().expect("an instant");
    let variant = fields["variant"].as_str().map_or(Some(Variant::Standard), Variant::from_name);
    Call {
        provider: fields["provider"].as_str().map(str::to_owned),
        input: number("input"),
        output: number("output"),
        reasoning: number("reasoning"),
        cache_read: number("cacheRead"),
        cache_write_5m: number("cacheWrite5m"),
        cache_write_1h: number("cacheWrite1h"),
        web_searches: number("webSearches"),
        variant: variant.expect("a variant"),
        ..Call::new(fields["model"].as_str().expect("a model"), instant(on))
    }
}

/// `2026-11-23T12:00:00Z`.
fn instant(text: &str) -> Instant {
    let (day, time) = text.split_once('T').expect("a day and a time");
    let hour: i64 = time[..2].parse().expect("an hour");
    let minute: i64 = time[3..5].parse().expect("a minute");
    let midnight = Day::parse(day).expect("a day").start().millis();
    Instant::from_millis(midnight + (hour * 60 + minute) * 60_000)
}
