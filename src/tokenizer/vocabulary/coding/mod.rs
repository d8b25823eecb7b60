//! Codes the column of pairs that a vocabulary is: small without help from a host's compression, and
//! decoded in milliseconds. Knows nothing of packs around it.

mod ans;
mod births;
mod bits;
mod book;
mod class;
mod likely;
mod pairs;
mod parent;
mod part;
mod quad;
mod streams;

pub(super) use pairs::{PairReader, encode_pairs};
pub(super) use part::part_of;
