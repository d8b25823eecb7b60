//! A log of real use that JavaScript feeds in chunks.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{LedgerEngine, read, shape};
use super::plan_shape::PlanShape;
use super::price_book::PriceBook;
use super::usage_shape::{MappingShape, UsageShape, UsedShape, gaps};
use crate::catalog::Instant;
use crate::error::{Code, Error};
use crate::money::Factor;
use crate::usage::{Ledger, Reader, input_tokens};
use crate::wasm::error::{Thrown, to_js};

/// One import.
#[wasm_bindgen]
pub struct UsageLog {
    catalog: PriceBook,
    reader: Reader,
    ledger: Ledger,
}

#[wasm_bindgen]
impl UsageLog {
    /// Takes a chunk, cut anywhere.
    pub fn feed(&mut self, chunk: &[u8]) {
        let Self { catalog, reader, ledger } = self;
        reader.feed(chunk, |row| ledger.add(catalog, &row));
    }

    /// Takes the end of the log.
    pub fn finish(&mut self) {
        let Self { catalog, reader, ledger } = self;
        reader.finish(|row| ledger.add(catalog, &row));
    }

    /// Rows so far.
    pub fn rows(&self) -> f64 {
        self.reader.rows() as f64
    }

    /// Lines skipped so far.
    pub fn skipped(&self) -> f64 {
        self.reader.skipped().count as f64
    }

    /// `UsageReport`
    pub fn report(&self) -> Thrown<JsValue> {
        shape(&UsageShape::new(&self.reader, &self.ledger))
    }
}

#[wasm_bindgen]
impl LedgerEngine {
    /// The input tokens of a `usage` object in JSON.
    #[wasm_bindgen(js_name = inputTokens)]
    pub fn input_tokens(&self, usage: &str) -> Thrown<f64> {
        input_tokens(usage).map(|tokens| tokens as f64).map_err(to_js)
    }

    /// Begins an import. Calls whose line has no time are billed at `on`.
    #[wasm_bindgen(js_name = usageLog)]
    pub fn usage_log(&self, mapping: JsValue, on: f64) -> Thrown<UsageLog> {
        let mapping: Option<MappingShape> = read(mapping)?;
        let mapping = mapping.unwrap_or_default().into_mapping();
        let reader = Reader::new(mapping, Instant::from_millis(on as i64));
        Ok(UsageLog { catalog: self.catalog.clone(), reader, ledger: Ledger::default() })
    }

    /// `Till.explainGap`
    #[wasm_bindgen(js_name = explainGap)]
    pub fn explain_gap(
        &self,
        plan: JsValue,
        on: f64,
        used: JsValue,
        months: f64,
    ) -> Thrown<JsValue> {
        let plan: PlanShape = read(plan)?;
        let plan = plan.into_plan(Instant::from_millis(on as i64)).map_err(to_js)?;
        let used: Vec<UsedShape> = read(used)?;
        let months = Factor::from_f64(months).filter(|months| *months > Factor::ZERO);
        let months = months.ok_or_else(|| {
            to_js(Error::new(
                Code::BadInput,
                "months must be a number above 0: how long the log is",
            ))
        })?;
        shape(&gaps(&self.catalog, &plan, used, months).map_err(to_js)?)
    }
}
