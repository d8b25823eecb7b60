//! Tokens of published merges, and tokens whose ids do not begin at 0.

use std::collections::HashMap;

use super::read::ByteLevel;
use tokentill::tokenizer::vocabulary::Token;

/// The tokens of a list of merges, under their own ids. What makes that a vocabulary of ours is checked:
/// of two merges the earlier one has the lower id, and each token is the result of one merge.
pub fn of_byte_level(source: &ByteLevel) -> (Vec<Token>, Vec<Vec<u8>>) {
    let tokens = source.tokens.iter().enumerate().filter(|(_, bytes)| !bytes.is_empty());
    let ids: HashMap<&[u8], u32> = tokens.map(|(id, bytes)| (&bytes[..], id as u32)).collect();
    let mut made: Vec<Token> = source.tokens.iter().map(|bytes| single(bytes)).collect();
    let mut last = 0;
    for (left, right) in &source.merges {
        let id = ids[&[&left[..], &right[..]].concat()[..]];
        assert!(id > last, "token {id} is merged later than a token with a higher id");
        made[id as usize] = Token::Pair(ids[&left[..]], ids[&right[..]]);
        last = id;
    }
    for (id, token) in made.iter().enumerate() {
        let is_token = !source.tokens[id].is_empty();
        assert_eq!(*token != Token::Absent, is_token, "nothing makes token {id}");
    }
    (made, Vec::new())
}

fn single(bytes: &[u8]) -> Token {
    match bytes {
        [byte] => Token::Byte(*byte),
        _ => Token::Absent,
    }
}

/// The same tokens with ids that begin after `special` others.
pub fn shifted(
    (tokens, whole): (Vec<Token>, Vec<Vec<u8>>),
    special: usize,
) -> (Vec<Token>, Vec<Vec<u8>>) {
    let by = special as u32;
    let moved = tokens.into_iter().map(|token| match token {
        Token::Pair(left, right) => Token::Pair(left + by, right + by),
        other => other,
    });
    (std::iter::repeat_n(Token::Absent, special).chain(moved).collect(), whole)
}
