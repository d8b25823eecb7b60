//! Text to tokens: exact counts, ids and boundaries.
//! Knows no model and no price; an encoding's name is all that others share with it.

mod calibration;
pub mod claude;
mod counter;
mod counting;
mod encodings;
mod factors;
mod kinds;
mod live;
mod merge;
pub mod normalize;
mod segments;
mod special;
pub mod split;
mod spread;
#[expect(clippy::module_inception, reason = "the type's own file")]
mod tokenizer;
mod utf16;
pub mod vocabulary;

pub use calibration::{Measured, measure};
pub use counter::{Counter, Known};
pub use counting::{Basis, Counting, Estimate, counted_names, counting};
pub use encodings::{CLAUDE, ClaudeEncoding, ENCODINGS, Encoding, encoding};
pub use factors::{ANY, EACH_OTHER, Factor, Factors, RECENT, REPEATED};
pub use kinds::{Kind, Mix};
pub use live::{Document, Window};
pub use special::{Special, SpecialTokens};
pub use tokenizer::{Split, Tokenizer};
