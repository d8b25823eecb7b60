//! Logs of real use: lines in, calls out, costs by workflow, model and day, and the gap to a forecast.
//!
//! Chunks of bytes are fed in and nothing is read from anywhere, so a million lines need no more memory
//! than one of them and the table of sums. The JSON reader is our own: it takes a line apart without
//! building a tree, passes over the long strings of prompts and answers, and keeps the core free of a
//! general parser that only this would use.

mod baseline;
mod csv;
mod gap;
mod input;
mod json;
mod ledger;
mod lines;
mod mapping;
mod moment;
mod providers;
mod reader;
mod record;

pub use baseline::{Baseline, baseline};
pub use gap::{Actual, Gap, Planned, gap};
pub use input::input_tokens;
pub use ledger::{Key, Ledger, Sums};
pub use mapping::Mapping;
pub use reader::{Reader, Skipped, UsageRow};
