//! What is known of a token as a parent of later ones, in one word, so that reading a token looks at one place
//! in memory and not at four.

use super::class::{class, tail, told_by};
use crate::tokenizer::vocabulary::pairs::{LENGTH_BITS, MOST_TOKENS};

/// Lengths in bytes are at most this; a longer token is refused later.
const MOST_LENGTH: u32 = (1 << LENGTH_BITS) - 1;

const TOKEN_BITS: u32 = 19;
const CLASS_BITS: u32 = 9;
const TAIL_BITS: u32 = 3;
const TWO_BYTES: u32 = 16;
const _: () = assert!(MOST_TOKENS < 1 << TOKEN_BITS);

const CLASS_SHIFT: u32 = TOKEN_BITS + LENGTH_BITS;
const TAIL_SHIFT: u32 = CLASS_SHIFT + CLASS_BITS;
const TOLD_SHIFT: u32 = TAIL_SHIFT + TAIL_BITS;
const BYTES_SHIFT: u32 = TOLD_SHIFT + 1;

const TAIL: u64 = ((1 << TAIL_BITS) - 1) << TAIL_SHIFT;
/// Set where nothing that follows can change the head.
const TOLD: u64 = 1 << TOLD_SHIFT;
/// The class and the first two bytes, and whether that is all.
const HEAD: u64 =
    ((1 << CLASS_BITS) - 1) << CLASS_SHIFT | TOLD | ((1 << TWO_BYTES) - 1) << BYTES_SHIFT;
/// Bits of what is known but for the token and its first bytes.
const ABOUT_BITS: u32 = BYTES_SHIFT - TOKEN_BITS;
/// So many bytes tell every class.
const TELLING: usize = 3;

/// A token, how many bytes it has, its class, its tail, and its first two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parent(u64);

impl Parent {
    /// No token: the only one without a byte.
    pub(super) const NONE: Self = Self(0);

    pub(super) fn of(token: u32, bytes: &[u8]) -> Self {
        let Some(last) = bytes.last() else { return Self::NONE };
        let first = bytes.iter().take(TELLING).rev();
        let first = first.fold(0, |value, byte| value << 8 | u32::from(*byte));
        let length = u32::try_from(bytes.len()).unwrap_or(MOST_LENGTH);
        let tail = u64::from(tail(*last)) << TAIL_SHIFT;
        Self::new(token, length, head(first, length), tail)
    }

    /// A token of which this was kept, as [`Parent::about`] said it: all but the first bytes. `None` of one that is so
    /// short that they tell its class, and of one that was not kept.
    pub(super) fn kept(token: u32, about: u32) -> Option<Self> {
        let parent = Self(u64::from(token) | u64::from(about) << TOKEN_BITS);
        (parent.0 & TOLD != 0).then_some(parent)
    }

    /// All but the token and its first bytes: the length in bytes in the lowest bits.
    #[inline(always)]
    pub(super) fn about(self) -> u32 {
        (self.0 >> TOKEN_BITS) as u32 & ((1 << ABOUT_BITS) - 1)
    }

    /// The token that two others make.
    #[inline(always)]
    pub(super) fn join(token: u32, left: Self, right: Self) -> Self {
        let length = left.length() + right.length();
        let head = if left.0 & TOLD != 0 { left.0 & HEAD } else { left.join_head(right) };
        Self::new(token, length, head, right.0 & TAIL)
    }

    #[inline(always)]
    fn new(token: u32, length: u32, head: u64, tail: u64) -> Self {
        Self(u64::from(length.min(MOST_LENGTH) << TOKEN_BITS | token) | head | tail)
    }

    /// The head of two tokens joined, of which this is the left one.
    #[inline(never)]
    fn join_head(self, right: Self) -> u64 {
        let first = self.two_bytes() | right.two_bytes() << (8 * self.length().min(2));
        let length = self.length() + right.length();
        head(first & 0xff_ffff, length)
    }

    fn two_bytes(self) -> u32 {
        (self.0 >> BYTES_SHIFT) as u32 & ((1 << TWO_BYTES) - 1)
    }

    #[inline(always)]
    pub(super) fn token(self) -> u32 {
        self.0 as u32 & ((1 << TOKEN_BITS) - 1)
    }

    #[inline(always)]
    pub(super) fn length(self) -> u32 {
        (self.0 as u32 >> TOKEN_BITS) & MOST_LENGTH
    }

    #[inline(always)]
    pub(super) fn class(self) -> u32 {
        (self.0 >> CLASS_SHIFT) as u32 & ((1 << CLASS_BITS) - 1)
    }

    #[inline(always)]
    pub(super) fn tail(self) -> u32 {
        (self.0 >> TAIL_SHIFT) as u32 & ((1 << TAIL_BITS) - 1)
    }
}

/// The head of a token of so many bytes, by the first ones as [`class`] takes them.
fn head(first: u32, length: u32) -> u64 {
    let two_bytes = u64::from(first & ((1 << TWO_BYTES) - 1)) << BYTES_SHIFT;
    let told = if length >= told_by(first).max(2) { TOLD } else { 0 };
    u64::from(class(first)) << CLASS_SHIFT | two_bytes | told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_join_is_what_is_known_of_its_bytes() {
        let bytes =
            [b' ', b'a', b'Z', b'7', 0, b'\n', 0x0b, b'.', 0xc3, 0xa9, 0xe0, 0xe3, 0x81, 0xff];
        let mut texts: Vec<Vec<u8>> = bytes.iter().map(|byte| vec![*byte]).collect();
        for _ in 0..3 {
            let longer = texts
                .iter()
                .flat_map(|text| bytes.iter().map(|byte| [text, &[*byte][..]].concat()));
            texts = texts.iter().cloned().chain(longer).collect();
            texts.truncate(4000);
        }
        for text in &texts {
            for at in 1..text.len() {
                let (left, right) = text.split_at(at);
                let joined = Parent::join(7, Parent::of(1, left), Parent::of(2, right));
                assert_eq!(joined, Parent::of(7, text), "{text:?} at {at}");
            }
        }
    }

    #[test]
    fn a_length_that_no_token_has_stays_one() {
        let long = Parent::of(1, &[b'a'; 5000]);
        assert_eq!(Parent::join(2, long, long).length(), MOST_LENGTH);
        assert_eq!(Parent::join(2, long, long).token(), 2);
    }
}
