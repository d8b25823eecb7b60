//! What a token begins with, as far as it tells which tokens can follow it within a word: whether a
//! blank leads, and the script and case of the first character.

/// What a token begins with, in a word: the class, how many of the first bytes are known, and the first
/// two of them. Small, since there is one for each token, asked for in no order that the processor could
/// foresee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head(u32);

/// Set where three bytes are known, and nothing that follows can change the class.
const FULL: u32 = 1 << 15;
/// Where the number of known bytes stands, if it is not three.
const KNOWN_SHIFT: u32 = 12;
/// Where the first two bytes stand.
const BYTES_SHIFT: u32 = 16;

impl Head {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let known = &bytes[..bytes.len().min(3)];
        let value = known.iter().rev().fold(0, |value, byte| value << 8 | u32::from(*byte));
        Self::of_known(value, known.len() as u32)
    }

    /// `value` are the first bytes, three at most, the first one lowest, and zeros after them. Numbers
    /// and not slices, since in WebAssembly to copy a byte or two costs a call.
    #[inline]
    fn of_known(value: u32, known: u32) -> Self {
        let mark = if known >= 3 { FULL } else { known << KNOWN_SHIFT };
        Self(class(value) | mark | value << BYTES_SHIFT)
    }

    /// The head of two tokens joined, of which this is the left one, and not full.
    #[inline]
    pub(super) fn join(self, right: Self) -> Self {
        let known = self.known();
        let value = self.0 >> BYTES_SHIFT | (right.0 >> BYTES_SHIFT) << (8 * known);
        Self::of_known(value & 0xff_ffff, known + right.known())
    }

    /// How many of the first bytes are at hand, two at most.
    #[inline]
    fn known(self) -> u32 {
        if self.is_full() { 2 } else { self.0 >> KNOWN_SHIFT & 3 }
    }

    /// Whether nothing that follows can change it.
    #[inline]
    pub(super) fn is_full(self) -> bool {
        self.0 & FULL != 0
    }

    /// The class: below 512.
    #[inline]
    pub(super) fn class(self) -> u32 {
        self.0 & 511
    }
}

/// Set where a blank leads.
const BLANK: u32 = 1 << 8;
/// From here on the second byte is part of the class.
const FIRST_OF_MANY: u8 = 64;

/// Of the first bytes as [`Head::of_known`] takes them.
#[inline]
fn class(value: u32) -> u32 {
    let (blank, value) =
        if value & 0xff == u32::from(b' ') { (BLANK, value >> 8) } else { (0, value) };
    let script = SCRIPTS[(value & 0xff) as usize];
    let second = if script < FIRST_OF_MANY { 0 } else { value >> 9 & 31 };
    blank | (u32::from(script) + second)
}

/// Indexed by the first byte after a blank; 0 where there is none.
static SCRIPTS: [u8; 256] = {
    let mut scripts = [0; 256];
    let mut byte = 1;
    while byte < 256 {
        scripts[byte] = script(byte as u8);
        byte += 1;
    }
    scripts
};

const fn script(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        b'\t'..=b'\r' | b' ' => 4,
        0..=127 => 5,
        0x80..=0xbf => 6,
        0xc0..=0xc2 => 7,
        0xc3..=0xcb => 8,
        0xd0..=0xd3 => 9,
        0xd8..=0xdb => 10,
        0xe4..=0xe9 => 11,
        0xea..=0xed => 12,
        0xe0 => FIRST_OF_MANY,
        0xe1 => FIRST_OF_MANY + 32,
        0xe2 | 0xe3 => FIRST_OF_MANY + 64,
        0xef..=0xff => FIRST_OF_MANY + 96,
        lead => 16 + (lead & 31),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_join_is_that_of_its_bytes() {
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
                let left = Head::of(left);
                if !left.is_full() {
                    assert_eq!(left.join(Head::of(right)), Head::of(text), "{text:?} at {at}");
                }
            }
        }
    }
}
