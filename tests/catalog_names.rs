//! What a model may be called, and what it may not: a host's spelling is understood, an unknown model
//! is an error with the nearest names, never its neighbour.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokentill::Code;
use tokentill::catalog::{Catalog, Query, folded_name};

fn found(name: &str) -> String {
    let model = Catalog::built_in().model(name, None);
    model.unwrap_or_else(|error| panic!("{name}: {error}")).qualified_id()
}

#[test]
fn ids_aliases_and_dated_names() {
    for (name, id) in [
        ("gpt-4o", "openai/gpt-4o"),
        ("GPT-4o", "openai/gpt-4o"),
        (" gpt-4o ", "openai/gpt-4o"),
        ("gpt-4o-2024-08-06", "openai/gpt-4o"),
        ("gpt-4o-2024-11-20", "openai/gpt-4o"),
        ("gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13"),
        ("gpt-4o-mini-2024-07-18", "openai/gpt-4o-mini"),
        ("gpt-6.1-sol-2026-09-29", "openai/gpt-6.1-sol"),
        ("ft:gpt-4o-2024-08-06:acme::b7k2", "openai/ft:gpt-4o"),
        ("claude-3.5-sonnet", "anthropic/claude-3-5-sonnet"),
        ("claude-3-5-sonnet-20240620", "anthropic/claude-3-5-sonnet"),
        ("claude-3-5-sonnet-20241022", "anthropic/claude-3-5-sonnet"),
        ("claude-3-5-sonnet-latest", "anthropic/claude-3-5-sonnet"),
        ("claude-sonnet-4-5-20250929", "anthropic/claude-sonnet-4-5"),
        ("claude-sonnet-4.5", "anthropic/claude-sonnet-4-5"),
        ("claude-opus-4-20250514", "anthropic/claude-opus-4-0"),
        ("claude-opus-5-5", "anthropic/claude-opus-5-5"),
        ("gemini-1.5-pro-002", "google/gemini-1.5-pro"),
        ("gemini-2.5-pro", "google/gemini-2.5-pro"),
    ] {
        assert_eq!(found(name), id, "{name}");
    }
}

#[test]
fn hosts_have_their_own_spellings() {
    for (name, id) in [
        ("openai/gpt-4o", "openai/gpt-4o"),
        ("anthropic/claude-3.5-sonnet", "anthropic/claude-3-5-sonnet"),
        ("claude-3.5-sonnet@abc", "anthropic/claude-3-5-sonnet"),
        ("vertex_ai/claude-3-5-sonnet@20240620", "google/claude-3-5-sonnet"),
        ("vertex_ai/gemini-2.5-pro", "google/gemini-2.5-pro"),
        ("gemini/gemini-2.5-pro", "google/gemini-2.5-pro"),
        ("models/gemini-2.5-pro", "google/gemini-2.5-pro"),
        ("publishers/google/models/gemini-2.5-pro", "google/gemini-2.5-pro"),
        ("x-ai/grok-4.3", "xai/grok-4.3"),
        ("azure/gpt-4o", "openai/gpt-4o"),
        ("azure/global/gpt-4o-2024-08-06", "openai/gpt-4o"),
        ("azure/o4-mini", "azure/o4-mini"),
        ("openrouter/openai/gpt-4o-mini", "openrouter/openai/gpt-4o-mini"),
        ("openrouter/anthropic/claude-sonnet-4.5", "openrouter/anthropic/claude-sonnet-4.5"),
        ("groq/llama-3.3-70b-versatile", "groq/llama-3.3-70b-versatile"),
        ("llama-3.3-70b-versatile", "groq/llama-3.3-70b-versatile"),
        (
            "together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo",
            "together/meta-llama/Llama-3.3-70B-Instruct-Turbo",
        ),
    ] {
        assert_eq!(found(name), id, "{name}");
    }
}

#[test]
fn bedrock_keeps_the_area_and_the_version() {
    let sonnet = "aws/regional.anthropic.claude-3-5-sonnet-20241022-v2:0";
    let opus = "anthropic.claude-opus-4-5";
    for (name, id) in [
        ("bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0", sonnet),
        ("anthropic.claude-3-5-sonnet-20241022-v2:0", sonnet),
        ("us.anthropic.claude-3-5-sonnet-20241022-v2:0", sonnet),
        ("bedrock/us-west-2/anthropic.claude-3-5-sonnet-20241022-v2:0", sonnet),
        ("bedrock/converse/eu.anthropic.claude-3-5-sonnet-20241022-v2:0", sonnet),
        (&format!("us.{opus}-20251101-v1:0"), &format!("aws/regional.{opus}-v1:0")),
        (&format!("global.{opus}-20251101-v1:0"), &format!("aws/global.{opus}-v1:0")),
    ] {
        assert_eq!(found(name), id, "{name}");
    }
}

#[test]
fn an_unknown_model_is_never_its_neighbour() {
    let catalog = Catalog::built_in();
    for name in [
        "gpt-7",
        "gpt-6.2-sol",
        "gpt-4o-2031-01-01",
        "gpt-4o-2024-08-32",
        "gpt-4o-turbo",
        "gpt-4o/",
        "claude-opus-6",
        "claude-sonnet-5-6",
        "claude-3-5-sonnet-99999999",
        "claude-3-5-sonnet-plus",
        "openai/claude-3-5-sonnet",
        "anthropic/gpt-4o",
        "nobody/gpt-4o",
        "us.gpt-4o",
        // Another provider's, or another region's, price is a neighbour too.
        "fireworks_ai/accounts/fireworks/models/deepseek-r1",
        "accounts/fireworks/models/deepseek-r1",
        "deepseek.v3.2",
        "azure/eu/gpt-4o",
        "azure/us-gov/gpt-5.1",
        "eu.amazon.nova-pro-v1:0",
        "us-gov.anthropic.claude-opus-5",
        "bedrock/us-gov-west-1/anthropic.claude-opus-5",
        "bedrock/anthropic.claude-3-5-sonnet-20241022-v9:0",
        "",
        "/",
        "models/",
        "ft:",
        "@",
    ] {
        let error = catalog.model(name, None).expect_err(name);
        assert_eq!(error.code(), Code::UnknownModel, "{name}");
    }
    let error = catalog.model("gpt-4oo", None).expect_err("unknown");
    assert_eq!(error.suggestions()[0], "gpt-4o");
    let error = catalog.model("claude-3-5-sonett", None).expect_err("unknown");
    assert_eq!(error.suggestions()[0], "claude-3-5-sonnet");
}

#[test]
fn a_model_of_several_hosts_must_be_named_with_one() {
    let catalog = Catalog::built_in();
    let error = catalog.model("qwen/qwen3-32b", None).expect_err("two hosts sell it");
    assert_eq!(error.code(), Code::UnknownModel);
    assert_eq!(error.suggestions(), ["groq/qwen/qwen3-32b", "openrouter/qwen/qwen3-32b"]);
    assert!(catalog.model("groq/qwen/qwen3-32b", None).is_ok());
}

#[test]
fn a_hostile_name_is_an_answer_in_no_time() {
    let catalog = Catalog::built_in();
    for name in ["a/".repeat(100_000), "models/".repeat(50_000), "-".repeat(1 << 20), "\0".into()] {
        let error = catalog.model(&name, None).expect_err("unknown");
        assert_eq!(error.code(), Code::UnknownModel);
    }
}

#[test]
fn a_provider_narrows_and_an_unknown_one_is_named() {
    let catalog = Catalog::built_in();
    let model = catalog.model("claude-3-5-sonnet", Some("vertex_ai")).expect("known");
    assert_eq!(model.qualified_id(), "google/claude-3-5-sonnet");
    let error = catalog.model("gpt-4o", Some("opnai")).expect_err("unknown provider");
    assert_eq!(error.code(), Code::BadInput);
    assert_eq!(error.suggestions()[0], "openai");
}

#[test]
fn a_search_finds_by_every_word() {
    let catalog = Catalog::built_in();
    let query = Query { search: Some("claude 3.5 sonnet"), provider: Some("anthropic") };
    let ids: Vec<&str> =
        catalog.models(query).expect("a query").iter().map(|model| model.id.as_str()).collect();
    assert_eq!(ids, ["claude-3-5-sonnet"]);
    let dated = Query { search: Some("claude-3-5-sonnet-20241022"), provider: None };
    let found = catalog.models(dated).expect("a query");
    assert!(found.iter().any(|model| model.qualified_id() == "anthropic/claude-3-5-sonnet"));
    let all = catalog.models(Query::default()).expect("a query").len();
    assert_eq!(all, catalog.all().len());
    let none = Query { search: Some("no such model"), provider: None };
    assert!(catalog.models(none).expect("a query").is_empty());
}

/// One letter more, less or other, anywhere: what is then found bears that very name.
#[test]
fn a_misspelt_name_is_found_only_if_it_is_another_models_name() {
    let catalog = Catalog::built_in();
    let places = (0..catalog.all().len(), 0..100_usize, 0..3_u8, "[a-z0-9.:/@-]");
    let met = runner(200).run(&places, |(model, place, way, letter)| {
        let mut letters: Vec<char> = catalog.all()[model].id.chars().collect();
        let place = place % letters.len();
        match way {
            0 => letters.insert(place, letter.chars().next().unwrap_or('x')),
            1 => drop(letters.remove(place)),
            _ => letters[place] = letter.chars().next().unwrap_or('x'),
        }
        let name: String = letters.into_iter().collect();
        if let Ok(found) = catalog.model(&name, None) {
            let own = std::iter::once(&found.id).chain(&found.aliases);
            let name = folded_name(&name);
            // What stands before the slash may be the provider, in whatever spelling.
            let bare = name.split_once('/').map_or(name.as_str(), |(_, rest)| rest);
            let is_one = own
                .map(|own| folded_name(own))
                .any(|own| is_reading(&name, &own) || is_reading(bare, &own));
            prop_assert!(is_one, "{name} was taken for {}", found.qualified_id());
        }
        Ok(())
    });
    met.unwrap_or_else(|error| panic!("{error}"));
}

/// Whether a name is another with a snapshot, a pin or an owner behind it, or is Bedrock's short form.
fn is_reading(name: &str, own: &str) -> bool {
    let bedrock = own
        .trim_start_matches("regional.")
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ':' || c == 'v');
    let bare = bedrock.trim_end_matches('-');
    if name.starts_with(bare) && own != bare {
        return true;
    }
    let behind = name.strip_prefix(own);
    behind.is_some_and(|behind| match behind.chars().next() {
        None => true,
        Some('@') => true,
        Some(':') => own.starts_with("ft:"),
        Some('-') => behind[1..].chars().all(|c| c.is_ascii_digit() || c == '-'),
        Some(_) => false,
    })
}

#[test]
fn any_text_is_an_answer() {
    let catalog = Catalog::built_in();
    let any = "(\\PC|us\\.|ft:|models/|publishers/|-20240229|@|/|-v1:0){0,12}";
    let met = runner(40).run(&any, |name| {
        let _ = catalog.model(&name, None);
        Ok(())
    });
    met.unwrap_or_else(|error| panic!("{error}"));
}

fn runner(cases: u32) -> TestRunner {
    let seed = b"a name is found, or it is unknown";
    TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, ..Config::default() },
        TestRng::from_seed(RngAlgorithm::ChaCha, &seed[..32]),
    )
}
