//! Tokentill's core: counts tokens, knows dated prices, adds up bills.
//!
//! It knows no JavaScript, no clock and no I/O: the day, the vocabulary bytes and any seed are
//! arguments. `ARCHITECTURE.md` draws the modules and the direction of their imports.

pub mod bill;
pub mod catalog;
pub mod error;
pub mod forecast;
pub mod money;
#[cfg(feature = "plain")]
mod plain;
pub mod tokenizer;
pub mod tokenomics;
pub mod usage;

#[cfg(any(feature = "counter", feature = "ledger"))]
mod wasm;

pub use error::{Code, Error, Result};
