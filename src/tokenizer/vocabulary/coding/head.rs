//! What a token begins with, as far as it tells which tokens can follow it within a word: whether a
//! blank leads, and the script and case of the first character.

/// What a token begins with, in a word: the class, how many of the first bytes are known, and the first
/// two of them. Small, since there is one for each token, asked for in no order that the processor could
/// foresee.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head {
    class: u16,
    bytes: [u8; 2],
}

/// Set where three bytes are known, and nothing that follows can change the class.
const FULL: u16 = 1 << 15;
/// Where the number of known bytes stands, if it is not three.
const KNOWN_SHIFT: u32 = 12;

impl Head {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let known = &bytes[..bytes.len().min(3)];
        let mark = if known.len() == 3 { FULL } else { (known.len() as u16) << KNOWN_SHIFT };
        let byte = |at: usize| known.get(at).copied().unwrap_or(0);
        Self { class: class(known) | mark, bytes: [byte(0), byte(1)] }
    }

    /// The head of two tokens joined, of which this is the left one, and not full.
    pub(super) fn join(self, right: Self) -> Self {
        let (left, right) = (self.known(), right.known());
        let mut bytes = [0; 4];
        bytes[..left.len()].copy_from_slice(left);
        bytes[left.len()..left.len() + right.len()].copy_from_slice(right);
        Self::of(&bytes[..left.len() + right.len()])
    }

    /// The first bytes, two at most.
    fn known(&self) -> &[u8] {
        let known = if self.is_full() { 2 } else { self.class >> KNOWN_SHIFT };
        &self.bytes[..usize::from(known.min(2))]
    }

    /// Whether nothing that follows can change it.
    #[inline]
    pub(super) fn is_full(self) -> bool {
        self.class & FULL != 0
    }

    /// The class: below 512.
    #[inline]
    pub(super) fn class(self) -> usize {
        usize::from(self.class & 511)
    }
}

fn class(bytes: &[u8]) -> u16 {
    let (blank, rest) = match bytes {
        [b' ', rest @ ..] => (1, rest),
        _ => (0, bytes),
    };
    let second = rest.get(1).map_or(0, |byte| u16::from(byte >> 1 & 31));
    let script = match rest.first().copied().unwrap_or(0) {
        0 => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        byte if byte.is_ascii_whitespace() || byte == 0x0b => 4,
        1..=127 => 5,
        0x80..=0xbf => 6,
        0xc0..=0xc2 => 7,
        0xc3..=0xcb => 8,
        0xd0..=0xd3 => 9,
        0xd8..=0xdb => 10,
        0xe4..=0xe9 => 11,
        0xea..=0xed => 12,
        0xe0 => 64 + second,
        0xe1 => 96 + second,
        0xe2 | 0xe3 => 128 + second,
        0xef..=0xff => 160 + second,
        lead => 16 + u16::from(lead & 31),
    };
    blank << 8 | script
}
