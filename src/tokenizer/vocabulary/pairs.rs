//! Which token two adjacent tokens merge into, and back: a hash table that a pack fills in a few
//! milliseconds. Knows no bytes and no text.

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// Token numbers are below this, and none is that of an empty entry.
pub(crate) const MOST_TOKENS: usize = (1 << VALUE_BITS) - 1;
/// Bits of an entry that are the token; the rest are a mark of the pair.
const VALUE_BITS: u32 = 19;
const EMPTY: u32 = u32::MAX;

/// Open addressing with linear probing, less than half full. An entry is a word: the token that a pair
/// makes, and some bits of the pair's hash. Half the size of one with whole keys, so that more of it
/// stays near the processor; a pair whose bits agree is checked against the token's parents.
pub(crate) struct PairTable {
    entries: Vec<u32>,
    /// Indexed by token: its parents, left in the low half; where that is [`NONE`], no pair makes the
    /// token, and the high half says what does.
    parents: Vec<u64>,
    shift: u32,
}

impl PairTable {
    /// A table with room for `tokens` tokens and as many pairs.
    pub(crate) fn with_capacity(tokens: usize) -> Self {
        Self { entries: Vec::new(), parents: vec![u64::MAX; tokens], shift: 0 }
    }

    /// Says which pair makes a token. It is found by [`PairTable::get`] once all are [`indexed`](Self::index).
    #[inline]
    pub(crate) fn set(&mut self, token: u32, left: u32, right: u32) {
        self.parents[token as usize] = key(left, right);
    }

    /// Makes every pair ready to be found; of two tokens with the same parents the first one is.
    ///
    /// Not done pair by pair as they are set: here, one does not wait for another, and the processor
    /// fetches the places of many at once. And here the memory that was needed to read them is free again.
    #[inline(never)]
    pub(crate) fn index(&mut self) {
        let size = (self.parents.len() * 2).next_power_of_two().max(16);
        self.entries = vec![EMPTY; size];
        self.shift = 64 - size.trailing_zeros();
        for token in 0..self.parents.len() {
            let key = self.parents[token];
            if key as u32 != NONE {
                self.insert(key, token as u32);
            }
        }
    }

    #[inline]
    fn insert(&mut self, key: u64, token: u32) {
        let hash = hash(key);
        let mark = mark(hash);
        let mask = self.entries.len() - 1;
        let mut at = (hash >> self.shift) as usize;
        loop {
            let entry = self.entries[at & mask];
            if entry == EMPTY {
                self.entries[at & mask] = mark | token;
                return;
            }
            if entry & !VALUE_MASK == mark && self.parents[(entry & VALUE_MASK) as usize] == key {
                return;
            }
            at += 1;
        }
    }

    /// Says what makes a token that no pair does.
    pub(crate) fn set_other(&mut self, token: u32, what: u32) {
        self.parents[token as usize] = key(NONE, what);
    }

    /// The parents of a token; where the left one is [`NONE`], the right one says what else makes it,
    /// and is [`NONE`] too where nothing was said.
    #[inline]
    pub(crate) fn parents(&self, token: u32) -> (u32, u32) {
        let parents = self.parents.get(token as usize).copied().unwrap_or(u64::MAX);
        (parents as u32, (parents >> 32) as u32)
    }

    /// The token that `left` and `right` merge into, or [`NONE`].
    #[inline]
    pub(crate) fn get(&self, left: u32, right: u32) -> u32 {
        let key = key(left, right);
        let hash = hash(key);
        let mark = mark(hash);
        let mask = self.entries.len() - 1;
        let mut at = (hash >> self.shift) as usize;
        loop {
            let entry = self.entries[at & mask];
            if entry == EMPTY {
                return NONE;
            }
            if entry & !VALUE_MASK == mark {
                let merged = entry & VALUE_MASK;
                if self.parents[merged as usize] == key {
                    return merged;
                }
            }
            at += 1;
        }
    }
}

const VALUE_MASK: u32 = (1 << VALUE_BITS) - 1;

#[inline]
fn key(left: u32, right: u32) -> u64 {
    u64::from(left) | u64::from(right) << 32
}

/// A product whose high bits hang together with every bit of the key.
#[inline]
fn hash(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Bits of the hash below those that choose the place.
#[inline]
fn mark(hash: u64) -> u32 {
    (hash >> 13) as u32 & !VALUE_MASK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_added_and_nothing_else() {
        let mut table = PairTable::with_capacity(10);
        table.set(7, 1, 2);
        table.set(8, 2, 1);
        table.set(9, 1, 2);
        table.index();
        assert_eq!(table.get(1, 2), 7);
        assert_eq!(table.get(2, 1), 8);
        assert_eq!(table.get(2, 2), NONE);
    }
}
