//! One encoding with its vocabulary, ready to count, encode, decode and split.
//! Knows no other encoding and nothing of where the vocabulary came from.

use std::borrow::Cow;
use std::sync::Arc;

use super::encodings::Encoding;
use super::merge::Merger;
use super::merge::long_memo::LongMemo;
use super::merge::memo::{Key, Memo};
use super::normalize::Normalization;
use super::segments::{Segment, segments};
use super::special::{Special, may_begin};
use super::utf16::Walk;
use super::vocabulary::Vocabulary;
use crate::error::{Code, Error, Result};

/// An encoding with its vocabulary. It remembers pieces that it met, which is why counting takes
/// `&mut self`; the vocabulary is shared.
///
/// ```no_run
/// use std::sync::Arc;
/// use tokentill::tokenizer::{Special, Tokenizer, encoding, vocabulary::Vocabulary};
/// # fn main() -> tokentill::Result<()> {
/// # let pack: Vec<u8> = Vec::new();
/// let vocabulary = Arc::new(Vocabulary::from_pack(&pack)?);
/// let mut tokenizer = Tokenizer::new(encoding("o200k_base")?, vocabulary)?;
/// assert_eq!(tokenizer.encode("hello world", Special::Text)?, [24912, 2375]);
/// # Ok(())
/// # }
/// ```
pub struct Tokenizer {
    pub(super) encoding: &'static Encoding,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(super) merger: Merger,
    /// Made when it is first needed: encodings that share a pack are loaded together, and few are used.
    pub(super) memo: Option<Memo>,
    /// How many bytes were counted before there was one.
    without_memo: usize,
    pub(super) long_memo: LongMemo,
}

/// The tokens of a text with their boundaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The id of each token.
    pub ids: Vec<u32>,
    /// Indexed like `ids`: where the token ends, in UTF-16 code units from the start of the text. A
    /// token that ends within a character ends, here, where that character does.
    pub ends: Vec<u32>,
}

impl Tokenizer {
    /// Joins an encoding with its vocabulary.
    ///
    /// # Errors
    /// `bad-pack` where the vocabulary is another than the encoding's.
    pub fn new(encoding: &'static Encoding, vocabulary: Arc<Vocabulary>) -> Result<Self> {
        if vocabulary.name() != encoding.vocabulary {
            let (wanted, given) = (encoding.vocabulary, vocabulary.name());
            return Err(Error::new(
                Code::BadPack,
                format!(
                    "{} needs the vocabulary {wanted}, and this pack holds {given}",
                    encoding.name
                ),
            ));
        }
        Ok(Self {
            encoding,
            vocabulary,
            merger: Merger::default(),
            memo: None,
            without_memo: 0,
            long_memo: LongMemo::default(),
        })
    }

    /// The encoding.
    pub fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// Whether the vocabulary has read all that this text needs: so always, but for one that was
    /// [opened](Vocabulary::open) only.
    ///
    /// Cost: nothing where all was read; otherwise that of splitting the text, and of merging a short one, up to the first
    /// piece that is not covered.
    pub(super) fn covers(&mut self, text: &[u8]) -> bool {
        let Self { encoding, vocabulary, merger, .. } = self;
        if vocabulary.is_whole() {
            return true;
        }
        if matches!(encoding.normalization, Normalization::Nfc(_)) && !text.is_ascii() {
            // A text is composed of other characters then, of which some come in later parts.
            return false;
        }
        // A text with special tokens in it is cut at these before it is split; but their spellings have
        // punctuation in them, and pieces with that are covered by no part that would not cover any piece of such bytes.
        let may_settle = text.len() <= OF_PLAIN_WORDS
            && vocabulary.settles_whole_pieces()
            && !text.iter().any(|byte| may_begin(*byte));
        let mut covered = true;
        let normalized = encoding.normalization.apply(text);
        encoding.splitter.pieces(&normalized.text, |start, end| {
            let piece = &normalized.text[start..end];
            covered = vocabulary.covers(piece)
                || may_settle && merger.tokens(vocabulary, piece).len() == 1;
            covered
        });
        covered
    }

    /// How many tokens the text has.
    ///
    /// # Errors
    /// `special-token` if special tokens are rejected and the text holds one.
    ///
    /// Cost: linear in the bytes; nothing is allocated in proportion to them.
    pub fn count(&mut self, text: &str, special: Special) -> Result<usize> {
        self.count_utf8(text.as_bytes(), special)
    }

    /// As [`Tokenizer::count`], of bytes that are meant to be UTF-8. Bytes that are not are counted as
    /// some text or other.
    pub fn count_utf8(&mut self, text: &[u8], special: Special) -> Result<usize> {
        let mut count = 0;
        for segment in segments(&self.encoding.special, text, special)? {
            match segment {
                Segment::Text(range) => {
                    let normalized = self.encoding.normalization.apply(&text[range]);
                    self.count_pieces(&normalized.text, &mut count, usize::MAX);
                }
                Segment::Special(..) => count += 1,
            }
        }
        Ok(count)
    }

    /// The count if it is at most `limit`; stops reading as soon as it is more.
    pub fn fits(&mut self, text: &str, limit: usize) -> Option<usize> {
        self.fits_utf8(text.as_bytes(), limit)
    }

    /// As [`Tokenizer::fits`], of bytes that are meant to be UTF-8.
    pub fn fits_utf8(&mut self, text: &[u8], limit: usize) -> Option<usize> {
        let mut count = 0;
        let normalized = self.encoding.normalization.apply(text);
        self.count_pieces(&normalized.text, &mut count, limit);
        (count <= limit).then_some(count)
    }

    #[inline]
    fn count_pieces(&mut self, text: &[u8], count: &mut usize, limit: usize) {
        if self.memo.is_none() && self.without_memo + text.len() <= WITHOUT_MEMO {
            self.without_memo += text.len();
            return self.count_new_pieces(text, count, limit);
        }
        let Self { encoding, vocabulary, merger, memo, long_memo, .. } = self;
        let memo = memo.get_or_insert_default();
        let vocabulary: &Vocabulary = vocabulary;
        encoding.splitter.groups(text, |start, ends| {
            let (mut start, mut sum) = (start, 0);
            for end in ends {
                sum += count_piece(vocabulary, merger, (memo, long_memo), text, start, end);
                start = end;
            }
            *count += sum;
            *count <= limit
        });
    }

    /// The same without a memory of pieces.
    #[inline(never)]
    fn count_new_pieces(&mut self, text: &[u8], count: &mut usize, limit: usize) {
        let Self { encoding, vocabulary, merger, .. } = self;
        encoding.splitter.pieces(text, |start, end| {
            *count += whole_tokens(vocabulary, merger, &text[start..end]).len();
            *count <= limit
        });
    }

    /// The ids of the text's tokens.
    ///
    /// # Errors
    /// As [`Tokenizer::count`].
    pub fn encode(&mut self, text: &str, special: Special) -> Result<Vec<u32>> {
        self.encode_utf8(text.as_bytes(), special)
    }

    /// As [`Tokenizer::encode`], of bytes that are meant to be UTF-8.
    pub fn encode_utf8(&mut self, text: &[u8], special: Special) -> Result<Vec<u32>> {
        let mut ids = Vec::with_capacity(text.len() / 4);
        for segment in segments(&self.encoding.special, text, special)? {
            match segment {
                Segment::Text(range) => {
                    let normalized = self.encoding.normalization.apply(&text[range]);
                    self.encode_pieces(&normalized.text, &mut ids);
                }
                Segment::Special(_, id) => ids.push(id),
            }
        }
        Ok(ids)
    }

    fn encode_pieces(&mut self, text: &[u8], ids: &mut Vec<u32>) {
        let first = ids.len();
        self.push_tokens(text, ids);
        ids[first..].iter_mut().for_each(|id| *id = self.vocabulary.id(*id));
    }

    /// Appends the numbers that the vocabulary gives the tokens.
    fn push_tokens(&mut self, text: &[u8], ids: &mut Vec<u32>) {
        let Self { encoding, vocabulary, merger, memo, long_memo, .. } = self;
        let memo = memo.get_or_insert_default();
        encoding.splitter.pieces(text, |start, end| {
            let piece = &text[start..end];
            let Some(key) = Memo::key(text, start, end) else {
                ids.extend_from_slice(&long_tokens(vocabulary, merger, long_memo, piece));
                return true;
            };
            if memo.count(key) == 0 {
                memo.recall(key);
            }
            if let Some(tokens) = memo.tokens(key) {
                ids.extend_from_slice(tokens);
                return true;
            }
            let tokens = whole_tokens(vocabulary, merger, piece);
            ids.extend_from_slice(&tokens);
            memo.insert(key, &tokens);
            true
        });
    }

    /// The text of these ids. Bytes that are not UTF-8 become U+FFFD, as a reader of the stream would
    /// see them.
    ///
    /// # Errors
    /// `bad-input` for an id that the encoding does not have; the sentence names its place.
    pub fn decode(&self, ids: &[u32]) -> Result<String> {
        let mut bytes = Vec::with_capacity(ids.len() * 4);
        for (place, id) in ids.iter().enumerate() {
            self.push_id(place, *id, &mut bytes)?;
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn push_id(&self, place: usize, id: u32, bytes: &mut Vec<u8>) -> Result<()> {
        if self.vocabulary.push_bytes(self.vocabulary.number(id), bytes) {
            return Ok(());
        }
        let Some(spelling) = self.encoding.special.spelling(id) else {
            let name = self.encoding.name;
            return Err(Error::new(
                Code::BadInput,
                format!("ids[{place}] is {id}, and {name} has no such token"),
            ));
        };
        bytes.extend_from_slice(spelling.as_bytes());
        Ok(())
    }

    /// The tokens of the text with their boundaries in UTF-16 code units.
    ///
    /// # Errors
    /// As [`Tokenizer::count`].
    pub fn split(&mut self, text: &str, special: Special) -> Result<Split> {
        self.split_utf8(text.as_bytes(), special)
    }

    /// As [`Tokenizer::split`], of bytes that are meant to be UTF-8.
    pub fn split_utf8(&mut self, text: &[u8], special: Special) -> Result<Split> {
        let mut split = Split::default();
        let mut walk = Walk::new(text);
        for segment in segments(&self.encoding.special, text, special)? {
            match segment {
                Segment::Text(range) => {
                    let normalized = self.encoding.normalization.apply(&text[range.clone()]);
                    let first = split.ids.len();
                    self.encode_pieces(&normalized.text, &mut split.ids);
                    let mut at = 0;
                    for id in &split.ids[first..] {
                        at += self.vocabulary.length(self.vocabulary.number(*id));
                        split.ends.push(walk.to(range.start + normalized.given(at)));
                    }
                }
                Segment::Special(range, id) => {
                    split.ids.push(id);
                    split.ends.push(walk.to(range.end));
                }
            }
        }
        Ok(split)
    }
}

/// So many bytes are counted without a memory of pieces: to make one takes longer than to merge what is in them, and a
/// first answer waits for it.
const WITHOUT_MEMO: usize = 2048;

/// Of texts with more bytes, none is asked whether all of its words are tokens: hardly any such text has no other.
pub(super) const OF_PLAIN_WORDS: usize = 1024;

#[inline(always)]
pub(super) fn count_piece(
    vocabulary: &Vocabulary,
    merger: &mut Merger,
    (memo, long_memo): (&mut Memo, &mut LongMemo),
    text: &[u8],
    start: usize,
    end: usize,
) -> usize {
    let Some(key) = Memo::key(text, start, end) else {
        return long_tokens(vocabulary, merger, long_memo, &text[start..end]).len();
    };
    match memo.count(key) {
        0 => count_new(vocabulary, merger, memo, key, &text[start..end]),
        count => count,
    }
}

/// Not to be inlined: what is met again stays together, and small.
#[inline(never)]
fn count_new(
    vocabulary: &Vocabulary,
    merger: &mut Merger,
    memo: &mut Memo,
    key: Key,
    piece: &[u8],
) -> usize {
    match memo.recall(key) {
        0 => {
            let tokens = whole_tokens(vocabulary, merger, piece);
            memo.insert(key, &tokens);
            tokens.len()
        }
        count => count,
    }
}

/// The tokens of a piece that is too long for the memory of short ones.
#[inline(never)]
fn long_tokens<'a>(
    vocabulary: &Vocabulary,
    merger: &'a mut Merger,
    memo: &'a mut LongMemo,
    piece: &[u8],
) -> Cow<'a, [u32]> {
    // Asked twice, since the borrow of an answer would last where there is none.
    if memo.tokens(piece).is_some() {
        return Cow::Borrowed(memo.tokens(piece).unwrap_or_default());
    }
    let tokens = whole_tokens(vocabulary, merger, piece);
    memo.insert(piece, &tokens);
    tokens
}

/// The tokens of a piece, of which none is but a part of a character that the vocabulary lacks.
#[inline]
pub(super) fn whole_tokens<'a>(
    vocabulary: &Vocabulary,
    merger: &'a mut Merger,
    piece: &[u8],
) -> Cow<'a, [u32]> {
    let tokens = merger.tokens(vocabulary, piece);
    if !vocabulary.has_halves() {
        return Cow::Borrowed(tokens);
    }
    let mut whole = Vec::with_capacity(tokens.len());
    vocabulary.whole_tokens(tokens, &mut whole);
    Cow::Owned(whole)
}
