//! Merging where a piece is short: two small arrays, and a look at each pair for the lowest rank.
//! Quadratic in the bytes, and the fastest there is for a few of them.

use crate::tokenizer::vocabulary::Vocabulary;
use crate::tokenizer::vocabulary::pairs::NONE;

/// Merges `bytes` into `tokens`. `ranks[i]` is the token that the pair at `i` would make.
pub(crate) fn merge(
    vocabulary: &Vocabulary,
    bytes: &[u8],
    tokens: &mut Vec<u32>,
    ranks: &mut Vec<u32>,
) {
    tokens.clear();
    tokens.extend(bytes.iter().map(|byte| vocabulary.byte_token(*byte)));
    ranks.clear();
    ranks.extend(bytes.windows(2).map(|pair| vocabulary.merged_bytes(pair[0], pair[1])));
    while let Some((at, rank)) = lowest(ranks) {
        tokens[at] = rank;
        tokens.remove(at + 1);
        ranks.remove(at);
        if at < ranks.len() {
            ranks[at] = vocabulary.merged(rank, tokens[at + 1]);
        }
        if at > 0 {
            ranks[at - 1] = vocabulary.merged(tokens[at - 1], rank);
        }
    }
}

/// The leftmost of the lowest ranks.
#[inline]
fn lowest(ranks: &[u32]) -> Option<(usize, u32)> {
    let mut best = (0, NONE);
    for (at, rank) in ranks.iter().enumerate() {
        if *rank < best.1 {
            best = (at, *rank);
        }
    }
    (best.1 != NONE).then_some(best)
}
