//! Gemma's vocabulary as merges of bytes, out of the crate that carries Gemma 4's under Apache-2.0: its
//! pieces and merges are Gemma 3's but for pieces that are matched before any merge, which are a list of
//! ours. Characters are merged of their bytes first; a character that is no piece stays bytes.

use std::collections::{BTreeSet, HashMap};

use tokentill::tokenizer::split::user_defined;
use tokentill::tokenizer::vocabulary::{HALF, Token, parents::parents};

/// Ids, tokens and whole pieces, as a pack has them.
pub struct Merged {
    pub ids: Vec<u32>,
    pub tokens: Vec<Token>,
    pub whole: Vec<Vec<u8>>,
}

/// A blank is spelled with this character.
const BLANK: &str = "\u{2581}";

/// Reads a `.mbpe` file: pieces by id, then a line `id split` for each merge, in order. Which two tokens a
/// token is the join of is found by merging, since of several ways the file names one that may never come.
pub fn merged(file: &[u8]) -> Merged {
    let text = std::str::from_utf8(file).expect("the file is UTF-8");
    let (head, body) = text.split_once("\n\n").expect("a head ends in an empty line");
    let size = |name: &str| -> usize {
        let line = head.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|number| number.trim().parse().ok()).expect("the head names the sizes")
    };
    let lines: Vec<&str> = body.split('\n').collect();
    let (pieces, merges) = lines.split_at(size("vocab"));
    let own: HashMap<Vec<u8>, u32> = user_defined().collect();
    let mut rows = bytes_and_characters(pieces, &own);
    let mut splits = HashMap::new();
    for merge in &merges[..size("merges")] {
        let (id, split) = merge.split_once(' ').expect("`id split`");
        let id: u32 = id.parse().expect("an id");
        let bytes = bytes_of(pieces[id as usize]);
        let split: usize = split.parse().expect("a place in the spelling");
        splits.insert(id, unescaped(pieces[id as usize])[..split].replace(BLANK, " ").len());
        if !own.contains_key(&bytes) {
            let blank = bytes.iter().skip(1).any(|byte| matches!(byte, b' ' | b'\n' | b'\t'));
            // `split/gemma3.rs` knows of this one; any other would have to be known there too.
            assert!(!blank || bytes == b"> </", "{} holds a blank", pieces[id as usize]);
            rows.push((bytes, id));
        }
    }
    let (ranks, mut ids): (Vec<Vec<u8>>, Vec<u32>) = rows.into_iter().unzip();
    let (mut tokens, unreached) = parents(&ranks);
    // Merges never arrive at these, so the file's two parts never meet; they say how to spell the token.
    let numbers: HashMap<&[u8], u32> = ranks.iter().map(Vec::as_slice).zip(0..).collect();
    for (number, token) in tokens.iter_mut().enumerate() {
        if let Token::Whole(index) = *token {
            let (left, right) = unreached[index as usize].split_at(splits[&ids[number]]);
            *token = Token::Pair(numbers[left], numbers[right]);
        }
    }
    let mut whole = Vec::new();
    println!("gemma3: merges never arrive at {} pieces", unreached.len());
    for (piece, id) in user_defined() {
        tokens.push(Token::Whole(whole.len() as u32));
        whole.push(piece);
        ids.push(id);
    }
    Merged { ids, tokens, whole }
}

/// The bytes, the first halves of characters, and the characters, in the order in which they are merged. A
/// byte is the character that it is, if that is a piece, else the piece for the byte.
fn bytes_and_characters(pieces: &[&str], own: &HashMap<Vec<u8>, u32>) -> Vec<(Vec<u8>, u32)> {
    let by_spelling: HashMap<&str, u32> = pieces.iter().copied().zip(0..).collect();
    let byte = |byte: u8| {
        let spelling = spelled(&[byte]).filter(|_| !own.contains_key(&[byte][..]));
        let id = spelling.and_then(|spelling| by_spelling.get(spelling.as_str()).copied());
        (vec![byte], id.unwrap_or_else(|| by_spelling[format!("<0x{byte:02X}>").as_str()]))
    };
    let mut rows: Vec<(Vec<u8>, u32)> = (0..=255).map(byte).collect();
    let characters: Vec<(Vec<u8>, u32)> = pieces
        .iter()
        .zip(0..)
        .map(|(piece, id)| (bytes_of(piece), id))
        .filter(|(bytes, _)| bytes.len() > 1 && is_character(bytes) && !own.contains_key(bytes))
        .collect();
    let mut halves = BTreeSet::new();
    for (bytes, _) in &characters {
        halves.extend((2..bytes.len()).map(|length| (length, bytes[..length].to_vec())));
    }
    rows.extend(halves.into_iter().map(|(_, half)| (half, HALF)));
    rows.extend(characters);
    rows
}

fn is_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().count() == 1)
}

/// The spelling of bytes that are a character.
fn spelled(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.replace('\\', "\\\\").replace(' ', BLANK))
}

/// The file spells a backslash with two, and a line break with one and an n.
fn unescaped(piece: &str) -> String {
    let mut text = String::new();
    let mut characters = piece.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => text.push(match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                other => other.unwrap_or('\\'),
            }),
            _ => text.push(c),
        }
    }
    text
}

fn bytes_of(piece: &str) -> Vec<u8> {
    unescaped(piece).replace(BLANK, " ").into_bytes()
}
