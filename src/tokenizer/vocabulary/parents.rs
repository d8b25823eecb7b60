//! For the packer: finds the two tokens that each token is the join of, by merging its own bytes
//! with the plain rule. The slow and obvious way; it runs once a vocabulary.

use std::collections::HashMap;

use super::Token;

/// How each token of a merge-ranked vocabulary is made, and the bytes of those that no merge makes.
/// `ranks[token]` are a token's bytes; an empty list says that the number is not a token.
pub fn parents(ranks: &[Vec<u8>]) -> (Vec<Token>, Vec<Vec<u8>>) {
    let numbers: HashMap<&[u8], u32> = ranks
        .iter()
        .enumerate()
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(number, bytes)| (bytes.as_slice(), number as u32))
        .collect();
    let mut whole = Vec::new();
    let tokens = ranks.iter().map(|bytes| made_of(bytes, &numbers, &mut whole)).collect();
    (tokens, whole)
}

fn made_of(bytes: &[u8], numbers: &HashMap<&[u8], u32>, whole: &mut Vec<Vec<u8>>) -> Token {
    match bytes {
        [] => Token::Absent,
        [byte] => Token::Byte(*byte),
        _ => match last_merge(bytes, numbers) {
            Some((left, right)) => Token::Pair(left, right),
            None => {
                whole.push(bytes.to_vec());
                Token::Whole(whole.len() as u32 - 1)
            }
        },
    }
}

/// Merges the bytes, lowest number first, leftmost of equals first; the pair whose merge gives the
/// whole, if the merges arrive there.
fn last_merge(bytes: &[u8], numbers: &HashMap<&[u8], u32>) -> Option<(u32, u32)> {
    let mut ends: Vec<usize> = (1..=bytes.len()).collect();
    while ends.len() > 2 {
        let start = |part: usize| if part == 0 { 0 } else { ends[part - 1] };
        let lowest = (0..ends.len() - 1)
            .filter_map(|part| numbers.get(&bytes[start(part)..ends[part + 1]]).map(|n| (*n, part)))
            .min()?;
        ends.remove(lowest.1);
    }
    let left = numbers.get(&bytes[..ends[0]])?;
    let right = numbers.get(&bytes[ends[0]..])?;
    Some((*left, *right))
}
