//! Asymmetric numeral systems (J. Duda, 2009): each symbol takes as many bits as its share of the whole is
//! worth, and reading one costs a product and no division. Knows no model; callers name shares.

/// What shares are of.
pub(super) const WHOLE: u32 = 1 << BITS;
const BITS: u32 = 24;
/// Below this a state is too coarse, and the next word is taken in.
const COARSE: u64 = 1 << 31;
/// Bytes of a word.
const WORD: usize = 4;

/// The part of [`WHOLE`] that a symbol has: `size` from `start` on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) start: u32,
    pub(super) size: u32,
}

impl Share {
    /// `size` from `start` on, of `whole` equal parts.
    pub(super) fn among(start: u32, size: u32, whole: u32) -> Self {
        let unit = WHOLE / whole;
        Self { start: start * unit, size: size * unit }
    }
}

/// Collects symbols. They are read last in, first out, so none is written before the last is known.
#[derive(Default)]
pub(super) struct Encoder {
    shares: Vec<Share>,
}

impl Encoder {
    pub(super) fn encode(&mut self, share: Share) {
        debug_assert!(share.size > 0 && share.start + share.size <= WHOLE);
        self.shares.push(share);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut words = Vec::new();
        let mut state = COARSE;
        for Share { start, size } in self.shares.into_iter().rev() {
            let (start, size) = (u64::from(start), u64::from(size));
            if state >= size << (31 + 32 - BITS) {
                words.push(state as u32);
                state >>= 32;
            }
            state = ((state / size) << BITS) + state % size + start;
        }
        words.extend([state as u32, (state >> 32) as u32]);
        words.iter().rev().flat_map(|word| word.to_le_bytes()).collect()
    }
}

/// Reads what [`Encoder`] wrote. Past the end it goes on with what it has: a checksum has vouched for
/// the bytes, and every result is checked by its user.
pub(super) struct Decoder<'a> {
    bytes: &'a [u8],
    state: u64,
}

/// A decoder that goes on another time, when the bytes are at hand again.
#[derive(Clone, Copy)]
pub(super) struct Paused {
    /// How many bytes it has not taken in.
    left: usize,
    state: u64,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { bytes, state: 0 };
        decoder.refill();
        decoder.refill();
        decoder
    }

    /// Where in the whole the next symbol lies. [`Decoder::consume`] of its share must follow.
    #[inline(always)]
    pub(super) fn place(&self) -> u32 {
        self.state as u32 & (WHOLE - 1)
    }

    /// Takes the symbol whose share was found.
    #[inline(always)]
    pub(super) fn consume(&mut self, share: Share) {
        self.take(share);
        self.refill();
    }

    /// The same, of a symbol that was likely: the processor foresees that no word is taken in then.
    #[inline(always)]
    pub(super) fn consume_likely(&mut self, share: Share) {
        self.take(share);
        if self.state < COARSE {
            self.refill();
        }
    }

    #[inline(always)]
    fn take(&mut self, share: Share) {
        let within = self.place().wrapping_sub(share.start);
        let times = u64::from(share.size).wrapping_mul(self.state >> BITS);
        self.state = times.wrapping_add(u64::from(within));
    }

    /// One of `whole` equal parts, which are one at least.
    #[inline]
    pub(super) fn among(&mut self, whole: u32) -> u32 {
        let unit = WHOLE / whole;
        let part = (self.place() / unit).min(whole - 1);
        self.consume(Share { start: part * unit, size: unit });
        part
    }

    /// So many bits, as one of as many equal parts.
    #[inline]
    pub(super) fn bits(&mut self, bits: u32) -> u32 {
        let shift = BITS - bits;
        let part = self.place() >> shift;
        self.consume(Share { start: part << shift, size: 1 << shift });
        part
    }

    /// Takes in a word if the state is coarse. By shifts and not by a branch, which no processor would
    /// foresee.
    #[inline(always)]
    fn refill(&mut self) {
        if let Some(word) = self.bytes.first_chunk::<WORD>() {
            let shift = u32::from(self.state < COARSE) * 32;
            let word = u64::from(u32::from_le_bytes(*word)) & ((1 << shift) - 1);
            self.state = self.state << shift | word;
            self.bytes = &self.bytes[shift as usize / 8..];
        }
    }

    pub(super) fn pause(&self) -> Paused {
        Paused { left: self.bytes.len(), state: self.state }
    }
}

impl Paused {
    /// Goes on. `bytes` are those that [`Decoder::new`] was given.
    pub(super) fn resume(self, bytes: &[u8]) -> Decoder<'_> {
        let taken = bytes.len().saturating_sub(self.left);
        Decoder { bytes: &bytes[taken..], state: self.state }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_whatever_the_shares() {
        let shares: Vec<Share> = (1..20_000u32)
            .map(|n| {
                let start = n.wrapping_mul(2_654_435_761) % WHOLE;
                let size = match n % 3 {
                    0 => WHOLE - start,
                    1 => 1,
                    _ => 1 + (WHOLE - start) / 2,
                };
                if n % 100 == 0 {
                    return Share { start: 0, size: WHOLE };
                }
                Share { start, size }
            })
            .collect();
        let mut encoder = Encoder::default();
        shares.iter().for_each(|share| encoder.encode(*share));
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        for share in shares {
            assert!((share.start..share.start + share.size).contains(&decoder.place()));
            decoder.consume(share);
        }
    }

    #[test]
    fn reads_parts_of_a_whole() {
        let mut encoder = Encoder::default();
        let parts = |n: u32| (n.wrapping_mul(40_503) % (n * 7), n * 7);
        (1..50_000)
            .map(parts)
            .for_each(|(part, whole)| encoder.encode(Share::among(part, 1, whole)));
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        for (part, whole) in (1..50_000).map(parts) {
            assert_eq!(decoder.among(whole), part);
        }
    }
}
