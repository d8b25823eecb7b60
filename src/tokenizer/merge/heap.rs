//! Merging a long stretch with a heap of pairs and a linked list of parts: n log n for any input.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::tokenizer::vocabulary::Vocabulary;
use crate::tokenizer::vocabulary::pairs::NONE;

/// The buffers of the method, kept between calls.
#[derive(Default)]
pub(crate) struct Heap {
    parts: Vec<Part>,
    /// Rank and place of the left part; stale entries are dropped when they surface.
    pairs: BinaryHeap<Reverse<(u32, u32)>>,
}

/// A part, with the places of its neighbours; a part that was merged away has the token [`NONE`].
struct Part {
    token: u32,
    previous: u32,
    next: u32,
    /// What the pair that begins here would make.
    rank: u32,
}

impl Heap {
    /// Merges `bytes`, of which there are fewer than 2^32, into `tokens`.
    pub(crate) fn merge(&mut self, vocabulary: &Vocabulary, bytes: &[u8], tokens: &mut Vec<u32>) {
        self.fill(vocabulary, bytes);
        while let Some(Reverse((rank, at))) = self.pairs.pop() {
            let part = &self.parts[at as usize];
            if part.token != NONE && part.rank == rank {
                self.merge_at(vocabulary, at);
            }
        }
        tokens.clear();
        tokens.extend(self.parts.iter().map(|part| part.token).filter(|token| *token != NONE));
    }

    fn fill(&mut self, vocabulary: &Vocabulary, bytes: &[u8]) {
        self.parts.clear();
        self.pairs.clear();
        self.parts.extend(bytes.iter().enumerate().map(|(at, byte)| Part {
            token: vocabulary.byte_token(*byte),
            previous: (at as u32).wrapping_sub(1),
            next: at as u32 + 1,
            rank: NONE,
        }));
        for at in 0..self.parts.len() as u32 {
            self.offer(vocabulary, at);
        }
    }

    /// Looks up the pair that begins at `at`, and puts it into the heap if it makes a token.
    fn offer(&mut self, vocabulary: &Vocabulary, at: u32) {
        let next = self.parts[at as usize].next;
        let rank = match self.parts.get(next as usize) {
            Some(right) => vocabulary.merged(self.parts[at as usize].token, right.token),
            None => NONE,
        };
        self.parts[at as usize].rank = rank;
        if rank != NONE {
            self.pairs.push(Reverse((rank, at)));
        }
    }

    fn merge_at(&mut self, vocabulary: &Vocabulary, at: u32) {
        let right = self.parts[at as usize].next;
        let after = self.parts[right as usize].next;
        self.parts[right as usize].token = NONE;
        let part = &mut self.parts[at as usize];
        part.token = part.rank;
        part.next = after;
        let previous = part.previous;
        if let Some(part) = self.parts.get_mut(after as usize) {
            part.previous = at;
        }
        self.offer(vocabulary, at);
        if (previous as usize) < self.parts.len() {
            self.offer(vocabulary, previous);
        }
    }
}
