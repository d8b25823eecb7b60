//! A vocabulary in memory: which tokens merge into which, and the bytes of each.
//! Knows no encoding: special tokens and splitting belong to `encodings`.

pub(crate) mod checksum;
mod coding;
pub mod pack;
pub(crate) mod pairs;
#[cfg(feature = "tools")]
pub mod parents;
#[rustfmt::skip]
mod shipped;
mod unpack;

use std::collections::HashMap;

use crate::error::{Code, Error, Result};
use pairs::{MOST_TOKENS, NONE, PairTable};
pub use shipped::SHIPPED;
use unpack::{BYTE_TOKENS, Unpacked, WHOLE_TOKENS};

/// A merge-ranked vocabulary. Token numbers are ranks: of two possible merges, the one whose result
/// has the lower number comes first.
///
/// Some 20 bytes a token, the pair table included: 4 MB for 200,000 tokens.
pub struct Vocabulary {
    name: String,
    licence: String,
    source: String,
    pack_bytes: usize,
    /// Indexed by byte: its token.
    byte_tokens: [u32; 256],
    /// Indexed by two bytes, the first in the high half: the token that they merge into, or [`NONE`].
    byte_pairs: Vec<u32>,
    /// Indexed by token: how many bytes it has; 0 for a number that is not a token.
    lengths: Vec<u16>,
    /// How each token is made, and the way back.
    pairs: PairTable,
    /// Tokens that no merge arrives at; a whole piece can be one.
    unmerged: HashMap<Box<[u8]>, u32>,
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
    /// Cost: some 25 ms for 200,000 tokens in native code, 40 in a browser that compiles while it reads.
    pub fn from_pack(bytes: &[u8]) -> Result<Self> {
        Self::new(unpack::unpack(bytes)?, bytes.len())
    }

    fn new(unpacked: Unpacked, pack_bytes: usize) -> Result<Self> {
        let Unpacked { name, licence, source, ids, pairs, lengths, given, whole } = unpacked;
        if ids.iter().any(|id| *id != HALF && *id as usize >= MOST_TOKENS) {
            return Err(Error::new(Code::BadPack, "the pack holds an id that is too large"));
        }
        let byte_tokens = byte_tokens(&pairs, &given)?;
        Ok(Self {
            unmerged: unmerged(&pairs, &given, &whole),
            byte_pairs: byte_pairs(&pairs, &lengths),
            name,
            licence,
            source,
            pack_bytes,
            byte_tokens,
            lengths,
            pairs,
            numbers: numbers(&ids),
            ids,
        })
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
        let halves = self.ids.iter().filter(|id| **id == HALF).count();
        self.lengths.iter().filter(|length| **length > 0).count() - halves
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
        self.lengths.get(number as usize).map_or(0, |length| usize::from(*length))
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

// None of these is inlined: a long loop makes a browser compile the whole function around it anew.

/// The tokens that are listed whole.
#[inline(never)]
fn unmerged(pairs: &PairTable, given: &[u32], whole: &[Vec<u8>]) -> HashMap<Box<[u8]>, u32> {
    if whole.is_empty() {
        return HashMap::new();
    }
    let listed = given.iter().filter_map(|token| match pairs.parents(*token) {
        (NONE, what) if what != NONE && what >= WHOLE_TOKENS => {
            Some((whole[(what - WHOLE_TOKENS) as usize].clone().into(), *token))
        }
        _ => None,
    });
    listed.collect()
}

/// Indexed by byte.
#[inline(never)]
fn byte_tokens(pairs: &PairTable, given: &[u32]) -> Result<[u32; 256]> {
    let mut byte_tokens = [NONE; 256];
    for token in given {
        if let (NONE, what) = pairs.parents(*token)
            && what < WHOLE_TOKENS
        {
            byte_tokens[(what - BYTE_TOKENS) as usize] = *token;
        }
    }
    match byte_tokens.iter().position(|token| *token == NONE) {
        None => Ok(byte_tokens),
        Some(byte) => {
            let sentence = format!("the pack has no token for byte {byte}");
            Err(Error::new(Code::BadPack, sentence))
        }
    }
}

/// Indexed by two bytes. Of two tokens of the same bytes the first counts.
#[inline(never)]
fn byte_pairs(pairs: &PairTable, lengths: &[u16]) -> Vec<u32> {
    let mut byte_pairs = vec![NONE; 1 << 16];
    for (number, _) in lengths.iter().enumerate().filter(|(_, length)| **length == 2) {
        let (left, right) = pairs.parents(number as u32);
        if left != NONE
            && let (NONE, left) = pairs.parents(left)
            && let (NONE, right) = pairs.parents(right)
        {
            let merged = &mut byte_pairs[(left << 8 | right) as usize];
            *merged = (*merged).min(number as u32);
        }
    }
    byte_pairs
}

/// The inverse of a list of ids.
#[inline(never)]
fn numbers(ids: &[u32]) -> Vec<u32> {
    let known = || ids.iter().copied().filter(|id| *id != HALF);
    let mut numbers = vec![NONE; known().max().map_or(0, |most| most as usize + 1)];
    for (id, number) in ids.iter().zip(0..) {
        if *id != HALF {
            numbers[*id as usize] = number;
        }
    }
    numbers
}
