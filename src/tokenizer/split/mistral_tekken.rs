//! The scanner for [`super::patterns::MISTRAL_TEKKEN`].

use super::cased::{self, Rules};
use super::classes::{Set, Text};

struct Tekken;

impl Rules for Tekken {
    const DIGITS: usize = 1;
    const CONTRACTIONS: bool = false;
    const SLASHES: bool = true;
    const NO_WORD: Set = 0;
}

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    cased::end_of_piece::<Tekken>(text, start)
}
