//! Which token two adjacent tokens merge into: a hash table that a pack fills in a millisecond or two.
//! Knows no bytes and no text.

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// Bits of a token number within an entry: two make the key, the third the value.
const BITS: u32 = 20;
/// Token numbers are below this.
pub(crate) const MOST_TOKENS: usize = 1 << BITS;
const EMPTY: u64 = u64::MAX;

/// Open addressing with linear probing, less than half full. An entry is one word,
/// `left << 44 | right << 24 | merged`, so that a look-up touches one cache line.
pub(crate) struct PairTable {
    entries: Vec<u64>,
    shift: u32,
}

impl PairTable {
    /// A table with room for `pairs` pairs.
    pub(crate) fn with_capacity(pairs: usize) -> Self {
        let size = (pairs * 2).next_power_of_two().max(16);
        Self { entries: vec![EMPTY; size], shift: 64 - size.trailing_zeros() }
    }

    /// Adds a pair; of two with the same parents the first stays.
    pub(crate) fn insert(&mut self, left: u32, right: u32, merged: u32) {
        let key = key(left, right);
        let mask = self.entries.len() - 1;
        let mut at = self.slot(key);
        while self.entries[at] != EMPTY {
            if self.entries[at] >> 24 == key {
                return;
            }
            at = (at + 1) & mask;
        }
        self.entries[at] = key << 24 | u64::from(merged);
    }

    /// The token that `left` and `right` merge into, or [`NONE`].
    #[inline]
    pub(crate) fn get(&self, left: u32, right: u32) -> u32 {
        let key = key(left, right);
        let mask = self.entries.len() - 1;
        let mut at = self.slot(key);
        loop {
            let entry = self.entries[at & mask];
            if entry >> 24 == key {
                return (entry & 0xff_ffff) as u32;
            }
            if entry == EMPTY {
                return NONE;
            }
            at += 1;
        }
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
}

#[inline]
fn key(left: u32, right: u32) -> u64 {
    u64::from(left) << BITS | u64::from(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_added_and_nothing_else() {
        let mut table = PairTable::with_capacity(3);
        table.insert(1, 2, 7);
        table.insert(2, 1, 8);
        table.insert(1, 2, 9);
        assert_eq!(table.get(1, 2), 7);
        assert_eq!(table.get(2, 1), 8);
        assert_eq!(table.get(2, 2), NONE);
    }
}
