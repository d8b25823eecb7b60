//! The small tables beside that of pairs: which tokens are bytes, what two bytes merge into, which tokens no
//! merge arrives at, and the way from ids back to numbers. Knows neither packs nor texts.

use std::collections::HashMap;

use super::HALF;
use super::pairs::{NONE, PairTable};
use super::unpack::{BYTE_TOKENS, WHOLE_TOKENS};
use crate::error::{Code, Error, Result};
use crate::tokenizer::spread::Spreading;

// None of these is inlined: a long loop makes a browser compile the whole function around it anew.

/// The tokens that are listed whole.
#[inline(never)]
pub(super) fn unmerged(
    pairs: &PairTable,
    given: &[u32],
    whole: &[Vec<u8>],
) -> HashMap<Box<[u8]>, u32, Spreading> {
    if whole.is_empty() {
        return HashMap::default();
    }
    let listed = given.iter().filter_map(|token| match pairs.parents(*token) {
        (NONE, what) if what != NONE && what >= WHOLE_TOKENS => {
            Some((whole[(what - WHOLE_TOKENS) as usize].clone().into(), *token))
        }
        _ => None,
    });
    listed.collect()
}

/// Indexed by byte.
#[inline(never)]
pub(super) fn byte_tokens(pairs: &PairTable, given: &[u32]) -> Result<[u32; 256]> {
    let mut byte_tokens = [NONE; 256];
    for token in given {
        if let (NONE, what) = pairs.parents(*token)
            && what < WHOLE_TOKENS
        {
            byte_tokens[(what - BYTE_TOKENS) as usize] = *token;
        }
    }
    match byte_tokens.iter().position(|token| *token == NONE) {
        None => Ok(byte_tokens),
        Some(byte) => {
            let sentence = format!("the pack has no token for byte {byte}");
            Err(Error::new(Code::BadPack, sentence))
        }
    }
}

/// Takes in tokens of two bytes. Of two of the same bytes the first counts.
#[inline(never)]
pub(super) fn merge_bytes(byte_pairs: &mut [u32], pairs: &PairTable, tokens: &[u32]) {
    for number in tokens {
        let (left, right) = pairs.parents(*number);
        if left != NONE
            && let (NONE, left) = pairs.parents(left)
            && let (NONE, right) = pairs.parents(right)
            && left.max(right) < WHOLE_TOKENS
        {
            let merged = &mut byte_pairs[(left << 8 | right) as usize];
            *merged = (*merged).min(*number);
        }
    }
}

/// The inverse of a list of ids.
#[inline(never)]
pub(super) fn numbers(ids: &[u32]) -> Vec<u32> {
    let known = || ids.iter().copied().filter(|id| *id != HALF);
    let mut numbers = vec![NONE; known().max().map_or(0, |most| most as usize + 1)];
    for (id, number) in ids.iter().zip(0..) {
        if *id != HALF {
            numbers[*id as usize] = number;
        }
    }
    numbers
}
