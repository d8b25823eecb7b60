//! Factors of a person's own: measured here, kept by whoever asked, laid over the estimates of a model.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{Engine, Thrown, mix_of, read, shape};
use super::error::to_js;
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Kind, Measured, Special, measure};
use crate::usage::input_tokens;

/// `Calibration.measured`
#[derive(Serialize, Deserialize)]
struct MeasuredShape {
    kind: String,
    samples: u32,
    estimated: f64,
    billed: f64,
    low: f64,
    high: f64,
}

impl MeasuredShape {
    fn new(measured: Measured) -> Self {
        let Measured { kind, samples, estimated, billed, low, high } = measured;
        Self {
            kind: kind.as_str().to_owned(),
            samples,
            estimated: estimated as f64,
            billed: billed as f64,
            low: low as f64,
            high: high as f64,
        }
    }

    fn into_measured(self) -> Result<Measured> {
        let Self { kind, samples, estimated, billed, low, high } = self;
        let known = Kind::ALL.into_iter().find(|one| one.as_str() == kind);
        let sane = samples > 0 && 0.0 < low && low <= billed && billed <= high && estimated > 0.0;
        match known.filter(|_| sane && high < 1e15 && estimated < 1e15) {
            Some(kind) => Ok(Measured {
                kind,
                samples,
                estimated: estimated as u64,
                billed: billed as u64,
                low: low as u64,
                high: high as u64,
            }),
            None => Err(Error::new(
                Code::BadInput,
                format!("measured: what is kept of \"{kind}\" is no measurement"),
            )),
        }
    }
}

#[wasm_bindgen]
impl Engine {
    /// The input tokens of a `usage` object in JSON.
    #[wasm_bindgen(js_name = inputTokens)]
    pub fn input_tokens(&self, usage: &str) -> Thrown<f64> {
        input_tokens(usage).map(|tokens| tokens as f64).map_err(to_js)
    }

    /// Measures the text in the buffer, for which so many tokens were billed; `frame` is what of them is not
    /// the text.
    pub fn measure(
        &mut self,
        name: &str,
        bytes: usize,
        billed: f64,
        low: f64,
        frame: f64,
        high: f64,
    ) -> Thrown<JsValue> {
        self.names.calibrate(name, None);
        let (counting, counter, text) = self.counter(name, bytes).map_err(to_js)?;
        let counted = counter.count_utf8(text, Special::Text).map_err(to_js)?;
        let frame = (low as u64, frame as u64, high as u64);
        let mix = mix_of(&counting, text);
        let measured = measure(&counting, &mix, counted, billed as u64, frame).map_err(to_js)?;
        shape(&MeasuredShape::new(measured))
    }

    /// Lays measurements over the estimates of this model, in the place of those laid there before.
    pub fn calibrate(&mut self, name: &str, measured: JsValue) -> Thrown<()> {
        let measured: Option<Vec<MeasuredShape>> = read(measured)?;
        let measured = measured.map(|list| {
            list.into_iter().map(MeasuredShape::into_measured).collect::<Result<Vec<_>>>()
        });
        self.names.calibrate(name, measured.transpose().map_err(to_js)?);
        Ok(())
    }
}
