//! The count of one of Claude's encodings: the text in stretches that are counted apart, and an edit counts those anew
//! that it touches. Knows where Claude's texts can be cut only by asking.

use std::ops::Range;
use std::sync::Arc;

use super::context::State;
use super::segment::{Cursor, Segment};
use super::summed_list::SummedList;
use super::text::{Change, Text};
use super::window::Window;
use crate::tokenizer::claude::cuts::SEEN;
use crate::tokenizer::claude::{Claude, Family};

/// What a stretch has in bytes, or some more: to the next place where the text can be cut.
const USUAL: usize = 256;
/// How much of the text is looked through for such a place at once.
const STRIDE: usize = 4096;

/// The stretches of a text: segments that are cut where no piece of Claude's stands on both sides.
pub(super) struct Stretches {
    claude: Arc<Claude>,
    family: Family,
    list: SummedList<Segment>,
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
        let from = Cursor::depending_on(&self.list, change.start);
        let mut until = from;
        // What is left must not be little, or many edits would leave many small ones.
        while until.segment().is_some()
            && (until.start < change.old_end + SEEN || until.start - from.start < USUAL)
        {
            until.advance();
        }
        let end = until.start - change.old_end + change.new_end;
        let new = self.cut(text, from.start..end);
        let (from, until) = (from.place, until.place);
        self.list.replace(from, until, new);
    }

    /// The stretches of a range between two cuts or ends of the text.
    fn cut(&self, text: &Text, range: Range<usize>) -> Vec<Segment> {
        let mut stretches = Vec::new();
        let (mut part, mut start) = (Vec::new(), range.start);
        while start < range.end {
            let end = self.end_of_stretch(text, &mut part, start..range.end);
            let (first, last) = (start == 0, end == text.bytes());
            let tokens = self.claude.count_between(self.family, utf8(&part), first, last);
            stretches.push(Segment {
                bytes: (end - start) as u32,
                tokens: tokens as u32,
                ahead: SEEN as u32,
                state: State::START,
                edges: None,
            });
            start = end;
        }
        stretches
    }

    /// Where a stretch ends that begins with a range, at the end of that at last; its text is then in `part`.
    fn end_of_stretch(&self, text: &Text, part: &mut Vec<u8>, range: Range<usize>) -> usize {
        let (mut looked, mut room) = (USUAL, STRIDE);
        part.clear();
        loop {
            let to = (range.start + room).min(range.end);
            text.read(range.start + part.len()..to, part);
            // A character may be cut where the reading stopped, and what follows have a say in a cut.
            let seen = if to == range.end { part.len() } else { whole_characters(part) };
            let cut = self.claude.next_cut(self.family, utf8(&part[..seen]), looked);
            if cut.is_some() || to == range.end {
                part.truncate(cut.unwrap_or(part.len()));
                return range.start + part.len();
            }
            looked = seen.saturating_sub(SEEN).max(USUAL);
            room *= 2;
        }
    }

    /// The tokens that overlap a range of UTF-16 code units.
    ///
    /// Cost: the bytes of the range and of the stretches that it begins and ends in.
    #[inline(never)]
    pub(super) fn window(&self, text: &Text, range: Range<usize>) -> Window {
        let (start, end) = (range.start as u32, range.end as u32);
        let mut window = Window { start, ..Window::default() };
        let mut cursor = Cursor::at(&self.list, text.byte_of(range.start));
        // A stretch that was cut at a blank leaves that to the first token of the next.
        cursor.retreat();
        let mut token = self.start_of_token(text, cursor.start);
        let mut part = Vec::new();
        while cursor.segment().is_some() {
            let at = cursor.start;
            cursor.advance();
            part.clear();
            text.read(at..cursor.start, &mut part);
            let (first, last) = (at == 0, cursor.start == text.bytes());
            let units = text.unit_of(at) as u32;
            let mut ends = self.claude.split_between(self.family, utf8(&part), first, last);
            if let (Some(last), true) = (ends.last_mut(), is_silent(cursor)) {
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
        }
        window
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

/// Whether the rest of the text is a stretch without a token: a line break at the end, which belongs to the token before it.
fn is_silent(mut rest: Cursor<'_>) -> bool {
    let has_none = rest.segment().is_some_and(|segment| segment.tokens == 0);
    rest.advance();
    has_none && rest.segment().is_none()
}

/// What was read of a text, which is UTF-8 with U+FFFD for half a pair.
fn utf8(read: &[u8]) -> &str {
    std::str::from_utf8(read).unwrap_or_default()
}

/// How many bytes of what was read are whole characters, but for the last one, which may be cut.
fn whole_characters(read: &[u8]) -> usize {
    read.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(0)
}
