//! A change within a piece of kilobytes or more: only the tokens around it are merged anew.
//! Knows no pieces but the one at hand.
//!
//! Two questions, each answered near the change. Where does the piece end? The splitter goes on from
//! what it remembered at a cut left of the change, and as soon as it remembers, at a cut right of it,
//! the same as before the change, the end is where it was. Which are its tokens? Those between two
//! cuts are merged alone; they are right if they can be neighbours of the tokens beyond the cuts.
//!
//! Not local, and linear in what is left of the piece: a change after which the splitter is in another
//! state all along (a small letter typed before a megabyte of Chinese without any punctuation), once;
//! white space whose last line break is far away. A run of one thing is compared with itself, and no more, where its
//! tokens come to stand some bytes earlier.

use super::context::{Context, MARGIN, State};
use super::segment::{Edges, Segment, USUAL};
use super::track::{Recount, TooClose};
use crate::tokenizer::merge::common;

/// An edit so close behind a cut within a piece makes the cut doubtful; also, no splitter looks so far
/// ahead for anything but the end of a run.
const DOUBTFUL: u32 = 32;

/// A run is looked for at the first old cuts, which are so far away, and at the end of a row behind so many tokens.
const FAR: usize = 4;
const HALVES: usize = 16;
/// It is worth its trouble where it is so many segments long.
const FEWEST: usize = 8;
/// Bytes that are compared at once.
const WINDOW: usize = 1 << 14;

/// Where the piece at hand ends.
enum End {
    /// At this byte.
    At(usize),
    /// Where it did; the splitter remembers the same as before at this old cut.
    AsBefore(usize),
}

impl Recount<'_> {
    /// Makes segments of the rest of a long piece; `true` if the old segments can follow, although no
    /// piece begins there.
    ///
    /// # Errors
    /// If the segment before cannot stay as it is.
    pub(super) fn long_piece(&mut self, state: State) -> Result<bool, TooClose> {
        self.fits_again();
        let context = self.contexts.context(state);
        match self.end(context)? {
            End::At(end) => self.until(state, end),
            End::AsBefore(cut) => self.until_old_cut(state, cut),
        }
    }

    /// Finds the end of the piece.
    fn end(&mut self, mut context: Context) -> Result<End, TooClose> {
        let resumed = context != Context::default();
        let mut text = Vec::new();
        self.contexts.stand_in(&context, &mut text);
        let stood_in = text.len();
        let mut mark = self.old;
        let mut read = self.at;
        let mut room = 2 * USUAL;
        loop {
            let from = self.at + text.len() - stood_in;
            let to = (self.at + room).min(self.view.length());
            text.extend_from_slice(self.view.bytes(from, to));
            let cutter = self.tokenizer.encoding().splitter.cutter();
            if let Some(end) = cutter.first(&text, to == self.view.length()) {
                let beyond = end.checked_sub(stood_in).ok_or(TooClose)?;
                return if resumed && beyond < MARGIN {
                    Err(TooClose)
                } else {
                    Ok(End::At(self.at + beyond))
                };
            }
            while let Some(segment) = mark.segment()
                && self.moved(mark.start) + (DOUBTFUL as usize) <= to
            {
                let cut = self.moved(mark.start);
                if !segment.starts_piece() && cut >= self.at + MARGIN {
                    let range = stood_in + read - self.at..stood_in + cut - self.at;
                    self.contexts.read(&mut context, &text[range]);
                    read = cut;
                    if self.contexts.state(&context) == segment.state {
                        return Ok(End::AsBefore(mark.start));
                    }
                }
                mark.advance();
            }
            room *= 2;
        }
    }

    /// Merges everything up to the end of the piece.
    fn until(&mut self, state: State, end: usize) -> Result<bool, TooClose> {
        let row = self.merge(end);
        if !self.joins_left(state, &row) {
            return Err(TooClose);
        }
        self.cut(state, &row, end);
        self.look_ahead();
        Ok(false)
    }

    /// Merges up to the first old cut, from `cut` on, that the old tokens can follow. The end of the
    /// piece is where it was.
    fn until_old_cut(&mut self, state: State, cut: usize) -> Result<bool, TooClose> {
        while self.old.start < cut {
            self.old.advance();
        }
        let mut steps = 1;
        loop {
            let end = self.moved(self.old.start);
            let row = self.merge(end);
            if !self.joins_left(state, &row) {
                return Err(TooClose);
            }
            if self.old.starts_piece() {
                self.cut(state, &row, end);
                self.look_ahead();
                return Ok(false);
            }
            if self.joins_right(&row) {
                self.cut(state, &row, end);
                return Ok(true);
            }
            if steps <= FAR
                && let Some(follow) = self.along_run(state, &row, end)
            {
                return Ok(follow);
            }
            for _ in 0..steps {
                self.old.advance();
                if self.old.starts_piece() {
                    break;
                }
            }
            steps *= 2;
        }
    }

    /// In a run of one thing the tokens are those of before, but each begins some bytes earlier: what was too much for the
    /// row up to `end` is added at the end of the run. `None` where it is no run, or that does not fit.
    fn along_run(&mut self, state: State, row: &[u32], end: usize) -> Option<bool> {
        let (kept, back) = self.earlier(state, row, end)?;
        let (at, old, left, segments) = (self.at, self.old, self.left, self.segments.len());
        self.cut(state, &row[..kept], end - back);
        if self.follow_earlier(end, back) >= FEWEST {
            self.left = self.segments.last().and_then(|segment| segment.edges);
            let state = self.old.segment().map_or(State::START, |segment| segment.state);
            let mut next = self.old;
            next.advance();
            if let Ok(follow) = self.until_old_cut(state, next.start) {
                return Some(follow);
            }
        }
        (self.at, self.old, self.left) = (at, old, left);
        self.segments.truncate(segments);
        None
    }

    /// How many tokens of a row up to `end` can stand before the old ones, and how many bytes earlier these would begin.
    fn earlier(&mut self, state: State, row: &[u32], end: usize) -> Option<(usize, usize)> {
        let next = *self.old.segment()?;
        let first = next.edges?.first;
        let mut back = 0;
        for kept in (1..row.len()).rev().take(HALVES) {
            back += self.tokenizer.vocabulary.length(row[kept]);
            if self.tokenizer.stay_apart(row[kept - 1], first) {
                let from = end - back;
                let mut context = self.contexts.context(state);
                self.contexts.read(&mut context, self.view.bytes(self.at, from));
                let fits = self.between_characters(from)
                    && self.contexts.state(&context) == next.state
                    && self.same_earlier(end, back, end + USUAL) == USUAL;
                return fits.then_some((kept, back));
            }
        }
        None
    }

    /// Has old segments follow `back` bytes earlier than they did, which was at `end`, for as long as the text is the same
    /// there, but for the last one of the piece. How many there are.
    fn follow_earlier(&mut self, end: usize, back: usize) -> usize {
        let same = end + self.same_earlier(end, back, self.view.length());
        let mut followed = 0;
        while let Some(segment) = self.old.segment() {
            let mut next = self.old;
            next.advance();
            if next.starts_piece() || self.moved(next.start) + segment.ahead as usize > same {
                break;
            }
            self.push(*segment);
            self.old = next;
            followed += 1;
        }
        followed
    }

    /// For how many bytes from `start` on, up to `end`, the text is what it is `back` bytes earlier.
    fn same_earlier(&mut self, start: usize, back: usize, end: usize) -> usize {
        let end = end.min(self.view.length());
        let mut at = start;
        while at < end {
            let to = end.min(at + WINDOW);
            let bytes = self.view.bytes(at - back, to);
            let same = common(bytes, &bytes[back..]);
            at += same;
            if at < to {
                break;
            }
        }
        at - start
    }

    /// The tokens up to `end`, merged alone.
    fn merge(&mut self, end: usize) -> Vec<u32> {
        self.tokenizer.row(self.view.bytes(self.at, end)).to_vec()
    }

    fn joins_left(&mut self, state: State, row: &[u32]) -> bool {
        if state == State::START {
            return true;
        }
        match (self.left, row.first()) {
            (Some(Edges { last, .. }), Some(first)) => self.tokenizer.stay_apart(last, *first),
            _ => false,
        }
    }

    fn joins_right(&mut self, row: &[u32]) -> bool {
        match (row.last(), self.old.segment().and_then(|segment| segment.edges)) {
            (Some(last), Some(Edges { first, .. })) => self.tokenizer.stay_apart(*last, first),
            _ => false,
        }
    }

    /// Cuts a row of tokens into segments, between characters.
    fn cut(&mut self, state: State, row: &[u32], end: usize) {
        let mut context = self.contexts.context(state);
        let mut state = state;
        let mut from = 0;
        let mut bytes = 0;
        for (index, token) in row.iter().enumerate() {
            bytes += self.tokenizer.vocabulary.length(*token);
            let next = self.at + bytes;
            let last = index + 1 == row.len();
            if !last && (bytes < USUAL / 2 || next + MARGIN > end || !self.between_characters(next))
            {
                continue;
            }
            let tokens = &row[from..=index];
            let segment = Segment {
                bytes: bytes as u32,
                tokens: self.tokenizer.count_row(tokens) as u32,
                ahead: DOUBTFUL,
                state,
                edges: Some(Edges { first: tokens[0], last: *token }),
            };
            if !last {
                self.contexts.read(&mut context, self.view.bytes(self.at, next));
                state = self.contexts.state(&context);
            }
            self.push(segment);
            from = index + 1;
            bytes = 0;
        }
    }

    fn between_characters(&mut self, at: usize) -> bool {
        self.view.bytes(at, at + 1)[0] & 0xc0 != 0x80
    }

    /// Finds out how far beyond the end of the piece its last segment depends on the text.
    fn look_ahead(&mut self) {
        let Some(last) = self.segments.last() else {
            return;
        };
        let start = self.at - last.bytes as usize;
        let mut text = Vec::new();
        self.contexts.stand_in(&self.contexts.context(last.state), &mut text);
        let stood_in = text.len();
        let cutter = self.tokenizer.encoding().splitter.cutter();
        let mut room = DOUBTFUL as usize;
        loop {
            let to = (self.at + room).min(self.view.length());
            text.truncate(stood_in);
            text.extend_from_slice(self.view.bytes(start, to));
            let ends_text = to == self.view.length();
            if cutter.first(&text, ends_text).is_some() {
                let ahead = to + usize::from(ends_text) - self.at;
                if let Some(last) = self.segments.last_mut() {
                    last.ahead = ahead as u32;
                }
                return;
            }
            room *= 2;
        }
    }
}
