//! How Claude's pieces travel: what is known of characters, and the pieces in the order of their spelling.
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `TILC` |
//! | 1 | version of this layout: 1 |
//! | 4 | length of the body, little-endian |
//! | 8 | checksum of the body, as in the packs of merged vocabularies |
//! | … | the body |
//!
//! Body, where *number* is seven bits a byte, lowest first, and *bytes* a number and that many bytes: name,
//! licence and source as *bytes*; the number of different traits and two bytes for each; the number of runs
//! of characters, and for each its length and the index of its traits; the number of pieces; the pieces as
//! `piece_coding` writes them.

pub use super::characters::Traits;
use super::piece_coding;
use crate::error::{Code, Error, Result};
use crate::tokenizer::vocabulary::checksum::checksum;

const MAGIC: &[u8; 4] = b"TILC";
const VERSION: u8 = 2;
const HEADER: usize = 4 + 1 + 4 + 8;
/// More than any family has.
const MOST_PIECES: usize = 1 << 20;

/// What a pack holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The name of the pack, e.g. `claude_3`.
    pub name: String,
    /// Under which terms it may be passed on.
    pub licence: String,
    /// Where it was taken from.
    pub source: String,
    /// Runs of characters with equal traits, from U+0000 to U+FFFF.
    pub characters: Vec<(u32, Traits)>,
    /// The pieces, sorted by body and then shape.
    pub pieces: Vec<Piece>,
}

/// A piece of the marked stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// The text between its marks.
    pub body: Vec<u8>,
    /// The marks around it.
    pub shape: Shape,
}

/// The marks around a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// None.
    Middle = 1,
    /// A word opens before it.
    Opening,
    /// A word ends after it.
    Ending,
    /// Both.
    Word,
    /// Both, and the word has a capital.
    ShiftedWord,
    /// Both, and the word is in capitals.
    CapitalsWord,
}

impl Shape {
    pub(super) const ALL: [Shape; 6] = [
        Shape::Middle,
        Shape::Opening,
        Shape::Ending,
        Shape::Word,
        Shape::ShiftedWord,
        Shape::CapitalsWord,
    ];
}

impl Piece {
    /// The piece as it stands in a stream.
    pub(super) fn spelling(&self) -> Vec<u8> {
        use super::stream::{CAPITALS, SHIFT, WORD_ENDS, WORD_OPENS};
        let mut bytes = Vec::with_capacity(self.body.len() + 3);
        match self.shape {
            Shape::ShiftedWord => bytes.push(SHIFT),
            Shape::CapitalsWord => bytes.push(CAPITALS),
            _ => {}
        }
        if !matches!(self.shape, Shape::Middle | Shape::Ending) {
            bytes.push(WORD_OPENS);
        }
        bytes.extend_from_slice(&self.body);
        if !matches!(self.shape, Shape::Middle | Shape::Opening) {
            bytes.push(WORD_ENDS);
        }
        bytes
    }
}

/// The pack of these parts: the same bytes each time.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut body = Vec::new();
    for text in [&parts.name, &parts.licence, &parts.source] {
        push_number(&mut body, text.len() as u32);
        body.extend_from_slice(text.as_bytes());
    }
    let mut kinds: Vec<Traits> = parts.characters.iter().map(|(_, traits)| *traits).collect();
    kinds.sort_by_key(|traits| traits.0);
    kinds.dedup();
    push_number(&mut body, kinds.len() as u32);
    kinds.iter().for_each(|traits| body.extend_from_slice(&traits.0.to_le_bytes()));
    push_number(&mut body, parts.characters.len() as u32);
    for (length, traits) in &parts.characters {
        push_number(&mut body, *length);
        let kind = kinds.iter().position(|kind| kind == traits).unwrap_or_default();
        push_number(&mut body, kind as u32);
    }
    push_number(&mut body, parts.pieces.len() as u32);
    body.extend_from_slice(&piece_coding::encode(&parts.pieces));
    let mut pack = Vec::with_capacity(HEADER + body.len());
    pack.extend_from_slice(MAGIC);
    pack.push(VERSION);
    pack.extend_from_slice(&(body.len() as u32).to_le_bytes());
    pack.extend_from_slice(&checksum(&body).to_le_bytes());
    pack.extend_from_slice(&body);
    pack
}

/// The parts of a pack.
pub(super) fn unpack(pack: &[u8]) -> Result<Parts> {
    let mut reader = Reader(checked_body(pack)?);
    let (name, licence, source) = (reader.text()?, reader.text()?, reader.text()?);
    let kinds = reader.number()?;
    let kinds: Vec<Traits> = (0..kinds).map(|_| reader.traits()).collect::<Result<_>>()?;
    let runs = reader.number()?;
    let mut characters = Vec::new();
    for _ in 0..runs {
        let (length, kind) = (reader.number()?, reader.number()?);
        let traits = kinds.get(kind as usize).copied();
        characters.push((length, traits.ok_or_else(|| bad("it names traits that it lacks"))?));
    }
    let count = reader.number()? as usize;
    if count > MOST_PIECES {
        return Err(bad("it claims more pieces than there can be"));
    }
    let pieces =
        piece_coding::decode(reader.0, count).ok_or_else(|| bad("its pieces cannot be read"))?;
    Ok(Parts { name, licence, source, characters, pieces })
}

fn checked_body(pack: &[u8]) -> Result<&[u8]> {
    if pack.len() < HEADER || &pack[..4] != MAGIC || pack[4] != VERSION {
        return Err(bad("its bytes do not begin as a pack of Claude's pieces does"));
    }
    let number = |at: usize, length: usize| {
        pack[at..at + length].iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let body = &pack[HEADER..];
    if body.len() as u64 != number(5, 4) {
        return Err(bad("it is cut off, or something follows its end"));
    }
    if checksum(body) != number(9, 8) {
        return Err(bad("its checksum does not fit: a byte was altered on the way"));
    }
    Ok(body)
}

fn bad(what: &str) -> Error {
    Error::new(Code::BadPack, format!("the vocabulary pack cannot be used: {what}"))
}

fn push_number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let taken = self.0.split_at_checked(length);
        let (taken, rest) = taken.ok_or_else(|| bad("a length within it passes its end"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                break;
            }
        }
        Ok(value)
    }

    fn text(&mut self) -> Result<String> {
        let length = self.number()? as usize;
        let bytes = self.take(length)?.to_vec();
        String::from_utf8(bytes).map_err(|_| bad("a text within it is not UTF-8"))
    }

    fn traits(&mut self) -> Result<Traits> {
        let bytes = self.take(2)?;
        Ok(Traits(u16::from_le_bytes([bytes[0], bytes[1]])))
    }
}
