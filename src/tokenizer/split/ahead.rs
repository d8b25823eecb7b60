//! The ends of pieces, one after the other: many found at a look where the bytes allow it, the others one by one.
//! Knows no vocabulary and what is done with a piece.

use super::Splitter;
use super::block::{self, Contractions, Rules};
use super::classes::Text;

/// The fewest and the most bytes that are left to a look at each piece, after one at many was in vain.
const ALONE: std::ops::RangeInclusive<usize> = 8..=128;

/// What finds the ends of the next pieces.
pub(super) struct Ahead<'a> {
    text: Text<'a>,
    end_of_piece: fn(Text<'_>, usize) -> usize,
    rules: Option<&'static Rules>,
    /// Before this, pieces are looked for one by one, ...
    alone: usize,
    /// ... and after the next look in vain, for so many bytes.
    next_alone: usize,
}

/// Ends of pieces: one bit for each, the lowest for the one at `base`.
#[derive(Clone, Copy)]
pub(in super::super) struct Ends {
    base: usize,
    bits: u64,
}

impl Ends {
    /// The last of them.
    #[inline(always)]
    pub(super) fn last(self) -> usize {
        self.base + (63 - self.bits.leading_zeros()) as usize
    }
}

impl Iterator for Ends {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.bits == 0 {
            return None;
        }
        let end = self.base + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(end)
    }
}

impl<'a> Ahead<'a> {
    pub(super) fn new(splitter: Splitter, text: Text<'a>) -> Self {
        let (end_of_piece, rules) = (splitter.scanner(), splitter.rules());
        Self { text, end_of_piece, rules, alone: 0, next_alone: *ALONE.start() }
    }

    /// The ends of one piece or more from `start` on, which is not the end of the text.
    ///
    /// Not to be inlined: the loop over pieces stays small.
    #[inline(never)]
    pub(super) fn ends(&mut self, start: usize) -> Ends {
        if let Some(rules) = self.rules
            && start >= self.alone
            && let Some(block) = self.text.bytes[start..].first_chunk()
        {
            let bits = block::ends(block, rules);
            if bits != 0 {
                self.next_alone = *ALONE.start();
                return Ends { base: start, bits };
            }
            self.alone = start + self.next_alone;
            self.next_alone = (self.next_alone * 2).min(*ALONE.end());
        }
        Ends { base: (self.end_of_piece)(self.text, start), bits: 1 }
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
