//! The engine's price book: prices of the host page's own, and when a cache pays.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{LedgerEngine, read, shape};
use crate::catalog::Instant;
use crate::wasm::error::{Thrown, to_js};

#[wasm_bindgen]
impl LedgerEngine {
    /// `Till.overridePrices`; `encodings` as [`super::price_book::PriceBook::lay_over`] takes them.
    #[wasm_bindgen(js_name = overridePrices)]
    pub fn override_prices(&mut self, prices: &JsValue, encodings: &str) -> Thrown<()> {
        self.catalog.lay_over(prices, encodings).map_err(to_js)
    }

    /// `Till.cacheBreakEven`: the question and the call in it, each with its own fields.
    #[wasm_bindgen(js_name = cacheBreakEven)]
    pub fn cache_break_even(&self, question: JsValue, call: JsValue, on: f64) -> Thrown<JsValue> {
        let question: super::cache_shape::CacheQuestionShape = read(question)?;
        let on = Instant::from_millis(on as i64);
        shape(&question.answer(&self.catalog, read(call)?, on).map_err(to_js)?)
    }
}
