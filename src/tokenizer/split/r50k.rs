//! The scanner for [`super::patterns::R50K`].

use super::classes::{END, LETTER, NUMBER, SPACE, SYMBOL, Text};
use super::{ascii, contraction, whitespace};

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline(always)]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    ascii_word(text, start).unwrap_or_else(|| any_piece(text, start))
}

/// A word of ASCII letters, with a blank before it or without, where no other letter follows.
#[inline(always)]
fn ascii_word(text: Text<'_>, start: usize) -> Option<usize> {
    let at = start + usize::from(text.byte(start) == b' ');
    let end = ascii::letters(text, at);
    (end > at && text.byte(end) < 0x80).then_some(end)
}

#[inline(never)]
fn any_piece(text: Text<'_>, start: usize) -> usize {
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
