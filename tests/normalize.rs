//! Holds our Normalization Form C to the crate `unicode-normalization`, and the older edition of it to the
//! crate that Hugging Face's tokenizers use.

mod support;

use support::texts::Random;
use tokentill::tokenizer::normalize::{Edition, nfc};

fn check(text: &str) {
    check_edition(
        text,
        Edition::Current,
        unicode_normalization::UnicodeNormalization::nfc(text).collect(),
    );
    let older = unicode_normalization_alignments::UnicodeNormalization::nfc(text);
    check_edition(text, Edition::Older, older.map(|(c, _)| c).collect());
}

fn check_edition(text: &str, edition: Edition, expected: String) {
    let normalized = nfc(text, edition);
    assert_eq!(String::from_utf8_lossy(&normalized.text), expected, "{text:?}");
    assert_eq!(normalized.given(0), 0);
    assert_eq!(normalized.given(expected.len()), text.len(), "{text:?}");
    let mut last = 0;
    for at in 0..=expected.len() {
        let given = normalized.given(at);
        assert!(given >= last && given <= text.len());
        last = given;
    }
}

#[test]
fn every_character_alone_and_beside_others() {
    for c in '\0'..=char::MAX {
        check(&format!("{c}"));
        check(&format!("a{c}\u{301}b{c}{c}\u{327}"));
    }
}

/// Characters that compose, decompose, reorder or block, and some that do nothing.
const PARTS: &[char] = &[
    'a',
    'e',
    'o',
    'A',
    'K',
    '\u{301}',
    '\u{300}',
    '\u{327}',
    '\u{323}',
    '\u{308}',
    '\u{338}',
    '\u{345}',
    '\u{304}',
    '\u{1100}',
    '\u{1161}',
    '\u{11a8}',
    '\u{ac00}',
    '\u{ac01}',
    '\u{11a7}',
    '\u{1112}',
    '\u{1175}',
    '\u{11c2}',
    '\u{3099}',
    'か',
    'は',
    '\u{212b}',
    '\u{2126}',
    '\u{344}',
    '\u{958}',
    '\u{915}',
    '\u{93c}',
    '\u{9c7}',
    '\u{9be}',
    '\u{9d7}',
    '\u{f900}',
    '\u{2f800}',
    '\u{1d15e}',
    '\u{1d165}',
    '\u{1d16f}',
    '\u{fb1d}',
    '\u{5b4}',
    '\u{5d9}',
    '\u{1e9b}',
    '\u{1e0a}',
    '\u{11099}',
    '\u{110ba}',
    '\u{1025}',
    '\u{102e}',
    '\u{0f73}',
    '\u{0f71}',
    '\u{0f72}',
    ' ',
    '中',
];

#[test]
fn random_rows_of_what_composes() {
    let mut random = Random::new(21);
    for _ in 0..200_000 {
        let length = 1 + random.below(9);
        let text: String = (0..length).map(|_| random.pick(PARTS)).collect();
        check(&text);
    }
}

#[test]
fn a_boundary_within_a_change_lies_at_its_end() {
    let text = "xe\u{301}y";
    let normalized = nfc(text, Edition::Current);
    assert_eq!(&normalized.text[..], "x\u{e9}y".as_bytes());
    let given: Vec<usize> = (0..=4).map(|at| normalized.given(at)).collect();
    assert_eq!(given, [0, 1, 4, 4, 5]);
}

#[test]
fn a_normalized_text_is_borrowed() {
    for text in ["", "plain", "naïve Straße 日本語 한국어 ไทย"] {
        assert!(
            matches!(nfc(text, Edition::Current).text, std::borrow::Cow::Borrowed(_)),
            "{text}"
        );
    }
}
