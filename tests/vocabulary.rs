//! Holds the shipped packs to their source, token by token, and the reader to refusing what is damaged.

mod support;

use support::texts::Random;
use support::vocabularies::pack_bytes;
use tiktoken_rs::CoreBPE;
use tokentill::Code;
use tokentill::tokenizer::ENCODINGS;
use tokentill::tokenizer::vocabulary::{Parts, SHIPPED, Token, Vocabulary, pack::pack};

fn source(name: &str) -> Option<&'static CoreBPE> {
    match name {
        "r50k_base" => Some(tiktoken_rs::r50k_base_singleton()),
        "p50k_base" => Some(tiktoken_rs::p50k_base_singleton()),
        "cl100k_base" => Some(tiktoken_rs::cl100k_base_singleton()),
        "o200k_base" => Some(tiktoken_rs::o200k_base_singleton()),
        _ => None,
    }
}

#[test]
fn every_token_has_the_bytes_and_the_rank_of_its_source() {
    for name in ["r50k_base", "p50k_base", "cl100k_base", "o200k_base"] {
        let vocabulary = Vocabulary::from_pack(&pack_bytes(name)).expect("a good pack");
        let source = source(name).expect("listed above");
        let special: Vec<u32> = source
            .special_tokens()
            .iter()
            .flat_map(|s| source.encode_with_special_tokens(s))
            .collect();
        for number in 0..201_100 {
            let mut bytes = Vec::new();
            let known = vocabulary.push_bytes(number, &mut bytes);
            let expected =
                source.decode_bytes(&[number]).ok().filter(|_| !special.contains(&number));
            assert_eq!(known.then_some(bytes), expected, "token {number} of {name}");
            assert_eq!(vocabulary.length(number), expected.map_or(0, |bytes| bytes.len()));
        }
    }
}

#[test]
fn the_table_of_shipped_packs_says_what_they_hold() {
    for shipped in SHIPPED {
        let bytes = pack_bytes(shipped.name);
        // Claude's pieces are of another kind; tests/claude.rs reads them.
        if bytes.starts_with(b"TILC") {
            assert_eq!(bytes.len(), shipped.pack_bytes);
            continue;
        }
        let vocabulary = Vocabulary::from_pack(&bytes).expect("a good pack");
        assert_eq!(vocabulary.name(), shipped.name);
        assert_eq!(vocabulary.len(), shipped.tokens);
        assert_eq!(vocabulary.licence(), shipped.licence);
        assert_eq!(vocabulary.source(), shipped.source);
        assert_eq!(bytes.len(), shipped.pack_bytes);
    }
    for encoding in ENCODINGS {
        assert_eq!(encoding.shipped().name, encoding.vocabulary);
    }
}

/// A small vocabulary with every kind of token in it.
fn parts() -> Parts {
    let mut tokens: Vec<Token> = (0..=255).rev().map(Token::Byte).collect();
    tokens.push(Token::Pair(1, 2));
    tokens.push(Token::Absent);
    tokens.push(Token::Pair(256, 260));
    tokens.push(Token::Whole(0));
    tokens.push(Token::Pair(256, 3));
    tokens.extend((0..100).map(|n| Token::Pair(260 + n, (n * 7) % 250)));
    Parts {
        ids: Vec::new(),
        name: "tiny".to_owned(),
        licence: "MIT".to_owned(),
        source: "a test".to_owned(),
        tokens,
        whole: vec![b"whole token".to_vec()],
    }
}

#[test]
fn a_pack_of_every_kind_of_token_reads_back_and_is_the_same_each_time() {
    let parts = parts();
    let bytes = pack(&parts);
    assert_eq!(bytes, pack(&parts));
    let vocabulary = Vocabulary::from_pack(&bytes).expect("a good pack");
    for (number, token) in parts.tokens.iter().enumerate() {
        assert_eq!(vocabulary.token(number as u32), *token);
    }
    let mut whole = Vec::new();
    assert!(vocabulary.push_bytes(259, &mut whole));
    assert_eq!(whole, b"whole token");
}

fn refusal(bytes: &[u8]) -> String {
    let error = Vocabulary::from_pack(bytes).err().expect("a damaged pack");
    assert_eq!(error.code(), Code::BadPack);
    error.to_string()
}

#[test]
fn a_damaged_pack_is_refused_and_the_sentence_says_how() {
    let good = pack(&parts());
    assert!(refusal(b"").contains("0 bytes"));
    assert!(refusal(b"<!doctype html><title>404</title>").contains("web page"));
    assert!(refusal(&good[..good.len() - 1]).contains("cut off after"));
    assert!(refusal(&[good.as_slice(), b"x"].concat()).contains("1 bytes follow its end"));
    let mut version = good.clone();
    version[4] = 99;
    assert!(refusal(&version).contains("version 99"));
    let mut altered = good.clone();
    altered[40] ^= 1;
    assert!(refusal(&altered).contains("checksum"));
}

#[test]
fn no_alteration_of_a_byte_and_no_truncation_goes_unnoticed() {
    let good = pack(&parts());
    for at in 0..good.len() {
        refusal(&good[..at]);
        for bit in 0..8 {
            let mut altered = good.clone();
            altered[at] ^= 1 << bit;
            refusal(&altered);
        }
    }
}

#[test]
fn a_large_pack_altered_at_random_places_is_refused() {
    let good = pack_bytes("r50k_base");
    let mut random = Random::new(13);
    for _ in 0..300 {
        let mut altered = good.clone();
        let at = random.below(altered.len());
        altered[at] ^= 1 + random.below(255) as u8;
        refusal(&altered);
    }
}
