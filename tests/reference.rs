//! Holds every encoding to counts and ids that other programs gave: our own fixture, and the folder of
//! recorded texts where it is there.

mod support;

use support::conformance::{Text, recorded_texts, shipped_texts};
use support::digest::digest;
use support::vocabularies::tokenizer;
use tokentill::tokenizer::{ENCODINGS, Special};

/// Mistral's ids begin after a thousand special tokens; the recorded digests are of ranks.
fn first_id(encoding: &str) -> u32 {
    if encoding == "mistral_tekken" { 1000 } else { 0 }
}

/// Compares all texts; says how many were compared for each encoding.
fn check(texts: &[Text]) -> Vec<(&'static str, usize)> {
    let mut compared = Vec::new();
    let mut faults = Vec::new();
    for encoding in ENCODINGS {
        let mut tokenizer = tokenizer(encoding.name);
        let mut number = 0;
        for text in texts {
            let Some(count) = text.count(encoding.name) else { continue };
            number += 1;
            let ids = tokenizer.encode(&text.text, Special::Text).expect("plain text");
            if ids.len() != count {
                faults.push(format!("{} {}: {} not {count}", encoding.name, text.id, ids.len()));
            } else if let Some(expected) = text.digest(encoding.name) {
                let ranks: Vec<u32> = ids.iter().map(|id| id - first_id(encoding.name)).collect();
                if digest(&ranks) != expected {
                    faults.push(format!("{} {}: other ids", encoding.name, text.id));
                }
            }
            assert_eq!(tokenizer.count(&text.text, Special::Text), Ok(ids.len()));
        }
        compared.push((encoding.name, number));
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    compared
}

#[test]
fn the_shipped_texts_have_the_ids_of_the_reference_programs() {
    let compared = check(&shipped_texts());
    for (name, number) in compared {
        assert!(number > 0 || name.starts_with("p50k") || name == "o200k_harmony", "{name}");
    }
}

#[test]
fn the_recorded_texts_have_the_ids_of_the_reference_programs() {
    let Some(texts) = recorded_texts() else {
        eprintln!("the folder of recorded texts is not there: nothing was compared");
        return;
    };
    for (name, number) in check(&texts) {
        eprintln!("{name}: {number} texts, 0 mismatches");
    }
}
