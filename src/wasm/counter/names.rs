//! What the face has asked to be counted, by number: a keystroke then passes no name.

use crate::error::Result;
use crate::tokenizer::{self, Counting, Measured};

/// A name as its asker knows it, and how it is counted.
#[derive(Clone)]
pub(super) struct Name {
    /// What errors call it: an encoding, or a model.
    pub(super) name: String,
    pub(super) counting: Counting,
    /// The same before any measurement of a person's own.
    pub(super) plain: Counting,
}

/// All that were asked for, each once.
#[derive(Default)]
pub(super) struct Names(Vec<Name>);

impl Names {
    /// The number of this name, counted with this encoding or as this family.
    ///
    /// # Errors
    /// `unknown-encoding` with the nearest names.
    pub(super) fn number(&mut self, name: &str, encoding: &str, assumed: bool) -> Result<usize> {
        let plain = counting(encoding, assumed)?;
        let name = Name { name: name.to_owned(), counting: plain, plain };
        // The same model can be counted otherwise after other prices were laid over the book.
        match self.0.iter().position(|known| known.name == name.name) {
            Some(number) => {
                self.0[number] = name;
                Ok(number)
            }
            None => {
                self.0.push(name);
                Ok(self.0.len() - 1)
            }
        }
    }

    /// Lays measurements over the estimates of a name, in the place of those laid there before.
    pub(super) fn calibrate(&mut self, number: usize, measured: &[Measured]) {
        let name = &mut self.0[number];
        name.counting = name.plain.calibrated(measured);
    }

    /// The name of this number, which [`Names::number`] gave.
    pub(super) fn at(&self, number: usize) -> &Name {
        &self.0[number]
    }
}

/// How this encoding or family is counted, for a model that is only assumed to use it, or does.
///
/// # Errors
/// `unknown-encoding` with the nearest names.
pub(super) fn counting(encoding: &str, assumed: bool) -> Result<Counting> {
    let counting = tokenizer::counting(encoding)?;
    Ok(if assumed { counting.assumed() } else { counting })
}
