//! Codes the column of pairs that a vocabulary is: small without help from a host's compression, and
//! decoded in milliseconds. Knows nothing of packs around it.

mod ans;
mod head;
mod likely;
mod lists;
mod pairs;
mod parent;
mod part;
mod usage;

pub(super) use pairs::{PairReader, encode_pairs};
pub(super) use part::{PARTS, part_of};
