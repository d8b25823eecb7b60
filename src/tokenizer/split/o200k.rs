//! The scanner for [`super::patterns::O200K`], whose words also end where a small letter is
//! followed by a capital.

use super::classes::{LETTER, LOWER, MARK, NUMBER, SPACE, SYMBOL, Text, UNCASED, UPPER};
use super::{ascii, contraction, whitespace};

/// What the first half of a word is made of: `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`.
const HEAD: u32 = UPPER | UNCASED | MARK;
/// What the second half of a word is made of: `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`.
const TAIL: u32 = LOWER | UNCASED | MARK;

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline(always)]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    ascii_word(text, start).unwrap_or_else(|| any_piece(text, start))
}

/// A word of ASCII letters, with a lead or without, where nothing follows that could belong to it.
#[inline(always)]
fn ascii_word(text: Text<'_>, start: usize) -> Option<usize> {
    let first = text.byte(start);
    let at = start + usize::from(is_lead(first));
    let mut end = at;
    while text.byte(end).is_ascii_uppercase() {
        end += 1;
    }
    end = ascii::small_letters(text, end);
    let next = text.byte(end);
    (end > at && next < 0x80 && next != b'\'').then_some(end)
}

/// The ASCII of `[^\r\n\p{L}\p{N}]`.
#[inline(always)]
fn is_lead(byte: u8) -> bool {
    byte < 0x80 && !byte.is_ascii_alphanumeric() && !matches!(byte, b'\r' | b'\n')
}

#[inline(never)]
fn any_piece(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    let (class, next) = text.class(start);
    if class & LETTER != 0 {
        return word(text, start);
    }
    if class & NUMBER != 0 {
        return text.short_run(next, NUMBER, 2);
    }
    if !matches!(first, b'\r' | b'\n') {
        let (following, after) = text.class(next);
        if following & (LETTER | MARK) != 0 {
            return word_after_lead(text, class, start, next);
        }
        if class & MARK != 0 {
            return with_contraction(text, next);
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

/// A word whose first character is not a lead.
#[inline]
fn word(text: Text<'_>, start: usize) -> usize {
    let (end, _) = halves(text, start);
    with_contraction(text, end)
}

/// A word after a lead, `[^\r\n\p{L}\p{N}]?`. A mark may be a lead or the word's own first half:
/// it is a lead unless only the second alternative, all capitals, would then match.
#[inline]
fn word_after_lead(text: Text<'_>, lead: u32, start: usize, next: usize) -> usize {
    let (end, has_tail) = halves(text, next);
    if lead & MARK != 0 && !has_tail {
        return word(text, start);
    }
    with_contraction(text, end)
}

/// The end of `HEAD* TAIL+` at `at`, and `true`; where no tail is to be had, the end of `HEAD+`, and
/// `false`. The first half is greedy and then gives back what the second needs.
#[inline]
fn halves(text: Text<'_>, mut at: usize) -> (usize, bool) {
    let mut after_last_shared = None;
    loop {
        let (class, next) = text.class(at);
        if class & HEAD == 0 {
            if class & LOWER != 0 {
                return (text.run(next, TAIL), true);
            }
            return after_last_shared.map_or((at, false), |end| (end, true));
        }
        if class & TAIL != 0 {
            after_last_shared = Some(next);
        }
        at = next;
    }
}

/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
#[inline]
fn with_contraction(text: Text<'_>, end: usize) -> usize {
    if text.byte(end) != b'\'' {
        return end;
    }
    contraction::any_case(text, end).unwrap_or(end)
}

/// The rest of `[^\s\p{L}\p{N}]+[\r\n/]*`.
#[inline]
fn symbols(text: Text<'_>, at: usize) -> usize {
    let mut end = text.run(at, SYMBOL);
    while matches!(text.byte(end), b'\r' | b'\n' | b'/') {
        end += 1;
    }
    end
}

/// `\s*[\r\n]+|\s+(?!\S)|\s+`
#[inline]
fn white_space(text: Text<'_>, start: usize) -> usize {
    let run = whitespace::Run::read(text, start);
    run.line_break.unwrap_or_else(|| run.before_what_follows(text, start))
}
