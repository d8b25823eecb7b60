//! Factors of a person's own: measured here, kept by whoever asked, laid over the estimates of a name. They travel as
//! rows of numbers: the kind's place, samples, estimated, billed, low, high.

use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{CounterEngine, mix_of};
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Kind, Measured, Special, measure};
use crate::wasm::error::{Thrown, to_js};

const ROW: usize = 6;

#[wasm_bindgen]
impl CounterEngine {
    /// The kinds of text in the order of their places, with tabs between.
    pub fn kinds(&self) -> String {
        Kind::ALL.map(Kind::as_str).join("\t")
    }

    /// Measures the text in the buffer, for which so many tokens were billed: a row. `frame` and its ends are what of
    /// them is not the text.
    pub fn measure(
        &mut self,
        number: usize,
        bytes: usize,
        billed: f64,
        low: f64,
        frame: f64,
        high: f64,
    ) -> Thrown<Vec<f64>> {
        let (name, counter, text) = self.counter(number, bytes).map_err(to_js)?;
        let counted = counter.count_utf8(text, Special::Text).map_err(to_js)?;
        let frame = (low as u64, frame as u64, high as u64);
        let mix = mix_of(&name.plain, text);
        let one = measure(&name.plain, &mix, counted, billed as u64, frame).map_err(to_js)?;
        let numbers = [u64::from(one.samples), one.estimated, one.billed, one.low, one.high];
        Ok([one.kind as u64].into_iter().chain(numbers).map(|number| number as f64).collect())
    }

    /// Lays rows over the estimates of a name, in the place of those laid there before; none takes them away.
    pub fn calibrate(&mut self, number: usize, rows: &[f64]) -> Thrown<()> {
        let measured = rows.chunks(ROW).map(read).collect::<Result<Vec<_>>>().map_err(to_js)?;
        self.names.calibrate(number, &measured);
        Ok(())
    }
}

/// They come from where a person or another version may have written.
fn read(row: &[f64]) -> Result<Measured> {
    let wrong = || Error::new(Code::BadInput, "measured: what is kept is no measurement");
    let [kind, samples, estimated, billed, low, high] = *row else { return Err(wrong()) };
    let sane = samples >= 1.0 && 0.0 < low && low <= billed && billed <= high && estimated > 0.0;
    let kind = Kind::ALL.into_iter().find(|one| f64::from(*one as u8) == kind);
    match kind.filter(|_| sane && [samples, estimated, high].iter().all(|n| *n < 1e9)) {
        Some(kind) => Ok(Measured {
            kind,
            samples: samples as u32,
            estimated: estimated as u64,
            billed: billed as u64,
            low: low as u64,
            high: high as u64,
        }),
        None => Err(wrong()),
    }
}
