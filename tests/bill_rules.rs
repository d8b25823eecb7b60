//! The commercial rules, one by one, each with a figure that follows by hand from the stated price.

use tokentill::Code;
use tokentill::bill::{
    Bill, CacheLife, Call, LARGEST_COUNT, Region, bill, cache_break_even, count,
};
use tokentill::catalog::{Catalog, Day, Instant, Variant};

fn noon(day: &str) -> Instant {
    at(day, 12, 0)
}

fn at(day: &str, hour: i64, minute: i64) -> Instant {
    let midnight = Day::parse(day).expect("a day").start().millis();
    Instant::from_millis(midnight + (hour * 60 + minute) * 60_000)
}

fn today() -> Instant {
    noon("2026-11-23")
}

fn charged(call: &Call) -> Bill {
    let bill = bill(Catalog::built_in(), call).unwrap_or_else(|error| panic!("{error}"));
    let sum: i128 = bill.lines.iter().map(|line| line.amount.pico()).sum();
    assert_eq!(sum, bill.usd.pico(), "the lines add up");
    for line in &bill.lines {
        assert_eq!((line.rate * line.quantity).pico(), line.amount.pico(), "{}", line.label);
    }
    bill
}

fn usd(call: &Call) -> String {
    charged(call).usd.to_string()
}

fn refused(call: &Call) -> (Code, String) {
    let error = bill(Catalog::built_in(), call).expect_err("refused");
    (error.code(), error.to_string())
}

fn warned(call: &Call, words: &str) -> bool {
    charged(call).warnings.iter().any(|warning| warning.sentence.contains(words))
}

fn call(model: &str) -> Call {
    Call::new(model, today())
}

#[test]
fn a_tier_reprices_the_whole_request_one_token_above_its_limit() {
    let input = |model: &str, input| usd(&Call { input, output: 1_000_000, ..call(model) });
    assert_eq!(input("gpt-6.1-sol", 272_000), "10.544"); // 0.272 × 2 + 10
    assert_eq!(input("gpt-6.1-sol", 272_001), "16.088004"); // 0.272001 × 4 + 15
    assert_eq!(input("gemini-2.5-pro", 200_000), "10.25"); // 0.2 × 1.25 + 10
    assert_eq!(input("gemini-2.5-pro", 200_001), "15.5000025"); // 0.200001 × 2.5 + 15
    let next = |input| charged(&Call { input, ..call("gpt-6.1-sol") }).next_tier_above;
    assert_eq!([0, 272_000, 272_001].map(next), [Some(272_000), Some(272_000), None]);
    // xAI reprices from 200,000 on, not above it.
    let grok = |input| charged(&Call { input, ..call("grok-4.7") });
    assert_eq!(grok(199_999).tier_above, None);
    assert_eq!(grok(200_000).tier_above, Some(199_999));
}

#[test]
fn cached_tokens_count_towards_the_tier() {
    let call = Call { input: 272_001, cache_read: 272_000, ..call("gpt-6.1-sol") };
    assert_eq!(charged(&call).tier_above, Some(272_000));
    assert_eq!(usd(&call), "0.054404"); // 272000 × 0.2 + 1 × 4 dollars a million
}

#[test]
fn every_token_is_in_one_bucket() {
    let call = Call {
        input: 100_000,
        output: 10_000,
        reasoning: 4_000,
        cache_read: 50_000,
        cache_write_5m: 20_000,
        cache_write_1h: 10_000,
        ..call("claude-opus-5")
    };
    let bill = charged(&call);
    let lines: Vec<(&str, u64, f64)> = bill
        .lines
        .iter()
        .map(|line| (line.label.as_str(), line.quantity, line.rate.usd_per_million()))
        .collect();
    assert_eq!(
        lines,
        [
            ("input", 20_000, 5.0),
            ("cache read", 50_000, 0.5),
            ("cache write", 20_000, 6.25),
            ("cache write 1h", 10_000, 10.0),
            ("output", 6_000, 25.0),
            ("reasoning", 4_000, 25.0),
        ]
    );
    assert_eq!(bill.usd.to_string(), "0.6");
}

#[test]
fn variants_are_stated_numbers() {
    let million = |model: &str, variant| {
        usd(&Call { input: 1_000_000, output: 1_000_000, variant, ..call(model) })
    };
    assert_eq!(million("gpt-4o", Variant::Standard), "12.5");
    assert_eq!(million("gpt-4o", Variant::Batch), "6.25");
    assert_eq!(million("gpt-4o", Variant::Priority), "21.25");
    // OpenAI's batch table has no cached price for GPT-4o: cached input keeps the full one.
    let cached =
        Call { input: 1_000_000, cache_read: 1_000_000, variant: Variant::Batch, ..call("gpt-4o") };
    assert_eq!(usd(&cached), "1.25");
    // xAI's batch is a fifth off, not half.
    let grok =
        Call { input: 100_000, output: 100_000, variant: Variant::Batch, ..call("grok-4.3") };
    assert_eq!(usd(&grok), "0.3");
}

#[test]
fn a_variant_that_is_not_offered_is_said_and_billed_as_standard() {
    let batch = Call { input: 1_000_000, variant: Variant::Batch, ..call("deepseek-v4-pro") };
    assert_eq!(usd(&batch), usd(&Call { variant: Variant::Standard, ..batch.clone() }));
    assert!(warned(&batch, "no batch price"));
    let early = Call { model: "gpt-4o".into(), on: noon("2026-01-10"), ..batch };
    assert!(warned(&early, "from 2026-10-14 on only"));
}

#[test]
fn the_day_chooses_the_row() {
    let argon = |day| usd(&Call { input: 1_000_000, ..Call::new("gemini-4-argon", noon(day)) });
    assert_eq!(argon("2026-11-30"), "2");
    assert_eq!(argon("2026-12-01"), "4");
    let o3 = |day| usd(&Call { input: 1_000_000, ..Call::new("o3", noon(day)) });
    assert_eq!((o3("2025-06-09").as_str(), o3("2025-06-10").as_str()), ("10", "2"));
}

#[test]
fn the_hour_chooses_the_row_on_weekdays() {
    let price = |day, hour, minute| {
        usd(&Call { output: 1_000_000, ..Call::new("deepseek-v4-pro", at(day, hour, minute)) })
    };
    assert_eq!(price("2026-11-23", 0, 59), "1.98"); // a Monday
    assert_eq!(price("2026-11-23", 1, 0), "3.96");
    assert_eq!(price("2026-11-23", 3, 59), "3.96");
    assert_eq!(price("2026-11-23", 4, 0), "1.98");
    assert_eq!(price("2026-11-23", 9, 59), "3.96");
    assert_eq!(price("2026-11-22", 9, 59), "1.98"); // a Sunday
    assert_eq!(price("2026-08-10", 2, 0), "0.87"); // before the peak hours began
}

#[test]
fn a_region_raises_token_prices_and_nothing_else() {
    let plain = Call { input: 1_000_000, web_searches: 100, ..call("claude-opus-5") };
    assert_eq!(usd(&plain), "6"); // 5 + 100 × 0.01
    let us = Call { region: Region::Us, ..plain.clone() };
    assert_eq!(usd(&us), "6.5"); // 5.5 + 1
    let eu = Call { region: Region::Eu, ..plain };
    assert_eq!(usd(&eu), "6");
    assert!(warned(&eu, "region \"eu\""));
}

#[test]
fn a_fee_is_charged_for_each_call() {
    let one = Call { input: 1_000, output: 1_000, ..call("sonar-pro") };
    let ten = Call { calls: 10, ..one.clone() };
    assert_eq!(charged(&ten).usd.pico(), 10 * charged(&one).usd.pico());
    let fee = charged(&ten).lines.into_iter().find(|line| line.label == "request");
    assert_eq!(fee.map(|line| (line.quantity, line.unit)), Some((10, "request")));
}

#[test]
fn audio_has_its_own_price_or_that_of_text() {
    let realtime = Call {
        input: 2_000_000,
        input_audio: 1_000_000,
        output: 1_000_000,
        output_audio: 1_000_000,
        ..call("gpt-realtime-2")
    };
    assert_eq!(usd(&realtime), "100"); // 4 + 32 + 64
    let text_only = Call { input: 1_000_000, input_audio: 1_000_000, ..call("gpt-4.1") };
    assert_eq!(usd(&text_only), "2");
}

#[test]
fn what_is_not_sold_by_the_token_has_a_line_of_its_own() {
    let one = |fill: fn(&mut Call), model: &str| {
        let mut call = call(model);
        fill(&mut call);
        let bill = charged(&call);
        let line = bill.lines.last().expect("a line");
        (line.label.clone(), line.unit, bill.usd.to_string())
    };
    let found = |label: &str, unit, usd: &str| (label.to_owned(), unit, usd.to_owned());
    let files = one(|call| call.file_searches = 4, "gpt-5.5");
    assert_eq!(files, found("file search", "search", "0.01")); // $2.50 a thousand
    let maps = one(|call| call.map_searches = 10, "gemini-3.8-flash");
    assert_eq!(maps, found("map search", "search", "0.14")); // $14 a thousand
    let kept = one(|call| call.cache_token_hours = 2_000_000, "gemini-3.8-flash");
    assert_eq!(kept, found("cache storage", "token-hour", "1")); // $0.50 a million an hour
    let audio = one(|call| call.audio_seconds = 60, "whisper-1");
    assert_eq!(audio, found("audio", "second", "0.006")); // $0.36 an hour
    let spoken = one(|call| call.characters = 1_000, "tts-1");
    assert_eq!(spoken, found("input character", "character", "0.015")); // $15 a million
    let ranked = one(|call| call.calls = 3, "rerank-v3.5");
    assert_eq!(ranked, found("request", "request", "0.006")); // $2 a thousand
    let pages = one(|call| call.pages = 1_000, "mistral-ocr-4-1");
    assert_eq!(pages, found("document page", "page", "4"));
    let long = Call { input: 1_000_000, cache_write_12h: 1_000_000, ..call("gpt-6.1-terra") };
    assert_eq!(charged(&long).lines[0].rate.usd_per_million(), 5.0); // 2.5, above 272,000 tokens twice
    for (model, what) in [("gpt-4o", "map search"), ("claude-opus-5", "cache storage")] {
        let call = Call { map_searches: 1, ..call(model) };
        let call = match what {
            "map search" => call,
            _ => Call { map_searches: 0, cache_token_hours: 1, ..call },
        };
        let (code, sentence) = refused(&call);
        assert_eq!(code, Code::NoPrice);
        assert!(sentence.contains(what), "{sentence}");
    }
}

#[test]
fn geminis_variants_and_regions_are_stated_numbers() {
    let million = |variant, region| {
        let model = call("gemini-3.7-flash");
        usd(&Call { input: 1_000_000, output: 1_000_000, variant, region, ..model })
    };
    assert_eq!(million(Variant::Standard, Region::Global), "4.5"); // 0.75 + 3.75
    assert_eq!(million(Variant::Flex, Region::Global), "2.25");
    assert_eq!(million(Variant::Priority, Region::Global), "8.1");
    assert_eq!(million(Variant::Standard, Region::Eu), "4.95");
}

#[test]
fn what_a_reader_should_know_is_said() {
    let short = Call { input: 600, cache_read: 500, ..call("claude-opus-5") };
    assert!(warned(&short, "below the minimum of 512"));
    // What the provider has reported is billed; what it would cost uncached is said.
    assert_eq!(usd(&short), "0.00075"); // 100 × 5 + 500 × 0.5 dollars a million
    assert!(warned(&short, "as ordinary input the call costs $0.003."));
    assert!(!warned(&Call { cache_read: 512, ..short.clone() }, "below the minimum"));
    let later = |day| Call { input: 1, ..Call::new("gpt-4o", noon(day)) };
    assert!(!warned(&later("2026-12-20"), "last confirmed"));
    assert!(warned(&later("2027-03-01"), "last confirmed on 2026-11-12, 109 days before"));
    let argon = Call { input: 1, ..call("gemini-4-argon") };
    assert!(warned(&argon, "changes on 2026-12-01"));
    assert!(warned(&Call { input: 200_000, ..call("gpt-4o") }, "context window of 128000"));
    assert!(warned(&Call { output: 20_000, ..call("gpt-4o") }, "more than the 16384"));
    assert!(warned(&Call { input: 1, ..call("mistral/mistral-nemo") }, "sources differ"));
    assert!(charged(&Call { input: 1_000, ..call("gpt-4o") }).warnings.is_empty());
    let codes = |call: &Call| -> Vec<&str> {
        charged(call).warnings.iter().map(|warning| warning.code.as_str()).collect()
    };
    assert_eq!(codes(&short), ["cache-below-minimum"]);
    assert_eq!(codes(&later("2027-03-01")), ["old-price"]);
    assert_eq!(codes(&argon), ["price-changes"]);
    let everything = Call {
        input: 200_000,
        output: 20_000,
        variant: Variant::Flex,
        region: Region::Eu,
        ..call("gpt-4o")
    };
    let wanted =
        ["variant-not-offered", "no-regional-price", "above-context-window", "above-max-output"];
    assert_eq!(codes(&everything), wanted);
}

#[test]
fn nothing_is_ever_silently_free() {
    let (code, sentence) = refused(&Call { input: 1_000, ..call("whisper-1") });
    assert_eq!(code, Code::NoPrice);
    assert!(sentence.contains("openai/whisper-1") && sentence.contains("hour"), "{sentence}");
    let (code, sentence) = refused(&Call { input: 1, ..call("gemma-4-31b-it") });
    assert_eq!(code, Code::NoPrice);
    assert!(sentence.contains("google/gemma-4-31b-it"), "{sentence}");
    let (code, sentence) = refused(&Call { input: 1, output: 1, ..call("text-embedding-3-small") });
    assert_eq!(code, Code::NoPrice);
    assert!(sentence.contains("output") && sentence.contains("$0.02"), "{sentence}");
    let (code, sentence) = refused(&Call { input: 1, web_searches: 1, ..call("deepseek-flash") });
    assert_eq!(code, Code::NoPrice);
    assert!(sentence.contains("web search"), "{sentence}");
}

#[test]
fn bad_input_names_the_field() {
    let parts = |call: &Call, words: &[&str]| {
        let (code, sentence) = refused(call);
        assert_eq!(code, Code::BadInput, "{sentence}");
        assert!(words.iter().all(|word| sentence.contains(word)), "{sentence}");
    };
    parts(&Call { input: 10, cache_read: 11, ..call("gpt-4o") }, &["cacheRead (11)", "input (10)"]);
    let several = Call { input: 10, cache_read: 6, cache_write_5m: 6, ..call("gpt-4o") };
    parts(&several, &["cacheRead (6)", "cacheWrite5m (6)"]);
    parts(&Call { output: 10, reasoning: 11, ..call("gpt-4o") }, &["reasoning", "output"]);
    parts(&Call { input: 1, ..Call::new("gpt-4o", noon("2019-12-31")) }, &["on:", "2019-12-31"]);
    parts(&Call { input: LARGEST_COUNT + 1, ..call("gpt-4o") }, &["input"]);
    parts(&Call { cache_read: u64::MAX, cache_write_5m: 1, ..call("gpt-4o") }, &["cacheRead"]);
    parts(&Call { input: LARGEST_COUNT, calls: LARGEST_COUNT, ..call("gpt-4o") }, &["calls"]);
    for (number, words) in [
        (-1.0, "negative"),
        (0.5, "whole"),
        (f64::NAN, "number"),
        (f64::INFINITY, "number"),
        (9_007_199_254_740_994.0, "too large"),
    ] {
        let error = count("cacheRead", number).expect_err("refused");
        assert!(
            error.to_string().contains("cacheRead") && error.to_string().contains(words),
            "{error}"
        );
    }
}

#[test]
fn an_unknown_model_is_an_error_with_the_nearest_names() {
    let error = bill(Catalog::built_in(), &call("gpt-4oo")).expect_err("unknown");
    assert_eq!((error.code(), error.suggestions()[0].as_str()), (Code::UnknownModel, "gpt-4o"));
}

#[test]
fn the_largest_counts_lose_no_picodollar() {
    let call = Call { input: LARGEST_COUNT, output: LARGEST_COUNT, ..call("gpt-4o") };
    let wanted = i128::from(LARGEST_COUNT) * (2_500_000 + 10_000_000);
    assert_eq!(charged(&call).usd.pico(), wanted);
    assert_eq!(charged(&Call { input: LARGEST_COUNT - 1, ..call }).usd.pico(), wanted - 2_500_000);
}

#[test]
fn a_cached_prefix_pays_after_as_many_reads_as_the_bills_say() {
    let plain = Call { input: 20_000, ..call("claude-sonnet-4-5") };
    for (life, reads) in [(CacheLife::Short, 1), (CacheLife::Hour, 2)] {
        let pays = cache_break_even(Catalog::built_in(), &plain, 10_000, life).expect("known");
        assert_eq!((pays.reads, pays.below_minimum), (Some(reads), false));
        let write = match life {
            CacheLife::Short => Call { cache_write_5m: 10_000, ..plain.clone() },
            CacheLife::Hour => Call { cache_write_1h: 10_000, ..plain.clone() },
        };
        let read = charged(&Call { cache_read: 10_000, ..plain.clone() }).usd.pico();
        let cached = |times: i128| charged(&write).usd.pico() + times * read;
        let uncached = |times: i128| (times + 1) * charged(&plain).usd.pico();
        assert!(cached(reads.into()) <= uncached(reads.into()));
        assert!(cached(i128::from(reads) - 1) > uncached(i128::from(reads) - 1));
        for times in [0, 1, 7, 1_000] {
            let saved = pays.without(times).zip(pays.cached(times));
            let saved = saved.map(|(without, cached)| without.pico() - cached.pico());
            assert_eq!(saved, Some(uncached(times.into()) - cached(times.into())), "{times}");
        }
    }
    let short = cache_break_even(Catalog::built_in(), &plain, 1_000, CacheLife::Short);
    let short = short.expect("known");
    assert_eq!((short.below_minimum, short.minimum), (true, Some(1_024)));
    let free = cache_break_even(
        Catalog::built_in(),
        &Call { input: 9_000, ..call("gpt-4o") },
        9_000,
        CacheLife::Short,
    );
    assert_eq!(free.expect("known").reads, Some(0));
    let long = cache_break_even(Catalog::built_in(), &plain, 20_001, CacheLife::Short);
    assert_eq!(long.expect_err("too long").code(), Code::BadInput);
    let ordinary = cache_break_even(
        Catalog::built_in(),
        &Call { input: 9_000, ..call("claude-opus-5") },
        9_000,
        CacheLife::Short,
    );
    let us = cache_break_even(
        Catalog::built_in(),
        &Call { input: 9_000, region: Region::Us, ..call("claude-opus-5") },
        9_000,
        CacheLife::Short,
    );
    let (ordinary, us) = (ordinary.expect("known"), us.expect("known"));
    assert_eq!(us.write.pico() * 10, ordinary.write.pico() * 11, "the region's tenth is in it");
    assert_eq!(us.reads, ordinary.reads);
    assert_eq!(ordinary.without(u64::MAX), None, "more than can be counted");
}
