//! Seeded edits as people and programs make them, on texts of many kinds. Knows UTF-16, no tokens.

use std::ops::Range;

use super::texts::{EDGES, Random, WORDS, random_code_points, random_text};

/// A replacement of a range of UTF-16 code units.
#[derive(Clone, Debug)]
pub struct Edit {
    pub range: Range<usize>,
    pub insert: Vec<u16>,
}

/// What a text is made of; the same is mostly typed into it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Words, punctuation and line breaks.
    Prose,
    /// Fragments that make the rare alternatives of the patterns common.
    Hostile,
    /// Chinese without any punctuation, now and then a small letter or a capital.
    Chinese,
    /// One letter.
    OneLetter,
    /// Two symbols in turn.
    Period,
    /// A run of symbols, emoji among them.
    Symbols,
    /// White space of every kind.
    Blank,
    /// Line breaks, and carriage returns without one.
    Breaks,
    /// Digits.
    Digits,
    /// Random small letters without an end.
    Letters,
    /// Letters, digits and two symbols, as files are written in mails.
    Base64,
    /// Emoji and halves of them.
    Surrogates,
    /// Letters with combining marks, and syllables in parts: a normalization joins and orders them.
    Marks,
    /// Tags whole and broken, and what else is a piece to some encoding wherever it stands.
    Markup,
    /// Random code points of every plane.
    CodePoints,
}

impl Kind {
    pub const ALL: &[Kind] = &[
        Kind::Prose,
        Kind::Hostile,
        Kind::Chinese,
        Kind::OneLetter,
        Kind::Period,
        Kind::Symbols,
        Kind::Blank,
        Kind::Breaks,
        Kind::Digits,
        Kind::Letters,
        Kind::Base64,
        Kind::Surrogates,
        Kind::Marks,
        Kind::Markup,
        Kind::CodePoints,
    ];

    /// A few characters of this kind.
    fn some(self, random: &mut Random) -> String {
        let one_of = |random: &mut Random, from: &str| {
            let all: Vec<char> = from.chars().collect();
            (0..1 + random.below(4)).map(|_| random.pick(&all)).collect()
        };
        match self {
            Kind::Prose => random.pick(WORDS).to_owned() + random.pick(&[" ", ", ", ".\n", " "]),
            Kind::Hostile => {
                let pieces = 1 + random.below(4);
                random_text(random, pieces)
            }
            Kind::Chinese => {
                one_of(random, "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年")
            }
            Kind::OneLetter => "a".to_owned(),
            Kind::Period => "=-".to_owned(),
            Kind::Symbols => one_of(random, "!#$%&*+,-.:;<=>?@^_~€→😀🎉"),
            Kind::Blank => one_of(random, "     \t\u{a0}\u{3000}\n"),
            Kind::Breaks => one_of(random, "\n\n\n\r\r"),
            Kind::Digits => one_of(random, "0123456789"),
            Kind::Letters => one_of(random, "abcdefghijklmnopqrstuvwxyz"),
            Kind::Base64 => {
                one_of(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            }
            Kind::Surrogates => one_of(random, "😀👍🏽👩\u{200d}💻🎉a"),
            Kind::Marks => one_of(
                random,
                "eAé ö\u{301}\u{323}\u{308}\u{345}\u{1100}\u{1161}\u{11a8}각\u{212b}\u{958}\u{fb4b}",
            ),
            Kind::Markup => random.pick(TAGS).to_owned(),
            Kind::CodePoints => random_code_points(random, 3),
        }
    }
}

const TAGS: &[&str] = &[
    "<table>",
    "</td>",
    "<",
    ">",
    "b>",
    "> </",
    "li",
    "[multimodal]",
    "<unused12>",
    "▁",
    "▁▁",
    "&&&",
    "<unused",
    "0",
    "==",
    "<start_of_turn>",
    "中",
];

/// A text of some `units` UTF-16 code units.
pub fn text_of(kind: Kind, units: usize, random: &mut Random) -> Vec<u16> {
    let mut text = Vec::with_capacity(units + 16);
    while text.len() < units {
        text.extend(kind.some(random).encode_utf16());
    }
    text
}

/// The next edit of a text that should keep about the same length.
pub fn next_edit(kind: Kind, text: &[u16], usual: usize, random: &mut Random) -> Edit {
    let at = place(text, random);
    let grown = text.len() > usual + usual / 4;
    match random.below(if grown { 12 } else { 16 }) {
        0..4 => remove(text, at, 1),
        4 => remove(text, at, 2 + random.below(12)),
        5 => remove(text, at, random.below(usual / 8 + 2)),
        6 if grown => remove(text, at, text.len() - usual),
        6 => copy(text, at, random),
        7 => Edit { insert: typed(kind, random), ..remove(text, at, 1 + random.below(4)) },
        8 => half_a_pair(text, at, random),
        9 => Edit { range: at..at, insert: random.pick(EDGES).encode_utf16().collect() },
        10 => Edit {
            range: at..at,
            insert: random.pick(&["\r", "\n", "'", " "]).encode_utf16().collect(),
        },
        _ => Edit { range: at..at, insert: typed(kind, random) },
    }
}

fn typed(kind: Kind, random: &mut Random) -> Vec<u16> {
    let text: Vec<u16> = kind.some(random).encode_utf16().collect();
    let keys = if random.below(2) == 0 { 1 } else { text.len() };
    text.into_iter().take(keys).collect()
}

/// Often at an end, or beside where somebody would have stood before.
fn place(text: &[u16], random: &mut Random) -> usize {
    match random.below(10) {
        0 => 0,
        1 => text.len(),
        2 => random.below(8.min(text.len() + 1)),
        3 => text.len() - random.below(8.min(text.len() + 1)),
        _ => random.below(text.len() + 1),
    }
}

fn remove(text: &[u16], at: usize, units: usize) -> Edit {
    Edit { range: at..(at + units).min(text.len()), insert: Vec::new() }
}

/// Copies a part of the text to another place.
fn copy(text: &[u16], at: usize, random: &mut Random) -> Edit {
    let from = random.below(text.len() + 1);
    let to = (from + random.below(text.len() / 8 + 2)).min(text.len());
    Edit { range: at..at, insert: text[from..to].to_vec() }
}

/// Half of a surrogate pair: typed, or taken away from the next whole one.
fn half_a_pair(text: &[u16], at: usize, random: &mut Random) -> Edit {
    let next = (at..text.len().min(at + 50)).find(|at| (0xd800..0xe000).contains(&text[*at]));
    match (random.below(3), next) {
        (0, Some(half)) => remove(text, half, 1),
        (1, Some(half)) => Edit { range: half..half, insert: vec![random.pick(&[0xd83d, 0xde00])] },
        _ => Edit { range: at..at, insert: vec![random.pick(&[0xd83d, 0xde00, 0xd800, 0xdfff])] },
    }
}
