//! What the module keeps between calls: loaded vocabularies, what was opened, and the last reply.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::counting::Name;
use super::reply::Reply;
use crate::bill::Pricer;
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Counter, Known};

/// All of it. A host opens few names, so they are never given back.
pub(super) struct Engine {
    pub(super) reply: Reply,
    /// By handle.
    pub(super) names: Vec<Name>,
    /// By handle.
    pub(super) pricers: Vec<Pricer>,
    counters: Vec<(Known, Counter)>,
}

/// A WebAssembly instance has one thread, and whoever runs more of them makes more instances.
static ENGINE: Mutex<Engine> = Mutex::new(Engine {
    reply: Reply::new(),
    names: Vec::new(),
    pricers: Vec::new(),
    counters: Vec::new(),
});

pub(super) fn engine() -> MutexGuard<'static, Engine> {
    ENGINE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Engine {
    /// Takes a vocabulary; every encoding that uses it is then there.
    ///
    /// # Errors
    /// `bad-pack` where the bytes are not a pack of that name; `unknown-encoding` for a name that is no pack's.
    pub(super) fn load(&mut self, pack: &str, bytes: &[u8]) -> Result<()> {
        if Known::all().all(|known| known.pack() != pack) {
            let packs = Known::all().map(Known::pack);
            return Err(Error::unknown(Code::UnknownEncoding, "vocabulary", pack, packs));
        }
        for (known, counter) in Counter::of_pack(pack, bytes)? {
            self.counters.retain(|(other, _)| other.name() != known.name());
            self.counters.push((known, counter));
        }
        Ok(())
    }

    /// What counts the name of this handle.
    ///
    /// # Errors
    /// `bad-input` for a handle that was never given, `not-loaded` without its vocabulary.
    pub(super) fn counter(&mut self, handle: u32) -> Result<(&Name, &mut Counter)> {
        let name = self.names.get(handle as usize).ok_or_else(|| no_handle("counter", handle))?;
        let wanted = name.counting.encoding;
        let found = self.counters.iter_mut().find(|(known, _)| known.name() == wanted.name());
        match found {
            Some((_, counter)) => Ok((name, counter)),
            None => {
                let (pack, asked) = (wanted.pack(), &name.asked);
                let sentence =
                    format!("the vocabulary {pack}, which counts {asked}, is not loaded");
                Err(Error::new(Code::NotLoaded, sentence))
            }
        }
    }
}

/// `bad-input`
pub(super) fn no_handle(what: &str, handle: u32) -> Error {
    Error::new(Code::BadInput, format!("{handle} is the handle of no {what}"))
}
