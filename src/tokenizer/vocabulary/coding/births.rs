//! How often a token that was just met will be a parent later: as the left one and as the right one. Seven of
//! ten never will be; of these nothing need be kept.

use super::ans::{Decoder, Encoder, Share};
use super::class::{SORTS, sort};
use super::parent::Parent;
use super::quad::Quad;

/// Uses as the left parent, and as the right one.
pub(super) type Uses = [u32; 2];

/// What was learned of tokens so far.
pub(super) struct Births {
    /// Whether there is any use as left parent, and twice whether there is any as right parent: by the sort of the
    /// token's class and its length in bytes.
    any: [Quad; CONTEXTS],
    /// How many there are, by side.
    left: Numbers,
    right: Numbers,
    /// How many tokens lie between those that were met in an earlier part.
    gaps: Numbers,
}

/// Lengths that are told apart; longer ones count as the longest.
const LENGTHS: usize = 11;
/// A power of two, so that no place is checked.
const CONTEXTS: usize = (SORTS * LENGTHS).next_power_of_two();

impl Default for Births {
    fn default() -> Self {
        Self {
            any: [Quad::default(); CONTEXTS],
            left: Numbers::default(),
            right: Numbers::default(),
            gaps: Numbers::default(),
        }
    }
}

impl Births {
    #[inline(always)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>, parent: Parent) -> Uses {
        match self.any[context(parent)].decode(decoder) {
            0 => [0, 0],
            any => self.decode_numbers(decoder, any, parent),
        }
    }

    #[inline(never)]
    fn decode_numbers(&mut self, decoder: &mut Decoder<'_>, any: usize, parent: Parent) -> Uses {
        let length = parent.length() as usize;
        let left = if any & 1 > 0 { self.left.decode(decoder, length) } else { 0 };
        let right = if any & 2 > 0 { self.right.decode(decoder, length) } else { 0 };
        [left, right]
    }

    pub(super) fn encode(&mut self, encoder: &mut Encoder, parent: Parent, [left, right]: Uses) {
        let any = usize::from(left > 0) | usize::from(right > 0) << 1;
        self.any[context(parent)].encode(encoder, any);
        let length = parent.length() as usize;
        if left > 0 {
            self.left.encode(encoder, length, left);
        }
        if right > 0 {
            self.right.encode(encoder, length, right);
        }
    }

    /// The distance from one token that was met earlier to the next, 1 at least.
    pub(super) fn decode_gap(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        self.gaps.decode(decoder, 0)
    }

    pub(super) fn encode_gap(&mut self, encoder: &mut Encoder, gap: u32) {
        self.gaps.encode(encoder, 0, gap);
    }
}

#[inline(always)]
fn context(parent: Parent) -> usize {
    (sort(parent.class()) * LENGTHS + (parent.length() as usize).min(LENGTHS - 1)) % CONTEXTS
}

/// Numbers from 1 on: 1, 2 and 3 by themselves, larger ones by their power of two and the quarters of it, and
/// then their bits.
struct Numbers {
    /// 1, 2, 3 or more: by length.
    small: [Quad; SMALL_LENGTHS],
    /// Indexed by power of two: in the first quarter, the second, the second half, or more.
    large: [Quad; POWERS],
}

const SMALL_LENGTHS: usize = 9;
/// Powers of two are below this.
const POWERS: usize = 20;
/// The first power of two that a large number can have.
const FIRST_POWER: u32 = 2;

impl Default for Numbers {
    #[inline(never)]
    fn default() -> Self {
        Self { small: [Quad::default(); SMALL_LENGTHS], large: [Quad::default(); POWERS] }
    }
}

impl Numbers {
    #[inline]
    fn decode(&mut self, decoder: &mut Decoder<'_>, length: usize) -> u32 {
        match self.small[length.min(SMALL_LENGTHS - 1)].decode_seldom(decoder) {
            3 => self.decode_large(decoder),
            less => less as u32 + 1,
        }
    }

    #[inline(never)]
    fn decode_large(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        let mut power = FIRST_POWER;
        while (power as usize) < POWERS {
            let part = self.large[power as usize].decode_seldom(decoder) as u32;
            if part < 3 {
                let (start, bits) = Self::part(power, part);
                return start + decoder.among(1 << bits);
            }
            power += 1;
        }
        1 << POWERS
    }

    fn encode(&mut self, encoder: &mut Encoder, length: usize, number: u32) {
        let small = number.min(4) as usize - 1;
        self.small[length.min(SMALL_LENGTHS - 1)].encode(encoder, small);
        if small < 3 {
            return;
        }
        for (power, quad) in (FIRST_POWER..).zip(&mut self.large[FIRST_POWER as usize..]) {
            let part = (0..3).rev().find(|part| number >= Self::part(power, *part).0);
            let part = part.filter(|_| number < 2 << power);
            quad.encode(encoder, part.map_or(3, |part| part as usize));
            if let Some(part) = part {
                let (start, bits) = Self::part(power, part);
                encoder.encode(Share::among(number - start, 1, 1 << bits));
                return;
            }
        }
    }

    /// Where a part of a power of two begins, and how many bits say the rest.
    #[inline]
    fn part(power: u32, part: u32) -> (u32, u32) {
        let quarter = power - 2;
        ((1 << power) + (part << quarter), if part < 2 { quarter } else { quarter + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let parent = Parent::of(1, b"abc");
        let uses = |n: u32| match n {
            0..5000 => [n, n / 3],
            5000..5020 => [0, 1 << (n - 5000)],
            _ => [(1 << (n - 5020)) - 1, 0],
        };
        let mut encoder = Encoder::default();
        let mut births = Births::default();
        for n in 0..5040 {
            births.encode(&mut encoder, parent, uses(n));
            births.encode_gap(&mut encoder, n + 1);
        }
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        let mut births = Births::default();
        for n in 0..5040 {
            assert_eq!(births.decode(&mut decoder, parent), uses(n));
            assert_eq!(births.decode_gap(&mut decoder), n + 1);
        }
    }
}
