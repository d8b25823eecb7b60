//! Holds every encoding to `tiktoken-rs`: ids, counts, decoding, special tokens, boundaries.

mod support;

use support::texts::{Random, random_code_points, random_text};
use support::vocabularies::tokenizer;
use tiktoken_rs::CoreBPE;
use tokentill::tokenizer::{ENCODINGS, Special, Tokenizer};
use tokentill::{Code, Error};

/// OpenAI's encodings have an oracle in the crate; `tests/reference.rs` has the others'.
fn oracle(name: &str) -> Option<&'static CoreBPE> {
    Some(match name {
        "r50k_base" => tiktoken_rs::r50k_base_singleton(),
        "p50k_base" => tiktoken_rs::p50k_base_singleton(),
        "p50k_edit" => tiktoken_rs::p50k_edit_singleton(),
        "cl100k_base" => tiktoken_rs::cl100k_base_singleton(),
        "o200k_base" => tiktoken_rs::o200k_base_singleton(),
        "o200k_harmony" => tiktoken_rs::o200k_harmony_singleton(),
        _ => return None,
    })
}

/// Seeded texts for each encoding; `TOKENTILL_CASES` asks for more.
fn cases() -> usize {
    std::env::var("TOKENTILL_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(4_000)
}

fn each_encoding(mut check: impl FnMut(&mut Tokenizer, &CoreBPE)) {
    for encoding in ENCODINGS {
        if let Some(oracle) = oracle(encoding.name) {
            check(&mut tokenizer(encoding.name), oracle);
        }
    }
}

/// Everything that must hold for one text.
fn check(tokenizer: &mut Tokenizer, oracle: &CoreBPE, text: &str) {
    let name = tokenizer.encoding().name;
    let expected = oracle.encode_ordinary(text);
    let ids = tokenizer.encode(text, Special::Text).expect("plain text");
    assert_eq!(ids, expected, "{name} on {text:?}");
    assert_eq!(tokenizer.count(text, Special::Text), Ok(ids.len()), "{name} on {text:?}");
    assert_eq!(tokenizer.decode(&ids).expect("its own ids"), text);
    assert_eq!(tokenizer.fits(text, ids.len()), Some(ids.len()));
    if let Some(less) = ids.len().checked_sub(1) {
        assert_eq!(tokenizer.fits(text, less), None);
    }
    check_ends(tokenizer, oracle, text);
}

/// The slow and obvious way to a token's end: decode all bytes up to it, and find the character.
fn check_ends(tokenizer: &mut Tokenizer, oracle: &CoreBPE, text: &str) {
    let split = tokenizer.split(text, Special::Text).expect("plain text");
    let mut bytes = 0;
    for (id, end) in split.ids.iter().zip(&split.ends) {
        bytes += oracle.decode_bytes(&[*id]).expect("a known id").len();
        let character_end =
            (bytes..=text.len()).find(|at| text.is_char_boundary(*at)).expect("the end is one");
        let expected = text[..character_end].encode_utf16().count();
        assert_eq!(*end as usize, expected, "{} on {text:?}", tokenizer.encoding().name);
    }
}

#[test]
fn random_texts_have_the_ids_of_the_oracle() {
    each_encoding(|tokenizer, oracle| {
        let mut random = Random::new(1);
        for case in 0..cases() {
            let length = 1 + random.below(40);
            let text = match case % 8 {
                0 => random_code_points(&mut random, length),
                _ => random_text(&mut random, length),
            };
            check(tokenizer, oracle, &text);
        }
    });
}

#[test]
fn long_pieces_have_the_ids_of_the_oracle() {
    let alphabets =
        ["a", "ab", "aab", "-=", "=", "_", "中文字", "ก", "lo ", "thein", "xyzXYZ", "\u{301}a"];
    each_encoding(|tokenizer, oracle| {
        let mut random = Random::new(2);
        for case in 0..cases() / 40 {
            let alphabet: Vec<char> = alphabets[case % alphabets.len()].chars().collect();
            let length = 65 + random.below(700);
            let text: String = (0..length).map(|_| random.pick(&alphabet)).collect();
            check(tokenizer, oracle, &text);
        }
    });
}

#[test]
fn runs_of_one_thing_have_the_ids_of_the_oracle() {
    let units = [
        " ", "a", "ab", "=-", "-", "\n", " \n", "abc", "中", "ha", "aab", "\t", "xxxxy", "A",
        "中文",
    ];
    each_encoding(|tokenizer, oracle| {
        let mut random = Random::new(4);
        for case in 0..cases() / 20 {
            let mut text = String::new();
            for _ in 0..1 + random.below(3) {
                let unit = units[random.below(units.len())];
                let bytes = 1 + random.below(if case % 4 == 0 { 1500 } else { 400 });
                text.push_str(&unit.repeat(bytes.div_ceil(unit.len())));
                text.truncate(
                    text.len() - text.chars().last().map_or(0, char::len_utf8) * random.below(2),
                );
                let stray = ["", "x", "e", "\n", "."];
                text.push_str(stray[random.below(stray.len())]);
            }
            check(tokenizer, oracle, &text);
        }
    });
}

#[test]
fn the_memory_of_pieces_changes_nothing() {
    each_encoding(|tokenizer, oracle| {
        let mut random = Random::new(3);
        let text = random_text(&mut random, 30_000);
        let expected = oracle.encode_ordinary(&text).len();
        for _ in 0..3 {
            assert_eq!(tokenizer.count(&text, Special::Text), Ok(expected));
        }
    });
}

#[test]
fn hello_world_in_every_encoding() {
    for (name, ids) in [
        ("r50k_base", [31373, 995]),
        ("p50k_base", [31373, 995]),
        ("p50k_edit", [31373, 995]),
        ("cl100k_base", [15339, 1917]),
        ("o200k_base", [24912, 2375]),
        ("o200k_harmony", [24912, 2375]),
    ] {
        assert_eq!(tokenizer(name).encode("hello world", Special::Text).expect("plain text"), ids);
    }
}

#[test]
fn special_tokens_are_text_unless_asked_for() {
    let text = "a<|endoftext|><|fim_prefix|> b<|return|><|reserved_200013|><|endofprompt|><|end";
    each_encoding(|tokenizer, oracle| {
        let plain = tokenizer.encode(text, Special::Text).expect("plain text");
        assert_eq!(plain, oracle.encode_ordinary(text));
        let allowed = tokenizer.encode(text, Special::Allow).expect("special tokens are allowed");
        if tokenizer.encoding().name != "o200k_harmony" {
            // The crate's harmony encoding lacks <|endofprompt|>, which OpenAI's own has.
            assert_eq!(allowed, oracle.encode_with_special_tokens(text));
        }
        assert!(allowed.len() < plain.len());
        let ends = tokenizer.split(text, Special::Allow).expect("special tokens are allowed").ends;
        assert_eq!(ends.last().copied(), Some(text.len() as u32));
    });
}

#[test]
fn a_rejected_special_token_is_named_with_its_place() {
    let error =
        tokenizer("o200k_base").count("日本 <|endoftext|>", Special::Reject).expect_err("rejected");
    assert_eq!(error.code(), Code::SpecialToken);
    assert_eq!(error.to_string(), "the text holds the special token <|endoftext|> at position 3");
}

#[test]
fn every_id_decodes_or_is_refused_with_its_place() {
    each_encoding(|tokenizer, oracle| {
        for id in 0..201_100u32 {
            match oracle.decode_bytes(&[id]) {
                Ok(bytes) => {
                    let text = tokenizer.decode(&[id]).expect("the oracle knows it");
                    assert_eq!(text, String::from_utf8_lossy(&bytes));
                }
                Err(_) => {
                    let error: Error = tokenizer.decode(&[0, id]).expect_err("nobody knows it");
                    assert_eq!(error.code(), Code::BadInput);
                    assert!(error.to_string().starts_with(&format!("ids[1] is {id}, ")));
                }
            }
        }
    });
}

#[test]
fn ten_megabytes_of_one_character_are_counted() {
    let text = "a".repeat(10_000_000);
    for name in ["r50k_base", "cl100k_base", "o200k_base"] {
        let mut tokenizer = tokenizer(name);
        let short = tokenizer.count(&text[..100_000], Special::Text).expect("plain text");
        let long = tokenizer.count(&text, Special::Text).expect("plain text");
        assert_eq!(long, 100 * short, "{name}");
        assert_eq!(tokenizer.fits(&text, 10), None);
    }
}

#[test]
fn nul_and_bytes_that_are_not_utf_8_are_counted() {
    let mut tokenizer = tokenizer("o200k_base");
    assert_eq!(tokenizer.count("", Special::Text), Ok(0));
    let nul = tokenizer.count("\0\0\0", Special::Text).expect("plain text");
    assert!((1..=3).contains(&nul));
    let mut random = Random::new(5);
    for _ in 0..500 {
        let bytes: Vec<u8> = (0..random.below(300)).map(|_| random.next() as u8).collect();
        let ids = tokenizer.encode_utf8(&bytes, Special::Text).expect("plain text");
        assert_eq!(tokenizer.count_utf8(&bytes, Special::Text), Ok(ids.len()));
        let lengths: usize = ids.iter().map(|id| tokenizer.vocabulary().length(*id)).sum();
        assert_eq!(lengths, bytes.len());
    }
}
