//! Codes the column of pairs that a vocabulary is: small without help from a host's compression, and
//! decoded in milliseconds. Knows nothing of packs around it.

mod head;
mod likely;
mod pairs;
mod range;
mod usage;

pub(super) use pairs::{decode_pairs, encode_pairs};
