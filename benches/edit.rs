//! One keystroke in a text that stands: `cargo bench --bench edit [-- <kind>]`. Prints the median and the 99th
//! of 100 for each kind of text, length and place. Not criterion, which reports means: a typist feels
//! the slowest keystrokes.

use std::sync::Arc;
use std::time::Instant;

use tokentill::tokenizer::vocabulary::Vocabulary;
use tokentill::tokenizer::{Counter, Document, Tokenizer, encoding};

const ENCODINGS: [&str; 2] = ["o200k_base", "cl100k_base"];
const KEYSTROKES: usize = 2_000;

fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let counters: Vec<Counter> = ENCODINGS.iter().map(|name| tokenizer(name).into()).collect();
    println!(
        "{:<10} {:>9} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "text", "bytes", "place", "open ms", "median us", "p99 us", "worst us"
    );
    for (kind, unit) in kinds() {
        if !wanted.is_empty() && !wanted.contains(&kind.to_owned()) {
            continue;
        }
        for bytes in [1_000, 100_000, 1_000_000, 10_000_000] {
            let text = repeated(&unit, bytes);
            for place in ["start", "middle", "end", "random"] {
                measure(&counters, kind, &text, place);
            }
        }
    }
}

fn measure(counters: &[Counter], kind: &str, text: &str, place: &str) {
    let opened = Instant::now();
    let mut document = Document::new(counters.to_vec(), text);
    let open = opened.elapsed();
    let length = document.len();
    let mut at = match place {
        "start" => 0,
        "middle" => length / 2,
        _ => length,
    };
    let mut random = 7u64;
    let mut times = Vec::with_capacity(KEYSTROKES);
    for key in 0..KEYSTROKES {
        if place == "random" {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            at = (random >> 33) as usize % document.len();
        }
        let letter = ["a", "b", " ", "c", "d", "e"][key % 6];
        let start = Instant::now();
        // Every fourth key takes the last letter back.
        if key % 4 == 3 && at > 0 {
            document.edit(at - 1..at, "").expect("within the text");
            at -= 1;
        } else {
            document.edit(at..at, letter).expect("within the text");
            at += 1;
        }
        std::hint::black_box(document.count(0) + document.count(ENCODINGS.len() - 1));
        times.push(start.elapsed());
    }
    times.sort();
    let micros =
        |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
    println!(
        "{kind:<10} {:>9} {place:>8} {:>9.1} {:>9.1} {:>9.1} {:>9.1}",
        text.len(),
        open.as_secs_f64() * 1e3,
        micros(0.5),
        micros(0.99),
        micros(1.0)
    );
}

/// What each text is a repetition of.
fn kinds() -> Vec<(&'static str, String)> {
    let mut random = 1u64;
    let mut pick = |from: &str, count: usize| -> String {
        let all: Vec<char> = from.chars().collect();
        (0..count)
            .map(|_| {
                random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                all[(random >> 33) as usize % all.len()]
            })
            .collect()
    };
    let readme = include_str!("../README.md").to_owned() + include_str!("../ARCHITECTURE.md");
    vec![
        ("markdown", readme),
        ("chinese", pick("的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年", 3_000)),
        ("base64", pick("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 9_000)),
        ("letters", pick("abcdefghijklmnopqrstuvwxyz", 9_000)),
        ("digits", pick("0123456789", 9_000)),
        ("a", "a".to_owned()),
        ("spaces", " ".to_owned()),
        ("breaks", "\n".to_owned()),
    ]
}

fn repeated(unit: &str, bytes: usize) -> String {
    let mut text = unit.repeat(bytes / unit.len() + 1);
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.truncate(end);
    text
}

fn tokenizer(name: &str) -> Tokenizer {
    let encoding = encoding(name).expect("a known encoding");
    let path = format!("{}/vocabularies/{}.till", env!("CARGO_MANIFEST_DIR"), encoding.vocabulary);
    let pack = std::fs::read(path).expect("the packs are in the repository");
    let vocabulary = Vocabulary::from_pack(&pack).expect("a good pack");
    Tokenizer::new(encoding, Arc::new(vocabulary)).expect("its own vocabulary")
}
