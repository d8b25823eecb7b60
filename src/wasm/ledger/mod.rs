//! Models and money: the price book, bills, forecasts, logs of use, and the other kind of token.
//! Knows no tokenizer: what a model's text counts is asked elsewhere, by the name of its encoding.

mod bill_shape;
mod cache_shape;
mod chats;
mod engine;
mod forecast_shape;
mod names;
mod plan_shape;
mod plans;
mod price_book;
mod price_shape;
mod prices;
mod review_shape;
mod shapes;
mod tokenomics_shape;
mod usage_log;
mod usage_shape;

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once when the module is instantiated: a panic then says on the console what happened and
/// where, instead of "unreachable executed".
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
