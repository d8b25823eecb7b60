//! Which of a few symbols comes next, by how often each has come: the frequent ones first.
//! Shares are settled from time to time and stand still in between.

use super::ans::{Decoder, Encoder, Share, WHOLE};

/// Symbols are below this.
pub(super) const SYMBOLS: u32 = 512;

/// Shares are settled whenever there were a part more reads than the last time, and sooner where new
/// symbols come.
const FIRST_DUE: u32 = 8;
const DUE_SHIFT: u32 = 3;
const NEW_READ: u32 = 8;

/// The symbols met so far, most frequent first, with their shares.
#[derive(Default)]
pub(super) struct Likely {
    met: Vec<Met>,
    /// Symbols met since the shares were settled, each as often as it came.
    new: Vec<u32>,
    /// How many of `met` have a share; what is beyond the last is the share of all others.
    end: u32,
    reads: u32,
    /// The shares are settled anew after so many reads.
    due: u32,
}

struct Met {
    symbol: u32,
    count: u32,
    /// Where its share ends; it starts where the one before ends.
    end: u32,
}

impl Likely {
    #[inline]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        self.count_read();
        let place = decoder.place();
        let mut start = 0;
        for met in &mut self.met {
            if place < met.end {
                decoder.consume_likely(Share { start, size: met.end - start });
                met.count += 1;
                return met.symbol;
            }
            start = met.end;
        }
        self.decode_new(decoder)
    }

    #[cold]
    fn decode_new(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        decoder.consume(self.share_of_new());
        let symbol = decoder.among(SYMBOLS);
        self.meet(symbol);
        symbol
    }

    #[inline]
    fn count_read(&mut self) {
        if self.due == 0 {
            self.settle();
        }
        self.due -= 1;
        self.reads += 1;
    }

    fn share_of_new(&self) -> Share {
        Share { start: self.end, size: WHOLE - self.end }
    }

    pub(super) fn encode(&mut self, encoder: &mut Encoder, symbol: u32) {
        self.count_read();
        let mut start = 0;
        for met in &mut self.met {
            if met.symbol == symbol {
                encoder.encode(Share { start, size: met.end - start });
                met.count += 1;
                return;
            }
            start = met.end;
        }
        encoder.encode(self.share_of_new());
        encoder.encode(Share::among(symbol, 1, SYMBOLS));
        self.meet(symbol);
    }

    fn meet(&mut self, symbol: u32) {
        self.new.push(symbol);
        self.due = self.due.saturating_sub(NEW_READ);
    }

    /// Moves a symbol before those that came less often, and behind those that came as often: the list is
    /// nearly sorted already, and a sort of the library's would be larger than all of this.
    fn bring_forward(&mut self, mut place: usize) {
        while place > 0 && self.met[place - 1].count < self.met[place].count {
            self.met.swap(place - 1, place);
            place -= 1;
        }
    }

    /// Gives every symbol that was met a share by its count; half a count for each is held back for
    /// those not met yet.
    #[cold]
    fn settle(&mut self) {
        self.due = FIRST_DUE.max(self.reads >> DUE_SHIFT);
        for symbol in self.new.drain(..) {
            match self.met.iter_mut().find(|met| met.symbol == symbol) {
                Some(met) => met.count += 1,
                None => self.met.push(Met { symbol, count: 1, end: 0 }),
            }
        }
        for place in 1..self.met.len() {
            self.bring_forward(place);
        }
        let whole = self.met.iter().map(|met| u64::from(2 * met.count)).sum::<u64>();
        let whole = whole + self.met.len() as u64 + 1;
        self.end = 0;
        for met in &mut self.met {
            let size = u64::from(WHOLE) * u64::from(2 * met.count) / whole;
            self.end += size as u32;
            met.end = self.end;
        }
    }
}
