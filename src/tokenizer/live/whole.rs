//! The count of an encoding of which it is not known where a text can be cut and counted in parts:
//! counted anew after every edit. Knows nothing of how it counts.

use std::ops::Range;

use super::text::Text;
use super::window::Window;
use crate::tokenizer::{Counter, Special, Split};

/// A count of the whole text.
pub(super) struct Whole {
    counter: Counter,
    tokens: usize,
}

impl Whole {
    pub(super) fn new(counter: Counter, text: &Text) -> Whole {
        let mut whole = Whole { counter, tokens: 0 };
        whole.change(text);
        whole
    }

    pub(super) fn tokens(&self) -> usize {
        self.tokens
    }

    /// Counts anew. Cost: the whole text.
    pub(super) fn change(&mut self, text: &Text) {
        // Special tokens are text, and only they can be refused.
        self.tokens = self.counter.count_utf8(&utf8(text), Special::Text).unwrap_or_default();
    }

    /// The tokens that overlap a range of UTF-16 code units. Cost: the whole text.
    pub(super) fn window(&self, text: &Text, range: Range<usize>) -> Window {
        let split = self.counter.clone().split_utf8(&utf8(text), Special::Text).unwrap_or_default();
        overlapping(&split, range)
    }
}

fn utf8(text: &Text) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.bytes());
    text.read(0..text.bytes(), &mut bytes);
    bytes
}

fn overlapping(split: &Split, range: Range<usize>) -> Window {
    let (start, end) = (range.start as u32, range.end as u32);
    let first = split.ends.partition_point(|token_end| *token_end <= start);
    let from = first.checked_sub(1).map_or(0, |before| split.ends[before]);
    let mut window = Window { start, ..Window::default() };
    let mut token_start = from;
    for (index, token_end) in split.ends.iter().enumerate().skip(first) {
        // One that begins no character goes with the one before it.
        if *token_end > token_start && token_start >= end {
            break;
        }
        window.start = from;
        window.ids.extend(split.ids.get(index));
        window.ends.push(*token_end);
        token_start = *token_end;
    }
    window
}
