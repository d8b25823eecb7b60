//! The common pieces of most texts, whole in ASCII and short: found in sixteen bytes that are looked at
//! together. Says nothing where a piece goes on, or touches anything that could change its end.

use super::ascii::is_lead;
use super::classes::{ASCII, LETTER, NUMBER, PUNCTUATION, SPACE, Set, Text};

/// How many bytes are looked at.
const MANY: usize = 16;

/// How the patterns differ, as far as such pieces go.
pub(super) trait Words {
    /// Whether a word also ends where a small letter is followed by a capital.
    const CASED: bool;
    /// Whether an English contraction belongs to the word before it; if not, it is a piece of its own.
    const CONTRACTIONS: bool;
    /// How many digits make a piece.
    const DIGITS: u32;
    /// Whether slashes belong to punctuation even behind the line breaks that end it.
    const SLASHES: bool;
}

/// The end of the piece that starts at `start`, where these bytes settle it.
#[inline(always)]
pub(super) fn piece<W: Words>(text: Text<'_>, start: usize) -> Option<usize> {
    let bytes = Bytes::read(text.bytes.get(start..start + MANY)?);
    let first = text.bytes[start];
    let lead = u32::from(is_lead(first));
    let letters = if W::CASED { bytes.capitalised(lead) } else { bytes.letters(lead) };
    let length = if letters > 0 {
        word::<W>(text, start, first, lead + letters)
    } else {
        no_word::<W>(text, start, first, bytes)
    };
    length.map(|length| start + length as usize)
}

/// A word ends before ASCII that is no letter, and no apostrophe where that may go on.
#[inline(always)]
fn word<W: Words>(text: Text<'_>, start: usize, first: u8, length: u32) -> Option<u32> {
    let next = following(text, start, length)?;
    let is_end = if W::CONTRACTIONS { next != b'\'' } else { W::CASED || first != b'\'' };
    is_end.then_some(length)
}

/// Not to be inlined: the words stay together, and small.
#[inline(never)]
fn no_word<W: Words>(text: Text<'_>, start: usize, first: u8, bytes: Bytes) -> Option<u32> {
    let class = ASCII.get(usize::from(first)).copied().unwrap_or(0);
    if class & NUMBER != 0 {
        let digits = bytes.digits();
        return ends_before(text, start, digits.min(W::DIGITS), |_| true);
    }
    if class & PUNCTUATION != 0 || first == b' ' && holds(text, start + 1, PUNCTUATION) {
        let blank = u32::from(first == b' ');
        let length = blank + bytes.symbols(blank);
        let breaks = bytes.breaks::<W>(length);
        if breaks > 0 {
            // Nothing that may follow belongs to it any more, as long as the end is among these bytes.
            return (length + breaks < MANY as u32).then_some(length + breaks);
        }
        let is_end = |next| class_of(next) & (LETTER | NUMBER | SPACE) != 0;
        return ends_before(text, start, length, is_end);
    }
    match first {
        b' ' => {
            let blanks = bytes.run_of(b' ', 0);
            // The last one belongs to what follows.
            let length = (blanks - 1).max(1);
            ends_before(text, start, blanks, is_visible).map(|_| length)
        }
        b'\n' => {
            let breaks = bytes.run_of(b'\n', 0);
            let blanks = bytes.run_of(b' ', breaks);
            ends_before(text, start, breaks + blanks, is_visible).map(|_| breaks)
        }
        _ => None,
    }
}

/// The length, if the byte behind it is ASCII, among the sixteen, and such that it ends a piece.
#[inline(always)]
fn ends_before(
    text: Text<'_>,
    start: usize,
    length: u32,
    is_end: impl Fn(u8) -> bool,
) -> Option<u32> {
    following(text, start, length).filter(|next| is_end(*next)).map(|_| length)
}

/// The byte after so many, if it is ASCII and one of the sixteen.
#[inline(always)]
fn following(text: Text<'_>, start: usize, length: u32) -> Option<u8> {
    if length as usize >= MANY {
        return None;
    }
    text.bytes.get(start + length as usize).copied().filter(u8::is_ascii)
}

fn holds(text: Text<'_>, at: usize, set: Set) -> bool {
    text.bytes.get(at).is_some_and(|byte| byte.is_ascii() && class_of(*byte) & set != 0)
}

#[inline(always)]
fn class_of(ascii: u8) -> Set {
    ASCII[usize::from(ascii & 0x7f)]
}

/// Controls are neither this nor white space.
fn is_visible(ascii: u8) -> bool {
    class_of(ascii) & (LETTER | NUMBER | PUNCTUATION) != 0
}

/// How many bits are set from `first` on.
#[inline(always)]
fn run(mask: u32, first: u32) -> u32 {
    (!(mask >> first)).trailing_zeros()
}

impl Bytes {
    /// Letters from `first` on: capitals, and then small ones.
    #[inline(always)]
    fn capitalised(self, first: u32) -> u32 {
        let (capitals, small) = (self.within(b'A', b'Z'), self.within(b'a', b'z'));
        // Both at once: a run ends at what is no letter, and at a capital behind a small one.
        let ends = !(capitals | small) | (capitals & small << 1);
        (ends >> first).trailing_zeros()
    }

    #[inline(always)]
    fn letters(self, first: u32) -> u32 {
        run(self.within(b'A', b'Z') | self.within(b'a', b'z'), first)
    }

    fn digits(self) -> u32 {
        run(self.within(b'0', b'9'), 0)
    }

    fn run_of(self, byte: u8, first: u32) -> u32 {
        run(self.within(byte, byte), first)
    }

    /// Line breaks from `first` on, if one is there, and slashes after it where they belong to it.
    fn breaks<W: Words>(self, first: u32) -> u32 {
        let breaks = self.within(b'\n', b'\n') | self.within(b'\r', b'\r');
        if breaks >> first & 1 == 0 {
            return 0;
        }
        let slashes = if W::SLASHES { self.within(b'/', b'/') } else { 0 };
        run(breaks | slashes, first)
    }

    /// Visible ASCII from `first` on that is no letter and no digit.
    fn symbols(self, first: u32) -> u32 {
        let letters = self.within(b'A', b'Z') | self.within(b'a', b'z');
        run(self.within(b'!', b'~') & !letters & !self.within(b'0', b'9'), first)
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use with_simd::Bytes;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
use with_sse2::Bytes;
#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
)))]
use without_simd::Bytes;

/// In WebAssembly.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod with_simd {
    use std::arch::wasm32::{i8x16_bitmask, u8x16_le, u8x16_splat, u8x16_sub, u64x2, v128};

    #[derive(Clone, Copy)]
    pub(super) struct Bytes(v128);

    impl Bytes {
        #[inline(always)]
        pub(super) fn read(sixteen: &[u8]) -> Self {
            let half = |at: usize| {
                let mut eight = [0; 8];
                eight.copy_from_slice(&sixteen[at..at + 8]);
                u64::from_le_bytes(eight)
            };
            Self(u64x2(half(0), half(8)))
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(super) fn within(self, first: u8, last: u8) -> u32 {
            let above_first = u8x16_sub(self.0, u8x16_splat(first));
            u32::from(i8x16_bitmask(u8x16_le(above_first, u8x16_splat(last - first))))
        }
    }
}

/// What every 64-bit processor of Intel's kind has.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod with_sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_set_epi64x, _mm_set1_epi8,
        _mm_sub_epi8,
    };

    #[derive(Clone, Copy)]
    pub(super) struct Bytes(__m128i);

    impl Bytes {
        #[inline(always)]
        pub(super) fn read(sixteen: &[u8]) -> Self {
            let half = |at: usize| {
                let mut eight = [0; 8];
                eight.copy_from_slice(&sixteen[at..at + 8]);
                i64::from_le_bytes(eight)
            };
            // SAFETY: these instructions are there wherever this module is compiled.
            Self(unsafe { _mm_set_epi64x(half(8), half(0)) })
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(super) fn within(self, first: u8, last: u8) -> u32 {
            // SAFETY: as above.
            unsafe {
                let above_first = _mm_sub_epi8(self.0, _mm_set1_epi8(first as i8));
                let most = _mm_min_epu8(above_first, _mm_set1_epi8((last - first) as i8));
                _mm_movemask_epi8(_mm_cmpeq_epi8(most, above_first)) as u32
            }
        }
    }
}

/// Elsewhere: eight bytes in a word, twice.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        all(target_arch = "x86_64", target_feature = "sse2")
    ))
))]
mod without_simd {
    use crate::tokenizer::split::ascii::outside;

    #[derive(Clone, Copy)]
    pub(super) struct Bytes([u64; 2]);

    impl Bytes {
        #[inline(always)]
        pub(super) fn read(sixteen: &[u8]) -> Self {
            let half = |at: usize| {
                let mut eight = [0; 8];
                eight.copy_from_slice(&sixteen[at..at + 8]);
                u64::from_le_bytes(eight)
            };
            Self([half(0), half(8)])
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(super) fn within(self, first: u8, last: u8) -> u32 {
            let [low, high] = self.0.map(|eight| gathered(!outside(eight, first, last)));
            low | high << 8
        }
    }

    /// The highest bits of the eight bytes, side by side.
    #[inline(always)]
    fn gathered(marks: u64) -> u32 {
        let ones = (marks >> 7) & 0x0101_0101_0101_0101;
        (ones.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The twin that has no such instructions is held to the same.
    #[test]
    fn bits_say_which_bytes_are_within() {
        let all: Vec<u8> = (0..=255).collect();
        for sixteen in all.windows(MANY) {
            for (first, last) in
                [(b'a', b'z'), (b'A', b'Z'), (b'0', b'9'), (b'\n', b'\n'), (b'!', b'~')]
            {
                let expected =
                    sixteen.iter().enumerate().filter(|(_, byte)| (first..=last).contains(*byte));
                let expected: u32 = expected.map(|(at, _)| 1 << at).sum();
                assert_eq!(Bytes::read(sixteen).within(first, last), expected);
                let slowly = super::without_simd::Bytes::read(sixteen).within(first, last);
                assert_eq!(slowly, expected);
            }
        }
    }
}
