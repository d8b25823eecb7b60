//! Gemma's vocabulary as merges of bytes, out of the crate that carries Gemma 4's under Apache-2.0: its
//! pieces and merges are Gemma 3's but for pieces that are matched before any merge, which are a list of
//! ours. Characters are merged of their bytes first; a character that is no piece stays bytes.

use std::collections::HashMap;

use tokentill::tokenizer::split::user_defined;
use tokentill::tokenizer::vocabulary::{HALF, Token};

/// Ids, tokens and whole pieces, as a pack has them.
pub struct Merged {
    pub ids: Vec<u32>,
    pub tokens: Vec<Token>,
    pub whole: Vec<Vec<u8>>,
}

/// A blank is spelled with this character.
const BLANK: &str = "\u{2581}";

/// Reads a `.mbpe` file: pieces by id, then a line `id split` for each merge, in order.
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
    let mut builder =
        Builder { merged: Merged::new(), numbers: HashMap::new(), ids: HashMap::new() };
    builder.bytes_and_characters(pieces, &own);
    for merge in &merges[..size("merges")] {
        let (id, split) = merge.split_once(' ').expect("`id split`");
        let id: u32 = id.parse().expect("an id");
        builder.merge(pieces[id as usize], id, split.parse().expect("a place"), &own);
    }
    for (piece, id) in user_defined() {
        builder.whole(piece, id);
    }
    builder.merged
}

impl Merged {
    fn new() -> Self {
        Self { ids: Vec::new(), tokens: Vec::new(), whole: Vec::new() }
    }

    fn push(&mut self, id: u32, token: Token) -> u32 {
        self.ids.push(id);
        self.tokens.push(token);
        self.tokens.len() as u32 - 1
    }
}

struct Builder {
    merged: Merged,
    /// The number of a token by its bytes, as merges know it.
    numbers: HashMap<Vec<u8>, u32>,
    ids: HashMap<u32, u32>,
}

impl Builder {
    /// A byte is the character that it is, if that is a piece, else the piece for the byte.
    fn bytes_and_characters(&mut self, pieces: &[&str], own: &HashMap<Vec<u8>, u32>) {
        let by_spelling: HashMap<&str, u32> = pieces.iter().copied().zip(0..).collect();
        for byte in 0..=255u8 {
            let spelling = spelled(&[byte]).filter(|_| !own.contains_key(&[byte][..]));
            let id = spelling.and_then(|spelling| by_spelling.get(spelling.as_str()).copied());
            let id = id.unwrap_or_else(|| by_spelling[format!("<0x{byte:02X}>").as_str()]);
            let number = self.merged.push(id, Token::Byte(byte));
            self.numbers.insert(vec![byte], number);
        }
        let characters: Vec<(Vec<u8>, u32)> = pieces
            .iter()
            .zip(0..)
            .map(|(piece, id)| (bytes_of(piece), id))
            .filter(|(bytes, _)| bytes.len() > 1 && is_character(bytes) && !own.contains_key(bytes))
            .collect();
        for length in 2..4 {
            for (bytes, _) in characters.iter().filter(|(bytes, _)| bytes.len() > length) {
                if !self.numbers.contains_key(&bytes[..length]) {
                    self.join(&bytes[..length], length - 1, HALF);
                }
            }
        }
        for (bytes, id) in characters {
            self.join(&bytes, bytes.len() - 1, id);
        }
    }

    fn merge(&mut self, piece: &str, id: u32, split: usize, own: &HashMap<Vec<u8>, u32>) {
        let bytes = bytes_of(piece);
        if own.contains_key(&bytes) {
            return;
        }
        // The place is one of the spelling, where a blank has three bytes.
        let left = unescaped(piece)[..split].replace(BLANK, " ").len();
        // A piece that is matched before any merge is never a part of one.
        if own.contains_key(&bytes[..left]) || own.contains_key(&bytes[left..]) {
            let is_byte = |part: &[u8]| part.len() == 1;
            assert!(!is_byte(&bytes[..left]) && !is_byte(&bytes[left..]), "{piece} holds a break");
            return;
        }
        let blanks = bytes.iter().skip(1).any(|byte| matches!(byte, b' ' | b'\n' | b'\t'));
        // `split/gemma3.rs` knows of this one; any other would have to be known there too.
        assert!(!blanks || bytes == b"> </", "{piece} holds a blank");
        self.join(&bytes, left, id);
    }

    fn join(&mut self, bytes: &[u8], left: usize, id: u32) {
        let number = |part: &[u8]| {
            let text = String::from_utf8_lossy(part);
            *self.numbers.get(part).unwrap_or_else(|| panic!("{text:?} is merged before it is made"))
        };
        let (left, right) = (number(&bytes[..left]), number(&bytes[left..]));
        let number = self.merged.push(id, Token::Pair(left, right));
        self.numbers.insert(bytes.to_vec(), number);
        assert!(id == HALF || self.ids.insert(id, number).is_none(), "id {id} is merged twice");
    }

    fn whole(&mut self, piece: Vec<u8>, id: u32) {
        self.merged.whole.push(piece);
        self.merged.push(id, Token::Whole(self.merged.whole.len() as u32 - 1));
    }
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
