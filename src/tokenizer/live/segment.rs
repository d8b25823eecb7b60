//! A stretch of the text as one encoding cuts it, and how far the text beyond it had a say.
//! Knows no bytes and no tokens but those at its two ends.

use super::context::State;
use super::summed_list::{Place, Sum, Summed, SummedList};

/// What an ordinary segment holds, in bytes. An edit recounts one or two of them.
pub(super) const USUAL: usize = 512;

/// Whole pieces, or a part of one piece that is cut between two of its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) bytes: u32,
    pub(super) tokens: u32,
    /// How many bytes beyond its end decided that it ends there; one more, if the end of the text did.
    pub(super) ahead: u32,
    /// What the splitter remembers at its start; [`State::START`] where a piece begins.
    pub(super) state: State,
    /// Its first and last token, if it is a part of a long piece.
    pub(super) edges: Option<Edges>,
}

/// The tokens at the ends of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edges {
    pub(super) first: u32,
    pub(super) last: u32,
}

/// What a number of segments add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) bytes: usize,
    pub(super) tokens: usize,
    /// The furthest byte, from the start of the first, that any of them depends on.
    pub(super) seen: usize,
}

impl Sum for Extent {
    fn then(self, next: Extent) -> Extent {
        Extent {
            bytes: self.bytes + next.bytes,
            tokens: self.tokens + next.tokens,
            seen: self.seen.max(self.bytes + next.seen),
        }
    }
}

impl Summed for Segment {
    type Sum = Extent;

    fn sum(&self) -> Extent {
        let bytes = self.bytes as usize;
        Extent { bytes, tokens: self.tokens as usize, seen: bytes + self.ahead as usize }
    }
}

impl Segment {
    /// Whether it begins where a piece begins.
    pub(super) fn starts_piece(&self) -> bool {
        self.state == State::START
    }

    /// This segment and the next as one, if both hold whole pieces and are small together.
    pub(super) fn joined(&self, next: &Segment) -> Option<Segment> {
        let plain = |one: &Segment| one.starts_piece() && one.edges.is_none();
        let bytes = self.bytes + next.bytes;
        if !plain(self) || !plain(next) || bytes as usize > USUAL * 3 / 2 {
            return None;
        }
        let ahead = next.ahead.max(self.ahead.saturating_sub(next.bytes));
        Some(Segment { bytes, tokens: self.tokens + next.tokens, ahead, ..*next })
    }
}

/// A walk over the segments that knows where each one starts.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    list: &'a SummedList<Segment>,
    pub(super) place: Place,
    /// In bytes of the text before the change.
    pub(super) start: usize,
}

impl<'a> Cursor<'a> {
    /// At the first segment that depends on anything beyond `byte`; at the end, if none does.
    pub(super) fn depending_on(list: &'a SummedList<Segment>, byte: usize) -> Cursor<'a> {
        let (place, before) = list.seek(|extent| extent.seen > byte);
        Cursor { list, place, start: before.bytes }
    }

    /// At the segment that holds `byte`; at the end, if none does.
    pub(super) fn at(list: &'a SummedList<Segment>, byte: usize) -> Cursor<'a> {
        let (place, before) = list.seek(|extent| extent.bytes > byte);
        Cursor { list, place, start: before.bytes }
    }

    /// The segment here; none at the end.
    pub(super) fn segment(&self) -> Option<&'a Segment> {
        self.list.get(self.place)
    }

    /// The segment before this one.
    pub(super) fn previous(&self) -> Option<&'a Segment> {
        self.list.get(self.list.before(self.place)?)
    }

    /// Goes on by one; stays at the end.
    pub(super) fn advance(&mut self) {
        if let Some(segment) = self.segment() {
            self.start += segment.bytes as usize;
            self.place = self.list.after(self.place);
        }
    }

    /// Goes back by one; stays at the start.
    pub(super) fn retreat(&mut self) {
        if let Some(place) = self.list.before(self.place)
            && let Some(segment) = self.list.get(place)
        {
            self.place = place;
            self.start -= segment.bytes as usize;
        }
    }

    /// Whether a piece begins here; so it does, in a way, at the end.
    pub(super) fn starts_piece(&self) -> bool {
        self.segment().is_none_or(Segment::starts_piece)
    }
}
