//! What a token begins with, as far as it tells which tokens can follow it within a word: whether a
//! blank leads, and the script and case of the first character.

/// The first bytes of a token; enough of them for its class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Head {
    bytes: [u8; 3],
    length: u8,
}

impl Head {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut head = Self::default();
        bytes.iter().for_each(|byte| head.push(*byte));
        head
    }

    /// The head of two tokens joined.
    #[inline]
    pub(super) fn join(self, right: Self) -> Self {
        let mut head = self;
        for byte in &right.bytes[..usize::from(right.length)] {
            head.push(*byte);
        }
        head
    }

    /// Whether nothing that follows can change it.
    #[inline]
    pub(super) fn is_full(self) -> bool {
        usize::from(self.length) == self.bytes.len()
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        if self.length < 3 {
            self.bytes[usize::from(self.length)] = byte;
            self.length += 1;
        }
    }

    /// The class: below 512.
    #[inline]
    pub(super) fn class(self) -> u16 {
        let bytes = &self.bytes[..usize::from(self.length)];
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
}
