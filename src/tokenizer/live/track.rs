//! One encoding's count of a live text: its segments, and how a change of the text goes through them.
//! Knows no UTF-16.

use std::sync::{Arc, Mutex, MutexGuard};

use super::context::{Contexts, State};
use super::counting::Counted;
use super::segment::{Cursor, Edges, Segment, USUAL};
use super::summed_list::{Place, SummedList};
use super::text::{Change, Text};
use super::view::View;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::counter::lock;

/// How far beyond a segment's end the window goes at first. Most pieces are shorter.
const SLACK: usize = 48;
/// A piece that has no sure end within so many bytes is cut between its tokens, so that an edit need
/// not merge all of it. More than any token has: a piece that long is never a single token.
const LONG: usize = 1024;

/// The segments of a text in one encoding.
///
/// A splitter reads from left to right and never looks back, so a place where a piece begins is a
/// place to start from, if the pieces before it did not depend on what changed. Each segment says how
/// far the text beyond it had a say. So a change is recounted from the first segment that depends on
/// anything at or beyond it, until a piece begins where, right of the change, one began before.
pub(super) struct Track {
    tokenizer: Arc<Mutex<Tokenizer>>,
    /// Which normalized text is counted; the text as given, if none.
    pub(super) normal: Option<usize>,
    pub(super) segments: SummedList<Segment>,
    contexts: Contexts,
    memory: Vec<u8>,
}

/// What takes the place of some segments.
struct Recounted {
    until: Place,
    segments: Vec<Segment>,
}

/// The start chosen was too close to the change: what stands before it changes as well.
pub(super) struct TooClose;

impl Track {
    /// Counts a text.
    pub(super) fn new(
        tokenizer: Arc<Mutex<Tokenizer>>,
        normal: Option<usize>,
        text: &Text,
    ) -> Track {
        let cutter = lock(&tokenizer).encoding().splitter.cutter();
        let mut track = Track {
            tokenizer,
            normal,
            segments: SummedList::default(),
            contexts: Contexts::new(cutter),
            memory: Vec::new(),
        };
        track.change(text, Change { start: 0, old_end: 0, new_end: text.bytes() });
        track
    }

    /// How many tokens the text has.
    pub(super) fn tokens(&self) -> usize {
        self.segments.total().tokens
    }

    /// The tokenizer that counts here.
    pub(super) fn tokenizer(&self) -> MutexGuard<'_, Tokenizer> {
        lock(&self.tokenizer)
    }

    /// Recounts what a change of the text touches.
    ///
    /// Cost: the bytes inserted, and a kilobyte or two around them.
    pub(super) fn change(&mut self, text: &Text, change: Change) {
        let Self { tokenizer, segments, contexts, memory, .. } = self;
        let mut from = Cursor::depending_on(segments, change.start);
        let mut steps = 1;
        let Recounted { until, segments: new } = loop {
            let mut recount = Recount {
                tokenizer: &mut lock(tokenizer),
                contexts,
                view: View::new(text, std::mem::take(memory)),
                change,
                left: from.previous().and_then(|segment| segment.edges),
                old: from,
                at: from.start,
                segments: Vec::new(),
            };
            let result = recount.run();
            let until = recount.old.place;
            let segments = recount.segments;
            *memory = recount.view.into_memory();
            match result {
                Ok(()) => break Recounted { until, segments },
                Err(TooClose) => {
                    for _ in 0..steps {
                        from.retreat();
                    }
                    steps *= 2;
                }
            }
        };
        let from = from.place;
        segments.replace(from, until, new);
    }
}

/// A walk along the changed text that makes new segments until the old ones fit again.
pub(super) struct Recount<'a> {
    pub(super) tokenizer: &'a mut Tokenizer,
    pub(super) contexts: &'a mut Contexts,
    pub(super) view: View<'a>,
    pub(super) change: Change,
    /// The tokens at the ends of the segment before the first one that is recounted.
    pub(super) left: Option<Edges>,
    /// The next old segment that may fit again.
    pub(super) old: Cursor<'a>,
    /// How far the new text is recounted, in bytes.
    pub(super) at: usize,
    pub(super) segments: Vec<Segment>,
}

impl Recount<'_> {
    fn run(&mut self) -> Result<(), TooClose> {
        let state = self.old.segment().map_or(State::START, |segment| segment.state);
        if state != State::START && self.long_piece(state)? {
            return Ok(());
        }
        while !self.fits_again() {
            if !self.pieces() && self.long_piece(State::START)? {
                return Ok(());
            }
        }
        self.join_last();
        Ok(())
    }

    /// Where a place of the old text beyond the change is now.
    pub(super) fn moved(&self, old: usize) -> usize {
        old - self.change.old_end + self.change.new_end
    }

    /// Whether the old segments can follow from here on. Passes over those that cannot.
    pub(super) fn fits_again(&mut self) -> bool {
        while self.old.segment().is_some()
            && (self.old.start < self.change.old_end || self.moved(self.old.start) < self.at)
        {
            self.old.advance();
        }
        self.old.starts_piece() && self.moved(self.old.start) == self.at
    }

    /// Makes a segment of whole pieces; `false` if the next piece has no sure end near by.
    fn pieces(&mut self) -> bool {
        let goal = self.goal();
        let mut room = goal + SLACK;
        loop {
            let to = (self.at + room).min(self.view.length());
            let ends_text = to == self.view.length();
            let window = self.view.bytes(self.at, to);
            let Counted { end, tokens } = self.tokenizer.count_window(window, ends_text, goal);
            if end >= goal.min(USUAL / 4) || end > 0 && (ends_text || room > LONG) {
                let ahead = to + usize::from(ends_text) - (self.at + end);
                self.push(Segment {
                    bytes: end as u32,
                    tokens: tokens as u32,
                    ahead: ahead as u32,
                    state: State::START,
                    edges: None,
                });
                return true;
            }
            if room > LONG {
                return false;
            }
            room *= 2;
        }
    }

    /// How many bytes the next segment should have: up to where the old ones may fit again, if that
    /// is near.
    fn goal(&self) -> usize {
        if self.old.segment().is_some() && self.old.starts_piece() {
            let near = self.moved(self.old.start).saturating_sub(self.at);
            if (1..=2 * USUAL).contains(&near) {
                return near;
            }
        }
        USUAL
    }

    pub(super) fn push(&mut self, segment: Segment) {
        self.at += segment.bytes as usize;
        if let Some(last) = self.segments.last_mut()
            && let Some(joined) = last.joined(&segment)
        {
            *last = joined;
            return;
        }
        self.segments.push(segment);
    }

    /// Joins what became small with the old segment behind it.
    fn join_last(&mut self) {
        if let Some(last) = self.segments.last_mut()
            && let Some(next) = self.old.segment()
            && let Some(joined) = last.joined(next)
        {
            *last = joined;
            self.old.advance();
        }
    }
}
