//! A range coder: each symbol takes as many bits as its share of the whole is worth.
//! Knows no model; callers name shares.

/// Below this a range is too coarse, and the next byte is taken in.
const COARSE: u32 = 1 << 24;

/// The part of a whole that a symbol has: from `start`, `size` units of `whole`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) start: u32,
    pub(super) size: u32,
    pub(super) whole: u32,
}

/// The largest whole that a share may be of.
pub(super) const LARGEST_WHOLE: u32 = 1 << 22;

/// Writes symbols.
pub(super) struct Encoder {
    low: u64,
    range: u32,
    /// The last byte, which a carry may still change, and how many bytes of 255 follow it.
    last: u8,
    full: usize,
    bytes: Vec<u8>,
    begun: bool,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self { low: 0, range: u32::MAX, last: 0, full: 0, bytes: Vec::new(), begun: false }
    }

    pub(super) fn encode(&mut self, share: Share) {
        debug_assert!(share.size > 0 && share.start + share.size <= share.whole);
        debug_assert!(share.whole <= LARGEST_WHOLE);
        let unit = self.range / share.whole;
        self.low += u64::from(unit) * u64::from(share.start);
        self.range = unit * share.size;
        while self.range < COARSE {
            self.shift();
            self.range <<= 8;
        }
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low < 0xff00_0000 || carry != 0 {
            if self.begun {
                self.bytes.push(self.last.wrapping_add(carry));
            }
            self.bytes.extend(std::iter::repeat_n(0xff_u8.wrapping_add(carry), self.full));
            self.full = 0;
            self.last = (self.low >> 24) as u8;
            self.begun = true;
        } else {
            self.full += 1;
        }
        self.low = (self.low << 8) & 0xffff_ffff;
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

/// Reads what [`Encoder`] wrote. Past the end it reads zeros: a checksum has vouched for the bytes,
/// and every result is checked by its user.
pub(super) struct Decoder<'a> {
    bytes: &'a [u8],
    at: usize,
    range: u32,
    code: u32,
    unit: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { bytes, at: 0, range: u32::MAX, code: 0, unit: 1 };
        for _ in 0..4 {
            decoder.take();
        }
        decoder
    }

    /// Which unit of the whole the next symbol's share contains. [`Decoder::consume`] must follow.
    #[inline]
    pub(super) fn peek(&mut self, whole: u32) -> u32 {
        self.unit = self.range / whole;
        (self.code / self.unit).min(whole - 1)
    }

    /// Takes the symbol whose share was found, of the whole that was named to [`Decoder::peek`].
    #[inline]
    pub(super) fn consume(&mut self, start: u32, size: u32) {
        self.code = self.code.wrapping_sub(start.wrapping_mul(self.unit));
        self.range = self.unit.wrapping_mul(size).max(1);
        while self.range < COARSE {
            self.take();
            self.range <<= 8;
        }
    }

    #[inline]
    fn take(&mut self) {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        self.code = self.code << 8 | u32::from(byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_whatever_the_shares() {
        let shares: Vec<Share> = (1..20_000u32)
            .map(|n| {
                let whole = 1 + n.wrapping_mul(2_654_435_761) % LARGEST_WHOLE;
                let start = n.wrapping_mul(40_503) % whole;
                let size = if n % 3 == 0 { whole - start } else { 1 };
                Share { start, size, whole }
            })
            .collect();
        let mut encoder = Encoder::new();
        shares.iter().for_each(|share| encoder.encode(*share));
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        for share in shares {
            let unit = decoder.peek(share.whole);
            assert!((share.start..share.start + share.size).contains(&unit));
            decoder.consume(share.start, share.size);
        }
    }
}
