//! What some encodings do to a text before they cut it: NFC. Remembers where the text was changed, so
//! that boundaries can be told in the text as it was given.

mod by_character;
mod nfc;
#[rustfmt::skip]
mod nfc_tables;

use std::borrow::Cow;
use std::ops::Range;

pub use nfc::{Edition, nfc};

/// What an encoding does to a text first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalization {
    /// Nothing.
    None,
    /// Unicode's Normalization Form C.
    Nfc(Edition),
    /// The character ▁, with which the vocabulary spells blanks, is taken for a blank.
    Blanks,
}

/// A text after its normalization.
#[derive(Debug, PartialEq, Eq)]
pub struct Normalized<'a> {
    /// The text; borrowed where nothing had to be changed.
    pub text: Cow<'a, [u8]>,
    changes: Vec<Change>,
}

/// A stretch of the given text and what stands in its place, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    given: Range<usize>,
    normalized: Range<usize>,
}

impl Normalization {
    /// The text as the encoding cuts it. Bytes that are not UTF-8 are left alone.
    ///
    /// Cost: one look at each character; nothing is allocated for a text that is normalized already.
    pub fn apply(self, text: &[u8]) -> Normalized<'_> {
        match (self, std::str::from_utf8(text)) {
            (Normalization::Nfc(edition), Ok(text)) => nfc(text, edition),
            (Normalization::Blanks, Ok(text)) => blanks(text.as_bytes()),
            _ => Normalized::unchanged(text),
        }
    }
}

/// The text with a blank for each ▁. A search of its own: the library's would be larger than all else here.
fn blanks(text: &[u8]) -> Normalized<'_> {
    const SPELLED: &[u8] = "\u{2581}".as_bytes();
    let (mut normalized, mut changes) = (Vec::new(), Vec::new());
    let mut copied = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at] != SPELLED[0] || !text[at..].starts_with(SPELLED) {
            at += 1;
            continue;
        }
        normalized.extend_from_slice(&text[copied..at]);
        let place = normalized.len();
        normalized.push(b' ');
        copied = at + SPELLED.len();
        changes.push(Change { given: at..copied, normalized: place..place + 1 });
        at = copied;
    }
    if changes.is_empty() {
        return Normalized::unchanged(text);
    }
    normalized.extend_from_slice(&text[copied..]);
    Normalized { text: Cow::Owned(normalized), changes }
}

impl Normalization {
    /// Whether a text can be cut before this character, and each part be normalized alone.
    pub(crate) fn starts_anew(self, character: char) -> bool {
        match self {
            Normalization::None | Normalization::Blanks => true,
            Normalization::Nfc(edition) => nfc::is_stable(character, edition),
        }
    }
}

impl<'a> Normalized<'a> {
    /// The stretches that were changed, in order: their bytes in the given text, and in this one.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        self.changes.iter().map(|change| (change.given.clone(), change.normalized.clone()))
    }

    fn unchanged(text: &'a [u8]) -> Self {
        Self { text: Cow::Borrowed(text), changes: Vec::new() }
    }

    /// Where a boundary at byte `at` of the normalized text lies in the given one. A boundary within a
    /// changed stretch lies, there, at its end.
    pub fn given(&self, at: usize) -> usize {
        let after = self.changes.partition_point(|change| change.normalized.start < at);
        match after.checked_sub(1).map(|index| &self.changes[index]) {
            None => at,
            Some(change) if at <= change.normalized.end => change.given.end,
            Some(change) => at - change.normalized.end + change.given.end,
        }
    }
}
