//! The parts that a vocabulary is read in, and which of its tokens each holds: what a text in Latin script
//! needs comes first, and a reader can stop there. Knows nothing of pairs.

use super::ans::{Decoder, Encoder, Share, WHOLE};

/// How many parts there are: what Latin script and typography need, and all other tokens.
pub(in super::super) const PARTS: usize = 2;

/// The part that tokens with these bytes are in; of a text, the last part that it needs. A token within a
/// text is never in a later part than the text: its bytes are all the text's.
///
/// Cost: one look at each byte.
pub(in super::super) fn part_of(bytes: &[u8]) -> usize {
    usize::from(!bytes.is_ascii() && bytes.iter().any(|byte| !is_western(*byte)))
}

/// ASCII, what can follow in a character, and the first bytes of U+0080 to U+02FF and U+2000 to U+2FFF.
fn is_western(byte: u8) -> bool {
    matches!(byte, 0..=0xcb | 0xe2)
}

/// Eight tokens at a time, a bit for each that is in the part: every bit is set with the same chance.
struct Octets {
    /// Where the share of each byte starts, and at last where that of 255 ends.
    starts: [u32; 257],
}

/// Chances are so many of as many and one.
const CHANCES: u32 = 255;

impl Octets {
    /// `chance` of 256, from 1 to [`CHANCES`], that a bit is set.
    fn new(chance: u32) -> Self {
        let mut sizes = [0; 9];
        for (ones, size) in (0..).zip(&mut sizes) {
            let (set, clear) = (u64::from(chance), u64::from(256 - chance));
            let weight = set.pow(ones) * clear.pow(8 - ones);
            // One at least, so that whatever stands there can be written.
            *size = 1 + ((u128::from(weight) * u128::from(WHOLE - 256)) >> 64) as u32;
        }
        let mut starts = [0; 257];
        for byte in 0..256 {
            starts[byte + 1] = starts[byte] + sizes[byte.count_ones() as usize];
        }
        Self { starts }
    }

    fn share(&self, byte: usize) -> Share {
        Share { start: self.starts[byte], size: self.starts[byte + 1] - self.starts[byte] }
    }

    #[inline]
    fn decode(&self, decoder: &mut Decoder<'_>) -> u8 {
        let place = decoder.place();
        let byte = self.starts[1..256].partition_point(|end| *end <= place);
        decoder.consume(self.share(byte));
        byte as u8
    }
}

/// Which tokens the first part holds, as its writer says it.
pub(super) struct MemberWriter(Octets);

impl MemberWriter {
    pub(super) fn new(encoder: &mut Encoder, members: usize, tokens: usize) -> Self {
        let chance = (256 * members / tokens.max(1)).clamp(1, CHANCES as usize) as u32;
        encoder.encode(Share::among(chance - 1, 1, CHANCES));
        Self(Octets::new(chance))
    }

    /// Says it of the next eight tokens.
    pub(super) fn encode(&self, encoder: &mut Encoder, are_members: impl Iterator<Item = bool>) {
        let bits = are_members.zip(0..8).map(|(is_member, at)| usize::from(is_member) << at);
        encoder.encode(self.0.share(bits.sum()));
    }
}

/// Which tokens are known already, a bit for each: those of the parts that were read, and the given ones.
pub(super) struct Taken {
    octets: Vec<u8>,
}

impl Taken {
    pub(super) fn new(count: usize, given: impl Iterator<Item = u32>) -> Self {
        let mut octets = vec![0; count.div_ceil(8)];
        // Numbers beyond the last one are nobody's.
        if let (Some(last), rest @ 1..) = (octets.last_mut(), count % 8) {
            *last = 0xff << rest;
        }
        given.for_each(|token| octets[token as usize / 8] |= 1 << (token % 8));
        Self { octets }
    }
}

/// The tokens of a part, one by one, in rising order. The last part holds all that are not taken.
pub(super) struct Members {
    /// `None` for the last part.
    octets: Option<Octets>,
    /// Where the next eight stand in [`Taken`].
    next: usize,
    /// Members among the last eight that are still to be named.
    bits: u8,
}

impl Members {
    pub(super) fn new(decoder: &mut Decoder<'_>, part: usize) -> Self {
        let octets = (part + 1 < PARTS).then(|| Octets::new(1 + decoder.among(CHANCES)));
        Self { octets, next: 0, bits: 0 }
    }

    /// The next one, which is taken from now on.
    #[inline]
    pub(super) fn next(&mut self, decoder: &mut Decoder<'_>, taken: &mut Taken) -> Option<u32> {
        while self.bits == 0 {
            let eight = taken.octets.get_mut(self.next)?;
            self.next_eight(decoder, eight);
        }
        let at = 8 * (self.next as u32 - 1) + self.bits.trailing_zeros();
        self.bits &= self.bits - 1;
        Some(at)
    }

    /// Not inlined, as all that is done thousands of times: see [`super::usage::Usage::decode`].
    #[inline(never)]
    fn next_eight(&mut self, decoder: &mut Decoder<'_>, taken: &mut u8) {
        let bits = self.octets.as_ref().map_or(0xff, |octets| octets.decode(decoder));
        self.bits = bits & !*taken;
        *taken |= bits;
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_is_in_its_part_and_the_given_ones_in_none() {
        for (count, every) in
            [(0, 1), (1, 1), (7, 2), (1000, 1), (1000, 2), (1001, 17), (5000, 6000)]
        {
            let chosen = |token: u32| token.wrapping_mul(2_654_435_761) <= u32::MAX / every;
            let part_of = |token: u32| usize::from(!chosen(token));
            let given = |token: &u32| token % 10 == 3;
            let all: Vec<u32> = (0..count as u32).collect();
            let members = all.iter().filter(|token| chosen(**token)).count();
            let mut encoder = Encoder::default();
            let writer = MemberWriter::new(&mut encoder, members, count);
            for eight in all.chunks(8) {
                writer.encode(&mut encoder, eight.iter().map(|token| chosen(*token)));
            }
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            let mut taken = Taken::new(count, (0..count as u32).filter(given));
            for part in 0..PARTS {
                let mut members = Members::new(&mut decoder, part);
                let read = std::iter::from_fn(|| members.next(&mut decoder, &mut taken));
                let expected = (0..count as u32).filter(|t| part_of(*t) == part && !given(t));
                assert!(read.eq(expected), "part {part} of {count}");
            }
        }
    }

    #[test]
    fn a_token_within_a_text_is_in_no_later_part() {
        let text = "plain, café — naïve “ß” дом 東京 नमस्ते 🎉".as_bytes();
        for end in 0..=text.len() {
            for start in 0..end {
                assert!(part_of(&text[start..end]) <= part_of(text));
            }
        }
        let texts = ["plain", "café", "“ß” — ∑ ┌", "дом", "東京", "🎉", "ĵ ʰ", "Ω"];
        assert_eq!(texts.map(|text| part_of(text.as_bytes())), [0, 0, 0, 1, 1, 1, 0, 1]);
    }
}
