//! OpenAI's encodings. Special tokens: tiktoken 0.14.0 (`openai_public.py`), MIT.

use super::{Encoding, Normalization, SpecialTokens, Splitter};
use crate::tokenizer::special::Numbered;

const END_OF_TEXT: (u32, &[&str]) = (50256, &["<|endoftext|>"]);

pub(super) const R50K_BASE: Encoding = Encoding {
    name: "r50k_base",
    vocabulary: "r50k_base",
    normalization: Normalization::None,
    splitter: Splitter::R50k,
    special: SpecialTokens { named: &[END_OF_TEXT], numbered: &[] },
};

pub(super) const P50K_BASE: Encoding =
    Encoding { name: "p50k_base", vocabulary: "p50k_base", ..R50K_BASE };

pub(super) const P50K_EDIT: Encoding = Encoding {
    name: "p50k_edit",
    special: SpecialTokens {
        named: &[END_OF_TEXT, (50281, &["<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>"])],
        numbered: &[],
    },
    ..P50K_BASE
};

pub(super) const CL100K_BASE: Encoding = Encoding {
    name: "cl100k_base",
    vocabulary: "cl100k_base",
    normalization: Normalization::None,
    splitter: Splitter::Cl100k,
    special: SpecialTokens {
        named: &[
            (100257, &["<|endoftext|>", "<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>"]),
            (100276, &["<|endofprompt|>"]),
        ],
        numbered: &[],
    },
};

pub(super) const O200K_BASE: Encoding = Encoding {
    name: "o200k_base",
    vocabulary: "o200k_base",
    normalization: Normalization::None,
    splitter: Splitter::O200k,
    special: SpecialTokens {
        named: &[(199999, &["<|endoftext|>"]), (200018, &["<|endofprompt|>"])],
        numbered: &[],
    },
};

pub(super) const O200K_HARMONY: Encoding = Encoding {
    name: "o200k_harmony",
    special: SpecialTokens {
        named: &[
            (199998, &["<|startoftext|>", "<|endoftext|>"]),
            (200002, &["<|return|>", "<|constrain|>"]),
            (200005, &["<|channel|>", "<|start|>", "<|end|>", "<|message|>"]),
            (200012, &["<|call|>"]),
            // Has a second name, which is what OpenAI's decoder prints.
            (200018, &["<|reserved_200018|>"]),
            (200018, &["<|endofprompt|>"]),
        ],
        numbered: &[Numbered {
            around: ("<|reserved_", "|>"),
            digits: 6,
            first: 200000,
            ids: 200000..201088,
        }],
    },
    ..O200K_BASE
};
