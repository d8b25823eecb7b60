//! What is known of a character: its class in the stream, and the traits that borders and capitals depend
//! on. The table travels in the pack. Characters beyond the basic plane are all of one kind.

/// How a character is written into the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// By itself, without marks: ideographs, Hangul, emoji, and most symbols.
    Hard,
    /// As part of a word.
    Wordy,
    /// As part of a number.
    Digit,
    /// As part of a row of punctuation.
    Punctuation,
    /// As it is.
    Space,
}

/// Class and traits of a character, as the pack spells them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits(pub u16);

impl Traits {
    /// The bits of the class: 0 hard, 1 wordy, 2 digit, 3 punctuation, 4 space.
    pub const CLASS: u16 = 7;
    /// A capital that has another small form.
    pub const UPPER: u16 = 1 << 3;
    /// A small letter.
    pub const LOWER: u16 = 1 << 4;
    /// A letter or a mark by its category.
    pub const LETTER: u16 = 1 << 5;
    /// A mark that opens a word of its own where nothing before it can carry it.
    pub const STRAY: u16 = 1 << 6;
    /// Takes border marks as punctuation does.
    pub const BORDER: u16 = 1 << 7;
    /// A number that takes border marks.
    pub const NUMBER: u16 = 1 << 8;
    /// A decimal digit by its category.
    pub const DECIMAL: u16 = 1 << 9;
    /// Another number by its category.
    pub const OTHER_NUMBER: u16 = 1 << 10;
    /// A variation selector.
    pub const SELECTOR: u16 = 1 << 11;

    #[inline]
    pub(super) fn class(self) -> Class {
        match self.0 & Self::CLASS {
            1 => Class::Wordy,
            2 => Class::Digit,
            3 => Class::Punctuation,
            4 => Class::Space,
            _ => Class::Hard,
        }
    }

    #[inline]
    pub(super) fn has(self, trait_: u16) -> bool {
        self.0 & trait_ != 0
    }
}

/// The traits of every character of the basic plane, 128 KB.
pub(super) struct Characters(Vec<Traits>);

impl Characters {
    /// From runs of equal traits.
    pub(super) fn new(runs: &[(u32, Traits)]) -> Self {
        let mut table = Vec::with_capacity(0x10000);
        for (length, traits) in runs {
            table.resize((table.len() + *length as usize).min(0x10000), *traits);
        }
        Self(table)
    }

    #[inline]
    pub(super) fn of(&self, c: char) -> Traits {
        self.0.get(c as usize).copied().unwrap_or_default()
    }
}
