//! The only room that knows JavaScript: converts, delegates to the core, converts back.
//! Decides nothing; imported by nobody.
//!
//! Two modules, which JavaScript fetches apart: a first count needs the tokenizers and no price. They
//! meet in JavaScript alone, so neither may use the other.

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "counter")]
mod counter;
mod error;
#[cfg(feature = "ledger")]
mod ledger;
