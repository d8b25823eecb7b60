//! Merging where a piece is short: parts keep their places, and a look at each pair finds the lowest
//! rank. Quadratic in the bytes, and the fastest there is for a few of them.

use super::SHORT;
use crate::tokenizer::vocabulary::Vocabulary;
use crate::tokenizer::vocabulary::pairs::NONE;

/// The parts of a piece, by the place of their first byte. A part that was merged away keeps its
/// place, without a rank: moving the others up would cost a call for each merge in WebAssembly.
pub(crate) struct Parts {
    tokens: [u32; SHORT],
    /// What the pair that begins here would make.
    ranks: [u32; SHORT],
    /// Where the part before and the part after begin.
    previous: [u8; SHORT],
    next: [u8; SHORT],
}

impl Default for Parts {
    fn default() -> Self {
        Self { tokens: [0; SHORT], ranks: [NONE; SHORT], previous: [0; SHORT], next: [0; SHORT] }
    }
}

impl Parts {
    /// Merges `bytes`, [`SHORT`] at most, into `tokens`.
    pub(crate) fn merge(&mut self, vocabulary: &Vocabulary, bytes: &[u8], tokens: &mut Vec<u32>) {
        self.fill(vocabulary, bytes);
        let length = bytes.len();
        while let Some((at, rank)) = lowest(&self.ranks[..length]) {
            self.merge_at(vocabulary, at, rank, length);
        }
        tokens.clear();
        let mut at = 0;
        while at < length {
            tokens.push(self.tokens[at]);
            at = usize::from(self.next[at]);
        }
    }

    fn fill(&mut self, vocabulary: &Vocabulary, bytes: &[u8]) {
        for (at, byte) in bytes.iter().enumerate() {
            self.tokens[at] = vocabulary.byte_token(*byte);
            self.ranks[at] = match bytes.get(at + 1) {
                Some(next) => vocabulary.merged_bytes(*byte, *next),
                None => NONE,
            };
            self.previous[at] = (at as u8).saturating_sub(1);
            self.next[at] = at as u8 + 1;
        }
    }

    #[inline]
    fn merge_at(&mut self, vocabulary: &Vocabulary, at: usize, rank: u32, length: usize) {
        let gone = usize::from(self.next[at]);
        let after = usize::from(self.next[gone]);
        self.tokens[at] = rank;
        self.next[at] = after as u8;
        self.ranks[gone] = NONE;
        self.ranks[at] = NONE;
        if after < length {
            self.previous[after] = at as u8;
            self.ranks[at] = vocabulary.merged(rank, self.tokens[after]);
        }
        if at > 0 {
            let before = usize::from(self.previous[at]);
            self.ranks[before] = vocabulary.merged(self.tokens[before], rank);
        }
    }
}

/// The leftmost of the lowest ranks. Two passes, since the first is one that compilers do four or more
/// at a step.
#[inline]
fn lowest(ranks: &[u32]) -> Option<(usize, u32)> {
    let lowest = ranks.iter().copied().min()?;
    if lowest == NONE {
        return None;
    }
    let at = ranks.iter().position(|rank| *rank == lowest)?;
    Some((at, lowest))
}
