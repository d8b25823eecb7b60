//! One of four symbols, by how often each came of late: what came long ago fades. Shares are settled from time to
//! time and stand still in between. Knows nothing of what the symbols mean.

use super::ans::{Decoder, Encoder, Share, WHOLE};

/// The chances of four symbols.
#[derive(Clone, Copy)]
pub(super) struct Quad {
    /// Where the share of each starts but the first.
    starts: [u32; SYMBOLS - 1],
    counts: [u16; SYMBOLS],
    /// The shares are settled anew after so many reads.
    due: u16,
    /// How many reads there were the last time.
    reads: u16,
}

const SYMBOLS: usize = 4;
/// The shares are settled when there were half as many reads again, but after at most so many.
const LATEST: u16 = 24;
/// When there were so many reads, all of them are from then on worth half.
const MOST: u16 = 72;
/// What one read is worth.
const READ: u16 = 4;

impl Default for Quad {
    fn default() -> Self {
        let quarter = WHOLE / SYMBOLS as u32;
        Self { starts: [quarter, 2 * quarter, 3 * quarter], counts: [1; SYMBOLS], due: 2, reads: 2 }
    }
}

impl Quad {
    #[inline(always)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>) -> usize {
        let place = decoder.place();
        if place < self.starts[0] {
            decoder.consume_likely(Share { start: 0, size: self.starts[0] });
            self.count(0);
            return 0;
        }
        self.decode_other(decoder, place)
    }

    /// The same where it is seldom asked: one piece of code for many places.
    #[inline(never)]
    pub(super) fn decode_seldom(&mut self, decoder: &mut Decoder<'_>) -> usize {
        self.decode(decoder)
    }

    #[inline(never)]
    fn decode_other(&mut self, decoder: &mut Decoder<'_>, place: u32) -> usize {
        let symbol =
            1 + usize::from(place >= self.starts[1]) + usize::from(place >= self.starts[2]);
        decoder.consume(self.share(symbol));
        self.count(symbol);
        symbol
    }

    pub(super) fn encode(&mut self, encoder: &mut Encoder, symbol: usize) {
        encoder.encode(self.share(symbol));
        self.count(symbol);
    }

    #[inline(always)]
    fn share(&self, symbol: usize) -> Share {
        let start = if symbol == 0 { 0 } else { self.starts[symbol - 1] };
        let end = self.starts.get(symbol).copied().unwrap_or(WHOLE);
        Share { start, size: end - start }
    }

    #[inline(always)]
    fn count(&mut self, symbol: usize) {
        self.counts[symbol] += READ;
        self.due -= 1;
        if self.due == 0 {
            self.settle();
        }
    }

    #[inline(never)]
    fn settle(&mut self) {
        self.due = (self.reads / 2).clamp(1, LATEST);
        self.reads += self.due;
        if self.reads > MOST {
            self.reads /= 2;
            self.counts.iter_mut().for_each(|count| *count = *count / 2 + 1);
        }
        let sum: u32 = self.counts.iter().map(|count| u32::from(*count)).sum();
        let each = WHOLE / sum;
        let mut start = 0;
        for (place, count) in self.starts.iter_mut().zip(self.counts) {
            start += each * u32::from(count);
            *place = start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_keeps_a_share_and_is_read_as_it_was_written() {
        let symbol = |n: usize| match n {
            0..3000 => 0,
            3000..6000 => 3,
            _ => n * n / 7 % 4,
        };
        let mut encoder = Encoder::default();
        let mut quad = Quad::default();
        for n in 0..9000 {
            assert!((0..4).all(|symbol| quad.share(symbol).size > 0));
            quad.encode(&mut encoder, symbol(n));
        }
        let bytes = encoder.finish();
        // Of what is certain three thousand times, nearly nothing is left.
        assert!(bytes.len() < 6000 / 100 + 3000 / 4 + 100, "{}", bytes.len());
        let mut decoder = Decoder::new(&bytes);
        let mut quad = Quad::default();
        assert!((0..9000).all(|n| quad.decode(&mut decoder) == symbol(n)));
    }
}
