//! Unicode's Normalization Form C over tables of some 9 KB. The well-kept crate for it carries ten times
//! as much for forms that no encoding asks for; the tests hold this to it, over every character.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::by_character::ByCharacter;
use super::nfc_tables::{CLASSES, COMPOSITES, NEWER, OTHERS};
use super::{Change, Normalized};

/// No character below this one is ever changed.
const FIRST_UNSTABLE: u32 = 0x300;
/// Beyond this there are only the compatibility ideographs.
const FLAT: usize = 0x1f000;

/// Whose tables. Characters are added to Unicode, and what is known of those that it has never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// The newest.
    Current,
    /// Those of Unicode 9, to which Hugging Face's tokenizers still hold.
    Older,
}

/// The text in Normalization Form C, and where it was changed.
///
/// Cost: one look at each character; nothing is allocated for a text that is in that form already.
pub fn nfc(text: &str, edition: Edition) -> Normalized<'_> {
    let tables = Tables::get(edition);
    let mut output: Vec<u8> = Vec::new();
    let mut changes = Vec::new();
    let mut copied = 0;
    let mut rest = 0;
    while let Some(range) = next_unstable(tables, text, rest) {
        rest = range.end;
        let given = &text[range.clone()];
        let composed = tables.compose(given);
        if composed == given {
            continue;
        }
        output.extend_from_slice(&text.as_bytes()[copied..range.start]);
        let start = output.len();
        output.extend_from_slice(composed.as_bytes());
        copied = range.end;
        changes.push(Change { given: range, normalized: start..output.len() });
    }
    if changes.is_empty() {
        return Normalized::unchanged(text.as_bytes());
    }
    output.extend_from_slice(&text.as_bytes()[copied..]);
    Normalized { text: Cow::Owned(output), changes }
}

/// Whether a character begins a stretch of its own: nothing before it has a part in what becomes of it.
pub(super) fn is_stable(character: char, edition: Edition) -> bool {
    !Tables::get(edition).is_unstable(character)
}

/// The next stretch from `from` on that may change: a stable character, if there is one, and the others
/// that follow it. Nothing outside of the stretch has a part in what becomes of it.
fn next_unstable(tables: &Tables, text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut stable = from;
    let mut at = from;
    while at < bytes.len() {
        // No character below U+0300 has a lead byte as high as this one.
        if bytes[at] < 0xcc {
            stable = at;
            at += if bytes[at] < 0x80 { 1 } else { 2 };
            continue;
        }
        let c = text[at..].chars().next()?;
        if tables.is_unstable(c) {
            break;
        }
        stable = at;
        at += c.len_utf8();
    }
    if at >= bytes.len() {
        return None;
    }
    let unstable = text[at..].char_indices().find(|(_, c)| !tables.is_unstable(*c));
    let end = unstable.map_or(text.len(), |(offset, _)| at + offset);
    Some(stable.min(at)..end)
}

/// The generated tables, expanded once.
struct Tables {
    /// A character, and the two that it is composed of.
    pairs: ByCharacter,
    /// The reverse.
    composites: ByCharacter,
    /// Characters that are taken apart and never composed, and their one to three parts.
    others: ByCharacter,
    classes: Vec<u8>,
    /// One bit a character: it may change, or change another.
    unstable: Vec<u64>,
}

impl Tables {
    fn get(edition: Edition) -> &'static Tables {
        static CURRENT: OnceLock<Tables> = OnceLock::new();
        static OLDER: OnceLock<Tables> = OnceLock::new();
        match edition {
            Edition::Current => CURRENT.get_or_init(|| Tables::expand(edition)),
            Edition::Older => OLDER.get_or_init(|| Tables::expand(edition)),
        }
    }

    // Asked once: bytes of code are worth more than time.
    #[cold]
    fn expand(edition: Edition) -> Tables {
        let mut tables = Tables {
            pairs: ByCharacter::default(),
            composites: ByCharacter::default(),
            others: ByCharacter::default(),
            classes: Vec::with_capacity(FLAT),
            unstable: vec![0; FLAT / 64],
        };
        tables.read_composites();
        tables.read_others();
        let mut classes = Numbers(CLASSES);
        while let Some(length) = classes.next() {
            let class = classes.next_byte();
            tables.classes.resize(tables.classes.len() + length as usize, class);
        }
        if edition == Edition::Older {
            tables.forget_newer();
        }
        tables.mark_unstable();
        tables
    }

    /// `COMPOSITES`: the distance to the last character, and the two that it is composed of.
    fn read_composites(&mut self) {
        let mut numbers = Numbers(COMPOSITES);
        let mut code = 0;
        while let Some(distance) = numbers.next() {
            code += distance;
            let (c, first, second) = (character(code), numbers.character(), numbers.character());
            self.pairs.insert(&[c], &[first, second]);
            self.composites.insert(&[first, second], &[c]);
        }
    }

    /// `OTHERS`: four times the distance to the last character, plus the number of its parts; the parts.
    fn read_others(&mut self) {
        let mut numbers = Numbers(OTHERS);
        let mut code = 0;
        while let Some(number) = numbers.next() {
            code += number >> 2;
            let parts: Vec<char> = (0..number & 3).map(|_| numbers.character()).collect();
            self.others.insert(&[character(code)], &parts);
        }
    }

    /// `NEWER`: the distance from the end of the last run, and the length of this one.
    fn forget_newer(&mut self) {
        let mut numbers = Numbers(NEWER);
        let mut code = 0;
        while let Some(distance) = numbers.next() {
            code += distance;
            for _ in 0..numbers.next().unwrap_or_default() {
                self.forget(code);
                code += 1;
            }
        }
    }

    fn forget(&mut self, code: u32) {
        let c = character(code);
        self.others.remove(&[c]);
        let pair: Vec<char> = self.pairs.get(&[c]).collect();
        if !pair.is_empty() {
            self.pairs.remove(&[c]);
            self.composites.remove(&pair);
        }
        if let Some(class) = self.classes.get_mut(code as usize) {
            *class = 0;
        }
    }

    fn mark_unstable(&mut self) {
        let combining = (0u32..).zip(&self.classes).filter(|(_, class)| **class != 0);
        let mut codes: Vec<u32> = combining.map(|(code, _)| code).collect();
        codes.extend(self.others.keys().map(u32::from));
        codes.extend(self.pairs.lasts().map(u32::from));
        codes.extend((hangul::V..hangul::V + 21).chain(hangul::T + 1..hangul::T + 28));
        for code in codes.into_iter().filter(|code| (*code as usize) < FLAT) {
            self.unstable[code as usize / 64] |= 1 << (code % 64);
        }
    }

    fn is_unstable(&self, c: char) -> bool {
        let code = u32::from(c);
        if code < FIRST_UNSTABLE {
            return false;
        }
        match self.unstable.get(code as usize / 64) {
            Some(bits) => bits >> (code % 64) & 1 != 0,
            None => self.others.get(&[c]).next().is_some(),
        }
    }

    fn class(&self, c: char) -> u8 {
        self.classes.get(c as usize).copied().unwrap_or(0)
    }

    /// The composed form of a stretch.
    fn compose(&self, text: &str) -> String {
        let mut parts = Vec::new();
        text.chars().for_each(|c| self.push_parts(c, &mut parts));
        self.order(&mut parts);
        self.join(&parts)
    }

    fn push_parts(&self, c: char, parts: &mut Vec<char>) {
        let mut pair = self.pairs.get(&[c]);
        let pair = hangul::parts(c).or_else(|| Some((pair.next()?, pair.next()?)));
        if let Some((first, second)) = pair {
            self.push_parts(first, parts);
            parts.push(second);
            return;
        }
        let before = parts.len();
        parts.extend(self.others.get(&[c]));
        if parts.len() == before {
            parts.push(c);
        }
    }

    /// Marks in a row go by their class, those of one class in the order of the text.
    fn order(&self, parts: &mut [char]) {
        for run in parts.chunk_by_mut(|_, next| self.class(*next) != 0) {
            // The first of a run is a starter, or a mark that the text begins with.
            let from = usize::from(run.first().is_some_and(|c| self.class(*c) == 0));
            let marks = &mut run[from..];
            if !marks.is_sorted_by_key(|c| self.class(*c)) {
                self.sort_by_class(marks);
            }
        }
    }

    /// By counting, since a hostile text can have a million marks in a row.
    fn sort_by_class(&self, marks: &mut [char]) {
        let mut next = [0; 257];
        marks.iter().for_each(|c| next[usize::from(self.class(*c)) + 1] += 1);
        (0..256).for_each(|class| next[class + 1] += next[class]);
        let before = Vec::from(&*marks);
        for c in before {
            let place = &mut next[usize::from(self.class(c))];
            marks[*place] = c;
            *place += 1;
        }
    }

    /// Joins each starter with what follows it and is not blocked.
    fn join(&self, parts: &[char]) -> String {
        let mut joined: Vec<char> = Vec::with_capacity(parts.len());
        let mut starter: Option<usize> = None;
        for &part in parts {
            let class = self.class(part);
            if let Some(at) = starter {
                let between = joined[at + 1..].last().map(|c| self.class(*c));
                let blocked = between.is_some_and(|last| last == 0 || last >= class);
                if !blocked && let Some(c) = self.composite(joined[at], part) {
                    joined[at] = c;
                    continue;
                }
            }
            if class == 0 {
                starter = Some(joined.len());
            }
            joined.push(part);
        }
        joined.into_iter().collect()
    }

    fn composite(&self, first: char, second: char) -> Option<char> {
        hangul::composite(first, second).or_else(|| self.composites.get(&[first, second]).next())
    }
}

fn character(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Little-endian base-128 numbers in a row.
struct Numbers(&'static [u8]);

impl Numbers {
    fn next_byte(&mut self) -> u8 {
        let (byte, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *byte
    }

    fn next(&mut self) -> Option<u32> {
        if self.0.is_empty() {
            return None;
        }
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.next_byte();
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }

    fn character(&mut self) -> char {
        character(self.next().unwrap_or_default())
    }
}

/// Korean syllables are composed by arithmetic (The Unicode Standard, section 3.12).
mod hangul {
    const S: u32 = 0xac00;
    const L: u32 = 0x1100;
    pub(super) const V: u32 = 0x1161;
    /// One before the first trailing consonant.
    pub(super) const T: u32 = 0x11a7;

    pub(super) fn parts(c: char) -> Option<(char, char)> {
        let index = (c as u32).checked_sub(S).filter(|index| *index < 19 * 21 * 28)?;
        let pair = match index % 28 {
            0 => (L + index / 588, V + index / 28 % 21),
            trailing => (S + index - trailing, T + trailing),
        };
        Some((char::from_u32(pair.0)?, char::from_u32(pair.1)?))
    }

    pub(super) fn composite(first: char, second: char) -> Option<char> {
        let (first, second) = (first as u32, second as u32);
        if (L..L + 19).contains(&first) && (V..V + 21).contains(&second) {
            return char::from_u32(S + ((first - L) * 21 + second - V) * 28);
        }
        let is_open = (S..S + 19 * 21 * 28).contains(&first) && (first - S).is_multiple_of(28);
        let composed = first.wrapping_add(second.wrapping_sub(T));
        (is_open && (T + 1..T + 28).contains(&second)).then(|| char::from_u32(composed)).flatten()
    }
}
