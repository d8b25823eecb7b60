//! The ends of pieces, one after the other: many found at a look where the bytes allow it, the others one by one.
//! Knows no vocabulary and what is done with a piece.

use super::Splitter;
use super::block::{self, Contractions, Rules};
use super::classes::Text;

/// The ends of the next pieces, found together where that can be.
pub(super) struct Ahead<'a> {
    text: Text<'a>,
    end_of_piece: fn(Text<'_>, usize) -> usize,
    rules: Option<&'static Rules>,
    /// One bit for each end that is known, the lowest for the one at `base`.
    ends: u64,
    base: usize,
    /// Before this, pieces are looked for one by one.
    alone: usize,
}

impl<'a> Ahead<'a> {
    pub(super) fn new(splitter: Splitter, text: Text<'a>) -> Self {
        let (end_of_piece, rules) = (splitter.scanner(), splitter.rules());
        Self { text, end_of_piece, rules, ends: 0, base: 0, alone: 0 }
    }

    /// The end of the piece that starts at `start`, the end of the one before; none at the text's end.
    #[inline(always)]
    pub(super) fn next(&mut self, start: usize) -> Option<usize> {
        if self.ends == 0 {
            if start >= self.text.bytes.len() {
                return None;
            }
            self.look(start);
        }
        let end = self.base + self.ends.trailing_zeros() as usize;
        self.ends &= self.ends - 1;
        Some(end)
    }

    /// Not to be inlined: the loop over pieces stays small.
    #[inline(never)]
    fn look(&mut self, start: usize) {
        if let Some(rules) = self.rules
            && start >= self.alone
            && let Some(block) = self.text.bytes[start..].first_chunk()
        {
            self.ends = block::ends(block, rules);
            self.base = start;
            if self.ends != 0 {
                return;
            }
            self.alone = start + block::MANY / 2;
        }
        self.base = (self.end_of_piece)(self.text, start);
        self.ends = 1;
    }
}

impl Splitter {
    /// How pieces are found many at a look, where the pattern is of the kind that can be.
    fn rules(self) -> Option<&'static Rules> {
        match self {
            Splitter::R50k | Splitter::DeepseekV3 | Splitter::Gemma3 => None,
            Splitter::Cl100k | Splitter::Llama3 => Some(&Rules {
                cased: false,
                contractions: Contractions::Apart,
                one_digit: false,
                slashes: false,
            }),
            Splitter::Qwen3 | Splitter::Qwen36 => Some(&Rules {
                cased: false,
                contractions: Contractions::Apart,
                one_digit: true,
                slashes: false,
            }),
            Splitter::O200k => Some(&Rules {
                cased: true,
                contractions: Contractions::Joined,
                one_digit: false,
                slashes: true,
            }),
            Splitter::MistralTekken => Some(&Rules {
                cased: true,
                contractions: Contractions::Unknown,
                one_digit: true,
                slashes: true,
            }),
            Splitter::KimiK2 => Some(&Rules {
                cased: true,
                contractions: Contractions::Joined,
                one_digit: false,
                slashes: false,
            }),
        }
    }
}
