//! Bytes of one piece to tokens: merges the adjacent pair with the lowest rank until none is left.
//! Knows no splitting and no special tokens.

mod heap;
mod long;
pub(crate) mod long_memo;
pub(crate) mod memo;
mod short;

pub(crate) use long::common;

use super::vocabulary::Vocabulary;
use super::vocabulary::pairs::NONE;

/// Pieces up to this many bytes are merged by looking at every pair for the lowest rank each time;
/// beyond it that would show as a square.
const SHORT: usize = 255;

/// Merges pieces; keeps its buffers from piece to piece, so that counting allocates nothing.
#[derive(Default)]
pub(crate) struct Merger {
    tokens: Vec<u32>,
    parts: short::Parts,
    heap: heap::Heap,
    joined: Vec<u32>,
    /// The last two neighbours in the long piece that stay apart.
    apart: [u32; 2],
}

impl Merger {
    /// The tokens of a piece, which has one byte at least.
    ///
    /// Cost: linear in the bytes but for texts made to defeat it, where it is n log n.
    #[inline]
    pub(crate) fn tokens(&mut self, vocabulary: &Vocabulary, piece: &[u8]) -> &[u32] {
        if piece.len() <= SHORT {
            self.short_piece(vocabulary, piece)
        } else {
            self.long_piece(vocabulary, piece)
        }
    }

    fn short_piece(&mut self, vocabulary: &Vocabulary, piece: &[u8]) -> &[u32] {
        let unmerged = vocabulary.unmerged(piece);
        if unmerged != NONE {
            self.tokens.clear();
            self.tokens.push(unmerged);
            return &self.tokens;
        }
        self.parts.merge(vocabulary, piece, &mut self.tokens);
        &self.tokens
    }

    fn long_piece(&mut self, vocabulary: &Vocabulary, piece: &[u8]) -> &[u32] {
        let unmerged = vocabulary.unmerged(piece);
        self.joined.clear();
        if unmerged != NONE {
            self.joined.push(unmerged);
        } else {
            self.merge_long(vocabulary, piece);
        }
        &self.joined
    }

    /// The tokens of a stretch within a piece, as if nothing stood beside it.
    pub(crate) fn row(&mut self, vocabulary: &Vocabulary, stretch: &[u8]) -> &[u32] {
        self.joined.clear();
        self.merge_long(vocabulary, stretch);
        &self.joined
    }

    /// Whether the bytes of two tokens, `both`, merge into just these two. Where that is so of every
    /// two neighbours, a row of tokens is the merging of its bytes (see `long`).
    pub(crate) fn stay_apart(
        &mut self,
        vocabulary: &Vocabulary,
        both: &[u8],
        left: u32,
        right: u32,
    ) -> bool {
        self.merge_stretch(vocabulary, both);
        self.tokens == [left, right]
    }

    /// Merges a stretch of bytes of any length by itself, as if it were a piece, into `self.tokens`.
    fn merge_stretch(&mut self, vocabulary: &Vocabulary, bytes: &[u8]) {
        if bytes.len() <= SHORT {
            self.parts.merge(vocabulary, bytes, &mut self.tokens);
        } else {
            self.heap.merge(vocabulary, bytes, &mut self.tokens);
        }
    }
}
