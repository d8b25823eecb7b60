//! What of a pack is still to be read, and where the reader stands. A pack is read in parts: most prose needs the first
//! one alone, and plain words the beginning of that.

use super::coding::PairReader;
use super::pairs::PairTable;
use super::unpack::bad;
use crate::error::Result;

/// The most bytes that a token may have: no real one has a tenth of them, and whoever follows the
/// parents of a token takes no more steps than it has bytes.
const LONGEST_TOKEN: u32 = 4096;

/// A pack that is not wholly read.
pub(super) struct Rest {
    pack: Vec<u8>,
    /// Where the pairs start.
    start: usize,
    reader: PairReader,
    /// Pairs of which a parent comes later.
    early: Vec<u32>,
    /// Whether a part of it could not be read.
    is_bad: bool,
}

impl Rest {
    pub(super) fn new(pack: Vec<u8>, start: usize, reader: PairReader, early: Vec<u32>) -> Self {
        Self { pack, start, reader, early, is_bad: false }
    }

    /// All of the pack.
    pub(super) fn pack(&self) -> &[u8] {
        &self.pack
    }

    /// The part that is read, or comes next.
    pub(super) fn part(&self) -> usize {
        self.reader.part()
    }

    /// Whether of every token that comes the parents have lower numbers.
    pub(super) fn is_in_order(&self) -> bool {
        self.early.is_empty()
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.reader.is_done()
    }

    /// Reads so many tokens more, or what is left of the part: says of each which pair makes it. Returns those of two
    /// bytes, in rising order.
    ///
    /// # Errors
    /// `bad-pack`, now and from now on.
    pub(super) fn read_on(&mut self, tokens: usize, pairs: &mut PairTable) -> Result<Vec<u32>> {
        let not_there = || bad("it names a token that is not there".to_owned());
        if self.is_bad {
            return Err(not_there());
        }
        // Good only when all of it has been.
        self.is_bad = true;
        self.reader.read_on(&self.pack[self.start..], tokens, pairs).ok_or_else(not_there)?;
        self.check_lengths(pairs)?;
        self.is_bad = false;
        Ok(self.reader.take_short())
    }

    /// Tokens of pairs that are coded are longer than their parents, which came before. Of those that are
    /// given with later parents the pack says it, and it could be that they are made of themselves.
    #[inline(never)]
    fn check_lengths(&self, pairs: &PairTable) -> Result<()> {
        if self.reader.longest() > LONGEST_TOKEN {
            return Err(bad("it holds a token of too many bytes".to_owned()));
        }
        let length = |token: u32| pairs.length(token);
        for token in self.early.iter().filter(|_| self.is_done()) {
            let (left, right) = pairs.parents(*token);
            let both = length(left) + length(right);
            if length(left) == 0 || length(right) == 0 || both != length(*token) {
                return Err(bad(format!("token {token} is not as long as its parents are")));
            }
        }
        Ok(())
    }
}
