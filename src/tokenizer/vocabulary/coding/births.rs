//! How often a token that was just met will be a parent later: as the left one and as the right one. Seven of
//! ten never will be; of these nothing need be kept.

use super::ans::{Decoder, Encoder, Share};
use super::class::{SORTS, sort};
use super::parent::Parent;
use super::quad::Quad;

/// Uses as the left parent, and as the right one.
pub(super) type Uses = [u32; 2];

/// Of tokens that were known before a part began: which of them it can be worth asking. By the sort of the token's
/// class and its length, whether any has a use.
pub(super) struct Asked([bool; CONTEXTS]);

impl Asked {
    pub(super) fn decode(decoder: &mut Decoder<'_>) -> Self {
        let mut asked = [false; CONTEXTS];
        asked.iter_mut().for_each(|context| *context = decoder.among(2) > 0);
        Self(asked)
    }

    #[inline(always)]
    pub(super) fn about(&self, parent: Parent) -> bool {
        self.0[context(parent)]
    }

    pub(super) fn encode(encoder: &mut Encoder, known: &[(Parent, Uses)]) -> Self {
        let mut asked = [false; CONTEXTS];
        for (parent, uses) in known {
            asked[context(*parent)] |= *uses != [0, 0];
        }
        for context in asked {
            encoder.encode(Share::among(u32::from(context), 1, 2));
        }
        Self(asked)
    }
}

/// What was learned of tokens so far. In one list, so that all of it is made in one loop:
///
/// - whether there is any use as left parent, and twice whether there is any as right parent: by the sort of the
///   token's class and its length in bytes;
/// - how many there are as left parent, and then as right parent: [`NUMBERS`] each.
pub(super) struct Births([Quad; CONTEXTS + 2 * NUMBERS]);

/// Lengths that are told apart; longer ones count as the longest.
const LENGTHS: usize = 11;
/// A power of two, so that no place is checked.
const CONTEXTS: usize = (SORTS * LENGTHS).next_power_of_two();

impl Default for Births {
    #[inline(never)]
    fn default() -> Self {
        Self([Quad::default(); CONTEXTS + 2 * NUMBERS])
    }
}

impl Births {
    #[inline(always)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>, parent: Parent) -> Uses {
        match self.0[context(parent)].decode(decoder) {
            0 => [0, 0],
            any => self.decode_numbers(decoder, any, parent),
        }
    }

    #[inline(never)]
    fn decode_numbers(&mut self, decoder: &mut Decoder<'_>, any: usize, parent: Parent) -> Uses {
        let mut uses = [0, 0];
        for (side, number) in uses.iter_mut().enumerate() {
            if any >> side & 1 > 0 {
                *number = self.numbers(side).decode(decoder, parent.length() as usize);
            }
        }
        uses
    }

    pub(super) fn encode(&mut self, encoder: &mut Encoder, parent: Parent, uses: Uses) {
        let any = usize::from(uses[0] > 0) | usize::from(uses[1] > 0) << 1;
        self.0[context(parent)].encode(encoder, any);
        for (side, number) in uses.into_iter().enumerate().filter(|(_, number)| *number > 0) {
            self.numbers(side).encode(encoder, parent.length() as usize, number);
        }
    }

    #[inline(always)]
    fn numbers(&mut self, side: usize) -> Numbers<'_> {
        Numbers(&mut self.0[CONTEXTS + side * NUMBERS..][..NUMBERS])
    }
}

#[inline(always)]
fn context(parent: Parent) -> usize {
    (sort(parent.class()) * LENGTHS + (parent.length() as usize).min(LENGTHS - 1)) % CONTEXTS
}

/// Numbers from 1 on: 1, 2 and 3 by themselves, larger ones by their power of two and the quarters of it, and
/// then their bits.
///
/// By length, whether it is 1, 2, 3 or more; and behind these, by power of two, whether it is in the first quarter, the
/// second, the second half, or more.
struct Numbers<'a>(&'a mut [Quad]);

const NUMBERS: usize = SMALL_LENGTHS + POWERS;
const SMALL_LENGTHS: usize = 9;
/// Powers of two are below this.
const POWERS: usize = 20;
/// The first power of two that a large number can have.
const FIRST_POWER: u32 = 2;

impl Numbers<'_> {
    fn small(&mut self, length: usize) -> &mut Quad {
        &mut self.0[length.min(SMALL_LENGTHS - 1)]
    }

    fn large(&mut self, power: u32) -> &mut Quad {
        &mut self.0[SMALL_LENGTHS + power as usize]
    }

    #[inline]
    fn decode(&mut self, decoder: &mut Decoder<'_>, length: usize) -> u32 {
        match self.small(length).decode_seldom(decoder) {
            3 => self.decode_large(decoder),
            less => less as u32 + 1,
        }
    }

    #[inline(never)]
    fn decode_large(&mut self, decoder: &mut Decoder<'_>) -> u32 {
        for power in FIRST_POWER..POWERS as u32 {
            let part = self.large(power).decode_seldom(decoder) as u32;
            if part < 3 {
                let (start, bits) = Self::part(power, part);
                return start + decoder.bits(bits);
            }
        }
        1 << POWERS
    }

    fn encode(&mut self, encoder: &mut Encoder, length: usize, number: u32) {
        let small = number.min(4) as usize - 1;
        self.small(length).encode(encoder, small);
        if small < 3 {
            return;
        }
        for power in FIRST_POWER..POWERS as u32 {
            let part = (0..3).rev().find(|part| number >= Self::part(power, *part).0);
            let part = part.filter(|_| number < 2 << power);
            self.large(power).encode(encoder, part.map_or(3, |part| part as usize));
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
        }
        let bytes = encoder.finish();
        let mut decoder = Decoder::new(&bytes);
        let mut births = Births::default();
        for n in 0..5040 {
            assert_eq!(births.decode(&mut decoder, parent), uses(n));
        }
    }
}
