//! What the patterns have in common whose words are runs of letters, whatever their case, and which
//! stop white space after a line break even at the end of the text.

use super::classes::{MARK, NUMBER, OTHER, PUNCTUATION, SPACE, Set, Text};
use super::sixteen::{self, Words};
use super::{ascii, contraction, whitespace};

/// The end of the piece that starts at `start`: `DIGITS` digits make one, words are made of `LETTERS`.
#[inline(always)]
pub(super) fn end_of_piece<const DIGITS: usize, const LETTERS: Set>(
    text: Text<'_>,
    start: usize,
) -> usize {
    let short = sixteen::piece::<Short<DIGITS>>(text, start);
    short.unwrap_or_else(|| longer_piece::<DIGITS, LETTERS>(text, start))
}

/// Pieces of a few bytes.
pub(super) struct Short<const DIGITS: usize>;

impl<const DIGITS: usize> Words for Short<DIGITS> {
    const CASED: bool = false;
    const CONTRACTIONS: bool = false;
    const DIGITS: u32 = DIGITS as u32;
    const SLASHES: bool = false;
}

#[inline(never)]
fn longer_piece<const DIGITS: usize, const LETTERS: Set>(text: Text<'_>, start: usize) -> usize {
    ascii::word(text, start).unwrap_or_else(|| any_piece::<DIGITS, LETTERS>(text, start))
}

#[inline]
fn any_piece<const DIGITS: usize, const LETTERS: Set>(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    if first == b'\''
        && let Some(end) = contraction::any_case(text, start)
    {
        return end;
    }
    let (class, next) = text.class(start);
    if class & LETTERS != 0 {
        return text.run(next, LETTERS);
    }
    if class & NUMBER != 0 {
        return text.short_run(next, NUMBER, DIGITS - 1);
    }
    let symbol = (OTHER | MARK | PUNCTUATION) & !LETTERS;
    if !matches!(first, b'\r' | b'\n') {
        let (following, after) = text.class(next);
        if following & LETTERS != 0 {
            return text.run(after, LETTERS);
        }
        if first == b' ' && following & symbol != 0 {
            return symbols(text, after, symbol);
        }
    }
    if class & symbol != 0 {
        return symbols(text, next, symbol);
    }
    debug_assert!(class & SPACE != 0);
    whitespace::Run::read(text, start).after_line_break(text, start)
}

/// The rest of a run of symbols, and the line breaks after it.
#[inline]
fn symbols(text: Text<'_>, at: usize, symbol: Set) -> usize {
    let mut end = text.run(at, symbol);
    while matches!(text.byte(end), b'\r' | b'\n') {
        end += 1;
    }
    end
}
