//! A vocabulary that was only opened, and reads on when a text asks for it, counts what a whole one does.

mod support;

use support::texts::Random;
use support::vocabularies::pack_bytes;
use tokentill::tokenizer::vocabulary::SHIPPED;
use tokentill::tokenizer::{Counter, Known, Special};

/// What texts are made of: some of it needs the first part alone.
const WORDS: [&str; 31] = [
    "the ",
    "Tokens",
    " 12345",
    "\n\n    ",
    "don't",
    ", ",
    ".",
    "? ",
    "-",
    ".\n",
    " \"",
    "(x)",
    "a.b",
    " = ",
    "`",
    "<|endoftext|>",
    "[INST]",
    "<bos>",
    "naïve ",
    "“so”",
    " — ",
    "über",
    "Ωmega ",
    "дом ",
    "東京",
    "नमस्ते",
    "🎉👍🏽",
    "▁",
    "K",
    "e\u{301}",
    "한국어",
];

fn text(random: &mut Random, kinds: usize) -> String {
    (0..1 + random.below(12)).map(|_| WORDS[random.below(kinds)]).collect()
}

/// The counters of a pack, only opened.
fn opened(pack: &str) -> Vec<(Known, Counter)> {
    Counter::of_opened_pack(pack, pack_bytes(pack)).expect("a good pack")
}

fn read_for(text: &str, all: &[(Known, Counter)], counter: &Counter) -> usize {
    let sharing: Vec<Counter> = all.iter().map(|(_, counter)| counter.clone()).collect();
    let mut parts = 0;
    while !counter.covers(text.as_bytes()) {
        Counter::read_on(&sharing).expect("a good pack");
        parts += 1;
    }
    parts
}

#[test]
fn an_opened_pack_counts_and_encodes_as_a_whole_one_in_every_encoding() {
    for shipped in SHIPPED {
        let whole = Counter::of_pack(shipped.name, &pack_bytes(shipped.name)).expect("a good pack");
        for (at, (known, mut whole)) in whole.into_iter().enumerate() {
            let mut random = Random::new(77);
            for kinds in [5, 9, 12, 18, 22, WORDS.len()] {
                let mut counters = opened(shipped.name);
                for _ in 0..200 {
                    let text = text(&mut random, kinds);
                    let counter = counters[at].1.clone();
                    read_for(&text, &counters, &counter);
                    let counter = &mut counters[at].1;
                    let expected = whole.count_utf8(text.as_bytes(), Special::Text);
                    let counted = counter.count_utf8(text.as_bytes(), Special::Text);
                    assert_eq!(counted, expected, "{} of {text:?}", known.name());
                    let expected = whole.split_utf8(text.as_bytes(), Special::Text);
                    let split = counter.split_utf8(text.as_bytes(), Special::Text);
                    assert_eq!(split, expected, "{} of {text:?}", known.name());
                }
            }
        }
    }
}

#[test]
fn reads_no_more_than_a_text_needs() {
    let counters = opened("o200k_base");
    let counter = &counters[0].1;
    for (text, parts) in [
        ("plain text", 0),
        ("Don't stop, it costs 42. Or does it?\n\nIt does - I think.", 0),
        ("(A-b) \"So?\", she said...\n", 0),
        ("f(x) = `y` /* 7 */", 0),
        ("So “it” – it’s done…", 0),
        ("They met Ishmael, of the API", 1),
        ("f(all) = file.name", 0),
        ("naïve — “so”", 1),
        ("дом", 1),
        ("東京 🎉", 0),
    ] {
        assert_eq!(read_for(text, &counters, counter), parts, "{text}");
    }
    assert!(counter.is_whole());
}

#[test]
fn whoever_holds_a_vocabulary_keeps_it_while_another_reads_on() {
    let counters = opened("o200k_base");
    let Counter::Merged(tokenizer) = &counters[0].1 else { panic!("it merges") };
    let before = tokenizer.lock().expect("nobody panicked").vocabulary().clone();
    read_for("東京", &counters, &counters[0].1);
    let after = tokenizer.lock().expect("nobody panicked").vocabulary().clone();
    // 東 is a token, in a part that was not read before.
    let number = (0..after.len() as u32).find(|number| {
        let mut bytes = Vec::new();
        after.push_bytes(*number, &mut bytes) && bytes == "東".as_bytes()
    });
    let number = number.expect("a token");
    assert_eq!((before.length(number), after.length(number)), (0, 3));
}
