//! What a live document asks of a tokenizer: to count a window of a longer text, and to merge a
//! stretch of a piece. Knows no document.

use crate::tokenizer::Tokenizer;
use crate::tokenizer::tokenizer::{count_piece, whole_tokens};

/// The pieces at the start of a window that are sure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// Where the last one ends; 0 where not even the first one is sure.
    pub(super) end: usize,
    pub(super) tokens: usize,
}

impl Tokenizer {
    /// Counts the sure pieces of a window, until one ends at `goal` or beyond.
    pub(super) fn count_window(&mut self, window: &[u8], ends_text: bool, goal: usize) -> Counted {
        let Self { encoding, vocabulary, merger, memo, long_memo, .. } = self;
        let memo = memo.get_or_insert_default();
        let mut counted = Counted::default();
        encoding.splitter.cutter().pieces(window, ends_text, |start, end| {
            counted.tokens +=
                count_piece(vocabulary, merger, (memo, long_memo), window, start, end);
            counted.end = end;
            end < goal
        });
        counted
    }

    /// Appends the ids of the sure pieces of a window that end at `goal` or before.
    pub(super) fn encode_window(
        &mut self,
        window: &[u8],
        ends_text: bool,
        goal: usize,
        ids: &mut Vec<u32>,
    ) {
        let Self { encoding, vocabulary, merger, .. } = self;
        encoding.splitter.cutter().pieces(window, ends_text, |start, end| {
            if end <= goal {
                let tokens = whole_tokens(vocabulary, merger, &window[start..end]);
                ids.extend(tokens.iter().map(|token| vocabulary.id(*token)));
            }
            end < goal
        });
    }

    /// Appends the ids of a stretch of a piece that [`Tokenizer::row`] cut at its ends.
    pub(super) fn encode_row(&mut self, stretch: &[u8], ids: &mut Vec<u32>) {
        let mut whole = Vec::new();
        self.vocabulary.whole_tokens(self.merger.row(&self.vocabulary, stretch), &mut whole);
        ids.extend(whole.iter().map(|token| self.vocabulary.id(*token)));
    }

    /// How many bytes an id stands for.
    pub(super) fn length_of_id(&self, id: u32) -> usize {
        self.vocabulary.length(self.vocabulary.number(id))
    }

    /// How many tokens a row counts for: the first half of a character that is none of the vocabulary's
    /// counts as its bytes.
    pub(super) fn count_row(&self, row: &[u32]) -> usize {
        if !self.vocabulary.has_halves() {
            return row.len();
        }
        let mut whole = Vec::new();
        self.vocabulary.whole_tokens(row, &mut whole);
        whole.len()
    }

    /// The tokens of a stretch within a piece, merged alone; numbers of the vocabulary, not ids.
    pub(super) fn row(&mut self, stretch: &[u8]) -> &[u32] {
        self.merger.row(&self.vocabulary, stretch)
    }

    /// Whether two tokens can be neighbours in a piece.
    pub(super) fn stay_apart(&mut self, left: u32, right: u32) -> bool {
        let mut both = Vec::new();
        self.vocabulary.push_bytes(left, &mut both);
        self.vocabulary.push_bytes(right, &mut both);
        self.merger.stay_apart(&self.vocabulary, &both, left, right)
    }
}
