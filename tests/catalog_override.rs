//! Negotiated prices: rows that a host page lays over the book. A mistake is named by model, row and
//! field.

use tokentill::Code;
use tokentill::bill::{Call, bill};
use tokentill::catalog::{
    Catalog, Confidence, Day, Instant, ModelDraft, Plain, PriceDraft, ProviderKind, RateDraft,
    TierDraft, VariantDraft, model_drafts,
};

fn noon(day: &str) -> Instant {
    let midnight = Day::parse(day).expect("a day").start().millis();
    Instant::from_millis(midnight + 12 * 3_600_000)
}

fn rates(rates: &[(&str, &str)]) -> Vec<RateDraft> {
    let rate = |(key, usd): &(&str, &str)| RateDraft { key: (*key).into(), usd: (*usd).into() };
    rates.iter().map(rate).collect()
}

fn model(provider: &str, id: &str, prices: Vec<PriceDraft>) -> ModelDraft {
    ModelDraft { provider: provider.into(), id: id.into(), prices, ..ModelDraft::default() }
}

fn row(from: Option<&str>, usd: &[(&str, &str)]) -> PriceDraft {
    PriceDraft { from: from.map(str::to_owned), rates: rates(usd), ..PriceDraft::default() }
}

fn with(draft: ModelDraft) -> Catalog {
    Catalog::built_in().with(&[draft]).unwrap_or_else(|error| panic!("{error}"))
}

fn usd(catalog: &Catalog, model: &str, day: &str) -> String {
    let call = Call { input: 1_000_000, ..Call::new(model, noon(day)) };
    bill(catalog, &call).unwrap_or_else(|error| panic!("{error}")).usd.to_string()
}

#[test]
fn a_row_without_a_day_is_the_price_at_all_times() {
    let ours = with(model("openai", "gpt-4o", vec![row(None, &[("input", "2"), ("output", "8")])]));
    assert_eq!(usd(&ours, "gpt-4o-2024-08-06", "2024-12-01"), "2");
    assert_eq!(usd(&ours, "gpt-4o", "2026-11-23"), "2");
    let known = ours.model("gpt-4o", None).expect("known");
    assert_eq!((known.rows.len(), known.context_window), (1, Some(128_000)));
    let provenance = &known.rows[0].provenance;
    assert_eq!(
        (provenance.sources[0].as_str(), provenance.confidence),
        ("override", Confidence::Single)
    );
    assert_eq!(
        usd(Catalog::built_in(), "gpt-4o", "2026-11-23"),
        "2.5",
        "the book itself is untouched"
    );
}

#[test]
fn a_row_with_a_day_is_added_or_takes_the_place_of_that_days_row() {
    let ours = with(model(
        "google",
        "gemini-4-argon",
        vec![
            row(Some("2026-12-01"), &[("input", "3")]),
            row(Some("2027-01-01"), &[("input", "1")]),
        ],
    ));
    let prices = ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"];
    assert_eq!(prices.map(|day| usd(&ours, "gemini-4-argon", day)), ["2", "3", "3", "1"]);
}

#[test]
fn a_model_and_a_provider_may_be_new() {
    let draft = ModelDraft {
        aliases: Some(vec!["house".into()]),
        encoding: Some("o200k_base".into()),
        context_window: Some(32_000),
        ..model("our-gateway", "house-model", vec![row(Some("2026-01-01"), &[("input", "0.5")])])
    };
    let ours = with(draft);
    assert_eq!(usd(&ours, "our-gateway/house", "2026-11-23"), "0.5");
    let provider = ours.providers().iter().find(|provider| provider.id == "our-gateway");
    assert_eq!(provider.map(|provider| provider.kind), Some(ProviderKind::Direct));
    let early = Call { input: 1, ..Call::new("house", noon("2025-12-31")) };
    let error = bill(&ours, &early).expect_err("before the first row");
    assert_eq!(error.code(), Code::BadInput);
    assert!(error.to_string().contains("2026-01-01"), "{error}");
}

#[test]
fn a_hosts_own_price_leaves_the_makers_alone() {
    let ours = with(model("azure-openai", "gpt-4o", vec![row(None, &[("input", "2.2")])]));
    assert_eq!(usd(&ours, "azure/gpt-4o", "2026-11-23"), "2.2");
    assert_eq!(usd(&ours, "gpt-4o", "2026-11-23"), "2.5");
    let hosted = ours.model("azure/gpt-4o", None).expect("known");
    assert_eq!((hosted.encoding.as_str(), hosted.max_output), ("o200k_base", Some(16_384)));
}

#[test]
fn several_entries_of_a_new_model_are_one_model() {
    let entry = |from, usd| model("ours", "new", vec![row(Some(from), &[("input", usd)])]);
    let drafts = [entry("2026-01-01", "1"), entry("2026-06-01", "2")];
    let ours = Catalog::built_in().with(&drafts).expect("an override");
    assert_eq!(ours.all().len(), Catalog::built_in().all().len() + 1);
    assert_eq!(["2026-05-31", "2026-06-01"].map(|day| usd(&ours, "ours/new", day)), ["1", "2"]);
}

#[test]
fn tiers_and_variants_come_along() {
    let tier = |tokens, usd| TierDraft { tokens, rates: rates(&[("input", usd)]) };
    let ours = with(model(
        "openai",
        "gpt-4o",
        vec![PriceDraft {
            rates: rates(&[("input", "2"), ("output", "8")]),
            above: vec![tier(1_000, "3"), tier(999_999, "4")],
            variants: vec![VariantDraft {
                name: "batch".into(),
                rates: rates(&[("input", "1")]),
                ..VariantDraft::default()
            }],
            ..PriceDraft::default()
        }],
    ));
    assert_eq!(usd(&ours, "gpt-4o", "2026-11-23"), "4");
}

#[test]
fn a_mistake_names_the_model_the_row_and_the_field() {
    let good = || row(None, &[("input", "1")]);
    let wrong = |row: PriceDraft| model("openai", "gpt-4o", vec![good(), row]);
    let tier = |tokens| TierDraft { tokens, rates: rates(&[("input", "1")]) };
    let variant = |name: &str, key: &str| VariantDraft {
        name: name.into(),
        rates: rates(&[(key, "1")]),
        ..VariantDraft::default()
    };
    for (draft, field) in [
        (wrong(row(None, &[("input", "-1")])), "input"),
        (wrong(row(None, &[("input", "1e3")])), "input"),
        (wrong(row(None, &[("input", "0.0000001")])), "input"),
        (wrong(row(None, &[("inptu", "1")])), "inptu"),
        (wrong(row(None, &[])), "rates"),
        (wrong(row(Some("2026-02-30"), &[("input", "1")])), "from"),
        (wrong(PriceDraft { as_of: Some("yesterday".into()), ..good() }), "as_of"),
        (wrong(PriceDraft { hours: Some("1-4".into()), ..good() }), "hours"),
        (wrong(PriceDraft { hours: Some("25:00-26:00".into()), ..good() }), "hours"),
        (wrong(PriceDraft { confidence: Some("sure".into()), ..good() }), "confidence"),
        (wrong(PriceDraft { above: vec![tier(9), tier(9)], ..good() }), "above"),
        (wrong(PriceDraft { variants: vec![variant("turbo", "input")], ..good() }), "turbo"),
        (wrong(PriceDraft { variants: vec![variant("standard", "input")], ..good() }), "standard"),
        (wrong(PriceDraft { variants: vec![variant("batch", "inptu")], ..good() }), "inptu"),
    ] {
        let error = Catalog::built_in().with(&[draft]).expect_err(field);
        let sentence = error.to_string();
        assert_eq!(error.code(), Code::BadInput, "{sentence}");
        for word in ["models[0]", "openai/gpt-4o", "prices[1]", field] {
            assert!(sentence.contains(word), "{sentence} does not name {word}");
        }
    }
    for draft in [
        model("openai", "", vec![good()]),
        model("openai", "a-new-one", vec![]),
        ModelDraft { status: Some("dead".into()), ..model("openai", "gpt-4o", vec![good()]) },
    ] {
        let error = Catalog::built_in().with(&[draft]).expect_err("refused");
        assert!(error.to_string().contains("models[0]"), "{error}");
    }
}

/// JSON as a host page writes it, without a parser in the core.
fn plain(value: &serde_json::Value) -> Plain {
    use serde_json::Value;
    match value {
        Value::Null => Plain::Null,
        Value::Bool(flag) => Plain::Flag(*flag),
        Value::Number(number) => Plain::Number(number.as_f64().expect("a number")),
        Value::String(text) => Plain::Text(text.clone()),
        Value::Array(list) => Plain::List(list.iter().map(plain).collect()),
        Value::Object(table) => {
            Plain::Table(table.iter().map(|(key, value)| (key.clone(), plain(value))).collect())
        }
    }
}

#[test]
fn json_becomes_the_draft_that_it_spells() {
    let json = serde_json::json!({ "schema": 1, "models": [{
        "provider": "openai", "id": "gpt-4o", "contextWindow": 64000, "aliases": ["ours"],
        "name": null,
        "prices": [{
            "from": "2026-01-01", "input": 0.0000005e6, "output": "8", "cacheRead": 0.000001,
            "cacheWrite1h": 2, "cache_write_5m": 1.5, "sources": ["contract 7"],
            "above": [{ "tokens": 1000, "input": "3" }],
            "variants": { "batch": { "input": 1, "from": "2026-02-01" } }
        }]
    }]});
    let ours = ModelDraft {
        aliases: Some(vec!["ours".into()]),
        context_window: Some(64_000),
        ..model(
            "openai",
            "gpt-4o",
            vec![PriceDraft {
                from: Some("2026-01-01".into()),
                rates: rates(&[
                    ("cache_read", "0.000001"),
                    ("cache_write_1h", "2"),
                    ("cache_write", "1.5"),
                    ("input", "0.5"),
                    ("output", "8"),
                ]),
                sources: vec!["contract 7".into()],
                above: vec![TierDraft { tokens: 1_000, rates: rates(&[("input", "3")]) }],
                variants: vec![VariantDraft {
                    name: "batch".into(),
                    from: Some("2026-02-01".into()),
                    rates: rates(&[("input", "1")]),
                    ..VariantDraft::default()
                }],
                ..PriceDraft::default()
            }],
        )
    };
    let mut drafts = model_drafts(&plain(&json)).expect("drafts");
    let sort = |rates: &mut Vec<RateDraft>| rates.sort_by(|a, b| a.key.cmp(&b.key));
    let mut wanted = vec![ours];
    drafts.iter_mut().chain(&mut wanted).for_each(|draft| sort(&mut draft.prices[0].rates));
    assert_eq!(drafts, wanted);
    assert_eq!(model_drafts(&plain(&json["models"])), model_drafts(&plain(&json)));
    assert_eq!(usd(&Catalog::built_in().with(&drafts).expect("valid"), "ours", "2026-11-23"), "3");
}

#[test]
fn json_that_is_wrong_is_named_by_model_row_and_field() {
    use serde_json::json;
    let row =
        |row| json!([{ "provider": "openai", "id": "gpt-4o", "prices": [{ "input": 1 }, row] }]);
    let fact = |key: &str, value| {
        let mut model = json!({ "provider": "openai", "id": "gpt-4o" });
        model[key] = value;
        json!([model])
    };
    let second = ["models[0]", "openai/gpt-4o", "prices[1]"];
    for (json, words) in [
        (row(json!({ "inptu": 1 })), ["inptu", "did you mean \"input\""]),
        (row(json!({ "input": 1e-9 })), ["input", "0.000000001"]),
        (row(json!({ "input": -1 })), ["input", "-1"]),
        (row(json!({ "input": true })), ["input", "number of dollars"]),
        (row(json!({ "input": 1, "from": 2026 })), ["from", "text"]),
        (row(json!({ "input": 1, "above": [{ "input": 2 }] })), ["above[0]", "tokens"]),
        (row(json!({ "input": 1, "variants": [{ "input": 2 }] })), ["variants", "name"]),
        (row(json!({ "input": 1, "variants": { "batch": { "inp": 2 } } })), ["variants", "inp"]),
        (row(json!({ "cache_write": 1, "cacheWrite5m": 1 })), ["cache", "twice"]),
        (row(json!("free")), ["prices[1]", "table"]),
    ] {
        let refused =
            model_drafts(&plain(&json)).and_then(|drafts| Catalog::built_in().with(&drafts));
        let error = refused.expect_err("refused");
        assert_eq!(error.code(), Code::BadInput);
        for word in second.iter().chain(&words) {
            assert!(error.to_string().contains(word), "{error} does not name {word}");
        }
    }
    for (json, words) in [
        (fact("contextWindow", json!(1.5)), ["contextWindow", "context_window"]),
        (fact("aliases", json!("one")), ["aliases", "list"]),
        (fact("price_list", json!([])), ["price_list", "did you mean \"prices\""]),
        (json!([{ "id": "gpt-4o" }]), ["provider", "missing"]),
        (json!({ "modells": [] }), ["modells", "models"]),
        (json!({}), ["models", "missing"]),
        (json!(7), ["models", "list"]),
    ] {
        let error = model_drafts(&plain(&json)).expect_err("refused").to_string();
        assert!(words.iter().any(|word| error.contains(word)), "{error}: {words:?}");
    }
}
