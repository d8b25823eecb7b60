//! What of the engine needs no text: forecasts, their review, and the other kind of token.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{LedgerEngine, read, shape};
use super::forecast_shape::ForecastShape;
use super::plan_shape::PlanShape;
use super::review_shape::ReviewShape;
use super::tokenomics_shape::{ComparisonShape, JobShape, ProfileShape, ReportShape, SheetShape};
use crate::catalog::Instant;
use crate::forecast::{forecast, review};
use crate::tokenomics::{PROFILES, compute_for_tokens, tokenomics};
use crate::wasm::error::{Thrown, to_js};

#[wasm_bindgen]
impl LedgerEngine {
    /// `Till.forecast`
    pub fn forecast(&self, plan: JsValue, on: f64) -> Thrown<JsValue> {
        let plan: PlanShape = read(plan)?;
        let plan = plan.into_plan(Instant::from_millis(on as i64)).map_err(to_js)?;
        shape(&ForecastShape::new(forecast(&self.catalog, &plan).map_err(to_js)?))
    }

    /// `Till.review`
    pub fn review(&self, plan: JsValue, on: f64, since: f64) -> Thrown<JsValue> {
        let plan: PlanShape = read(plan)?;
        let plan = plan.into_plan(Instant::from_millis(on as i64)).map_err(to_js)?;
        let since = Instant::from_millis(since as i64);
        shape(&ReviewShape::new(review(&self.catalog, &plan, since).map_err(to_js)?))
    }

    /// `Till.tokenomics`
    pub fn tokenomics(&self, sheet: JsValue) -> Thrown<JsValue> {
        let sheet: SheetShape = read(sheet)?;
        shape(&ReportShape::new(tokenomics(&sheet.into_sheet()).map_err(to_js)?))
    }

    /// `Till.tokenProfiles`
    #[wasm_bindgen(js_name = tokenProfiles)]
    pub fn token_profiles(&self) -> Thrown<JsValue> {
        list(PROFILES.iter().map(ProfileShape::new))
    }

    /// `Till.computeForTokens`
    #[wasm_bindgen(js_name = computeForTokens)]
    pub fn compute_for_tokens(&self, job: JsValue) -> Thrown<JsValue> {
        let job: JobShape = read(job)?;
        shape(&ComparisonShape::new(compute_for_tokens(&job.into_job()).map_err(to_js)?))
    }
}

fn list<T: Serialize>(shapes: impl Iterator<Item = T>) -> Thrown<JsValue> {
    shape(&shapes.collect::<Vec<T>>())
}
