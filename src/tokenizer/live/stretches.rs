//! The count of one of Claude's encodings: the text in stretches that are counted apart, and an edit counts those anew
//! that it touches. Knows where Claude's texts can be cut only by asking.

use std::ops::Range;
use std::sync::Arc;

use super::summed_list::{Place, Sum, Summed, SummedList};
use super::text::{Change, Text};
use super::window::Window;
use crate::tokenizer::claude::cuts::SEEN;
use crate::tokenizer::claude::{Claude, Family};

/// What a stretch has in bytes, or some more: to the next place where the text can be cut.
const USUAL: usize = 256;
/// How much of the text is looked through for such a place at once.
const STRIDE: usize = 4096;

/// The stretches of a text.
pub(super) struct Stretches {
    claude: Arc<Claude>,
    family: Family,
    list: SummedList<Stretch>,
}

/// The text between two cuts, and what some of them are together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stretch {
    bytes: usize,
    tokens: usize,
}

impl Summed for Stretch {
    type Sum = Stretch;

    fn sum(&self) -> Stretch {
        *self
    }
}

impl Sum for Stretch {
    fn then(self, next: Stretch) -> Stretch {
        Stretch { bytes: self.bytes + next.bytes, tokens: self.tokens + next.tokens }
    }
}

impl Stretches {
    pub(super) fn new(claude: Arc<Claude>, family: Family, text: &Text) -> Stretches {
        let mut stretches = Stretches { claude, family, list: SummedList::default() };
        stretches.change(text, Change { start: 0, old_end: 0, new_end: text.bytes() });
        stretches
    }

    pub(super) fn tokens(&self) -> usize {
        self.list.total().tokens
    }

    /// Counts anew what a change of the text touches, and what told that it can be cut beside that.
    ///
    /// Cost: the bytes inserted, and some hundred bytes around them; to the next blank between words, or line break, on
    /// either side, where these are rare.
    pub(super) fn change(&mut self, text: &Text, change: Change) {
        let first = change.start.saturating_sub(SEEN);
        let (from, before) = self.list.seek(|sum| sum.bytes > first);
        let (until, end) = self.untouched(from, before.bytes, change.old_end + SEEN);
        let end = end - change.old_end + change.new_end;
        let new = self.cut(text, before.bytes..end);
        self.list.replace(from, until, new);
    }

    /// The first stretch from a place on, which begins at byte `start`, that begins at or after byte `least`, and leaves
    /// enough before it; and where it begins. The end of all, if there is none.
    fn untouched(&self, from: Place, start: usize, least: usize) -> (Place, usize) {
        let (mut place, mut at) = (from, start);
        while let Some(stretch) = self.list.get(place)
            && (at < least || at - start < USUAL)
        {
            at += stretch.bytes;
            place = self.list.after(place);
        }
        (place, at)
    }

    /// The stretches of a range between two cuts or ends of the text.
    fn cut(&self, text: &Text, range: Range<usize>) -> Vec<Stretch> {
        let mut stretches = Vec::new();
        let (mut part, mut start) = (String::new(), range.start);
        while start < range.end {
            let end = self.end_of_stretch(text, &mut part, start, range.end);
            let (first, last) = (start == 0, end == text.bytes());
            let tokens = self.claude.count_between(self.family, &part, first, last);
            stretches.push(Stretch { bytes: end - start, tokens });
            start = end;
        }
        stretches
    }

    /// Where a stretch from `start` on ends, at `most` at last; its text is then in `part`.
    fn end_of_stretch(&self, text: &Text, part: &mut String, start: usize, most: usize) -> usize {
        let mut bytes = std::mem::take(part).into_bytes();
        bytes.clear();
        let (mut looked, mut room) = (USUAL, STRIDE);
        loop {
            let read = start + bytes.len();
            text.read(read..(start + room).min(most), &mut bytes);
            // A character may be cut at the end of what was read; the text itself is UTF-8.
            let valid = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
            let seen = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
            let cut = self.claude.next_cut(self.family, seen, looked);
            let is_all = start + room >= most;
            if cut.is_some() || is_all {
                bytes.truncate(cut.unwrap_or(bytes.len()));
                let end = start + bytes.len();
                *part = String::from_utf8(bytes).unwrap_or_default();
                return end;
            }
            looked = valid.saturating_sub(SEEN).max(USUAL);
            room *= 2;
        }
    }

    /// The tokens that overlap a range of UTF-16 code units.
    ///
    /// Cost: the bytes of the range and of the stretches that it begins and ends in.
    pub(super) fn window(&self, text: &Text, range: Range<usize>) -> Window {
        let (start, end) = (range.start as u32, range.end as u32);
        let mut window = Window { start, ..Window::default() };
        let (mut place, before) = self.list.seek(|sum| sum.bytes > text.byte_of(range.start));
        let mut at = before.bytes;
        // A stretch that was cut at a blank leaves that to the first token of the next.
        if let Some(previous) = self.list.before(place)
            && let Some(stretch) = self.list.get(previous)
        {
            (place, at) = (previous, at - stretch.bytes);
        }
        let mut token = self.start_of_token(text, at);
        let mut part = Vec::new();
        while let Some(stretch) = self.list.get(place) {
            let next = at + stretch.bytes;
            part.clear();
            text.read(at..next, &mut part);
            let read = std::str::from_utf8(&part).unwrap_or_default();
            let (first, last) = (at == 0, next == text.bytes());
            let units = text.unit_of(at) as u32;
            let mut ends = self.claude.split_between(self.family, read, first, last);
            let following = self.list.after(place);
            if let (Some(last), true) = (ends.last_mut(), self.is_silent(following)) {
                *last = text.units() as u32 - units;
            }
            for token_end in ends {
                let token_end = units + token_end;
                // One that begins no character goes with the one before it.
                if token_end > token.end {
                    token = token.end..token_end;
                }
                if token.start >= end {
                    return window;
                }
                if token.end > start {
                    if window.ends.is_empty() {
                        window.start = token.start;
                    }
                    window.ends.push(token_end);
                }
            }
            (place, at) = (following, next);
        }
        window
    }

    /// Whether the rest of the text is a stretch without a token: a line break at the end, which belongs to the token
    /// before it.
    fn is_silent(&self, place: Place) -> bool {
        let stretch = self.list.get(place);
        stretch.is_some_and(|stretch| stretch.tokens == 0)
            && self.list.get(self.list.after(place)).is_none()
    }

    /// Where the first token of the stretch that begins at this byte starts: at the blank, if the stretch before was cut
    /// at one.
    fn start_of_token(&self, text: &Text, at: usize) -> Range<u32> {
        let mut last = Vec::new();
        text.read(at.saturating_sub(1)..at, &mut last);
        let start = text.unit_of(at) as u32 - u32::from(last == b" ");
        start..start
    }
}
