//! Holds the reconstruction of Claude's tokens to what Anthropic's own count_tokens answered: our fixture,
//! and the recorded languages and programs where their folder is there.

mod support;

use support::conformance::{folder, lines_of_gzip, read_json, recorded_texts, shipped_texts};
use support::texts::{Random, random_code_points, random_text};
use support::vocabularies::pack_bytes;
use tokentill::Code;
use tokentill::tokenizer::claude::{Claude, Family};

fn claude(pack: &str) -> Claude {
    Claude::from_pack(&pack_bytes(pack)).expect("a good pack")
}

/// Compares a corpus of recorded counts; the frame of the message is in them.
fn check_corpus(name: &str) -> Option<usize> {
    let folder = folder()?;
    let texts = lines_of_gzip(&folder.join(format!("{name}.jsonl.gz")))?;
    let counts = read_json(&folder.join(format!("{name}_counts.json")));
    for (recorded, pack, family) in
        [("v3", "claude_3", Family::Claude3), ("v4.7", "claude_4_7", Family::Claude47)]
    {
        let claude = claude(pack);
        let mut faults = Vec::new();
        for text in &texts {
            let id = text["id"].as_str().or(text["f"].as_str()).expect("an id");
            let Some(expected) = counts[recorded]["counts"][id].as_u64() else { continue };
            let counted = claude.count(family, text["text"].as_str().expect("a text"));
            let counted = counted + family.message_frame();
            if counted as u64 != expected {
                faults.push(format!("{id}: {counted}, not {expected}"));
            }
        }
        assert!(faults.is_empty(), "{recorded}: {} faults\n{}", faults.len(), faults.join("\n"));
    }
    Some(texts.len())
}

#[test]
fn the_recorded_languages_have_the_counts_of_count_tokens() {
    match check_corpus("udhr") {
        Some(number) => assert_eq!(number, 501),
        None => eprintln!("the recorded languages are not there: nothing was compared"),
    }
}

#[test]
fn the_recorded_programs_have_the_counts_of_count_tokens() {
    match check_corpus("rosetta") {
        Some(number) => assert_eq!(number, 1741),
        None => eprintln!("the recorded programs are not there: nothing was compared"),
    }
}

#[test]
fn hostile_texts_have_the_counts_of_ctok() {
    let texts = recorded_texts().unwrap_or_default().into_iter().chain(shipped_texts());
    let families = [
        ("claude_3", "claude_3", Family::Claude3),
        ("claude_4_7", "claude_4_7", Family::Claude47),
        ("claude_4_8", "claude_4_7", Family::Claude48),
    ]
    .map(|(name, pack, family)| (name, claude(pack), family));
    let mut compared = 0;
    let mut faults = Vec::new();
    for text in texts {
        for (name, claude, family) in &families {
            let Some(expected) = text.count(name) else { continue };
            compared += 1;
            let counted = claude.count(*family, &text.text);
            if counted != expected {
                faults.push(format!("{name} {}: {counted}, not {expected}", text.id));
            }
        }
    }
    assert!(compared > 200, "{compared}");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_split_has_as_many_tokens_as_the_count_and_covers_the_text() {
    for (pack, family) in [
        ("claude_3", Family::Claude3),
        ("claude_4_7", Family::Claude47),
        ("claude_4_7", Family::Claude48),
    ] {
        let claude = claude(pack);
        let mut random = Random::new(31);
        for case in 0..3_000 {
            let length = 1 + random.below(40);
            let text = match case % 8 {
                0 => random_code_points(&mut random, length),
                _ => random_text(&mut random, length),
            };
            let split = claude.split(family, &text);
            assert_eq!(split.ends.len(), claude.count(family, &text), "{text:?}");
            assert!(split.ends.is_sorted(), "{text:?}");
            if let Some(last) = split.ends.last() {
                assert_eq!(*last as usize, text.encode_utf16().count(), "{text:?}");
            }
            assert!(split.ids.is_empty());
        }
    }
}

#[test]
fn words_and_their_boundaries() {
    let claude = claude("claude_3");
    assert_eq!(claude.count(Family::Claude3, ""), 0);
    assert_eq!(claude.count(Family::Claude3, "hello, world"), 3);
    assert_eq!(claude.split(Family::Claude3, "hello, world").ends, [5, 6, 12]);
    // A message of many lines at its end costs as many tokens as rows of line breaks are pieces.
    assert_eq!(claude.count(Family::Claude3, "a\n"), claude.count(Family::Claude3, "a"));
}

#[test]
fn a_damaged_pack_is_refused() {
    let good = pack_bytes("claude_4_7");
    let mut random = Random::new(5);
    for _ in 0..200 {
        let mut bad = good.clone();
        let at = random.below(bad.len());
        bad[at] ^= 1 + random.below(255) as u8;
        let error = Claude::from_pack(&bad).err().expect("altered");
        assert_eq!(error.code(), Code::BadPack);
    }
    for length in [0, 4, 16, 17, 100, good.len() - 1] {
        let error = Claude::from_pack(&good[..length]).err().expect("cut off");
        assert_eq!(error.code(), Code::BadPack);
    }
    assert!(Claude::from_pack(&pack_bytes("r50k_base")).is_err());
}
