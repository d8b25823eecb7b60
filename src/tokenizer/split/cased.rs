//! What the patterns have in common whose words also end where a small letter is followed by a
//! capital. Which pattern it is, the [`Rules`] say.

use super::classes::{LETTER, LOWER, MARK, NUMBER, SPACE, SYMBOL, Set, Text, UNCASED, UPPER};
use super::sixteen::{self, Words};
use super::{ascii, contraction, whitespace};

/// How the patterns differ. A constant of each scanner, so that each is compiled for itself.
pub(super) trait Rules {
    /// How many digits make a piece.
    const DIGITS: usize;
    /// Whether an English contraction belongs to the word before it.
    const CONTRACTIONS: bool;
    /// Whether a slash after punctuation belongs to it, as a line break does.
    const SLASHES: bool;
    /// A letter or mark of this set is in no word.
    const NO_WORD: Set;
}

/// What the first half of a word is made of: `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`.
const HEAD: u32 = UPPER | UNCASED | MARK;
/// What the second half of a word is made of: `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`.
const TAIL: u32 = LOWER | UNCASED | MARK;

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline(always)]
pub(super) fn end_of_piece<R: Rules>(text: Text<'_>, start: usize) -> usize {
    sixteen::piece::<Short<R>>(text, start).unwrap_or_else(|| longer_piece::<R>(text, start))
}

/// What the rules mean for pieces of a few bytes.
struct Short<R>(std::marker::PhantomData<R>);

impl<R: Rules> Words for Short<R> {
    const CASED: bool = true;
    const CONTRACTIONS: bool = R::CONTRACTIONS;
    const DIGITS: u32 = R::DIGITS as u32;
    const SLASHES: bool = R::SLASHES;
}

#[inline(never)]
fn longer_piece<R: Rules>(text: Text<'_>, start: usize) -> usize {
    ascii_word::<R>(text, start).unwrap_or_else(|| any_piece::<R>(text, start))
}

/// A word of ASCII letters, with a lead or without, where nothing follows that could belong to it.
#[inline(always)]
fn ascii_word<R: Rules>(text: Text<'_>, start: usize) -> Option<usize> {
    let at = start + usize::from(ascii::is_lead(text.byte(start)));
    let mut end = at;
    while text.byte(end).is_ascii_uppercase() {
        end += 1;
    }
    end = ascii::small_letters(text, end);
    let next = text.byte(end);
    (end > at && next < 0x80 && !(R::CONTRACTIONS && next == b'\'')).then_some(end)
}

#[inline]
fn any_piece<R: Rules>(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    let (class, next) = text.class(start);
    if class & LETTER != 0 && class & R::NO_WORD == 0 {
        return word::<R>(text, start);
    }
    if class & NUMBER != 0 {
        return text.short_run(next, NUMBER, R::DIGITS - 1);
    }
    if !matches!(first, b'\r' | b'\n') {
        let (following, after) = text.class(next);
        if following & (LETTER | MARK) != 0 && following & R::NO_WORD == 0 {
            return word_after_lead::<R>(text, class, start, next);
        }
        if class & MARK != 0 && class & R::NO_WORD == 0 {
            return with_contraction::<R>(text, next);
        }
        if first == b' ' && following & SYMBOL != 0 {
            return symbols::<R>(text, after);
        }
    }
    if class & SYMBOL != 0 {
        return symbols::<R>(text, next);
    }
    debug_assert!(class & SPACE != 0);
    whitespace::Run::read(text, start).after_line_break(text, start)
}

/// A word whose first character is not a lead.
#[inline]
fn word<R: Rules>(text: Text<'_>, start: usize) -> usize {
    let (end, _) = halves::<R>(text, start);
    with_contraction::<R>(text, end)
}

/// A word after a lead, `[^\r\n\p{L}\p{N}]?`. A mark may be a lead or the word's own first half:
/// it is a lead unless only the second alternative, all capitals, would then match.
#[inline]
fn word_after_lead<R: Rules>(text: Text<'_>, lead: u32, start: usize, next: usize) -> usize {
    let (end, has_tail) = halves::<R>(text, next);
    if lead & MARK != 0 && !has_tail {
        return word::<R>(text, start);
    }
    with_contraction::<R>(text, end)
}

/// The end of `HEAD* TAIL+` at `at`, and `true`; where no tail is to be had, the end of `HEAD+`, and
/// `false`. The first half is greedy and then gives back what the second needs.
#[inline]
fn halves<R: Rules>(text: Text<'_>, mut at: usize) -> (usize, bool) {
    let mut after_last_shared = None;
    loop {
        let (class, next) = text.class(at);
        if class & HEAD == 0 || class & R::NO_WORD != 0 {
            if class & LOWER != 0 {
                return (tail::<R>(text, next), true);
            }
            return after_last_shared.map_or((at, false), |end| (end, true));
        }
        if class & TAIL != 0 {
            after_last_shared = Some(next);
        }
        at = next;
    }
}

/// The end of `TAIL*` at `at`.
#[inline]
fn tail<R: Rules>(text: Text<'_>, mut at: usize) -> usize {
    loop {
        let (class, next) = text.class(at);
        if class & TAIL == 0 || class & R::NO_WORD != 0 {
            return at;
        }
        at = next;
    }
}

/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
#[inline]
fn with_contraction<R: Rules>(text: Text<'_>, end: usize) -> usize {
    if !R::CONTRACTIONS || text.byte(end) != b'\'' {
        return end;
    }
    contraction::any_case(text, end).unwrap_or(end)
}

/// The rest of `[^\s\p{L}\p{N}]+[\r\n]*`, with slashes where the rules have them.
#[inline]
fn symbols<R: Rules>(text: Text<'_>, at: usize) -> usize {
    let mut end = text.run(at, SYMBOL);
    while matches!(text.byte(end), b'\r' | b'\n') || R::SLASHES && text.byte(end) == b'/' {
        end += 1;
    }
    end
}
