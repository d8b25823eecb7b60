//! A part of the text in one piece of memory, for those who read it from left to right.
//! Knows no tokens.

use super::text::Text;

/// How much is read at once, where little is asked for at a time.
const STRIDE: usize = 1024;
/// How much memory is kept from one edit to the next.
const MOST_KEPT: usize = 1 << 16;

/// A window on the text that moves as it is asked to.
pub(super) struct View<'a> {
    text: &'a Text,
    length: usize,
    start: usize,
    bytes: Vec<u8>,
}

impl<'a> View<'a> {
    /// A view that uses `bytes` as its memory.
    pub(super) fn new(text: &'a Text, bytes: Vec<u8>) -> View<'a> {
        let mut view = View { text, length: text.bytes(), start: 0, bytes };
        view.bytes.clear();
        view
    }

    /// The length of the text in bytes.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The bytes of a range that lies within the text; lone surrogates are U+FFFD.
    ///
    /// Cost: nothing beyond the bytes of the range, and less where it was in the view already.
    pub(super) fn bytes(&mut self, from: usize, to: usize) -> &[u8] {
        if from < self.start || to > self.start + self.bytes.len() {
            let past = to.max(from + STRIDE).min(self.length);
            self.bytes.clear();
            self.text.read(from..past, &mut self.bytes);
            self.start = from;
        }
        &self.bytes[from - self.start..to - self.start]
    }

    /// Gives the memory back, unless there is more of it than most edits need.
    pub(super) fn into_memory(self) -> Vec<u8> {
        if self.bytes.capacity() > MOST_KEPT { Vec::new() } else { self.bytes }
    }
}
