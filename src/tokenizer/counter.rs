//! Whatever counts an encoding, behind one face: merges for most, a tiling for Claude's.
//! Knows no estimate and no model.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::claude::{Claude, Family};
use super::encodings::{CLAUDE, ClaudeEncoding, ENCODINGS, Encoding};
use super::special::Special;
use super::tokenizer::{OF_PLAIN_WORDS, Split, Tokenizer};
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
        // Hidden from the compiler, which would write a search among them out name by name, wherever there is one: a
        // browser compiles all of that before the first count.
        let merged = std::hint::black_box(ENCODINGS);
        merged.iter().map(Known::Merged).chain(CLAUDE.iter().map(Known::Claude))
    }

    /// Those that a pack is for.
    pub fn of_pack(pack: &str) -> impl Iterator<Item = Known> {
        Known::all().filter(move |known| known.pack() == pack)
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
        match is_of_claude(pack) {
            true => Self::of_claude(pack, bytes),
            false => Self::of_vocabulary(pack, Vocabulary::from_pack(bytes)?),
        }
    }

    /// The same, with nearly nothing of the pack read. Before anything else is asked of one of them, see whether it
    /// [covers](Counter::covers) the text, and [read on](Counter::read_on) where not.
    ///
    /// # Errors
    /// As [`Counter::of_pack`].
    pub fn of_opened_pack(pack: &str, bytes: Vec<u8>) -> Result<Vec<(Known, Counter)>> {
        match is_of_claude(pack) {
            true => Self::of_claude(pack, &bytes),
            false => Self::of_vocabulary(pack, Vocabulary::open(bytes)?),
        }
    }

    fn of_claude(pack: &str, bytes: &[u8]) -> Result<Vec<(Known, Counter)>> {
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
        Ok(Known::of_pack(pack).filter_map(counter).collect())
    }

    fn of_vocabulary(pack: &str, vocabulary: Vocabulary) -> Result<Vec<(Known, Counter)>> {
        let vocabulary = Arc::new(vocabulary);
        let counter = |known: Known| match known {
            Known::Merged(encoding) => Some(
                Tokenizer::new(encoding, Arc::clone(&vocabulary))
                    .map(|tokenizer| (known, Counter::from(tokenizer))),
            ),
            Known::Claude(_) => None,
        };
        Known::of_pack(pack).filter_map(counter).collect()
    }

    /// Whether this text can be counted and encoded without [reading on](Counter::read_on).
    pub fn covers(&self, text: &[u8]) -> bool {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).covers(text),
            Counter::Claude(..) => true,
        }
    }

    /// How many tokens to read before asking again whether that [covers](Counter::covers) a text of so many bytes.
    pub fn stretch(bytes: usize) -> usize {
        if bytes <= OF_PLAIN_WORDS { 4096 } else { usize::MAX }
    }

    /// Whether nothing is left to be read.
    pub fn is_whole(&self) -> bool {
        match self {
            Counter::Merged(tokenizer) => lock(tokenizer).vocabulary.is_whole(),
            Counter::Claude(..) => true,
        }
    }

    /// Reads on in the pack of these counters, which are those that [`Counter::of_opened_pack`] made of it: so many
    /// tokens, as [`Vocabulary::read_on`].
    ///
    /// # Errors
    /// `bad-pack` where it makes no sense although its checksum is right, here and whenever it is needed.
    pub fn read_on(sharing: &[Counter], tokens: usize) -> Result<()> {
        let tokenizers = sharing.iter().filter_map(|counter| match counter {
            Counter::Merged(tokenizer) => Some(lock(tokenizer)),
            Counter::Claude(..) => None,
        });
        read_on(&mut tokenizers.collect::<Vec<_>>(), tokens)
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

/// The tokenizers share a vocabulary, and give it up while it reads on.
fn read_on(tokenizers: &mut [MutexGuard<'_, Tokenizer>], tokens: usize) -> Result<()> {
    let none = Arc::new(Vocabulary::none());
    let lend = |tokenizer: &mut MutexGuard<'_, Tokenizer>| {
        std::mem::replace(&mut tokenizer.vocabulary, Arc::clone(&none))
    };
    // All but one are let go of, and the one is nobody else's then.
    let Some(mut vocabulary) = tokenizers.iter_mut().map(lend).last() else { return Ok(()) };
    let read = match Arc::get_mut(&mut vocabulary) {
        Some(own) => own.read_on(tokens),
        None => read_beside(&mut vocabulary),
    };
    for tokenizer in tokenizers {
        tokenizer.vocabulary = Arc::clone(&vocabulary);
    }
    read
}

/// Whoever else has the vocabulary keeps it as it is, and another one reads the pack from its beginning.
fn read_beside(vocabulary: &mut Arc<Vocabulary>) -> Result<()> {
    if let Some(beside) = vocabulary.opened_again() {
        let mut beside = beside?;
        while !beside.is_whole() {
            beside.read_on(usize::MAX)?;
        }
        *vocabulary = Arc::new(beside);
    }
    Ok(())
}

fn is_of_claude(pack: &str) -> bool {
    Known::of_pack(pack).any(|known| matches!(known, Known::Claude(_)))
}

/// The lock is held for one call at a time, and a tokenizer is whole between calls.
pub(super) fn lock(tokenizer: &Mutex<Tokenizer>) -> MutexGuard<'_, Tokenizer> {
    tokenizer.lock().unwrap_or_else(PoisonError::into_inner)
}

fn no_ids() -> Error {
    Error::new(Code::NoIds, "Claude's tokens have no ids: Anthropic publishes none")
}
