//! Merging a long piece: short stretches are merged alone and then joined where they meet.
//!
//! What makes this exact: a row of tokens is the merging of its bytes if and only if every two
//! neighbours are the merging of theirs (shown in the README of the crate `bpe`, MIT). So a seam
//! holds when the two tokens at it stand the test, and where they do not, a growing window around
//! the seam is merged anew until both of its ends do.

use super::Merger;
use crate::tokenizer::vocabulary::Vocabulary;
use crate::tokenizer::vocabulary::pairs::NONE;

/// Bytes that are merged alone. Fewer than a short piece may have: merging them grows with their square,
/// and a stretch is not remembered as a piece is.
const STRETCH: usize = 64;

/// A window that grows beyond this many bytes is on a text made to defeat the method: the whole
/// piece is then merged with the heap.
const WIDEST: usize = 4096;

/// A token that stands twice is looked for among so many at the end: what is behind the last of a run is its halves.
const NEAR: usize = 16;

impl Merger {
    /// Merges `piece` into `self.joined`, which is empty.
    pub(super) fn merge_long(&mut self, vocabulary: &Vocabulary, piece: &[u8]) {
        // Of another piece they may be another vocabulary's, or of the same when it had fewer tokens.
        self.apart = [NONE; 2];
        let mut stretch = Vec::with_capacity(STRETCH);
        let mut before = 0..0;
        let mut start = 0;
        while start < piece.len() {
            let end = (start + STRETCH).min(piece.len());
            // Most long pieces are one thing again and again: a rule of dashes, a run of letters.
            let is_again = piece[start..end] == piece[before];
            if !is_again {
                self.merge_stretch(vocabulary, &piece[start..end]);
                stretch.clear();
                stretch.extend_from_slice(&self.tokens);
            }
            if !self.join(vocabulary, &piece[..end], start, &stretch) {
                self.heap.merge(vocabulary, piece, &mut self.joined);
                return;
            }
            before = start..end;
            start = if is_again { self.repeat(vocabulary, piece, end) } else { end };
        }
    }

    /// Where a token stands twice near the end of what is joined, has it stand there as often as its bytes come: that it
    /// can be its own neighbour is known then. What is joined ends at `end` before, and where it is said to afterwards.
    fn repeat(&mut self, vocabulary: &Vocabulary, piece: &[u8], end: usize) -> usize {
        let mut at = end;
        let last = self.joined.len();
        for place in (last.saturating_sub(NEAR)..last).rev() {
            let token = self.joined[place];
            let length = vocabulary.length(token);
            if place > 0 && self.joined[place - 1] == token {
                let same = same_again(piece, at, length);
                if at + same <= end {
                    return end;
                }
                self.joined.truncate(place + 1);
                self.joined.resize(place + 1 + same / length, token);
                return at + same;
            }
            at -= length;
        }
        end
    }

    /// Appends the tokens of a stretch that begins at `seam` and ends with `bytes`; `false` if no
    /// window of bearable width makes the seam hold.
    fn join(
        &mut self,
        vocabulary: &Vocabulary,
        bytes: &[u8],
        seam: usize,
        stretch: &[u32],
    ) -> bool {
        let mut window = Window { start: seam, end: seam, left: self.joined.len(), right: 0 };
        self.tokens.clear();
        let mut merged: Vec<u32> = Vec::new();
        loop {
            let first = merged.first().or(stretch.get(window.right)).copied();
            let last = merged.last().or(self.joined[..window.left].last()).copied();
            let left_holds =
                self.holds(vocabulary, bytes, window.start, window.left.checked_sub(1), first);
            let right_holds = match (last, stretch.get(window.right)) {
                (Some(last), Some(next)) => {
                    self.are_neighbours(vocabulary, bytes, window.end, last, *next)
                }
                _ => true,
            };
            if left_holds && right_holds {
                break;
            }
            if !left_holds {
                window.widen_left(vocabulary, &self.joined);
            }
            if !right_holds || window.right == 0 {
                window.widen_right(vocabulary, stretch);
            }
            if window.end - window.start > WIDEST {
                return false;
            }
            self.merge_stretch(vocabulary, &bytes[window.start..window.end]);
            merged.clear();
            merged.extend_from_slice(&self.tokens);
        }
        self.joined.truncate(window.left);
        self.joined.extend_from_slice(&merged);
        self.joined.extend_from_slice(&stretch[window.right..]);
        true
    }

    fn holds(
        &mut self,
        vocabulary: &Vocabulary,
        bytes: &[u8],
        at: usize,
        left: Option<usize>,
        right: Option<u32>,
    ) -> bool {
        match (left, right) {
            (Some(left), Some(right)) => {
                let left = self.joined[left];
                self.are_neighbours(vocabulary, bytes, at, left, right)
            }
            _ => true,
        }
    }

    /// Whether the bytes of two tokens that meet at `at` merge into just these two.
    fn are_neighbours(
        &mut self,
        vocabulary: &Vocabulary,
        bytes: &[u8],
        at: usize,
        left: u32,
        right: u32,
    ) -> bool {
        // The same in all of a run.
        if self.apart == [left, right] {
            return true;
        }
        let start = at - vocabulary.length(left);
        let end = at + vocabulary.length(right);
        self.merge_stretch(vocabulary, &bytes[start..end]);
        let stay = self.tokens == [left, right];
        if stay {
            self.apart = [left, right];
        }
        stay
    }
}

/// For how many bytes from `at` on a piece holds what the `length` bytes before it are, again and again.
fn same_again(piece: &[u8], at: usize, length: usize) -> usize {
    let same = common(&piece[at..], &piece[at - length..]);
    same - same % length
}

/// How many bytes are the same at the start of both.
pub(crate) fn common(one: &[u8], other: &[u8]) -> usize {
    const STEP: usize = 64;
    let steps = one.chunks_exact(STEP).zip(other.chunks_exact(STEP));
    let same = STEP * steps.take_while(|(one, other)| one == other).count();
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(one, other)| one == other).count()
}

/// The bytes around a seam that are merged anew: `left` tokens before it and those of the stretch
/// from `right` on stay.
struct Window {
    start: usize,
    end: usize,
    left: usize,
    right: usize,
}

impl Window {
    /// Doubles what is taken from the left of the seam, by two tokens at least.
    fn widen_left(&mut self, vocabulary: &Vocabulary, joined: &[u32]) {
        for _ in 0..(joined.len() - self.left).max(2).min(self.left) {
            self.left -= 1;
            self.start -= vocabulary.length(joined[self.left]);
        }
    }

    /// The same on the right.
    fn widen_right(&mut self, vocabulary: &Vocabulary, stretch: &[u32]) {
        for _ in 0..self.right.max(2).min(stretch.len() - self.right) {
            self.end += vocabulary.length(stretch[self.right]);
            self.right += 1;
        }
    }
}
