//! A memory of short pieces met before: most pieces of a text repeat, and one look here is cheaper than
//! any merge. Bounded: a new piece takes the place of an old one.

use crate::tokenizer::vocabulary::pairs::NONE;

/// Pieces of more bytes are not remembered.
const LONGEST: usize = 15;
/// Slots, each for one piece: 16 bytes for it, and 16 for its tokens; two megabytes in all.
const SLOTS: usize = 1 << 16;
/// A piece stands in one of so many slots side by side, the newer one first. One that had to leave them
/// may stand at the end of the row beside it.
const ROW: usize = 2;
/// Pieces of more tokens keep their count alone.
const TOKENS: usize = 4;

/// A table with one row for each piece, chosen by a hash of its bytes.
pub(crate) struct Memo {
    /// Of a length that is known here, so that no place in it needs to be checked.
    slots: Box<[Slot; SLOTS]>,
    /// Indexed like `slots`; [`NONE`] first where they are not remembered. Empty before anybody asks for
    /// tokens: most callers only count.
    tokens: Vec<[u32; TOKENS]>,
}

/// The bytes of a piece, zero-padded to 15, and in the highest byte its length (high half) and its
/// count of tokens (low half). The length keeps a piece that ends with NUL apart; 0 marks a free slot.
#[derive(Clone, Copy, Default)]
struct Slot {
    low: u64,
    high: u64,
}

/// A piece made ready for a look: its bytes and length as a slot holds them, without a count.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    low: u64,
    high: u64,
}

const COUNT_SHIFT: u32 = 56;
const COUNT_BITS: u64 = 15 << COUNT_SHIFT;

impl Default for Memo {
    fn default() -> Self {
        let slots = vec![Slot::default(); SLOTS].into_boxed_slice();
        let slots = slots.try_into().unwrap_or_else(|_| unreachable!("it has so many"));
        Self { slots, tokens: Vec::new() }
    }
}

impl Memo {
    /// The key of the piece `text[start..end]`, unless it is too long to be remembered.
    #[inline(always)]
    pub(crate) fn key(text: &[u8], start: usize, end: usize) -> Option<Key> {
        let length = end - start;
        if length > LONGEST {
            return None;
        }
        let (low, high) = match text.get(start..start + 16) {
            Some(sixteen) => halves(sixteen),
            None => padded(&text[start..end]),
        };
        let low = low & LOW_MASK[length];
        let high = high & HIGH_MASK[length];
        Some(Key { low, high: high | (length as u64) << (COUNT_SHIFT + 4) })
    }

    /// How many tokens the piece has, if it is remembered; otherwise 0.
    #[inline(always)]
    pub(crate) fn count(&self, key: Key) -> usize {
        let row = row(key);
        let mut count = 0;
        // Both are looked at: which one it is cannot be foretold, and a wrong guess costs more.
        for slot in &self.slots[row..row + ROW] {
            let is_key = slot.low == key.low && slot.high & !COUNT_BITS == key.high;
            count |= (slot.high >> COUNT_SHIFT & 15) & u64::from(is_key).wrapping_neg();
        }
        count as usize
    }

    /// The tokens of the piece, if it is remembered with them.
    #[inline]
    pub(crate) fn tokens(&mut self, key: Key) -> Option<&[u32]> {
        if self.tokens.is_empty() {
            self.tokens = vec![[NONE; TOKENS]; SLOTS];
        }
        let row = row(key);
        let is_key = |slot: &Slot| slot.low == key.low && slot.high & !COUNT_BITS == key.high;
        let at = row + self.slots[row..row + ROW].iter().position(is_key)?;
        let count = (self.slots[at].high >> COUNT_SHIFT & 15) as usize;
        (count <= TOKENS && self.tokens[at][0] != NONE).then(|| &self.tokens[at][..count])
    }

    /// How many tokens the piece has, if the row beside its own remembers it; otherwise 0. Brings it back.
    ///
    /// For those that [`Memo::count`] does not find: merging again costs ten times as much.
    pub(crate) fn recall(&mut self, key: Key) -> usize {
        let (row, beside) = (row(key), beside(row(key)));
        let Slot { low, high } = self.slots[beside];
        if low != key.low || high & !COUNT_BITS != key.high {
            return 0;
        }
        for at in [row, row + 1] {
            self.slots.swap(at, beside);
            if !self.tokens.is_empty() {
                self.tokens.swap(at, beside);
            }
        }
        (high >> COUNT_SHIFT & 15) as usize
    }

    /// Remembers a piece that was not; one of 15 bytes has 15 tokens at most.
    pub(crate) fn insert(&mut self, key: Key, tokens: &[u32]) {
        let (row, beside) = (row(key), beside(row(key)));
        let is_key = |slot: &Slot| slot.low == key.low && slot.high & !COUNT_BITS == key.high;
        if !is_key(&self.slots[row]) {
            self.move_over(row + 1, beside);
            self.move_over(row, row + 1);
        }
        self.slots[row] =
            Slot { low: key.low, high: key.high | (tokens.len() as u64) << COUNT_SHIFT };
        if let Some(place) = self.tokens.get_mut(row)
            && tokens.len() <= TOKENS
        {
            place[..tokens.len()].copy_from_slice(tokens);
        }
    }

    fn move_over(&mut self, from: usize, to: usize) {
        self.slots[to] = self.slots[from];
        if !self.tokens.is_empty() {
            self.tokens[to] = self.tokens[from];
        }
    }
}

/// Where a piece may stand that had to leave its row.
fn beside(row: usize) -> usize {
    (row ^ ROW) + ROW - 1
}

#[inline(always)]
fn row(key: Key) -> usize {
    let mixed = (key.low ^ key.high.wrapping_mul(0xff51_afd7_ed55_8ccd))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> (64 - (SLOTS / ROW).trailing_zeros())) as usize * ROW
}

#[inline(always)]
fn halves(sixteen: &[u8]) -> (u64, u64) {
    let mut low = [0; 8];
    let mut high = [0; 8];
    low.copy_from_slice(&sixteen[..8]);
    high.copy_from_slice(&sixteen[8..16]);
    (u64::from_le_bytes(low), u64::from_le_bytes(high))
}

#[cold]
fn padded(piece: &[u8]) -> (u64, u64) {
    let mut sixteen = [0; 16];
    sixteen[..piece.len()].copy_from_slice(piece);
    halves(&sixteen)
}

const LOW_MASK: [u64; 16] = masks(0);
const HIGH_MASK: [u64; 16] = masks(8);

/// Indexed by length: which bits of the eight bytes from `first` on belong to a piece of that length.
const fn masks(first: usize) -> [u64; 16] {
    let mut masks = [0; 16];
    let mut length: usize = 0;
    while length < 16 {
        let bytes = length.saturating_sub(first);
        masks[length] = if bytes >= 8 { u64::MAX } else { (1 << (8 * bytes)) - 1 };
        length += 1;
    }
    masks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pieces_apart_that_differ_in_a_trailing_nul() {
        let text = b"ab\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
        let mut memo = Memo::default();
        for end in 1..=LONGEST {
            let key = Memo::key(text, 0, end).expect("short enough");
            assert_eq!(memo.count(key), 0);
            memo.insert(key, &vec![7; end]);
            assert_eq!(memo.count(key), end);
        }
        assert!(Memo::key(text, 0, LONGEST + 1).is_none());
    }

    #[test]
    fn a_piece_at_the_end_of_the_text_is_the_same_piece() {
        let mut memo = Memo::default();
        let text = b"token and more than sixteen bytes, token";
        let last = Memo::key(text, text.len() - 5, text.len()).expect("short");
        assert_eq!(memo.tokens(last), None);
        memo.insert(Memo::key(text, 0, 5).expect("short"), &[1, 2]);
        assert_eq!(memo.tokens(last), Some([1, 2].as_slice()));
    }

    #[test]
    fn a_piece_that_was_only_counted_has_no_tokens_until_they_are_known() {
        let mut memo = Memo::default();
        let key = Memo::key(b"token", 0, 5).expect("short");
        memo.insert(key, &[1, 2]);
        assert_eq!(memo.count(key), 2);
        assert_eq!(memo.tokens(key), None);
        assert_eq!(memo.count(key), 2);
        memo.insert(key, &[1, 2]);
        assert_eq!(memo.tokens(key), Some([1, 2].as_slice()));
    }

    /// The row of a piece and the one beside it hold four, of which three can be the row's own.
    #[test]
    fn what_had_to_leave_its_row_is_recalled() {
        let pieces: Vec<String> = (0..400_000).map(|n| format!("{n:015}")).collect();
        let key = |piece: &str| Memo::key(piece.as_bytes(), 0, 15).expect("short");
        let wanted = row(key(&pieces[0]));
        let mut same = pieces.iter().map(|piece| key(piece)).filter(|key| row(*key) == wanted);
        let (first, second, third) = (same.next(), same.next(), same.next());
        let all = [first, second, third].map(|key| key.expect("enough of them"));
        let mut memo = Memo::default();
        assert_eq!(memo.tokens(all[0]), None);
        for (n, key) in all.into_iter().enumerate() {
            memo.insert(key, &vec![n as u32; n + 1]);
        }
        for _ in 0..3 {
            for (n, key) in all.into_iter().enumerate() {
                assert_eq!(memo.count(key), 0);
                assert_eq!(memo.recall(key), n + 1);
                assert_eq!(memo.count(key), n + 1);
                assert_eq!(memo.tokens(key), Some(vec![n as u32; n + 1].as_slice()));
            }
        }
        assert_eq!(memo.recall(key(&pieces[1])), 0);
    }
}
