//! Which token two adjacent tokens merge into, and back: a hash table that a pack fills in a few
//! milliseconds; and how long each is. Knows no bytes and no text.

/// No token.
pub(crate) const NONE: u32 = u32::MAX;

/// Token numbers are below this, and none is that of an empty entry.
pub(crate) const MOST_TOKENS: usize = (1 << VALUE_BITS) - 1;
/// Bits of an entry that are the token; the rest are a mark of the pair.
const VALUE_BITS: u32 = 19;
const EMPTY: u32 = u32::MAX;

/// Bits that are enough for the length of a token; of a longer one they are all set.
pub(crate) const LENGTH_BITS: u32 = 13;
const LENGTH_MASK: u32 = (1 << LENGTH_BITS) - 1;

/// What [`Pair::about`] says of a token of which nothing else is known.
pub(crate) fn about_length(bytes: usize) -> u32 {
    u32::try_from(bytes).map_or(LENGTH_MASK, |bytes| bytes.min(LENGTH_MASK))
}

/// A token, the two that it is the join of, and what else is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) token: u32,
    pub(crate) left: u32,
    pub(crate) right: u32,
    /// Below 2^26: its length in bytes in the lowest [`LENGTH_BITS`], and above it whatever its reader has to say.
    pub(crate) about: u32,
}

/// Open addressing with linear probing. An entry is a word: the token that a pair makes, and some bits of the
/// pair's hash. Half the size of one with whole keys, so that more of it stays near the processor; a pair whose
/// bits agree is checked against the token's parents.
pub(crate) struct PairTable {
    entries: Vec<u32>,
    /// How many of them are not empty.
    full: usize,
    /// Indexed by token, up to the last one that was met; there is room for all, since memory that nobody writes to
    /// costs nothing.
    origins: Vec<Origin>,
    shift: u32,
}

/// How a token is made: its parents, left in the lowest bits, right above it, and what else is known above both. Where
/// the left parent is [`NO_PARENT`], no pair makes the token, and the right one says what does. Every bit of the parents
/// is turned over: what says nothing is zero then, and a list of that is made in one instruction.
#[derive(Clone, Copy)]
struct Origin(u64);

/// No token has this number.
const NO_PARENT: u32 = MOST_TOKENS as u32;
const KEY_BITS: u32 = 2 * VALUE_BITS;
const KEY_MASK: u64 = (1 << KEY_BITS) - 1;

impl Origin {
    /// Of a number that is not a token, or of none that was read.
    const ABSENT: Self = Self(0);

    #[inline]
    fn new(key: u64, about: u32) -> Self {
        Self(key ^ KEY_MASK | u64::from(about) << KEY_BITS)
    }

    #[inline]
    fn key(self) -> u64 {
        !self.0 & KEY_MASK
    }

    #[inline]
    fn about(self) -> u32 {
        (self.0 >> KEY_BITS) as u32
    }
}

impl PairTable {
    /// A table for the tokens below `tokens`, with room for so many pairs before it grows.
    pub(crate) fn with_capacity(tokens: usize, pairs: usize) -> Self {
        let size = size_for(pairs);
        Self {
            entries: vec![EMPTY; size],
            full: 0,
            origins: Vec::with_capacity(tokens),
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
        self.full += pairs.len();
        while 16 * self.full > 9 * self.entries.len() {
            self.grow();
        }
        for Pair { token, left, right, about } in pairs {
            let key = key(*left, *right);
            self.set(*token, Origin::new(key, *about));
            self.insert(key, *token);
        }
    }

    #[inline(always)]
    fn set(&mut self, token: u32, origin: Origin) {
        if self.origins.len() <= token as usize {
            self.extend(token);
        }
        self.origins[token as usize] = origin;
    }

    /// Makes places up to that of a token, and of some after it.
    #[cold]
    #[inline(never)]
    fn extend(&mut self, token: u32) {
        let most = self.origins.capacity().max(token as usize + 1);
        self.origins.resize(most.min(token as usize + 4096), Origin::ABSENT);
    }

    /// Four times the room, but no more than twice where that is enough for all tokens.
    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let size = self.entries.len();
        let size = (4 * size).min((2 * size).max(size_for(self.origins.capacity())));
        self.shift = 64 - size.trailing_zeros();
        for entry in std::mem::replace(&mut self.entries, vec![EMPTY; size]) {
            if entry != EMPTY {
                let token = entry & VALUE_MASK;
                self.insert(self.origins[token as usize].key(), token);
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
            if self.is_of(entry, mark, key) {
                return;
            }
            at += 1;
        }
    }

    /// Whether an entry is that of a pair with this mark.
    #[inline]
    fn is_of(&self, entry: u32, mark: u32, key: u64) -> bool {
        entry & !VALUE_MASK == mark && self.origins[(entry & VALUE_MASK) as usize].key() == key
    }

    /// Says what makes a token that no pair does, a number below [`MOST_TOKENS`], and what else is known of it, as
    /// [`Pair::about`] does.
    pub(crate) fn set_other(&mut self, token: u32, what: u32, about: u32) {
        self.set(token, Origin::new(key(NO_PARENT, what), about));
    }

    /// The parents of a token; where the left one is [`NONE`], the right one says what else makes it,
    /// and is [`NONE`] too where nothing was said.
    #[inline]
    pub(crate) fn parents(&self, token: u32) -> (u32, u32) {
        let key = self.origins.get(token as usize).copied().unwrap_or(Origin::ABSENT).key();
        let named = |parent: u32| if parent == NO_PARENT { NONE } else { parent };
        (named(key as u32 & NO_PARENT), named((key >> VALUE_BITS) as u32))
    }

    /// How many bytes a token has; 0 of one that is absent or was not read.
    #[inline]
    pub(crate) fn length(&self, token: u32) -> usize {
        (self.about(token) & LENGTH_MASK) as usize
    }

    /// What [`Pair::about`] said of a token; 0 of one that is absent or was not read.
    #[inline]
    pub(crate) fn about(&self, token: u32) -> u32 {
        self.origins.get(token as usize).map_or(0, |origin| origin.about())
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
            if self.is_of(entry, mark, key) {
                return entry & VALUE_MASK;
            }
            at += 1;
        }
    }
}

/// How many entries are to be there for so many pairs.
fn size_for(pairs: usize) -> usize {
    (2 * pairs).next_power_of_two().max(16)
}

const VALUE_MASK: u32 = (1 << VALUE_BITS) - 1;

#[inline]
fn key(left: u32, right: u32) -> u64 {
    u64::from(left) | u64::from(right) << VALUE_BITS
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
        let mut table = PairTable::with_capacity(10, 10);
        let pair = |token, left, right| Pair { token, left, right, about: 2 };
        table.add(&[pair(7, 1, 2), pair(8, 2, 1)]);
        table.add(&[pair(9, 1, 2)]);
        assert_eq!(table.get(1, 2), 7);
        assert_eq!(table.get(2, 1), 8);
        assert_eq!(table.get(2, 2), NONE);
    }

    #[test]
    fn what_was_added_stays_while_the_table_grows() {
        let mut table = PairTable::with_capacity(10_000, 1);
        let pair = |token: u32| Pair {
            token,
            left: token / 3,
            right: MOST_TOKENS as u32 - 1 - token,
            about: token % 8191,
        };
        table.set_other(0, 7, about_length(1 << 30));
        for first in (1..10_000).step_by(64) {
            let batch: Vec<Pair> = (first..10_000.min(first + 64)).map(pair).collect();
            table.add(&batch);
        }
        for Pair { token, left, right, about } in (1..10_000).map(pair) {
            assert_eq!(table.get(left, right), token);
            assert_eq!(table.get(right, left), NONE);
            assert_eq!(table.parents(token), (left, right));
            assert_eq!(table.length(token), about as usize);
        }
        assert_eq!(table.parents(0), (NONE, 7));
        assert_eq!(table.length(0), 8191);
        assert_eq!((table.parents(10_000), table.length(10_000)), ((NONE, NONE), 0));
    }
}
