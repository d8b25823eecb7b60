//! A folded text as runs of one kind. The rules are measured, not designed: `ctok`'s `normalize.py` gives
//! the measurement behind each.

use std::ops::Range;

use super::characters::{Class, Traits};
use super::folding::Folding;

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Hard,
    Wordy,
    /// Marks that nothing carries.
    StrayMark,
    Digit,
    Punctuation,
    Space,
}

/// A run of characters.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// The runs of a text, in order.
pub(super) fn runs(text: &[Folding]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let kind = opening(&text[start]);
        let mut end = start + 1;
        while end < text.len() && continues(kind, &text[end]) {
            end += 1;
        }
        match kind {
            Kind::Hard => split_hard(text, start..end, &mut runs),
            _ => runs.push(Run { kind, range: start..end }),
        }
        start = end;
    }
    runs
}

/// The kind of a run that this character opens. A mark opens a run of its own there, since a letter
/// before it would have carried it.
fn opening(folding: &Folding) -> Kind {
    match folding.class() {
        Class::Wordy if folding.has(Traits::STRAY) => Kind::StrayMark,
        Class::Wordy => Kind::Wordy,
        Class::Hard => Kind::Hard,
        Class::Digit => Kind::Digit,
        Class::Punctuation => Kind::Punctuation,
        Class::Space => Kind::Space,
    }
}

fn continues(kind: Kind, folding: &Folding) -> bool {
    match kind {
        Kind::Wordy => folding.class() == Class::Wordy,
        _ => opening(folding) == kind,
    }
}

/// Hard characters are of three kinds among themselves, and borders go by those. A variation selector
/// stays with what it follows.
fn split_hard(text: &[Folding], range: Range<usize>, runs: &mut Vec<Run>) {
    let hard_kind = |folding: &Folding| folding.traits.0 & (Traits::BORDER | Traits::NUMBER);
    let mut start = range.start;
    for at in range.start + 1..range.end {
        if !text[at].has(Traits::SELECTOR) && hard_kind(&text[at]) != hard_kind(&text[start]) {
            runs.push(Run { kind: Kind::Hard, range: start..at });
            start = at;
        }
    }
    runs.push(Run { kind: Kind::Hard, range: start..range.end });
}
