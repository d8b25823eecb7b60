//! The scanner for [`super::patterns::CL100K`].

use super::classes::{LETTER, NUMBER, SPACE, SYMBOL, Text};
use super::sixteen;
use super::uncased::Short;
use super::{ascii, contraction, whitespace};

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline(always)]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    sixteen::piece::<Short<3>>(text, start).unwrap_or_else(|| longer_piece(text, start))
}

#[inline(never)]
fn longer_piece(text: Text<'_>, start: usize) -> usize {
    ascii::word(text, start).unwrap_or_else(|| any_piece(text, start))
}

#[inline]
fn any_piece(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    if first == b'\''
        && let Some(end) = contraction::any_case(text, start)
    {
        return end;
    }
    let (class, next) = text.class(start);
    if class & LETTER != 0 {
        return text.run(next, LETTER);
    }
    if class & NUMBER != 0 {
        return text.short_run(next, NUMBER, 2);
    }
    if !matches!(first, b'\r' | b'\n') {
        let (following, after) = text.class(next);
        if following & LETTER != 0 {
            return text.run(after, LETTER);
        }
        if first == b' ' && following & SYMBOL != 0 {
            return symbols(text, after);
        }
    }
    if class & SYMBOL != 0 {
        return symbols(text, next);
    }
    debug_assert!(class & SPACE != 0);
    white_space(text, start)
}

/// The rest of `[^\s\p{L}\p{N}]++[\r\n]*+`.
#[inline]
fn symbols(text: Text<'_>, at: usize) -> usize {
    let mut end = text.run(at, SYMBOL);
    while matches!(text.byte(end), b'\r' | b'\n') {
        end += 1;
    }
    end
}

/// `\s++$|\s*[\r\n]|\s+(?!\S)|\s`
#[inline]
fn white_space(text: Text<'_>, start: usize) -> usize {
    let run = whitespace::Run::read(text, start);
    match run.line_break {
        Some(end) if run.end < text.bytes.len() => end,
        _ => run.before_what_follows(text, start),
    }
}
