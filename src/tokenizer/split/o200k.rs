//! The scanner for [`super::patterns::O200K`].

use super::cased::{self, Rules};
use super::classes::{Set, Text};

struct O200k;

impl Rules for O200k {
    const DIGITS: usize = 3;
    const CONTRACTIONS: bool = true;
    const SLASHES: bool = true;
    const NO_WORD: Set = 0;
}

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline(always)]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    cased::end_of_piece::<O200k>(text, start)
}
