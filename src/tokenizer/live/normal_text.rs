//! The text as an encoding sees it that normalizes first, kept beside the text as it was given.
//! Knows no tokens, and of a normalization only where a text can be cut.
//!
//! Most texts are normalized already; then there is no second text. From the first stretch on that is
//! not, there is one, and a list of the stretches where the two differ.

use std::ops::Range;

use super::summed_list::{Sum, Summed, SummedList};
use super::surrogates;
use super::text::{Change, Text};
use crate::tokenizer::normalize::Normalization;

/// How far is looked at first for a place where the text can be cut.
const NEAR: usize = 32;

/// A normalized text.
pub(super) struct NormalText {
    pub(super) normalization: Normalization,
    /// None where nothing differs.
    own: Option<Text>,
    stretches: SummedList<Stretch>,
}

/// What is equal in both texts, and then what differs; in bytes.
#[derive(Clone, Copy)]
struct Stretch {
    equal: usize,
    given: usize,
    normal: usize,
}

#[derive(Clone, Copy, Default)]
struct Lengths {
    given: usize,
    normal: usize,
}

impl Sum for Lengths {
    fn then(self, next: Lengths) -> Lengths {
        Lengths { given: self.given + next.given, normal: self.normal + next.normal }
    }
}

impl Summed for Stretch {
    type Sum = Lengths;

    fn sum(&self) -> Lengths {
        Lengths { given: self.equal + self.given, normal: self.equal + self.normal }
    }
}

impl NormalText {
    /// Normalizes a text.
    pub(super) fn new(normalization: Normalization, given: &Text) -> NormalText {
        let mut normal = NormalText { normalization, own: None, stretches: SummedList::default() };
        let length = given.bytes();
        normal.change(given, Change { start: 0, old_end: 0, new_end: length });
        normal
    }

    /// The normalized text.
    pub(super) fn text<'a>(&'a self, given: &'a Text) -> &'a Text {
        self.own.as_ref().unwrap_or(given)
    }

    /// Follows a change of the given text; says what changed in this one.
    ///
    /// Cost: the bytes of the change and of the combining marks at it; those of the text once, when
    /// for the first time something differs.
    pub(super) fn change(&mut self, given: &Text, change: Change) -> Change {
        let start = self.cut_before(given, change.start);
        let end = self.cut_after(given, change.new_end);
        let mut stretch = Vec::with_capacity(end - start);
        given.read(start..end, &mut stretch);
        let normalized = self.normalization.apply(&stretch);
        let differs = normalized.changes().next().is_some();
        if self.own.is_none() && !differs {
            return change;
        }
        let old_end = end - change.new_end + change.old_end;
        let normal = self.normal_of(start)..self.normal_of(old_end);
        let changes: Vec<_> = normalized.changes().collect();
        self.exchange(start..old_end, end, &changes);
        match &mut self.own {
            Some(own) => own.replace(normal, &normalized.text),
            None => {
                let new_end = start + normalized.text.len();
                let mut own = Vec::with_capacity(given.bytes());
                given.read(0..start, &mut own);
                own.extend_from_slice(&normalized.text);
                given.read(end..given.bytes(), &mut own);
                self.own = Some(Text::new(&own));
                Change { start, old_end, new_end }
            }
        }
    }

    /// Where a place of the given text is in this one; within a stretch that differs, its start.
    pub(super) fn normal_of(&self, given: usize) -> usize {
        let (place, before) = self.stretches.seek(|sum| sum.given > given);
        let beyond = given - before.given;
        let equal = self.stretches.get(place).map_or(beyond, |stretch| stretch.equal);
        before.normal + beyond.min(equal)
    }

    /// Where a place of this text is in the given one; within a stretch that differs, its end.
    pub(super) fn given_of(&self, normal: usize) -> usize {
        let (place, before) = self.stretches.seek(|sum| sum.normal >= normal);
        let beyond = normal - before.normal;
        match self.stretches.get(place) {
            Some(stretch) if beyond > stretch.equal => before.given + stretch.sum().given,
            _ => before.given + beyond,
        }
    }

    /// Puts new stretches in place of those in `old`, a range of the given text that now ends at `end`.
    fn exchange(
        &mut self,
        old: Range<usize>,
        end: usize,
        changes: &[(Range<usize>, Range<usize>)],
    ) {
        let (from, before) = self.stretches.seek(|sum| sum.given > old.start);
        let mut new = Vec::with_capacity(changes.len() + 1);
        let mut written = before.given;
        for (given, normal) in changes {
            let (start, past) = (old.start + given.start, old.start + given.end);
            new.push(Stretch { equal: start - written, given: given.len(), normal: normal.len() });
            written = past;
        }
        let mut to = from;
        let mut at = before.given;
        while let Some(stretch) = self.stretches.get(to) {
            let differs = at + stretch.equal;
            at += stretch.sum().given;
            to = self.stretches.after(to);
            if differs >= old.end {
                new.push(Stretch { equal: differs - old.end + end - written, ..*stretch });
                break;
            }
        }
        self.stretches.replace(from, to, new);
    }

    /// The last place before `at` where the text can be cut, or its start.
    fn cut_before(&self, text: &Text, at: usize) -> usize {
        let mut bytes = Vec::new();
        let mut near = NEAR;
        loop {
            let from = at.saturating_sub(near);
            bytes.clear();
            text.read(from..at, &mut bytes);
            let cut = (0..bytes.len()).rev().find(|at| self.can_cut(&bytes, *at));
            match cut {
                Some(offset) => return from + offset,
                None if from == 0 => return 0,
                None => near *= 2,
            }
        }
    }

    /// The first place from `at` on where the text can be cut, or its end.
    fn cut_after(&self, text: &Text, at: usize) -> usize {
        let length = text.bytes();
        let mut bytes = Vec::new();
        let mut near = NEAR;
        loop {
            let to = (at + near).min(length);
            bytes.clear();
            text.read(at..to, &mut bytes);
            let cut = (0..bytes.len()).find(|at| self.can_cut(&bytes, *at));
            match cut {
                Some(offset) => return at + offset,
                None if to == length => return length,
                None => near *= 2,
            }
        }
    }

    /// Whether a whole character starts here before which the text can be cut.
    fn can_cut(&self, bytes: &[u8], at: usize) -> bool {
        if bytes[at] & 0xc0 == 0x80 {
            return false;
        }
        let character = bytes.get(at..at + surrogates::length(bytes[at]));
        let code_point = character.map(surrogates::code_point);
        let character = code_point.and_then(char::from_u32);
        character.is_some_and(|character| self.normalization.starts_anew(character))
    }
}
