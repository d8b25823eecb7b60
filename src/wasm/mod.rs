//! The only room that knows JavaScript: converts, delegates to the core, converts back.
//! Decides nothing; imported by nobody.

mod bill_shape;
mod cache_shape;
mod calibrations;
mod chats;
mod engine;
mod error;
mod forecast_shape;
mod live;
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
