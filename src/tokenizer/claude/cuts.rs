//! Where a text can be cut so that its tokens are those of its parts: a live text is counted anew only between two
//! such places. Knows no edits.
//!
//! Before a line break behind a character that is no blank: nothing of a piece stands on both sides of that, and what is
//! written on either side does not hang together with the other. And at a single blank between two words: the word before
//! it ends with a mark and the word behind it begins with one, the two say that there is a blank, and it is not written.

use super::characters::{Class, Traits};
use super::folding::alone;
use super::pack::{Piece, Shape};
use super::stream::CAPITALS;
use super::{Claude, Ends, Family};
use crate::tokenizer::normalize::{Edition, Normalization};

/// So many bytes before and behind a cut tell that it is one: a blank, and a character.
pub(crate) const SEEN: usize = 5;

/// Before it stand the letters of Europe, the Near East, India, Thailand and their neighbours.
const HANGUL: char = '\u{1100}';

/// Whether no piece stands on both sides of a cut: marks are at its ends alone, and a line break in it has blanks before
/// it at most. A pack of other pieces is counted whole.
pub(super) fn are_sound(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| {
        let has_break = piece.body.contains(&b'\n');
        let breaks_well = piece
            .body
            .windows(2)
            .all(|two| two[1] != b'\n' || matches!(two[0], b'\n' | b' ' | b'\t'));
        piece.body.iter().all(|byte| *byte > CAPITALS)
            && breaks_well
            && (!has_break || piece.shape == Shape::Middle)
    })
}

impl Claude {
    /// The first cut of `text` at or after `from`, in bytes: where the part behind it begins. `None` where there is none,
    /// or what follows would have a say.
    pub(crate) fn next_cut(&self, family: Family, text: &str, from: usize) -> Option<usize> {
        let bytes = &text.as_bytes()[..if self.can_be_cut { text.len() } else { 0 }];
        let candidates =
            (from.max(1)..bytes.len()).filter(|at| bytes[*at] == b'\n' || bytes[*at - 1] == b' ');
        candidates.into_iter().find(|at| self.is_cut(family, text, *at))
    }

    fn is_cut(&self, family: Family, text: &str, at: usize) -> bool {
        let folded = |c: char| alone(c, family, &self.characters);
        // A character behind a blank may be in the middle of what the bytes before were.
        let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
        let mut before = before.chars().rev();
        let (last, next) = (before.next(), after.chars().next());
        if next == Some('\n') {
            return last.and_then(folded).is_some_and(|last| last.class() != Class::Space);
        }
        let is_word = |c: &char| {
            // Another character may become of one that hangs together with what stands beside it: a letter with a mark
            // stays one, but two letters of Hangul become a syllable, which is none of a word's.
            *c < HANGUL
                && Normalization::Nfc(Edition::Current).starts_anew(*c)
                && folded(*c).is_some_and(|c| c.class() == Class::Wordy && !c.has(Traits::STRAY))
        };
        last == Some(' ')
            && before.next().is_some_and(|c| is_word(&c))
            && next.is_some_and(|c| is_word(&c))
    }

    /// The tokens of a part between two cuts, or between a cut and an end of the text.
    ///
    /// Cost: linear in the part.
    pub(crate) fn count_between(
        &self,
        family: Family,
        part: &str,
        first: bool,
        last: bool,
    ) -> usize {
        let ends = Ends { is_first: first, is_last: last };
        let part = written(part, ends);
        if part.is_empty() { 0 } else { self.count_part(family, part, ends) }
    }

    /// Where the tokens of such a part end, in UTF-16 code units from its start.
    pub(crate) fn split_between(
        &self,
        family: Family,
        part: &str,
        first: bool,
        last: bool,
    ) -> Vec<u32> {
        let ends = Ends { is_first: first, is_last: last };
        let part = written(part, ends);
        if part.is_empty() { Vec::new() } else { self.split_part(family, part, ends) }
    }
}

/// The part without the blank that it was cut at. At a line break it is never cut behind a blank.
fn written(part: &str, ends: Ends) -> &str {
    match part.strip_suffix(' ') {
        Some(written) if !ends.is_last => written,
        _ => part,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKS: [&[u8]; 2] = [
        include_bytes!("../../../vocabularies/claude_3.till"),
        include_bytes!("../../../vocabularies/claude_4_7.till"),
    ];

    /// What texts are made of: all that the rules of the stream tell apart, and what folds away.
    const PARTS: &[&str] = &[
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "  ",
        "\t",
        "a",
        "word",
        "Word",
        "WORDS",
        "it's",
        "'",
        "'s",
        "\u{2019}",
        "\"",
        ".",
        ",",
        "-",
        "(",
        ")",
        "1",
        "42",
        "٣",
        "½",
        "²",
        "é",
        "e\u{301}",
        "\u{301}",
        "ß",
        "ẞ",
        "İ",
        "中",
        "文字",
        "の",
        "한국",
        "ไทย",
        "\u{e4d}\u{e32}",
        "🎉",
        "👍🏽",
        "\u{fe0f}",
        "€",
        "+",
        "\u{a0}",
        "\u{0}",
        "\u{1}",
        "\u{e000}",
        "\u{200b}",
        "\u{2028}",
        "\r",
        "\r\n",
        "\u{1100}\u{1161}",
        "क्",
        "षि",
    ];

    #[test]
    fn the_parts_have_the_tokens_of_the_whole() {
        let mut state = 1u64;
        let mut below = |whole: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % whole
        };
        let claudes = PACKS.map(|pack| Claude::from_pack(pack).expect("a good pack"));
        let families = [(0, Family::Claude3), (1, Family::Claude47), (1, Family::Claude48)];
        let mut cuts = 0;
        for _ in 0..30_000 {
            let kinds = [12, PARTS.len()][below(2)];
            let text: String = (0..below(24)).map(|_| PARTS[below(kinds)]).collect();
            for (claude, family) in families {
                let claude = &claudes[claude];
                let (mut tokens, mut ends, mut start, mut units) = (0, Vec::new(), 0, 0);
                while start < text.len() {
                    let cut = claude.next_cut(family, &text, start + 1);
                    let part = &text[start..cut.unwrap_or(text.len())];
                    let (first, last) = (start == 0, cut.is_none());
                    tokens += claude.count_between(family, part, first, last);
                    let own = claude.split_between(family, part, first, last);
                    ends.extend(own.into_iter().map(|end| units + end));
                    units += part.encode_utf16().count() as u32;
                    start += part.len();
                    cuts += usize::from(cut.is_some());
                }
                // A line break at the end can be without a token, and belongs to the last one.
                if let Some(last) = ends.last_mut() {
                    *last = units;
                }
                assert_eq!(tokens, claude.count(family, &text), "{family:?} of {text:?}");
                assert_eq!(ends, claude.split(family, &text).ends, "{family:?} of {text:?}");
            }
        }
        assert!(cuts > 30_000, "{cuts} cuts");
    }
}
