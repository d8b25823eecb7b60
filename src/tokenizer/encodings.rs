//! The encodings by name: which vocabulary, which splitter, which special tokens.
//! Knows no model; holds no vocabulary.

use super::special::SpecialTokens;
use super::split::Splitter;
use super::vocabulary::{SHIPPED, Shipped};
use crate::error::{Code, Error, Result};

/// A published way to turn text into tokens.
#[derive(Debug)]
pub struct Encoding {
    /// The name that the field uses, e.g. `o200k_base`.
    pub name: &'static str,
    /// The name of the vocabulary, which several encodings can share.
    pub vocabulary: &'static str,
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

/// Every encoding that can be counted exactly, in the order in which they were published.
///
/// Special tokens: OpenAI's tiktoken 0.14.0 (`openai_public.py`), MIT.
pub static ENCODINGS: &[Encoding] = &[
    Encoding {
        name: "r50k_base",
        vocabulary: "r50k_base",
        splitter: Splitter::R50k,
        special: SpecialTokens { named: &[("<|endoftext|>", 50256)], reserved: 0..0 },
    },
    Encoding {
        name: "p50k_base",
        vocabulary: "p50k_base",
        splitter: Splitter::R50k,
        special: SpecialTokens { named: &[("<|endoftext|>", 50256)], reserved: 0..0 },
    },
    Encoding {
        name: "p50k_edit",
        vocabulary: "p50k_base",
        splitter: Splitter::R50k,
        special: SpecialTokens {
            named: &[
                ("<|endoftext|>", 50256),
                ("<|fim_prefix|>", 50281),
                ("<|fim_middle|>", 50282),
                ("<|fim_suffix|>", 50283),
            ],
            reserved: 0..0,
        },
    },
    Encoding {
        name: "cl100k_base",
        vocabulary: "cl100k_base",
        splitter: Splitter::Cl100k,
        special: SpecialTokens {
            named: &[
                ("<|endoftext|>", 100257),
                ("<|fim_prefix|>", 100258),
                ("<|fim_middle|>", 100259),
                ("<|fim_suffix|>", 100260),
                ("<|endofprompt|>", 100276),
            ],
            reserved: 0..0,
        },
    },
    Encoding {
        name: "o200k_base",
        vocabulary: "o200k_base",
        splitter: Splitter::O200k,
        special: SpecialTokens {
            named: &[("<|endoftext|>", 199999), ("<|endofprompt|>", 200018)],
            reserved: 0..0,
        },
    },
    Encoding {
        name: "o200k_harmony",
        vocabulary: "o200k_base",
        splitter: Splitter::O200k,
        special: SpecialTokens {
            named: &[
                ("<|startoftext|>", 199998),
                ("<|endoftext|>", 199999),
                ("<|return|>", 200002),
                ("<|constrain|>", 200003),
                ("<|channel|>", 200005),
                ("<|start|>", 200006),
                ("<|end|>", 200007),
                ("<|message|>", 200008),
                ("<|call|>", 200012),
                ("<|endofprompt|>", 200018),
            ],
            reserved: 200000..201088,
        },
    },
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
