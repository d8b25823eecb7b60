//! The class of a character, as far as the patterns of `patterns.rs` tell characters apart.
//! Knows nothing of pieces; the table is generated into `class_tables.rs`.

use std::cell::Cell;
use std::sync::OnceLock;

use super::class_tables::RUNS;

/// A set of classes: one bit a class.
pub(crate) type Set = u32;

/// Cased capital: `\p{Lu}` and `\p{Lt}`.
pub(crate) const UPPER: Set = 1 << 1;
/// Small letter: `\p{Ll}`.
pub(crate) const LOWER: Set = 1 << 2;
/// Letters without case: `\p{Lm}` and `\p{Lo}`.
pub(crate) const UNCASED: Set = 1 << 3;
/// Combining marks: `\p{M}`.
pub(crate) const MARK: Set = 1 << 4;
/// Numbers of every kind: `\p{N}`.
pub(crate) const NUMBER: Set = 1 << 5;
/// White space: `\s`.
pub(crate) const SPACE: Set = 1 << 6;
/// Every letter: `\p{L}`.
pub(crate) const LETTER: Set = UPPER | LOWER | UNCASED;
/// Punctuation and symbols: `\p{P}` and `\p{S}`.
pub(crate) const PUNCTUATION: Set = 1 << 7;
/// None of these: controls, format characters, private and unassigned code points.
pub(crate) const OTHER: Set = 1 << 0;
/// What most patterns call punctuation: neither white space, letter nor number, and not the end.
pub(crate) const SYMBOL: Set = OTHER | MARK | PUNCTUATION;
/// Stands beside a class: the script is Han.
pub(crate) const HAN: Set = 1 << 8;
/// The end of the text, which is in no other set.
pub(crate) const END: Set = 1 << 31;

/// Characters below this have a byte each in the table; of those above, runs are searched.
const FLAT: usize = 0x32400;
/// The low bits of an entry are the class number, bit 3 says that the script is Han.
const CLASS_BITS: u8 = 7;
const HAN_BIT: u8 = 8;

/// The table of classes, expanded from its runs once (some 50 µs in native code, 206 KB): not for a text of ASCII alone.
pub(crate) struct Classes {
    flat: Vec<u8>,
    beyond: Vec<(u32, u8)>,
}

impl Classes {
    /// The one table, built at the first use.
    pub(crate) fn get() -> &'static Classes {
        static TABLE: OnceLock<Classes> = OnceLock::new();
        TABLE.get_or_init(Classes::expand)
    }

    fn expand() -> Classes {
        let mut flat = Vec::with_capacity(FLAT);
        let mut beyond = Vec::new();
        let mut next = 0u32;
        let mut runs = RUNS.iter();
        while let Some((length, class)) = next_run(&mut runs) {
            let room = FLAT - flat.len();
            flat.resize(flat.len() + room.min(length as usize), class);
            if length as usize > room {
                beyond.push((next + length, class));
            }
            next += length;
        }
        Classes { flat, beyond }
    }

    /// The class of a code point, as a set of one; [`HAN`] is added where it applies.
    #[inline]
    pub(crate) fn of(&self, code_point: u32) -> Set {
        let entry = self.entry(code_point);
        1 << (entry & CLASS_BITS) | Set::from(entry & HAN_BIT) << 5
    }

    fn entry(&self, code_point: u32) -> u8 {
        match self.flat.get(code_point as usize) {
            Some(entry) => *entry,
            None => self.beyond(code_point),
        }
    }

    #[cold]
    fn beyond(&self, code_point: u32) -> u8 {
        self.beyond.iter().find(|(end, _)| code_point < *end).map_or(0, |(_, class)| *class)
    }
}

/// One run: a little-endian base-128 number whose low four bits are the class and whose rest is the
/// number of code points.
fn next_run(bytes: &mut std::slice::Iter<'_, u8>) -> Option<(u32, u8)> {
    let mut value = 0u32;
    let mut shift = 0;
    loop {
        let byte = *bytes.next()?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some((value >> 4, (value & 15) as u8));
        }
        shift += 7;
    }
}

/// A text with the class of each of its characters.
///
/// The bytes are meant to be UTF-8. Bytes that are not are read as some character or other, never
/// past the end and never without progress.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) bytes: &'a [u8],
    /// Set as soon as somebody asks for what is past the end. Whoever looks at the bytes by another
    /// way than these methods must not let the end decide before they were asked.
    end_seen: &'a Cell<bool>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(bytes: &'a [u8], end_seen: &'a Cell<bool>) -> Self {
        Self { bytes, end_seen }
    }

    /// The byte at `at`, or 0 past the end.
    #[inline(always)]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        match self.bytes.get(at) {
            Some(byte) => *byte,
            None => self.see_end(),
        }
    }

    #[cold]
    fn see_end(&self) -> u8 {
        self.end_seen.set(true);
        0
    }

    /// The class of the character that starts at `at`, and where the next one starts.
    #[inline(always)]
    pub(crate) fn class(&self, at: usize) -> (Set, usize) {
        match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => (ASCII[usize::from(byte)], at + 1),
            Some(&lead) => self.class_beyond_ascii(at, lead),
            None => {
                self.see_end();
                (END, at)
            }
        }
    }

    fn class_beyond_ascii(&self, at: usize, lead: u8) -> (Set, usize) {
        let (code_point, length) = self.decode(at, lead);
        (Classes::get().of(code_point), (at + length).min(self.bytes.len()))
    }

    #[inline(always)]
    fn decode(&self, at: usize, lead: u8) -> (u32, usize) {
        let continuation = |offset: usize| u32::from(self.byte(at + offset) & 0x3f);
        let lead = u32::from(lead);
        match lead {
            0xc0..0xe0 => ((lead & 0x1f) << 6 | continuation(1), 2),
            0xe0..0xf0 => ((lead & 0x0f) << 12 | continuation(1) << 6 | continuation(2), 3),
            0xf0..=0xff => (
                (lead & 7) << 18 | continuation(1) << 12 | continuation(2) << 6 | continuation(3),
                4,
            ),
            _ => (lead, 1),
        }
    }

    /// The end of the run of characters of `set` that starts at `at`.
    #[inline(always)]
    pub(crate) fn run(&self, mut at: usize, set: Set) -> usize {
        loop {
            let (class, next) = self.class(at);
            if class & set == 0 {
                return at;
            }
            at = next;
        }
    }

    /// As [`Text::run`], of at most `most` characters.
    #[inline]
    pub(crate) fn short_run(&self, mut at: usize, set: Set, most: usize) -> usize {
        for _ in 0..most {
            let (class, next) = self.class(at);
            if class & set == 0 {
                break;
            }
            at = next;
        }
        at
    }
}

/// The classes of ASCII, where most texts spend their time.
pub(super) const ASCII: [Set; 128] = {
    let mut table = [1; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => NUMBER,
            b'\t'..=b'\r' | b' ' => SPACE,
            b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~' => PUNCTUATION,
            _ => OTHER,
        };
        byte += 1;
    }
    table
};
