//! The price book that an engine answers from: the built-in one, decoded when it is first needed, or
//! one with a host page's own prices laid over it.

use std::ops::Deref;
use std::rc::Rc;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::catalog::{Catalog, ModelDraft, Plain, model_drafts};
use crate::error::{Code, Error, Result};

/// A catalogue that costs nothing until something is looked up in it, and little to share.
#[derive(Clone, Default)]
pub(super) struct PriceBook {
    own: Option<Rc<Catalog>>,
}

impl Deref for PriceBook {
    type Target = Catalog;

    fn deref(&self) -> &Catalog {
        self.own.as_deref().unwrap_or_else(|| Catalog::built_in())
    }
}

impl PriceBook {
    /// Lays these prices over the built-in ones, in the place of those laid there before; nothing for
    /// `undefined`. After an error all is as it was. `encodings` are the names that a model's encoding
    /// can have, with tabs between.
    ///
    /// # Errors
    /// `bad-input`, naming the model, the row and the field.
    pub(super) fn lay_over(&mut self, prices: &JsValue, encodings: &str) -> Result<()> {
        self.own = match plain(prices, DEEPEST)? {
            Plain::Null => None,
            prices => {
                let drafts = model_drafts(&prices)?;
                check_encodings(&drafts, encodings)?;
                Some(Rc::new(Catalog::built_in().with(&drafts)?))
            }
        };
        Ok(())
    }
}

/// The catalogue does not know which encodings there are.
fn check_encodings(drafts: &[ModelDraft], known: &str) -> Result<()> {
    for (number, ModelDraft { provider, id, encoding, .. }) in drafts.iter().enumerate() {
        let Some(encoding) = encoding else { continue };
        if known.split('\t').all(|name| name != encoding) {
            let names = known.split('\t');
            let error = Error::unknown(Code::UnknownEncoding, "encoding", encoding, names);
            let place = format!("models[{number}] ({provider}/{id}): encoding");
            return Err(Error::new(Code::BadInput, error.within(&place).to_string()));
        }
    }
    Ok(())
}

/// A price table is five deep; what goes on much deeper may have no end.
const DEEPEST: usize = 12;

/// What JSON could have said.
fn plain(value: &JsValue, deepest: usize) -> Result<Plain> {
    let inside = || {
        let too_deep = || Error::new(Code::BadInput, "prices: is nested too deep to be prices");
        deepest.checked_sub(1).ok_or_else(too_deep)
    };
    if value.is_null() || value.is_undefined() {
        Ok(Plain::Null)
    } else if let Some(text) = value.as_string() {
        Ok(Plain::Text(text))
    } else if let Some(number) = value.as_f64() {
        Ok(Plain::Number(number))
    } else if let Some(flag) = value.as_bool() {
        Ok(Plain::Flag(flag))
    } else if let Some(list) = value.dyn_ref::<Array>() {
        let deepest = inside()?;
        let values = list.iter().map(|value| plain(&value, deepest));
        Ok(Plain::List(values.collect::<Result<_>>()?))
    } else if let Some(table) = value.dyn_ref::<Object>() {
        let deepest = inside()?;
        let entries = Object::entries(table);
        let fields = entries.iter().map(|entry| {
            let entry: Array = entry.unchecked_into();
            Ok((entry.get(0).as_string().unwrap_or_default(), plain(&entry.get(1), deepest)?))
        });
        Ok(Plain::Table(fields.collect::<Result<_>>()?))
    } else {
        Err(Error::new(Code::BadInput, "prices: holds something that JSON cannot say"))
    }
}
