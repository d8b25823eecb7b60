//! Holds each hand-written splitter to its published pattern, run by a regex engine.

mod support;

use fancy_regex::Regex;
use support::texts::{EDGES, Random, WORDS, random_code_points, random_text};
use tokentill::tokenizer::split::Splitter;

const ALL: [Splitter; 10] = [
    Splitter::R50k,
    Splitter::Cl100k,
    Splitter::O200k,
    Splitter::Llama3,
    Splitter::Qwen3,
    Splitter::Qwen36,
    Splitter::MistralTekken,
    Splitter::KimiK2,
    Splitter::DeepseekV3,
    Splitter::Gemma3,
];

/// Seeded texts for each splitter; `TOKENTILL_CASES` asks for more.
fn cases() -> usize {
    std::env::var("TOKENTILL_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(40_000)
}

/// The published patterns of a splitter, one for each stage.
fn stages(splitter: Splitter) -> Vec<Regex> {
    let compiled = splitter.patterns().iter().map(|pattern| Regex::new(pattern));
    compiled.map(|regex| regex.expect("the published pattern compiles")).collect()
}

/// The slow and obvious way: each stage cuts the pieces that the one before it left.
fn by_pattern(stages: &[Regex], text: &str) -> Vec<(usize, usize)> {
    let whole = if text.is_empty() { Vec::new() } else { vec![(0, text.len())] };
    stages.iter().fold(whole, |pieces, stage| {
        let cut = |(start, end)| isolated(stage, &text[start..end], start);
        pieces.into_iter().flat_map(cut).collect()
    })
}

/// The matches in `piece`, which begins at `offset`, and what lies between them.
fn isolated(pattern: &Regex, piece: &str, offset: usize) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for found in pattern.find_iter(piece) {
        let found = found.expect("no limit is set");
        if found.start() > from {
            pieces.push((offset + from, offset + found.start()));
        }
        pieces.push((offset + found.start(), offset + found.end()));
        from = found.end();
    }
    if from < piece.len() {
        pieces.push((offset + from, offset + piece.len()));
    }
    pieces
}

fn by_hand(splitter: Splitter, text: &[u8]) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    splitter.pieces(text, |start, end| {
        pieces.push((start, end));
        true
    });
    pieces
}

fn check(splitter: Splitter, pattern: &[Regex], text: &str) {
    let expected = by_pattern(pattern, text);
    let actual = by_hand(splitter, text.as_bytes());
    assert_eq!(actual, expected, "{splitter:?} on {text:?}");
}

fn sweep(splitter: Splitter) {
    let pattern = stages(splitter);
    let mut random = Random::new(splitter as u64 + 1);
    for case in 0..cases() {
        let length = 1 + random.below(if case % 50 == 0 { 200 } else { 12 });
        let text = match case % 8 {
            0 => random_code_points(&mut random, length),
            _ => random_text(&mut random, length),
        };
        check(splitter, &pattern, &text);
    }
}

#[test]
fn r50k_equals_its_pattern() {
    sweep(Splitter::R50k);
}

#[test]
fn cl100k_equals_its_pattern() {
    sweep(Splitter::Cl100k);
}

#[test]
fn o200k_equals_its_pattern() {
    sweep(Splitter::O200k);
}

#[test]
fn llama3_equals_its_pattern() {
    sweep(Splitter::Llama3);
}

#[test]
fn qwen3_equals_its_pattern() {
    sweep(Splitter::Qwen3);
}

#[test]
fn qwen3_6_equals_its_pattern() {
    sweep(Splitter::Qwen36);
}

#[test]
fn mistral_tekken_equals_its_pattern() {
    sweep(Splitter::MistralTekken);
}

#[test]
fn kimi_k2_equals_its_pattern() {
    sweep(Splitter::KimiK2);
}

#[test]
fn deepseek_v3_equals_its_three_patterns() {
    sweep(Splitter::DeepseekV3);
}

#[test]
fn gemma3_equals_the_pattern_of_its_pieces() {
    sweep(Splitter::Gemma3);
}

/// Where many pieces are found at a look, a character that is not ASCII ends the look.
#[test]
fn long_texts_with_little_or_nothing_but_ascii() {
    let ascii: Vec<&str> = EDGES.iter().chain(WORDS).copied().filter(|s| s.is_ascii()).collect();
    let mut random = Random::new(13);
    for splitter in ALL {
        let pattern = stages(splitter);
        for case in 0..cases() / 8 {
            // Few elements make the same ones meet again and again.
            let some: Vec<&str> = (0..2 + random.below(12)).map(|_| random.pick(&ascii)).collect();
            let mut text = String::new();
            for _ in 0..40 + random.below(120) {
                text.push_str(random.pick(if case % 3 == 0 { &ascii } else { &some }));
                if case % 4 == 0 && random.below(30) == 0 {
                    text.push_str(random.pick(EDGES));
                }
            }
            check(splitter, &pattern, &text);
        }
    }
}

#[test]
fn every_code_point_beside_letters_and_blanks() {
    for splitter in ALL {
        let pattern = stages(splitter);
        for first in (0..0x110000u32).step_by(64) {
            let text: String = (first..first + 64)
                .filter_map(char::from_u32)
                .flat_map(|c| ['a', c, 'b', ' ', c, c, 'C', '1'])
                .collect();
            check(splitter, &pattern, &text);
        }
    }
}

#[test]
fn every_truncation_of_a_hostile_text_at_every_place() {
    let mut random = Random::new(7);
    for splitter in ALL {
        let pattern = stages(splitter);
        let text = random_text(&mut random, 70);
        for (start, _) in text.char_indices() {
            check(splitter, &pattern, &text[start..]);
            check(splitter, &pattern, &text[..start]);
        }
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_covered_without_a_gap() {
    let mut random = Random::new(11);
    for splitter in ALL {
        for _ in 0..2_000 {
            let bytes: Vec<u8> = (0..random.below(40)).map(|_| random.next() as u8).collect();
            let mut at = 0;
            for (start, end) in by_hand(splitter, &bytes) {
                assert!(
                    start == at && end > start && end <= bytes.len(),
                    "{splitter:?} on {bytes:?}"
                );
                at = end;
            }
            assert_eq!(at, bytes.len());
        }
    }
}
