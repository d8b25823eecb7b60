//! Claude's pieces out of the data of the package ctok, and what the rules must know of characters: the
//! categories of Unicode 15.1, which its author measured with, and the exceptions that he found.

use std::collections::BTreeSet;
use std::path::Path;

use regex_syntax::hir::{Class, HirKind};
use serde_json::Value;
use tokentill::tokenizer::claude::pack::{Parts, Piece, Shape, Traits};
use unicode_normalization::char::canonical_combining_class;

/// The two vocabularies; Claude 4.8 has that of 4.7.
pub fn all(folder: &Path) -> Vec<Parts> {
    let characters = runs(&traits());
    ["claude_3", "claude_4_7"].map(|name| parts(name, folder, characters.clone())).into()
}

fn parts(name: &str, folder: &Path, characters: Vec<(u32, Traits)>) -> Parts {
    let file = std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let json: Value = serde_json::from_slice(&file).expect("the file is JSON");
    Parts {
        name: name.to_owned(),
        licence: "MIT".to_owned(),
        source: "measured by Sander Land, by way of the Python package ctok 1.3.0; not Anthropic's"
            .to_owned(),
        characters,
        pieces: pieces(&json).into_iter().collect(),
    }
}

/// All groups of the file in one list, sorted. A mark that stands alone is a token anyhow.
fn pieces(json: &Value) -> BTreeSet<Piece> {
    let mut pieces = BTreeSet::new();
    for (group, tokens) in json["tokens"].as_object().expect("the file has tokens") {
        for token in tokens.as_object().expect("a group is a map").keys() {
            match group.as_str() {
                "bytes_fallback" => {
                    pieces.insert(Piece { body: hex(token), shape: Shape::Middle });
                }
                "markers" => {}
                _ => {
                    pieces.insert(marked(token));
                }
            }
            if group == "contractions" {
                pieces.insert(Piece { body: token.clone().into_bytes(), shape: Shape::Ending });
            }
        }
    }
    pieces
}

fn hex(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hexadecimal digits");
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// A piece in ctok's notation: marks in angle brackets, and bytes that would look like them.
fn marked(token: &str) -> Piece {
    let (shift, rest) = stripped(token, "⟨shift⟩");
    let (capitals, rest) = stripped(rest, "⟨caps⟩");
    let (opens, rest) = stripped(rest, "⟨bow⟩");
    let (ends, body) = match rest.strip_suffix("⟨eow⟩") {
        Some(body) => (true, body),
        None => (false, rest),
    };
    let shape = match (shift, capitals, opens, ends) {
        (false, false, false, false) => Shape::Middle,
        (false, false, true, false) => Shape::Opening,
        (false, false, false, true) => Shape::Ending,
        (false, false, true, true) => Shape::Word,
        (true, false, true, true) => Shape::ShiftedWord,
        (false, true, true, true) => Shape::CapitalsWord,
        _ => panic!("{token} has marks in an order that no piece has"),
    };
    Piece { body: unescaped(body), shape }
}

fn stripped<'a>(text: &'a str, mark: &str) -> (bool, &'a str) {
    text.strip_prefix(mark).map_or((false, text), |rest| (true, rest))
}

/// `⟨0xNN⟩` is a byte.
fn unescaped(body: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find("⟨0x") {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let digits = &rest[at + "⟨0x".len()..];
        bytes.extend(hex(&digits[..2]));
        rest = digits[2..].strip_prefix('⟩').expect("a byte ends in a bracket");
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Characters of the basic plane that a property of Unicode holds for, of those that 15.1 knows.
struct Property(Vec<bool>);

impl Property {
    fn new(pattern: &str) -> Self {
        let mut members = vec![false; 0x10000];
        each_member(pattern, |at| members[at] = true);
        let mut known = vec![false; 0x10000];
        each_member(r"\p{Age=15.1}", |at| known[at] = true);
        Self(members.iter().zip(known).map(|(member, known)| *member && known).collect())
    }

    fn has(&self, code: usize) -> bool {
        self.0[code]
    }
}

fn each_member(pattern: &str, mut visit: impl FnMut(usize)) {
    let hir = regex_syntax::parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
    let HirKind::Class(Class::Unicode(class)) = hir.kind() else {
        panic!("{pattern} is not a class of characters");
    };
    for range in class.ranges() {
        let end = (range.end() as usize).min(0xffff);
        (range.start() as usize..=end).for_each(&mut visit);
    }
}

/// Pairs of a capital and a small letter that are newer than 15.1 and known to the models.
const NEWER_CASED: [(usize, usize); 2] = [(0x1c89, 0x1c8a), (0xa7cb, 0x264)];
/// Vowel points newer than 15.1 that ctok takes for a part of the word, as its regex engine knows them.
const NEWER_POINTS: [usize; 3] = [0x5c8, 0x5c9, 0x897];
/// Symbols that are written as punctuation, though the others of their kind are not.
const PUNCTUATION: &str = "—»«•°„–−£§€…√→（№†└│།·─═█";
/// Symbols and numbers that are written as letters.
const LETTERLIKE: [std::ops::RangeInclusive<usize>; 4] =
    [0x16ee..=0x16f0, 0x2160..=0x2188, 0x24b6..=0x24e9, 0xa6e6..=0xa6ef];
/// Ideographic symbols that stay with the ideographs.
const IDEOGRAPHIC: &str = "〄〒〓〠〶〷〾〿";

/// Indexed by code point of the basic plane.
fn traits() -> Vec<Traits> {
    let category = Categories::new();
    (0..0x10000).map(|code| category.traits(code)).collect()
}

struct Categories {
    letter: Property,
    mark: Property,
    decimal: Property,
    other_number: Property,
    punctuation: Property,
    symbol: Property,
    separator: Property,
    format: Property,
    other: Property,
    alphabetic: Property,
    uppercase: Property,
    lowercase: Property,
}

impl Categories {
    fn new() -> Self {
        Self {
            letter: Property::new(r"\p{L}"),
            mark: Property::new(r"\p{M}"),
            decimal: Property::new(r"\p{Nd}"),
            other_number: Property::new(r"\p{No}"),
            punctuation: Property::new(r"\p{P}"),
            symbol: Property::new(r"\p{S}"),
            separator: Property::new(r"\p{Z}"),
            format: Property::new(r"\p{Cf}"),
            other: Property::new(r"[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Co}]"),
            alphabetic: Property::new(r"\p{Alphabetic}"),
            uppercase: Property::new(r"\p{Uppercase}"),
            lowercase: Property::new(r"\p{Lowercase}"),
        }
    }

    fn traits(&self, code: usize) -> Traits {
        let is_selector = (0xfe00..=0xfe0f).contains(&code);
        let newer = NEWER_CASED.iter().any(|(upper, lower)| *upper == code || *lower == code);
        let stands_outside = self.mark.has(code) && !is_selector && !self.alphabetic.has(code);
        let mut traits = self.class(code, is_selector, newer);
        let mut set = |condition: bool, bit: u16| traits |= if condition { bit } else { 0 };
        set(self.is_upper(code), Traits::UPPER);
        set(self.is_lower(code), Traits::LOWER);
        set(newer || self.letter.has(code) || self.mark.has(code), Traits::LETTER);
        set(self.is_stray(code) && !stands_outside, Traits::STRAY);
        set(stands_outside || self.is_border(code), Traits::BORDER);
        let number = self.other_number.has(code) || self.decimal.has(code) && code >= 0x80;
        set(number, Traits::NUMBER);
        set(self.decimal.has(code), Traits::DECIMAL);
        set(self.other_number.has(code), Traits::OTHER_NUMBER);
        set(is_selector, Traits::SELECTOR);
        Traits(traits)
    }

    fn class(&self, code: usize, is_selector: bool, newer: bool) -> u16 {
        const HARD: u16 = 0;
        const WORDY: u16 = 1;
        const DIGIT: u16 = 2;
        const PUNCTUATION_RUN: u16 = 3;
        const SPACE: u16 = 4;
        let named = |list: &str| list.chars().any(|c| c as usize == code);
        let arabic = (0x660..=0x669).contains(&code) || (0x6f0..=0x6f9).contains(&code);
        let ascii = code < 0x80;
        if newer || NEWER_POINTS.contains(&code) {
            WORDY
        } else if self.separator.has(code) || matches!(code, 9..=13) {
            SPACE
        } else if LETTERLIKE.iter().any(|range| range.contains(&code)) {
            WORDY
        } else if self.decimal.has(code) && (ascii || arabic) {
            DIGIT
        } else if ascii && (self.punctuation.has(code) || self.symbol.has(code))
            || named(PUNCTUATION)
        {
            PUNCTUATION_RUN
        } else if is_selector {
            HARD
        } else if self.mark.has(code) {
            if self.alphabetic.has(code) { WORDY } else { HARD }
        } else if self.letter.has(code) && !is_hard_letter(code) {
            WORDY
        } else {
            HARD
        }
    }

    /// A capital is one that has another small form, and Claude takes it for one.
    fn is_upper(&self, code: usize) -> bool {
        let c = char::from_u32(code as u32);
        let lowers = c.is_some_and(|c| c.to_lowercase().ne([c]));
        NEWER_CASED.iter().any(|(upper, _)| *upper == code)
            || self.uppercase.has(code) && lowers && code != 0x3f4
    }

    fn is_lower(&self, code: usize) -> bool {
        self.lowercase.has(code) || NEWER_CASED.iter().any(|(_, lower)| *lower == code)
    }

    /// A combining mark; a Syriac vowel is as good as a letter.
    fn is_stray(&self, code: usize) -> bool {
        let syriac_vowel = code == 0x711 || (0x730..=0x73f).contains(&code);
        let known = self.mark.has(code);
        let class = char::from_u32(code as u32).map_or(0, canonical_combining_class);
        known && class != 0 && !syriac_vowel
    }

    fn is_border(&self, code: usize) -> bool {
        let is_surrogate = (0xd800..0xe000).contains(&code);
        let unassigned = !self.other.has(code) && !is_surrogate;
        let takes = self.punctuation.has(code)
            || self.symbol.has(code)
            || self.format.has(code)
            || unassigned;
        let named = IDEOGRAPHIC.chars().any(|c| c as usize == code);
        let ideographic =
            (0x3001..=0x303f).contains(&code) && (self.punctuation.has(code) || named);
        takes && !ideographic
    }
}

/// Ideographs, Hangul, and the marks that repeat them.
fn is_hard_letter(code: usize) -> bool {
    matches!(
        code,
        0x4e00..=0x9fff
            | 0x3400..=0x4dbf
            | 0xf900..=0xfaff
            | 0xac00..=0xd7a3
            | 0x3005
            | 0x3006
            | 0x3031..=0x3035
            | 0x303b
            | 0x303c
    )
}

fn runs(traits: &[Traits]) -> Vec<(u32, Traits)> {
    traits.chunk_by(|a, b| a == b).map(|run| (run.len() as u32, run[0])).collect()
}
