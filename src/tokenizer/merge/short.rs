//! Merging where a piece is short: parts keep their places, and a look at each pair finds the lowest
//! rank. Quadratic in the bytes, and the fastest there is for a few of them.

use super::SHORT;
use crate::tokenizer::vocabulary::Vocabulary;
use crate::tokenizer::vocabulary::pairs::{MOST_TOKENS, NONE};

/// The parts of a piece, by the place of their first byte. A part that was merged away keeps its
/// place, without a rank: moving the others up would cost a call for each merge in WebAssembly.
pub(crate) struct Parts {
    tokens: [u32; SHORT],
    /// What the pair that begins here would make, and, in the lowest eight bits, this place: the least of all is the
    /// leftmost of the lowest ranks.
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
        loop {
            let lowest = self.ranks[..length].iter().fold(NONE, |lowest, rank| lowest.min(*rank));
            if lowest >= NO_RANK {
                break;
            }
            self.merge_at(vocabulary, (lowest & PLACE) as usize, lowest >> PLACE_BITS, length);
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
                Some(next) => ranked(vocabulary.merged_bytes(*byte, *next), at),
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
            self.ranks[at] = ranked(vocabulary.merged(rank, self.tokens[after]), at);
        }
        if at > 0 {
            let before = usize::from(self.previous[at]);
            self.ranks[before] = ranked(vocabulary.merged(self.tokens[before], rank), before);
        }
    }
}

const PLACE_BITS: u32 = 8;
const PLACE: u32 = (1 << PLACE_BITS) - 1;
/// What [`NONE`] at any place is at least, and no token is.
const NO_RANK: u32 = NONE << PLACE_BITS;
const _: () =
    assert!(SHORT <= PLACE as usize + 1 && MOST_TOKENS <= (NO_RANK >> PLACE_BITS) as usize);

/// A token that a pair would make, with the place of the pair.
#[inline]
fn ranked(token: u32, at: usize) -> u32 {
    token << PLACE_BITS | at as u32
}
