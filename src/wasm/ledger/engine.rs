//! The class that the JavaScript face holds for models and money: the price book, and what it answers.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::bill_shape::{BillShape, CallShape};
use super::names::encoding_of;
use super::price_book::PriceBook;
use super::shapes::{ModelShape, PricesShape, QueryShape};
use crate::bill::bill;
use crate::catalog::{Instant, Query};
use crate::error::{Code, Error};
use crate::wasm::error::{Thrown, to_js};

/// One engine with its price book.
#[wasm_bindgen]
#[derive(Default)]
pub struct LedgerEngine {
    pub(super) catalog: PriceBook,
}

#[wasm_bindgen]
impl LedgerEngine {
    /// An engine with the built-in price book.
    #[wasm_bindgen(constructor)]
    pub fn new() -> LedgerEngine {
        LedgerEngine::default()
    }

    /// What a model is counted with: the name of an encoding or a family, a tab, and 1 if that is only
    /// assumed. `encodings` are those nearest to a name that is no encoding's, with tabs between;
    /// `undefined` when one of them is nearer to it than any model.
    #[wasm_bindgen(js_name = encodingOf)]
    pub fn encoding_of(&self, name: &str, encodings: &str) -> Thrown<Option<String>> {
        encoding_of(&self.catalog, name, encodings).map_err(to_js)
    }

    /// `Till.prices`
    pub fn prices(&self) -> Thrown<JsValue> {
        shape(&PricesShape::new(&self.catalog))
    }

    /// `Till.models`
    pub fn models(&self, query: JsValue, on: f64) -> Thrown<JsValue> {
        let query: QueryShape = read(query)?;
        let on = Instant::from_millis(on as i64);
        let wanted = Query { provider: query.provider.as_deref(), search: query.search.as_deref() };
        let found = self.catalog.models(wanted).map_err(to_js)?;
        shape(&found.into_iter().map(|model| ModelShape::new(model, on)).collect::<Vec<_>>())
    }

    /// `Till.model`
    pub fn model(&self, id: &str, on: f64) -> Thrown<JsValue> {
        let model = self.catalog.model(id, None).map_err(to_js)?;
        shape(&ModelShape::new(model, Instant::from_millis(on as i64)))
    }

    /// `Till.bill`
    pub fn bill(&self, call: JsValue, on: f64) -> Thrown<JsValue> {
        let on = Instant::from_millis(on as i64);
        let call: CallShape = read(call)?;
        let bill = bill(&self.catalog, &call.into_call(on).map_err(to_js)?).map_err(to_js)?;
        shape(&BillShape::new(bill, on))
    }
}

pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Thrown<T> {
    serde_wasm_bindgen::from_value(value).map_err(from_shape)
}

pub(super) fn shape(value: &impl Serialize) -> Thrown<JsValue> {
    value.serialize(&Serializer::new().serialize_maps_as_objects(true)).map_err(from_shape)
}

/// An argument of another shape than the contract's; the message says which field.
fn from_shape(error: serde_wasm_bindgen::Error) -> JsValue {
    to_js(Error::new(Code::BadInput, error.to_string()))
}
