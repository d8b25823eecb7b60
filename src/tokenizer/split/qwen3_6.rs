//! The scanner for [`super::patterns::QWEN3_6`], whose words may hold marks.

use super::classes::{LETTER, MARK, Text};
use super::uncased;

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    uncased::end_of_piece::<1, { LETTER | MARK }>(text, start)
}
