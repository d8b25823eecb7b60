//! Whatever counts an encoding, behind one face: merges for most, a tiling for Claude's.
//! Knows no estimate and no model.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::claude::{Claude, Family};
use super::encodings::{CLAUDE, ClaudeEncoding, ENCODINGS, Encoding};
use super::special::Special;
use super::tokenizer::{Split, Tokenizer};
use super::vocabulary::{SHIPPED, Shipped, Vocabulary};
use crate::error::{Code, Error, Result};

/// An encoding of either sort.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// A published vocabulary whose tokens are merged.
    Merged(&'static Encoding),
    /// A reconstruction of Claude's.
    Claude(&'static ClaudeEncoding),
}

impl Known {
    /// Every encoding that can be counted with a vocabulary of its own.
    pub fn all() -> impl Iterator<Item = Known> {
        ENCODINGS.iter().map(Known::Merged).chain(CLAUDE.iter().map(Known::Claude))
    }

    /// The encoding's name.
    pub fn name(self) -> &'static str {
        match self {
            Known::Merged(encoding) => encoding.name,
            Known::Claude(encoding) => encoding.name,
        }
    }

    /// The name of its pack, which several encodings can share.
    pub fn pack(self) -> &'static str {
        match self {
            Known::Merged(encoding) => encoding.vocabulary,
            Known::Claude(encoding) => encoding.pack,
        }
    }

    /// What is known of its pack without loading it.
    pub fn shipped(self) -> &'static Shipped {
        let found = SHIPPED.iter().find(|shipped| shipped.name == self.pack());
        found.expect("a test looks up every encoding's pack")
    }
}

/// An encoding with its vocabulary. A clone shares both, and what has been met.
#[derive(Clone)]
pub enum Counter {
    /// Merges.
    Merged(Arc<Mutex<Tokenizer>>),
    /// A tiling, which has boundaries and no ids.
    Claude(Arc<Claude>, Family),
}

impl Counter {
    /// The counters of all encodings that this pack is for.
    ///
    /// # Errors
    /// `bad-pack` where the bytes are not a pack of that name.
    pub fn of_pack(pack: &str, bytes: &[u8]) -> Result<Vec<(Known, Counter)>> {
        let encodings: Vec<Known> = Known::all().filter(|known| known.pack() == pack).collect();
        if let Some(Known::Claude(_)) = encodings.first() {
            let claude = Arc::new(Claude::from_pack(bytes)?);
            if claude.name() != pack {
                let held = claude.name();
                let sentence = format!("the pack {pack} was asked for, and this one holds {held}");
                return Err(Error::new(Code::BadPack, sentence));
            }
            let counter = |known: Known| match known {
                Known::Claude(encoding) => {
                    Some((known, Counter::Claude(Arc::clone(&claude), encoding.family)))
                }
                Known::Merged(_) => None,
            };
            return Ok(encodings.into_iter().filter_map(counter).collect());
        }
        let vocabulary = Arc::new(Vocabulary::from_pack(bytes)?);
        let counter = |known: Known| match known {
            Known::Merged(encoding) => Some(
                Tokenizer::new(encoding, Arc::clone(&vocabulary))
                    .map(|tokenizer| (known, Counter::from(tokenizer))),
            ),
            Known::Claude(_) => None,
        };
        encodings.into_iter().filter_map(counter).collect()
    }

    /// As [`Tokenizer::count_utf8`]. Claude's special tokens are not known: a text holds none.
    pub fn count_utf8(&mut self, text: &[u8], special: Special) -> Result<usize> {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).count_utf8(text, special),
            Counter::Claude(claude, family) => {
                Ok(claude.count(*family, &String::from_utf8_lossy(text)))
            }
        }
    }

    /// As [`Tokenizer::fits_utf8`].
    pub fn fits_utf8(&mut self, text: &[u8], limit: usize) -> Option<usize> {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).fits_utf8(text, limit),
            Counter::Claude(claude, family) => {
                let count = claude.count(*family, &String::from_utf8_lossy(text));
                (count <= limit).then_some(count)
            }
        }
    }

    /// As [`Tokenizer::encode_utf8`].
    ///
    /// # Errors
    /// `no-ids` for Claude.
    pub fn encode_utf8(&mut self, text: &[u8], special: Special) -> Result<Vec<u32>> {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).encode_utf8(text, special),
            Counter::Claude(..) => Err(no_ids()),
        }
    }

    /// As [`Tokenizer::decode`].
    ///
    /// # Errors
    /// `no-ids` for Claude.
    pub fn decode(&self, ids: &[u32]) -> Result<String> {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).decode(ids),
            Counter::Claude(..) => Err(no_ids()),
        }
    }

    /// As [`Tokenizer::split_utf8`]; for Claude one valid tiling, without ids.
    pub fn split_utf8(&mut self, text: &[u8], special: Special) -> Result<Split> {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).split_utf8(text, special),
            Counter::Claude(claude, family) => {
                Ok(claude.split(*family, &String::from_utf8_lossy(text)))
            }
        }
    }
}

impl From<Tokenizer> for Counter {
    fn from(tokenizer: Tokenizer) -> Self {
        Counter::Merged(Arc::new(Mutex::new(tokenizer)))
    }
}

/// The lock is held for one call at a time, and a tokenizer is whole between calls.
pub(super) fn lock(tokenizer: &Mutex<Tokenizer>) -> MutexGuard<'_, Tokenizer> {
    tokenizer.lock().unwrap_or_else(PoisonError::into_inner)
}

fn no_ids() -> Error {
    Error::new(Code::NoIds, "Claude's tokens have no ids: Anthropic publishes none")
}
