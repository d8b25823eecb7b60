//! Cuts a text into pieces, which the merges then never cross: one hand-written scanner for each
//! published pattern. Knows no vocabulary.

mod ahead;
mod ascii;
mod block;
mod bytes;
mod cased;
mod cl100k;
#[rustfmt::skip]
mod class_tables;
mod classes;
mod contraction;
mod deepseek_v3;
#[rustfmt::skip]
mod gemma3;
mod kimi_k2;
mod llama3;
mod mistral_tekken;
mod o200k;
pub mod patterns;
mod qwen3;
mod qwen3_6;
mod r50k;
mod sixteen;
mod uncased;
mod whitespace;
mod window;

use std::cell::Cell;

use ahead::Ahead;
pub(super) use ahead::Ends;
pub(crate) use classes::Classes;
use classes::Text;
pub use gemma3::user_defined;
pub(crate) use window::Cutter;

/// Which pattern cuts the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitter {
    /// [`patterns::R50K`]
    R50k,
    /// [`patterns::CL100K`]
    Cl100k,
    /// [`patterns::O200K`]
    O200k,
    /// [`patterns::LLAMA3`]
    Llama3,
    /// [`patterns::QWEN3`]
    Qwen3,
    /// [`patterns::QWEN3_6`]
    Qwen36,
    /// [`patterns::MISTRAL_TEKKEN`]
    MistralTekken,
    /// [`patterns::KIMI_K2`]
    KimiK2,
    /// [`patterns::DEEPSEEK_V3`]
    DeepseekV3,
    /// [`patterns::GEMMA3`]
    Gemma3,
}

impl Splitter {
    /// The patterns that this splitter is equal to: each cuts the pieces that the one before it left,
    /// and what a pattern does not match is a piece as well. Most encodings have one.
    pub fn patterns(self) -> &'static [&'static str] {
        match self {
            Splitter::R50k => &[patterns::R50K],
            Splitter::Cl100k => &[patterns::CL100K],
            Splitter::O200k => &[patterns::O200K],
            Splitter::Llama3 => &[patterns::LLAMA3],
            Splitter::Qwen3 => &[patterns::QWEN3],
            Splitter::Qwen36 => &[patterns::QWEN3_6],
            Splitter::MistralTekken => &[patterns::MISTRAL_TEKKEN],
            Splitter::KimiK2 => &[patterns::KIMI_K2],
            Splitter::DeepseekV3 => &patterns::DEEPSEEK_V3,
            Splitter::Gemma3 => &[patterns::GEMMA3],
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
    pub fn pieces(self, text: &[u8], mut visit: impl FnMut(usize, usize) -> bool) {
        self.groups(text, |start, ends| {
            let mut start = start;
            ends.into_iter().all(|end| visit(std::mem::replace(&mut start, end), end))
        });
    }

    /// As [`Splitter::pieces`], but calls `visit` with the start of one piece or more, and the end of each.
    #[inline]
    pub(super) fn groups(self, text: &[u8], mut visit: impl FnMut(usize, Ends) -> bool) {
        let end_seen = Cell::new(false);
        let text = Text::new(text, &end_seen);
        let mut ahead = Ahead::new(self, text);
        let mut start = 0;
        while start < text.bytes.len() {
            let ends = ahead.ends(start);
            if !visit(start, ends) {
                return;
            }
            start = ends.last();
        }
    }

    /// What finds the end of the piece that starts at a byte which is not the end of the text.
    ///
    /// Called through a pointer, so that a loop over pieces is compiled once and what it does with them
    /// stands within it: one call a piece, where a loop for each scanner made two.
    fn scanner(self) -> fn(Text<'_>, usize) -> usize {
        match self {
            Splitter::R50k => r50k::end_of_piece,
            Splitter::Cl100k => cl100k::end_of_piece,
            Splitter::O200k => o200k::end_of_piece,
            Splitter::Llama3 => llama3::end_of_piece,
            Splitter::Qwen3 => qwen3::end_of_piece,
            Splitter::Qwen36 => qwen3_6::end_of_piece,
            Splitter::MistralTekken => mistral_tekken::end_of_piece,
            Splitter::KimiK2 => kimi_k2::end_of_piece,
            Splitter::DeepseekV3 => deepseek_v3::end_of_piece,
            Splitter::Gemma3 => gemma3::end_of_piece,
        }
    }
}
