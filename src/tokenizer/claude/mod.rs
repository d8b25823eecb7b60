//! Claude's tokens, reconstructed. Anthropic publishes no vocabulary; the pieces and the rules are what
//! Sander Land measured for the package `ctok` (MIT). Unofficial, and not affiliated with Anthropic.
//!
//! A text is folded (`folding`), cut into runs (`runs`), written as a stream in which word boundaries and
//! capitals are marks of their own (`stream`, `case`), and the stream is covered with as few pieces as can
//! be (`trie`). That predicts counts. The boundaries are one valid tiling, not a claim about Anthropic's.

mod case;
mod characters;
pub(super) mod cuts;
mod folding;
pub mod pack;
mod piece_coding;
mod runs;
mod stream;
mod trie;

use super::tokenizer::Split;
use crate::error::Result;
use characters::Characters;
use folding::Folded;
use stream::Stream;
use trie::Trie;

/// Which ends of its text a part of it has.
#[derive(Clone, Copy, Debug)]
struct Ends {
    is_first: bool,
    is_last: bool,
}

impl Ends {
    const WHOLE: Self = Self { is_first: true, is_last: true };
}

/// A generation of Claude's tokenizers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Claude 3 to Opus and Sonnet 4.6, and Haiku 4.5.
    Claude3,
    /// Opus 4.7.
    Claude47,
    /// Opus 4.8, Sonnet 5, Opus 5, Fable 5: the vocabulary of Opus 4.7 in another frame.
    Claude48,
}

impl Family {
    /// What a message costs besides its text: the frame of a request with one user message, in tokens.
    pub fn message_frame(self) -> usize {
        match self {
            Family::Claude3 => 7,
            Family::Claude47 => 11,
            Family::Claude48 => 6,
        }
    }

    /// Whether curly quotes count as straight ones.
    fn folds_quotes(self) -> bool {
        self == Family::Claude3
    }

    /// The shortest word in capitals that is written in small letters behind a mark.
    fn shortest_in_capitals(self) -> Option<usize> {
        (self == Family::Claude3).then_some(4)
    }

    /// Whether the frame ends in a word boundary, which takes the place of one leading blank.
    fn frame_opens_word(self) -> bool {
        self != Family::Claude48
    }
}

/// The pieces of a family, ready to count and split.
///
/// A count is that of the text alone; [`Family::message_frame`] is what a message adds.
pub struct Claude {
    name: String,
    pieces: usize,
    pack_bytes: usize,
    characters: Characters,
    trie: Trie,
    /// Whether its pieces are such that a text can be cut.
    can_be_cut: bool,
}

impl Claude {
    /// Reads a pack of pieces.
    ///
    /// # Errors
    /// `bad-pack` where the bytes are truncated, altered or no such pack.
    ///
    /// Cost: some 50 ms for 48,000 pieces.
    // Asked once: bytes of code are worth more than time.
    #[cold]
    pub fn from_pack(bytes: &[u8]) -> Result<Self> {
        let parts = pack::unpack(bytes)?;
        Ok(Self {
            pieces: parts.pieces.len(),
            pack_bytes: bytes.len(),
            characters: Characters::new(&parts.characters),
            trie: Trie::new(&parts.pieces),
            can_be_cut: cuts::are_sound(&parts.pieces),
            name: parts.name,
        })
    }

    /// The name of the pack.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces
    }

    /// Whether there is no piece; never so for one read from a pack.
    pub fn is_empty(&self) -> bool {
        self.pieces == 0
    }

    /// How many bytes the pack had.
    pub fn pack_bytes(&self) -> usize {
        self.pack_bytes
    }

    /// How many tokens the text has, the frame of a message not counted. The empty text has none.
    ///
    /// Cost: linear in the bytes; some twenty bytes of memory for each while it counts.
    pub fn count(&self, family: Family, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        self.count_part(family, text, Ends::WHOLE)
    }

    /// How many of the tokens are those of a part, which is not empty.
    fn count_part(&self, family: Family, part: &str, ends: Ends) -> usize {
        let folded = Folded::new(part, ends, family, &self.characters);
        let stream = Stream::of_counting(&folded, ends, family);
        self.trie.fewest(&stream.bytes) + self.trailing(folded.trailing_breaks)
    }

    /// One tiling of the text: where each token ends, in UTF-16 code units. There are no ids.
    pub fn split(&self, family: Family, text: &str) -> Split {
        if text.is_empty() {
            return Split::default();
        }
        Split { ids: Vec::new(), ends: self.split_part(family, text, Ends::WHOLE) }
    }

    /// Where the tokens of a part end, in UTF-16 code units from its start.
    fn split_part(&self, family: Family, part: &str, ends: Ends) -> Vec<u32> {
        let folded = Folded::new(part, ends, family, &self.characters);
        let stream = Stream::of_splitting(&folded, ends, family);
        let mut bytes: Vec<u32> =
            self.trie.tiling(&stream.bytes).into_iter().map(|end| stream.ends[end - 1]).collect();
        bytes.extend(self.trailing_ends(&folded));
        // The last token ends where the text does: what the folding took away belongs to it.
        if let (Some(last), true) = (bytes.last_mut(), ends.is_last) {
            *last = part.len() as u32;
        }
        utf16_ends(part, &bytes)
    }

    /// What the line breaks at the end of the text cost. The frame puts two more behind them, and pays
    /// for the last token of them all.
    fn trailing(&self, breaks: usize) -> usize {
        match breaks {
            0 => 0,
            _ => self.trie.fewest(&vec![b'\n'; breaks + 2]) - 1,
        }
    }

    fn trailing_ends(&self, folded: &Folded) -> Vec<u32> {
        if folded.trailing_breaks == 0 {
            return Vec::new();
        }
        let mut tiles = self.trie.tiling(&vec![b'\n'; folded.trailing_breaks + 2]);
        tiles.pop();
        tiles.into_iter().map(|end| folded.end_of_break(end)).collect()
    }
}

/// Byte offsets, which never go back, as UTF-16 code units. One within a character counts as its end.
fn utf16_ends(text: &str, ends: &[u32]) -> Vec<u32> {
    let mut characters = text.char_indices();
    let (mut at, mut units) = (0, 0);
    let mut unit_ends = Vec::with_capacity(ends.len());
    for end in ends {
        while at < *end as usize
            && let Some((start, c)) = characters.next()
        {
            at = start + c.len_utf8();
            units += c.len_utf16() as u32;
        }
        unit_ends.push(units);
    }
    unit_ends
}
