//! The encodings by name: which vocabulary, which splitter, which special tokens.
//! Knows no model; holds no vocabulary.

mod claude;
mod open_weights;
mod openai;

use super::normalize::Normalization;
use super::special::SpecialTokens;
use super::split::Splitter;
use super::vocabulary::{SHIPPED, Shipped};
use crate::error::{Code, Error, Result};
pub use claude::{CLAUDE, ClaudeEncoding};

/// A published way to turn text into tokens.
#[derive(Debug)]
pub struct Encoding {
    /// The name that the field uses, e.g. `o200k_base`.
    pub name: &'static str,
    /// The name of the vocabulary, which several encodings can share.
    pub vocabulary: &'static str,
    /// What is done to a text before it is cut.
    pub normalization: Normalization,
    /// How text is cut into pieces before any merge.
    pub splitter: Splitter,
    /// The special tokens.
    pub special: SpecialTokens,
}

impl Encoding {
    /// What is known of the encoding's pack without loading it.
    pub fn shipped(&self) -> &'static Shipped {
        let found = SHIPPED.iter().find(|shipped| shipped.name == self.vocabulary);
        found.expect("a test looks up every encoding's pack")
    }
}

/// Every encoding that can be counted exactly: OpenAI's in the order in which they were published, then
/// those of models with open weights.
pub static ENCODINGS: &[Encoding] = &[
    openai::R50K_BASE,
    openai::P50K_BASE,
    openai::P50K_EDIT,
    openai::CL100K_BASE,
    openai::O200K_BASE,
    openai::O200K_HARMONY,
    open_weights::LLAMA3,
    open_weights::LLAMA4,
    open_weights::MISTRAL_TEKKEN,
    open_weights::QWEN3,
    open_weights::QWEN3_6,
    open_weights::DEEPSEEK_V3,
    open_weights::KIMI_K2,
    open_weights::GLM4,
    open_weights::GEMMA3,
];

/// The encoding of this name.
///
/// # Errors
/// `unknown-encoding` with the nearest names.
pub fn encoding(name: &str) -> Result<&'static Encoding> {
    ENCODINGS.iter().find(|encoding| encoding.name == name).ok_or_else(|| {
        Error::unknown(Code::UnknownEncoding, "encoding", name, ENCODINGS.iter().map(|e| e.name))
    })
}
