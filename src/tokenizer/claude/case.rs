//! Words with capitals: a whole word in capitals, or with one at its head, is written in small letters
//! behind a mark. Every other use of capitals stays as it is.

use super::characters::Traits;
use super::folding::Folding;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing; the word is spelled as it is.
    None,
    /// The first letter is a capital.
    Shift,
    /// All letters are capitals.
    Capitals,
}

/// Has no small form that Claude would write.
const SHARP_S: char = 'ẞ';
/// Never written small, and no hindrance to a capital before it.
const DOTTED_I: char = 'İ';
/// A capital by Unicode, and none to Claude.
const CAPITAL_THETA_SYMBOL: char = 'ϴ';

/// The mark of a word, which has one character at least. `shortest` is the length from which on a word in
/// capitals is marked, if it ever is.
pub(super) fn mark(word: &[Folding], shortest: Option<usize>) -> Mark {
    let upper = |folding: &Folding| folding.has(Traits::UPPER);
    let (first, rest) = (&word[0], &word[1..]);
    if word.iter().any(|folding| folding.c == SHARP_S) {
        return Mark::None;
    }
    if word.iter().any(|folding| folding.c == DOTTED_I) {
        let shifted = upper(first)
            && first.c != DOTTED_I
            && !rest.iter().any(|folding| folding.c != DOTTED_I && upper(folding));
        return if shifted { Mark::Shift } else { Mark::None };
    }
    if shortest.is_some_and(|shortest| word.len() >= shortest) && is_in_capitals(word) {
        return Mark::Capitals;
    }
    if upper(first) && !rest.iter().any(upper) {
        return Mark::Shift;
    }
    Mark::None
}

/// Whether all that has a case is a capital, and no letter has none.
fn is_in_capitals(word: &[Folding]) -> bool {
    let cased = |folding: &Folding| folding.has(Traits::UPPER | Traits::LOWER);
    word.iter().any(cased)
        && word.iter().all(|folding| {
            folding.has(Traits::UPPER) || !cased(folding) && !folding.has(Traits::LETTER)
        })
}

/// The small form of a character.
pub(super) fn small(c: char) -> char {
    match c {
        DOTTED_I | CAPITAL_THETA_SYMBOL => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}
