//! A vocabulary that was only opened, and reads on when a text asks for it, counts what a whole one does.

mod support;

use support::texts::Random;
use support::vocabularies::pack_bytes;
use tokentill::tokenizer::vocabulary::SHIPPED;
use tokentill::tokenizer::{Counter, Known, Special};

/// What texts are made of: some of it needs the beginning of a pack alone, or the first part.
const WORDS: [&str; 33] = [
    "the ",
    " time",
    " people",
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

/// Reads so many tokens at a time, and says how many times.
fn read_for(text: &str, all: &[(Known, Counter)], counter: &Counter, tokens: usize) -> usize {
    let sharing: Vec<Counter> = all.iter().map(|(_, counter)| counter.clone()).collect();
    let mut times = 0;
    while !counter.covers(text.as_bytes()) {
        Counter::read_on(&sharing, tokens).expect("a good pack");
        times += 1;
    }
    times
}

/// Asserts that both count the text and split it alike, with special tokens as text and as tokens.
fn agree(text: &str, opened: &mut Counter, whole: &mut Counter, name: &str) {
    for special in [Special::Text, Special::Allow] {
        let [counted, expected] =
            [&mut *opened, &mut *whole].map(|counter| counter.count_utf8(text.as_bytes(), special));
        assert_eq!(counted, expected, "{name} of {text:?}");
        let [split, expected] =
            [&mut *opened, &mut *whole].map(|counter| counter.split_utf8(text.as_bytes(), special));
        assert_eq!(split, expected, "{name} of {text:?}");
    }
}

#[test]
fn an_opened_pack_counts_and_encodes_as_a_whole_one_in_every_encoding() {
    for shipped in SHIPPED {
        let whole = Counter::of_pack(shipped.name, &pack_bytes(shipped.name)).expect("a good pack");
        for (at, (known, mut whole)) in whole.into_iter().enumerate() {
            let mut random = Random::new(77);
            for kinds in [7, 11, 14, 20, 24, WORDS.len()] {
                let mut counters = opened(shipped.name);
                for _ in 0..200 {
                    let text = text(&mut random, kinds);
                    let counter = counters[at].1.clone();
                    read_for(&text, &counters, &counter, 4096);
                    agree(&text, &mut counters[at].1, &mut whole, known.name());
                }
            }
        }
    }
}

/// Read 64 at a time: of many a text its last token was read just before it is counted, and what could merge it with the
/// next one was not.
#[test]
fn a_text_of_tokens_is_counted_right_when_they_have_only_just_been_read() {
    for shipped in SHIPPED {
        let whole = Counter::of_pack(shipped.name, &pack_bytes(shipped.name)).expect("a good pack");
        for (at, (known, mut whole)) in whole.into_iter().enumerate() {
            let Counter::Merged(tokenizer) = whole.clone() else { continue };
            let vocabulary = tokenizer.lock().expect("nobody panicked").vocabulary().clone();
            let mut random = Random::new(78);
            let mut counters = opened(shipped.name);
            for step in 0..2000 {
                let mut bytes = Vec::new();
                for _ in 0..1 + random.below(3) {
                    vocabulary.push_bytes(random.below(300 + 12 * step) as u32, &mut bytes);
                }
                let Ok(text) = String::from_utf8(bytes) else { continue };
                let counter = counters[at].1.clone();
                if counter.covers(text.as_bytes()) || step % 20 == 0 {
                    read_for(&text, &counters, &counter, 64);
                    agree(&text, &mut counters[at].1, &mut whole, known.name());
                }
                if counter.is_whole() {
                    counters = opened(shipped.name);
                }
            }
        }
    }
}

#[test]
fn reads_no_more_parts_than_a_text_needs() {
    let counters = opened("o200k_base");
    let counter = &counters[0].1;
    for (text, parts) in [
        ("a", 0),
        ("plain text", 1),
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
        assert_eq!(read_for(text, &counters, counter, usize::MAX), parts, "{text}");
    }
    assert!(counter.is_whole());
}

#[test]
fn of_plain_words_alone_no_more_is_read_than_the_tokens_up_to_theirs() {
    let counters = opened("o200k_base");
    let mut counter = counters[0].1.clone();
    // The last of them, " hello", is token 40617; not all of those before it are in the first part, which has 94,000.
    let text = "This is how it said hello to many people, and that was all.";
    let times = read_for(text, &counters, &counter, 64);
    assert!((100..40_617 / 64).contains(&times), "{times}");
    assert_eq!(counter.count_utf8(text.as_bytes(), Special::Text), Ok(15));
    // What is no token is asked of all the part, and a special token is none of the words.
    assert_eq!(read_for("tokentill", &counters, &counter, usize::MAX), 1);
    let counters = opened("o200k_base");
    let counter = counters[0].1.clone();
    read_for("This is how it said", &counters, &counter, 64);
    assert!(counter.covers(b"This is how") && !counter.covers(b"how</s>is"));
}

#[test]
fn whoever_holds_a_vocabulary_keeps_it_while_another_reads_on() {
    let counters = opened("o200k_base");
    let Counter::Merged(tokenizer) = &counters[0].1 else { panic!("it merges") };
    let before = tokenizer.lock().expect("nobody panicked").vocabulary().clone();
    read_for("東京", &counters, &counters[0].1, usize::MAX);
    let after = tokenizer.lock().expect("nobody panicked").vocabulary().clone();
    // 東 is a token, in a part that was not read before.
    let number = (0..after.len() as u32).find(|number| {
        let mut bytes = Vec::new();
        after.push_bytes(*number, &mut bytes) && bytes == "東".as_bytes()
    });
    let number = number.expect("a token");
    assert_eq!((before.length(number), after.length(number)), (0, 3));
}
