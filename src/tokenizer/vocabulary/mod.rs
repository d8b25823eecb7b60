//! A vocabulary in memory: which tokens merge into which, and the bytes of each.
//! Knows no encoding: special tokens and splitting belong to `encodings`.

pub(crate) mod checksum;
mod coding;
pub mod pack;
pub(crate) mod pairs;
#[cfg(feature = "tools")]
pub mod parents;
mod rest;
#[rustfmt::skip]
mod shipped;
mod tables;
mod unpack;

use std::collections::HashMap;

use crate::error::{Code, Error, Result};
use crate::tokenizer::spread::Spreading;
use coding::part_of;
use pairs::{MOST_TOKENS, NONE, PairTable};
use rest::Rest;
pub use shipped::SHIPPED;
use tables::{byte_tokens, merge_bytes, numbers, unmerged};
use unpack::{BYTE_TOKENS, Unpacked, WHOLE_TOKENS};

/// A merge-ranked vocabulary. Token numbers are ranks: of two possible merges, the one whose result
/// has the lower number comes first.
///
/// Some 18 bytes a token, the pair table included: 4 MB for 200,000 tokens.
///
/// One that was [opened](Vocabulary::open) has others than bytes only when it has [read on](Vocabulary::read_on).
pub struct Vocabulary {
    name: String,
    licence: String,
    source: String,
    pack_bytes: usize,
    /// Indexed by byte: its token.
    byte_tokens: [u32; 256],
    /// Indexed by two bytes, the first in the high half: the token that they merge into, or [`NONE`].
    byte_pairs: Vec<u32>,
    /// How many tokens there are, read or not.
    count: usize,
    /// What of the pack is not read yet.
    rest: Option<Box<Rest>>,
    /// How each token is made, and the way back.
    pairs: PairTable,
    /// Tokens that no merge arrives at; a whole piece can be one.
    unmerged: HashMap<Box<[u8]>, u32, Spreading>,
    /// Indexed by token; empty where each number is its own id.
    ids: Vec<u32>,
    /// Indexed by id; empty where `ids` is.
    numbers: Vec<u32>,
}

/// What is known of a pack that ships with the package before it is loaded.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The vocabulary's name.
    pub name: &'static str,
    /// How many tokens it has, special ones not counted.
    pub tokens: usize,
    /// The size of the pack in bytes.
    pub pack_bytes: usize,
    /// The terms under which it may be passed on.
    pub licence: &'static str,
    /// Where it was taken from.
    pub source: &'static str,
}

/// Stands for an id where a token is but the first bytes of a character: it has no id, and where a merge
/// leaves it, it is as many tokens as it has bytes.
pub const HALF: u32 = 0xff_ffff;

/// How a token is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The number is not a token of this vocabulary.
    Absent,
    /// A single byte.
    Byte(u8),
    /// The join of two tokens.
    Pair(u32, u32),
    /// Listed with its bytes, since no pair makes it: the index into the pack's list.
    Whole(u32),
}

/// What a vocabulary is built from; the packer makes it of a source, the reader of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The vocabulary's name, e.g. `o200k_base`.
    pub name: String,
    /// Under which terms it may be passed on.
    pub licence: String,
    /// Where it was taken from.
    pub source: String,
    /// Indexed by token number: the provider's id, or [`HALF`]; empty where each number is its own id.
    pub ids: Vec<u32>,
    /// Indexed by token number.
    pub tokens: Vec<Token>,
    /// The bytes of each [`Token::Whole`], in its order.
    pub whole: Vec<Vec<u8>>,
}

impl Vocabulary {
    /// Reads a pack.
    ///
    /// # Errors
    /// `bad-pack` where the bytes are truncated, altered, of another version or no pack at all; the
    /// sentence says which.
    ///
    /// Cost: some 19 ms for 200,000 tokens in native code, 40 in a browser that compiles while it reads.
    pub fn from_pack(bytes: &[u8]) -> Result<Self> {
        let mut vocabulary = Self::opened(bytes.to_vec(), |tokens| tokens)?;
        while !vocabulary.is_whole() {
            vocabulary.read_on(usize::MAX)?;
        }
        Ok(vocabulary)
    }

    /// Reads of a pack which tokens are bytes, and keeps it for all others.
    ///
    /// # Errors
    /// `bad-pack` as of [`Vocabulary::from_pack`], but for what shows only where the pairs are
    /// [read](Vocabulary::read_on).
    ///
    /// Cost: about a twentieth of [`Vocabulary::from_pack`].
    pub fn open(pack: Vec<u8>) -> Result<Self> {
        // A part of it is most of what is asked for at first.
        Self::opened(pack, |tokens| tokens / 8)
    }

    /// There is room for so many pairs of so many tokens at first.
    fn opened(pack: Vec<u8>, room: fn(usize) -> usize) -> Result<Self> {
        let pack_bytes = pack.len();
        let unpacked = unpack::unpack(pack, room)?;
        let Unpacked { name, licence, source, ids, count, pairs, given, whole, rest } = unpacked;
        if ids.iter().any(|id| *id != HALF && *id as usize >= MOST_TOKENS) {
            return Err(Error::new(Code::BadPack, "the pack holds an id that is too large"));
        }
        let absent = given.iter().filter(|token| pairs.parents(**token) == (NONE, NONE)).count();
        let halves = ids.iter().filter(|id| **id == HALF).count();
        let mut vocabulary = Self {
            byte_tokens: byte_tokens(&pairs, &given)?,
            unmerged: unmerged(&pairs, &given, &whole),
            byte_pairs: vec![NONE; 1 << 16],
            name,
            licence,
            source,
            pack_bytes,
            count: count.saturating_sub(absent + halves),
            rest: None,
            pairs,
            numbers: numbers(&ids),
            ids,
        };
        vocabulary.rest = Some(Box::new(rest));
        Ok(vocabulary)
    }

    /// Whether all tokens were read that a piece of text needs. One of a byte needs none.
    pub(crate) fn covers(&self, piece: &[u8]) -> bool {
        let is_read = |rest: &Rest| piece.len() == 1 || part_of(piece) < rest.part();
        self.rest.as_deref().is_none_or(is_read)
    }

    /// Whether a piece that merges into one token with those that were read is that token with all. It is where every
    /// merge on the way has a lower number: of the tokens that can come up in the piece, those were read that have lower
    /// numbers than one that was, and merges with higher ones come later. Of a piece that is more than one token
    /// nothing can be said: what would merge them may be still to come.
    pub(crate) fn settles_whole_pieces(&self) -> bool {
        self.rest.as_deref().is_none_or(Rest::is_in_order)
    }

    /// Whether all tokens were read.
    pub fn is_whole(&self) -> bool {
        self.rest.is_none()
    }

    /// Reads so many tokens more, rounded up a little, or what is left of the part of the pack that they are in.
    ///
    /// # Errors
    /// `bad-pack`, here and whenever they are needed: the checksum of the pack was right, and yet it makes no sense.
    ///
    /// Cost: some 100 ns a token in native code, and twice that in a browser that compiles while it reads.
    pub fn read_on(&mut self, tokens: usize) -> Result<()> {
        let Some(mut rest) = self.rest.take() else { return Ok(()) };
        let read = rest.read_on(tokens, &mut self.pairs);
        if !rest.is_done() || read.is_err() {
            self.rest = Some(rest);
        }
        merge_bytes(&mut self.byte_pairs, &self.pairs, &read?);
        Ok(())
    }

    /// Another vocabulary of the same pack, which is read from its beginning; `None` for one that is whole.
    pub(crate) fn opened_again(&self) -> Option<Result<Self>> {
        self.rest.as_ref().map(|rest| Self::open(rest.pack().to_vec()))
    }

    /// Without a token: holds the place of another one for a while.
    pub(crate) fn none() -> Self {
        Self {
            name: String::new(),
            licence: String::new(),
            source: String::new(),
            pack_bytes: 0,
            byte_tokens: [NONE; 256],
            byte_pairs: Vec::new(),
            count: 0,
            rest: None,
            pairs: PairTable::with_capacity(0, 0),
            unmerged: HashMap::default(),
            ids: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The vocabulary's name, e.g. `o200k_base`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The terms under which the vocabulary may be passed on.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Where the vocabulary was taken from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How many bytes the pack had.
    pub fn pack_bytes(&self) -> usize {
        self.pack_bytes
    }

    /// How many tokens there are, special ones not counted.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is no token at all; never so for one read from a pack.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How a token is made; [`Token::Absent`] for any number beyond the last.
    pub fn token(&self, number: u32) -> Token {
        match self.pairs.parents(number) {
            (NONE, NONE) => Token::Absent,
            (NONE, what) if what < WHOLE_TOKENS => Token::Byte((what - BYTE_TOKENS) as u8),
            (NONE, what) => Token::Whole(what - WHOLE_TOKENS),
            (left, right) => Token::Pair(left, right),
        }
    }

    /// Appends the bytes of a token; `false` if there is no such token.
    ///
    /// Cost: proportional to the bytes.
    pub fn push_bytes(&self, number: u32, bytes: &mut Vec<u8>) -> bool {
        match self.token(number) {
            Token::Absent => return false,
            Token::Byte(byte) => bytes.push(byte),
            Token::Pair(left, right) => {
                self.push_bytes(left, bytes);
                self.push_bytes(right, bytes);
            }
            Token::Whole(_) => {
                let found = self.unmerged.iter().find(|(_, token)| **token == number);
                if let Some((whole, _)) = found {
                    bytes.extend_from_slice(whole);
                }
            }
        }
        true
    }

    /// How many bytes a token has; 0 if there is no such token.
    #[inline]
    pub fn length(&self, number: u32) -> usize {
        self.pairs.length(number)
    }

    /// The provider's id of a token.
    #[inline]
    pub(crate) fn id(&self, number: u32) -> u32 {
        self.ids.get(number as usize).copied().unwrap_or(number)
    }

    /// The token with this id; a number that is no token's if there is none.
    #[inline]
    pub fn number(&self, id: u32) -> u32 {
        match self.numbers.is_empty() {
            true => id,
            false => self.numbers.get(id as usize).copied().unwrap_or(NONE),
        }
    }

    /// Whether merges can leave tokens that have no id, which [`Vocabulary::whole_tokens`] takes apart.
    #[inline]
    pub(crate) fn has_halves(&self) -> bool {
        !self.ids.is_empty()
    }

    /// The tokens of a merge with each first half of a character taken apart into its bytes.
    pub(crate) fn whole_tokens(&self, merged: &[u32], tokens: &mut Vec<u32>) {
        tokens.clear();
        for number in merged {
            if self.id(*number) == HALF {
                let mut bytes = Vec::new();
                self.push_bytes(*number, &mut bytes);
                tokens.extend(bytes.iter().map(|byte| self.byte_token(*byte)));
            } else {
                tokens.push(*number);
            }
        }
    }

    /// The token of a single byte.
    #[inline]
    pub(crate) fn byte_token(&self, byte: u8) -> u32 {
        self.byte_tokens[usize::from(byte)]
    }

    /// The token that two adjacent bytes merge into, or [`NONE`]. Most look-ups are of bytes, and this
    /// table is small enough to stay near the processor.
    #[inline]
    pub(crate) fn merged_bytes(&self, left: u8, right: u8) -> u32 {
        self.byte_pairs[usize::from(left) << 8 | usize::from(right)]
    }

    /// The token that two adjacent tokens merge into, or [`NONE`].
    #[inline]
    pub(crate) fn merged(&self, left: u32, right: u32) -> u32 {
        self.pairs.get(left, right)
    }

    /// The token that a whole piece is although no merge arrives at it, or [`NONE`].
    #[inline]
    pub(crate) fn unmerged(&self, piece: &[u8]) -> u32 {
        if self.unmerged.is_empty() {
            return NONE;
        }
        self.unmerged.get(piece).copied().unwrap_or(NONE)
    }
}
