//! The scanner for [`super::patterns::QWEN3`].

use super::classes::{LETTER, Text};
use super::uncased;

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    uncased::end_of_piece::<1, LETTER>(text, start)
}
