//! Which of a few symbols comes next, by how often each has come: the frequent ones first.

use super::range::{Decoder, Encoder, Share};

/// Symbols are below this.
pub(super) const SYMBOLS: u32 = 512;
/// The weight of one time.
const ONCE: u32 = 32;

/// The symbols met so far, most frequent first, with their weights.
#[derive(Default)]
pub(super) struct Likely {
    met: Vec<(u32, u32)>,
    weight: u32,
}

impl Likely {
    /// The weight of a symbol that was not met yet.
    fn weight_of_new(&self) -> u32 {
        1 + self.met.len() as u32 / 2
    }

    #[inline]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        let whole = self.weight + self.weight_of_new();
        let unit = decoder.peek(whole);
        let mut start = 0;
        for place in 0..self.met.len() {
            let (symbol, weight) = self.met[place];
            if unit - start < weight {
                decoder.consume(start, weight);
                self.again(place);
                return symbol;
            }
            start += weight;
        }
        decoder.consume(start, whole - start);
        let symbol = decoder.peek(SYMBOLS);
        decoder.consume(symbol, 1);
        self.meet(symbol);
        symbol
    }

    pub(super) fn encode(&mut self, encoder: &mut Encoder, symbol: u32) {
        let whole = self.weight + self.weight_of_new();
        let mut start = 0;
        for place in 0..self.met.len() {
            let (met, weight) = self.met[place];
            if met == symbol {
                encoder.encode(Share { start, size: weight, whole });
                self.again(place);
                return;
            }
            start += weight;
        }
        encoder.encode(Share { start, size: whole - start, whole });
        encoder.encode(Share { start: symbol, size: 1, whole: SYMBOLS });
        self.meet(symbol);
    }

    fn meet(&mut self, symbol: u32) {
        self.met.push((symbol, ONCE));
        self.weight += ONCE;
    }

    #[inline]
    fn again(&mut self, place: usize) {
        self.met[place].1 += ONCE;
        self.weight += ONCE;
        if place > 0 && self.met[place - 1].1 < self.met[place].1 {
            self.met.swap(place - 1, place);
        }
        if self.weight > 1 << 20 {
            self.halve();
        }
    }

    #[cold]
    fn halve(&mut self) {
        self.met.iter_mut().for_each(|(_, weight)| *weight = *weight / 2 + 1);
        self.weight = self.met.iter().map(|(_, weight)| weight).sum();
    }
}
