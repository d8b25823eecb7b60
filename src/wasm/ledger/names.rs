//! From a model's name to the encoding that counts it, as far as the catalogue knows: a name.

use super::price_book::PriceBook;
use crate::error::{Code, Error, Result};

/// As [`super::engine::LedgerEngine::encoding_of`].
///
/// # Errors
/// `unknown-model` with the nearest names.
pub(super) fn encoding_of(
    catalog: &PriceBook,
    name: &str,
    encodings: &str,
) -> Result<Option<String>> {
    match catalog.model(name, None) {
        Ok(model) => {
            let assumed = if model.encoding_assumed { "1" } else { "" };
            Ok(Some([&model.encoding, assumed].join("\t")))
        }
        Err(unknown) if is_encoding_nearer(name, encodings, &unknown) => Ok(None),
        Err(unknown) => Err(unknown),
    }
}

fn is_encoding_nearer(name: &str, encodings: &str, unknown: &Error) -> bool {
    let models = unknown.suggestions().iter().map(String::as_str);
    let names = encodings.split('\t').chain(models);
    let nearest = Error::unknown(Code::UnknownModel, "model", name, names);
    let best = nearest.suggestions().first();
    best.is_some_and(|best| encodings.split('\t').any(|encoding| encoding == best))
}
