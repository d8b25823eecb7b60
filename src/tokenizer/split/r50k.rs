//! The scanner for [`super::patterns::R50K`].

use super::classes::{END, LETTER, NUMBER, SPACE, SYMBOL, Text};
use super::{contraction, whitespace};

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    if first == b'\''
        && let Some(end) = contraction::lower_case(text, start)
    {
        return end;
    }
    let after_blank = start + usize::from(first == b' ');
    let (class, next) = text.class(after_blank);
    for set in [LETTER, NUMBER, SYMBOL] {
        if class & set != 0 {
            return text.run(next, set);
        }
    }
    debug_assert!(class & (SPACE | END) != 0);
    whitespace::Run::read(text, start).before_what_follows(text, start)
}
