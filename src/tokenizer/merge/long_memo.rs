//! A memory of long pieces met before: addresses and rules of dashes, and in many scripts words and phrases.
//! Merging one costs as much as a hundred English words. Bounded: when it is full, it forgets all.

use std::ops::Range;

/// Longer pieces are not remembered.
const LONGEST: usize = 1 << 17;
/// The bytes of all remembered pieces together; their tokens are no more.
const MOST_BYTES: usize = 1 << 20;
const SLOTS: usize = 1 << 14;
/// A piece stands in one of so many slots side by side.
const ROW: usize = 4;

/// A piece has a row of slots, chosen by a hash of its bytes, where a new one takes the place of the oldest.
#[derive(Default)]
pub(crate) struct LongMemo {
    slots: Vec<Slot>,
    bytes: Vec<u8>,
    tokens: Vec<u32>,
}

/// Where a piece stands in `bytes`, and its tokens in `tokens`. An empty one holds no piece.
#[derive(Clone, Default)]
struct Slot {
    bytes: Range<usize>,
    tokens: Range<usize>,
}

impl LongMemo {
    /// The tokens of a piece that is longer than the short ones, if it is remembered.
    pub(crate) fn tokens(&self, piece: &[u8]) -> Option<&[u32]> {
        let row = row(piece);
        let slots = self.slots.get(row..row + ROW)?;
        let slot = slots.iter().find(|slot| self.bytes[slot.bytes.clone()] == *piece)?;
        Some(&self.tokens[slot.tokens.clone()])
    }

    /// Remembers the tokens of such a piece.
    pub(crate) fn insert(&mut self, piece: &[u8], tokens: &[u32]) {
        if piece.len() > LONGEST {
            return;
        }
        if self.slots.is_empty() || self.bytes.len() + piece.len() > MOST_BYTES {
            self.slots.clear();
            self.slots.resize(SLOTS, Slot::default());
            self.bytes.clear();
            self.tokens.clear();
        }
        let (first_byte, first_token) = (self.bytes.len(), self.tokens.len());
        self.bytes.extend_from_slice(piece);
        self.tokens.extend_from_slice(tokens);
        let row = row(piece);
        self.slots[row..row + ROW].rotate_right(1);
        self.slots[row] =
            Slot { bytes: first_byte..self.bytes.len(), tokens: first_token..self.tokens.len() };
    }
}

fn row(piece: &[u8]) -> usize {
    let mut hash = piece.len() as u64;
    let mut words = piece.chunks_exact(8);
    for word in &mut words {
        let mut eight = [0; 8];
        eight.copy_from_slice(word);
        hash = mixed(hash ^ u64::from_le_bytes(eight));
    }
    for byte in words.remainder() {
        hash = mixed(hash ^ u64::from(*byte));
    }
    (hash >> (64 - (SLOTS / ROW).trailing_zeros())) as usize * ROW
}

#[inline(always)]
fn mixed(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_what_it_was_given_or_nothing() {
        let mut memo = LongMemo::default();
        let piece = |n: usize| format!("{n} is a piece of some length{}", "-".repeat(n % 400));
        for n in 0..20_000 {
            assert_eq!(memo.tokens(piece(n).as_bytes()), None);
            memo.insert(piece(n).as_bytes(), &[n as u32, 7]);
            assert_eq!(memo.tokens(piece(n).as_bytes()), Some([n as u32, 7].as_slice()));
            for before in n.saturating_sub(20)..n {
                let tokens = memo.tokens(piece(before).as_bytes());
                assert!(tokens.is_none_or(|tokens| tokens == [before as u32, 7]));
            }
            assert!(memo.bytes.len() <= MOST_BYTES);
        }
        memo.insert(&vec![b'a'; LONGEST + 1], &[1]);
        assert_eq!(memo.tokens(&vec![b'a'; LONGEST + 1]), None);
    }
}
