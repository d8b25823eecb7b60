//! The scanner for [`super::patterns::KIMI_K2`]: Han first, which is then in no word.

use super::cased::{self, Rules};
use super::classes::{HAN, Set, Text};

struct Kimi;

impl Rules for Kimi {
    const DIGITS: usize = 3;
    const CONTRACTIONS: bool = true;
    const SLASHES: bool = false;
    const NO_WORD: Set = HAN;
}

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    let (class, next) = text.class(start);
    if class & HAN != 0 {
        return text.run(next, HAN);
    }
    cased::end_of_piece::<Kimi>(text, start)
}
