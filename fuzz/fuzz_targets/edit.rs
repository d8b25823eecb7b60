//! Any edits of a live document: after each, the count is that of a fresh count.
//! `cargo +nightly fuzz run edit`
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use tokentill::Code;
use tokentill::tokenizer::vocabulary::Vocabulary;
use tokentill::tokenizer::{Counter, Document, Special, Tokenizer, encoding};

const PACK: &[u8] = include_bytes!("../../vocabularies/r50k_base.till");

static VOCABULARY: LazyLock<Arc<Vocabulary>> =
    LazyLock::new(|| Arc::new(Vocabulary::from_pack(PACK).expect("the pack that ships")));

fn tokenizer() -> Tokenizer {
    let encoding = encoding("r50k_base").expect("a known encoding");
    Tokenizer::new(encoding, Arc::clone(&VOCABULARY)).expect("its own vocabulary")
}

fuzz_target!(|edits: Vec<(u16, u8, String)>| {
    let mut document = Document::new(vec![Counter::from(tokenizer())], "");
    let mut fresh = tokenizer();
    for (start, length, insert) in edits {
        let start = usize::from(start);
        let range = start..start + usize::from(length);
        let before = document.count(0);
        if let Err(error) = document.edit(range, &insert) {
            assert_eq!(error.code(), Code::BadRange);
            assert_eq!(document.count(0), before);
        }
        // A lone surrogate is counted as U+FFFD.
        let text = document.text().unwrap_or_else(|units| String::from_utf16_lossy(&units));
        let counted = fresh.count(&text, Special::Text);
        assert_eq!(counted, Ok(document.count(0)));
    }
});
