//! The packs that the project ships, and the tokenizers made of them.

use std::path::Path;
use std::sync::Arc;

use tokentill::tokenizer::vocabulary::Vocabulary;
use tokentill::tokenizer::{Tokenizer, encoding};

/// The bytes of a shipped pack.
pub fn pack_bytes(vocabulary: &str) -> Vec<u8> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("vocabularies/{vocabulary}.till"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The tokenizer of an encoding, with its shipped vocabulary.
pub fn tokenizer(name: &str) -> Tokenizer {
    let encoding = encoding(name).expect("a known encoding");
    let vocabulary = Vocabulary::from_pack(&pack_bytes(encoding.vocabulary)).expect("a good pack");
    Tokenizer::new(encoding, Arc::new(vocabulary)).expect("its own vocabulary")
}
