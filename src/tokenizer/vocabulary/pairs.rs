//! Which token two adjacent tokens merge into, and back: a hash table that a pack fills in a few
//! milliseconds. Knows no bytes and no text.

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// Token numbers are below this, and none is that of an empty entry.
pub(crate) const MOST_TOKENS: usize = (1 << VALUE_BITS) - 1;
/// Bits of an entry that are the token; the rest are a mark of the pair.
const VALUE_BITS: u32 = 19;
const EMPTY: u32 = u32::MAX;

/// A token and the two that it is the join of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) token: u32,
    pub(crate) left: u32,
    pub(crate) right: u32,
}

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
        let size = (tokens * 2).next_power_of_two().max(16);
        Self {
            entries: vec![EMPTY; size],
            parents: vec![u64::MAX; tokens],
            shift: 64 - size.trailing_zeros(),
        }
    }

    /// Adds pairs; of two tokens with the same parents the first one is found.
    ///
    /// Many at once: one does not wait for another, and the processor fetches the places of several. Not
    /// inlined: a browser makes the fast code of a function while the first code runs, and uses it from
    /// the next call on.
    #[inline(never)]
    pub(crate) fn add(&mut self, pairs: &[Pair]) {
        for Pair { token, left, right } in pairs {
            let key = key(*left, *right);
            self.parents[*token as usize] = key;
            self.insert(key, *token);
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
        let pair = |token, left, right| Pair { token, left, right };
        table.add(&[pair(7, 1, 2), pair(8, 2, 1)]);
        table.add(&[pair(9, 1, 2)]);
        assert_eq!(table.get(1, 2), 7);
        assert_eq!(table.get(2, 1), 8);
        assert_eq!(table.get(2, 2), NONE);
    }
}
