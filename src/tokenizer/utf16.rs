//! Bytes of UTF-8 told in UTF-16 code units, as JavaScript indexes strings. Knows no tokens.

/// A walk through the bytes of a text that counts UTF-16 code units.
pub(super) struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    units: u32,
}

impl<'a> Walk<'a> {
    /// From the start of the text.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, units: 0 }
    }

    /// The UTF-16 code units of the characters that begin before byte `end`, which never lies before an
    /// earlier one.
    pub(super) fn to(&mut self, end: usize) -> u32 {
        let end = end.clamp(self.at, self.text.len());
        self.units += utf16_units_begun(&self.text[self.at..end]);
        self.at = end;
        self.units
    }
}

/// The UTF-16 code units of the characters whose first byte is among these.
pub(super) fn utf16_units_begun(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..0xc0 => 0,
            0xf0.. => 2,
            _ => 1,
        })
        .sum()
}
