//! Cuts a text into pieces, which the merges then never cross: one hand-written scanner for each
//! published pattern. Knows no vocabulary.

mod ascii;
mod cl100k;
#[rustfmt::skip]
mod class_tables;
mod classes;
mod contraction;
mod o200k;
pub mod patterns;
mod r50k;
mod whitespace;

use classes::Text;

/// Which pattern cuts the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitter {
    /// [`patterns::R50K`]
    R50k,
    /// [`patterns::CL100K`]
    Cl100k,
    /// [`patterns::O200K`]
    O200k,
}

impl Splitter {
    /// The pattern that this splitter is equal to.
    pub fn pattern(self) -> &'static str {
        match self {
            Splitter::R50k => patterns::R50K,
            Splitter::Cl100k => patterns::CL100K,
            Splitter::O200k => patterns::O200K,
        }
    }

    /// Calls `visit(start, end)` with the byte range of each piece in order, for as long as it
    /// answers `true`. The pieces cover the text without a gap.
    ///
    /// Cost: linear in the bytes; nothing is allocated.
    ///
    /// ```
    /// use tokentill::tokenizer::split::Splitter;
    /// let mut pieces = Vec::new();
    /// Splitter::O200k.pieces(b"I'm in  2026", |start, end| {
    ///     pieces.push((start, end));
    ///     true
    /// });
    /// assert_eq!(pieces, [(0, 3), (3, 6), (6, 7), (7, 8), (8, 11), (11, 12)]);
    /// ```
    #[inline]
    pub fn pieces(self, text: &[u8], visit: impl FnMut(usize, usize) -> bool) {
        let text = Text::new(text);
        match self {
            Splitter::R50k => walk(text, r50k::end_of_piece, visit),
            Splitter::Cl100k => walk(text, cl100k::end_of_piece, visit),
            Splitter::O200k => walk(text, o200k::end_of_piece, visit),
        }
    }
}

#[inline(always)]
fn walk(
    text: Text<'_>,
    end_of_piece: impl Fn(Text<'_>, usize) -> usize,
    mut visit: impl FnMut(usize, usize) -> bool,
) {
    let mut start = 0;
    while start < text.bytes.len() {
        let end = end_of_piece(text, start);
        if !visit(start, end) {
            return;
        }
        start = end;
    }
}
