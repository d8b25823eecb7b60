//! OpenAI's vocabularies, out of the crate that carries them.

use tiktoken_rs::CoreBPE;
use tokentill::tokenizer::vocabulary::{Parts, parents::parents};

/// Name, and one past the highest token number.
const OPENAI: [(&str, u32); 4] =
    [("r50k_base", 50256), ("p50k_base", 50281), ("cl100k_base", 100256), ("o200k_base", 199998)];

/// The four of them, oldest first.
pub fn all() -> Vec<Parts> {
    OPENAI.iter().map(|(name, end)| openai(name, *end)).collect()
}

fn openai(name: &str, end: u32) -> Parts {
    let source = match name {
        "r50k_base" => tiktoken_rs::r50k_base(),
        "p50k_base" => tiktoken_rs::p50k_base(),
        "cl100k_base" => tiktoken_rs::cl100k_base(),
        _ => tiktoken_rs::o200k_base(),
    };
    let source = source.expect("the crate's own data can be read");
    let specials: Vec<u32> = source
        .special_tokens()
        .iter()
        .map(|name| source.encode_with_special_tokens(name)[0])
        .collect();
    let ranks: Vec<Vec<u8>> = (0..end).map(|number| bytes_of(&source, number, &specials)).collect();
    let (tokens, whole) = parents(&ranks);
    Parts {
        name: name.to_owned(),
        licence: "MIT".to_owned(),
        source: "OpenAI, by way of the crate tiktoken-rs 0.12.1".to_owned(),
        ids: Vec::new(),
        tokens,
        whole,
    }
}

/// The bytes of a token; none for a number that is a special token's or nobody's.
fn bytes_of(source: &CoreBPE, number: u32, specials: &[u32]) -> Vec<u8> {
    if specials.contains(&number) {
        return Vec::new();
    }
    source.decode_bytes(&[number]).unwrap_or_default()
}
