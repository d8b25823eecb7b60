//! Cutting a window of a longer text: which pieces are the same whatever follows the window.
//! Knows no pattern; a scanner is a function to it.

use std::cell::Cell;

use super::Splitter;
use super::classes::Text;

/// A splitter that can be stopped, and asked how sure it is.
#[derive(Clone, Copy)]
pub(crate) struct Cutter {
    end_of_piece: fn(Text<'_>, usize) -> usize,
}

impl Splitter {
    /// The splitter for windows.
    pub(crate) fn cutter(self) -> Cutter {
        Cutter { end_of_piece: self.scanner() }
    }
}

impl Cutter {
    /// Calls `visit(start, end)` with each piece of the window that ends there whatever follows, for
    /// as long as it answers `true`. A piece is sure if its end was found without a look past the
    /// window, or if the window ends where the text does.
    #[inline]
    pub(crate) fn pieces(
        self,
        window: &[u8],
        ends_text: bool,
        mut visit: impl FnMut(usize, usize) -> bool,
    ) {
        let end_seen = Cell::new(false);
        let text = Text::new(window, &end_seen);
        let mut start = 0;
        while start < window.len() {
            let end = (self.end_of_piece)(text, start);
            if end_seen.get() && !ends_text || !visit(start, end) {
                return;
            }
            start = end;
        }
    }

    /// The end of the piece that begins the window, if it is sure.
    pub(crate) fn first(self, window: &[u8], ends_text: bool) -> Option<usize> {
        let mut first = None;
        self.pieces(window, ends_text, |_, end| {
            first = Some(end);
            false
        });
        first
    }
}
