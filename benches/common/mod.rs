//! What the benchmarks share: texts without a file of their own, and the shipped packs.
#![allow(dead_code, reason = "each benchmark uses a part of it")]

#[path = "../../tests/support/texts.rs"]
pub mod texts;
#[path = "../../tests/support/vocabularies.rs"]
pub mod vocabularies;

use texts::{Random, random_text};

/// Lengths of the texts, in bytes.
pub const SIZES: [usize; 6] = [10, 100, 1_000, 10_000, 100_000, 1_000_000];

/// Real code and prose, and seeded mixtures of every script: a name, and a text of so many bytes.
pub fn texts(bytes: usize) -> [(&'static str, String); 2] {
    let code = concat!(
        include_str!("../../src/error.rs"),
        include_str!("../../src/money.rs"),
        include_str!("../../ARCHITECTURE.md"),
        include_str!("../../CONTRIBUTING.md"),
        include_str!("../../docs/forecast.md"),
    );
    let mut random = Random::new(21);
    let mut mixture = String::new();
    while mixture.len() < bytes.min(200_000) {
        mixture.push_str(&random_text(&mut random, 60));
    }
    [("real", repeated(code, bytes)), ("mixture", repeated(&mixture, bytes))]
}

/// So many bytes of a text that begins again where it ends; a character is not cut.
pub fn repeated(unit: &str, bytes: usize) -> String {
    let mut text = unit.repeat(bytes / unit.len() + 1);
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(end);
    text
}
