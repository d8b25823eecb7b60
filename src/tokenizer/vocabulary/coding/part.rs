//! The parts that a vocabulary is read in, and which of its tokens each holds: what most prose needs comes first, and
//! a reader can stop there. Knows nothing of pairs.

use super::ans::{Decoder, Encoder, Share, WHOLE};

/// How many parts there are: plain words and marks; what else ASCII needs; what else Latin script and typography
/// need; and all other tokens.
pub(in super::super) const PARTS: usize = 4;

/// The part that tokens with these bytes are in; of a piece of text, the last part that it needs. A token within a
/// piece is never in a later part than the piece: what is said of all bytes, or of all but the first, holds for fewer
/// of them, and of two bytes no more is said than of more.
///
/// Cost: one look at each byte.
pub(in super::super) fn part_of(bytes: &[u8]) -> usize {
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    let first = SORTS[usize::from(*first)];
    let rest = rest.iter().fold(u8::MAX, |all, byte| all & SORTS[usize::from(*byte)]);
    let all = first & rest;
    // Words, of which the first letter may be a capital, or a mark; and marks alone. Two bytes of ASCII may be
    // anything: few tokens are so short, and "I" and "A" stand in every text.
    let is_plain = first & LEADING != 0 && rest & SMALL != 0
        || all & MARK != 0
        || bytes.len() <= 2 && all & ASCII != 0
        || begins_a_sentence(bytes);
    match all {
        _ if is_plain => 0,
        _ if all & ASCII != 0 => 1,
        _ if all & WESTERN != 0 => 2,
        _ => 3,
    }
}

/// " It", " The": what a sentence begins with within a text, as far as it is short; of longer words there are thousands,
/// and most of them are names.
fn begins_a_sentence(bytes: &[u8]) -> bool {
    match bytes {
        [b' ', b'A'..=b'Z', rest @ ..] => {
            rest.len() <= 2 && rest.iter().all(|byte| SORTS[usize::from(*byte)] & SMALL != 0)
        }
        _ => false,
    }
}

/// Small letters, digits, white space, and what stands in "don't". Marks of typography too, for which words in ASCII
/// are set, “it’s” – and… so on; and U+2581, which some vocabularies have for a blank.
const SMALL: u8 = 1;
/// What can stand before such: they, capitals, and marks but those that stand before a word in thousands of tokens,
/// more often in code than in prose.
const LEADING: u8 = 1 << 1;
/// Punctuation and white space.
const MARK: u8 = 1 << 2;
const ASCII: u8 = 1 << 3;
/// ASCII, what can follow in a character, and the first bytes of U+0080 to U+02FF and U+2000 to U+2FFF.
const WESTERN: u8 = 1 << 4;

/// Indexed by byte: what it is, one bit each.
static SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sorts[byte] = sorts_of(byte as u8);
        byte += 1;
    }
    sorts
};

const fn sorts_of(byte: u8) -> u8 {
    let typography =
        matches!(byte, 0xe2 | 0x80 | 0x81 | 0x93 | 0x94 | 0x96 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6);
    let of_words_and_marks = match byte {
        b'a'..=b'z' | b'0'..=b'9' => SMALL | LEADING,
        b'A'..=b'Z' => LEADING,
        b'\t'..=b'\r' | b' ' | b'\'' => SMALL | LEADING | MARK,
        b'.' | b'(' | b'_' => MARK,
        b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~' => LEADING | MARK,
        _ if typography => SMALL | LEADING,
        _ => 0,
    };
    of_words_and_marks
        | if byte.is_ascii() { ASCII } else { 0 }
        | if matches!(byte, 0..=0xcb | 0xe2) { WESTERN } else { 0 }
}

/// Eight tokens at a time, a bit for each of them that is in the part, and none for those that are taken: every bit is
/// set with the same chance.
struct Octets {
    /// Where the share of each sequence of bits starts: first of the one of no bits, then of the two of one, of the four
    /// of two, and so on.
    starts: Vec<u32>,
    /// Of the whole in as many equal steps as there are sequences, the sequence that each begins in; in the same order.
    firsts: Vec<u8>,
}

const WHOLE_BITS: u32 = WHOLE.trailing_zeros();

/// Chances are so many of as many and one.
const CHANCES: u32 = 255;

impl Octets {
    /// `chance` of 256, from 1 to [`CHANCES`], that a bit is set.
    #[inline(never)]
    fn new(chance: u32) -> Self {
        let (mut starts, mut firsts) = (Vec::with_capacity(511), Vec::with_capacity(511));
        for bits in 0..=8u32 {
            let (mut start, mut step) = (0, 0);
            for sequence in 0..1u32 << bits {
                starts.push(start);
                start += size(chance, bits, sequence.count_ones());
                // What is left over is the last one's.
                while step < 1u32 << bits
                    && (step * (WHOLE >> bits) < start || sequence + 1 == 1 << bits)
                {
                    firsts.push(sequence as u8);
                    step += 1;
                }
            }
        }
        Self { starts, firsts }
    }

    /// Where the shares of all sequences of so many bits start.
    #[inline]
    fn of(&self, bits: u32) -> &[u32] {
        &self.starts[(1 << bits) - 1..(2 << bits) - 1]
    }

    #[inline]
    fn share(&self, bits: u32, sequence: usize) -> Share {
        let starts = self.of(bits);
        let end = starts.get(sequence + 1).copied().unwrap_or(WHOLE);
        Share { start: starts[sequence], size: end - starts[sequence] }
    }

    /// Which of the eight are in the part, of those that are `free`.
    #[inline]
    fn decode(&self, decoder: &mut Decoder<'_>, free: u8) -> u8 {
        let bits = free.count_ones();
        let place = decoder.place();
        let steps_before = (1 << bits) - 1;
        let mut sequence =
            usize::from(self.firsts[steps_before + (place >> (WHOLE_BITS - bits)) as usize]);
        let starts = self.of(bits);
        while starts.get(sequence + 1).is_some_and(|start| *start <= place) {
            sequence += 1;
        }
        decoder.consume(self.share(bits, sequence));
        if bits == 8 { sequence as u8 } else { scatter(sequence as u8, free) }
    }
}

/// The share of a sequence of so many bits: one at least, so that whatever stands there can be written.
#[inline(never)]
fn size(chance: u32, bits: u32, ones: u32) -> u32 {
    let set = (0..ones).fold(WHOLE - (1 << bits), |size, _| size / 256 * chance);
    1 + (ones..bits).fold(set, |size, _| size / 256 * (256 - chance))
}

/// The bits of a sequence at the places that are set, the lowest first.
fn scatter(sequence: u8, mut places: u8) -> u8 {
    let (mut sequence, mut scattered) = (sequence, 0);
    while places != 0 {
        let lowest = places & places.wrapping_neg();
        scattered |= if sequence & 1 > 0 { lowest } else { 0 };
        sequence >>= 1;
        places &= places - 1;
    }
    scattered
}

/// Says which tokens a part holds. Of all that there are, eight at a time: those that are neither given nor in an
/// earlier part are free.
pub(super) fn write_members(
    encoder: &mut Encoder,
    count: usize,
    is_free: impl Fn(usize) -> bool,
    is_member: impl Fn(usize) -> bool,
) {
    let free = (0..count).filter(|token| is_free(*token));
    let (free, members) = free
        .fold((0, 0), |(free, members), token| (free + 1, members + usize::from(is_member(token))));
    let chance = (256 * members / free.max(1)).clamp(1, CHANCES as usize) as u32;
    encoder.encode(Share::among(chance - 1, 1, CHANCES));
    let octets = Octets::new(chance);
    for first in (0..count).step_by(8) {
        let eight = (first..count.min(first + 8)).filter(|token| is_free(*token)).zip(0..);
        let (bits, sequence) = eight.fold((0, 0), |(bits, sequence), (token, at)| {
            (bits + 1, sequence | usize::from(is_member(token)) << at)
        });
        encoder.encode(octets.share(bits, sequence));
    }
}

/// Which tokens are known already, a bit for each: those of the parts that were read, and the given ones.
pub(super) struct Taken {
    /// So many that they can be looked at eight at a time.
    octets: Vec<u8>,
}

impl Taken {
    pub(super) fn new(count: usize, given: impl Iterator<Item = u32>) -> Self {
        let mut octets = vec![0; count.div_ceil(8)];
        // Numbers beyond the last one are nobody's.
        if let (Some(last), rest @ 1..) = (octets.last_mut(), count % 8) {
            *last = 0xff << rest;
        }
        octets.resize(octets.len().next_multiple_of(8), 0xff);
        given.for_each(|token| octets[token as usize / 8] |= 1 << (token % 8));
        Self { octets }
    }

    /// In rising order; and numbers beyond the last one.
    #[inline(always)]
    pub(super) fn for_each(&self, mut take: impl FnMut(u32)) {
        for (first, octets) in (0..).step_by(64).zip(self.octets.as_chunks().0) {
            let mut bits = u64::from_le_bytes(*octets);
            while bits != 0 {
                take(first + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
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

    /// Not inlined, as all that is done thousands of times: see [`super::book::Book::decode`].
    #[inline(never)]
    fn next_eight(&mut self, decoder: &mut Decoder<'_>, taken: &mut u8) {
        self.bits = match &self.octets {
            Some(octets) => octets.decode(decoder, !*taken),
            None => !*taken,
        };
        *taken |= self.bits;
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
            let part_of = |token: u32| if chosen(token) { 0 } else { 1 + token as usize % 3 };
            let given = |token: &u32| token % 10 == 3;
            let mut encoder = Encoder::default();
            for part in 0..PARTS - 1 {
                let is_free = |token| part_of(token as u32) >= part && !given(&(token as u32));
                let is_member = |token| part_of(token as u32) == part;
                write_members(&mut encoder, count, is_free, is_member);
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
        let text = "-well \"(plain)\", ..a café — naïve “ß” дом 東京 नमस्ते 🎉".as_bytes();
        for end in 0..=text.len() {
            for start in 0..end {
                assert!(part_of(&text[start..end]) <= part_of(text));
            }
        }
        let texts = [
            "don't\n 42",
            " The",
            " Then",
            "\"well",
            ".\"\n\n",
            "a.b",
            "..a",
            "café",
            "“ß” — ∑ ┌",
            "“it’s",
            "дом",
            "東京",
            "🎉",
            "ĵ ʰ",
            "Ω",
        ];
        assert_eq!(
            texts.map(|text| part_of(text.as_bytes())),
            [0, 0, 1, 0, 0, 1, 1, 2, 2, 0, 3, 3, 3, 2, 3]
        );
    }
}
