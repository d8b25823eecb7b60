//! Where the catalogue and the tokenizer meet: a model's id or an encoding's name, to how it is counted.

use std::collections::HashMap;

use super::price_book::PriceBook;
use crate::catalog::Model;
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Counting, Known, Measured, counting};

/// Resolves names, and remembers those it has met: a live count asks for the same few.
#[derive(Default)]
pub(super) struct Names {
    met: HashMap<String, Counting>,
    /// By the one name of a model: what a person measured.
    calibrated: HashMap<String, Vec<Measured>>,
}

impl Names {
    /// How the model or encoding of this name is counted.
    ///
    /// # Errors
    /// `unknown-encoding` or `unknown-model` with the nearest names, whichever they are.
    pub(super) fn counting(&mut self, catalog: &PriceBook, name: &str) -> Result<Counting> {
        if let Some(met) = self.met.get(name) {
            return Ok(*met);
        }
        let found = self.resolve(catalog, name)?;
        self.met.insert(name.to_owned(), found);
        Ok(found)
    }

    /// Takes the measurements of a model, by provider and id; none takes them away.
    pub(super) fn calibrate(&mut self, name: &str, measured: Option<Vec<Measured>>) {
        match measured {
            Some(measured) => self.calibrated.insert(name.to_owned(), measured),
            None => self.calibrated.remove(name),
        };
        self.forget();
    }

    /// The price book comes as it is, not yet decoded: an encoding is found without it.
    fn resolve(&self, catalog: &PriceBook, name: &str) -> Result<Counting> {
        if let Ok(found) = counting(name) {
            return Ok(found);
        }
        let model = catalog.model(name, None).map_err(|unknown| nearer(name, unknown))?;
        let found = counting_of(model)?;
        let measured = self.calibrated.get(&model.qualified_id());
        Ok(measured.map_or(found, |measured| found.calibrated(measured)))
    }

    /// Forgets what it met: the models may be others now.
    pub(super) fn forget(&mut self) {
        self.met.clear();
    }
}

/// How a model is counted.
pub(super) fn counting_of(model: &Model) -> Result<Counting> {
    let found = counting(&model.encoding)?;
    Ok(if model.encoding_assumed { found.assumed() } else { found })
}

/// The error about encodings where one of those is the nearest of all names, else that about models.
fn nearer(name: &str, unknown_model: Error) -> Error {
    let encodings = Known::all().map(|known| -> &str { known.name() });
    let models = unknown_model.suggestions().iter().map(String::as_str);
    let nearest = Error::unknown(Code::UnknownModel, "model", name, encodings.chain(models));
    let nearest = nearest.suggestions().first().cloned().unwrap_or_default();
    if counting(&nearest).is_err() {
        return unknown_model;
    }
    counting(name).err().unwrap_or(unknown_model)
}
