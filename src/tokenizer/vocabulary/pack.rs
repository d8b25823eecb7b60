//! Writes a pack; `format.md` gives the layout. `unpack.rs` is its inverse.

use super::checksum::checksum;
use super::coding::encode_pairs;
use super::{Parts, Token};

/// The first bytes of every pack.
pub(crate) const MAGIC: &[u8; 4] = b"TILL";
/// The layout that this version of the crate writes and reads.
pub const VERSION: u8 = 10;
/// The same layout, with the ids of the tokens after the source: for a vocabulary whose ids are not the
/// order of its merges.
pub const VERSION_WITH_IDS: u8 = 11;
/// Magic, version, length of the body, checksum of the body.
pub(crate) const HEADER: usize = 4 + 1 + 4 + 8;

/// The kinds of token that no pair of earlier tokens makes.
pub(crate) const ABSENT: u8 = 0;
pub(crate) const BYTE: u8 = 1;
pub(crate) const WHOLE: u8 = 2;
/// A pair of which a parent comes later.
pub(crate) const EARLY: u8 = 3;

/// The pack of these parts: the same bytes each time.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut body = Vec::new();
    for text in [&parts.name, &parts.licence, &parts.source] {
        push_bytes(&mut body, text.as_bytes());
    }
    if !parts.ids.is_empty() {
        push_ids(&mut body, &parts.ids);
    }
    push_number(&mut body, parts.tokens.len() as u32);
    let given = given(parts);
    push_given(&mut body, parts, &given);
    body.extend_from_slice(&encode_pairs(&parts.tokens, &given));
    with_header(&body, if parts.ids.is_empty() { VERSION } else { VERSION_WITH_IDS })
}

/// A pack with this body, which its header vouches for, whatever it is: for [`pack`], and for tests that
/// want to reach what lies behind the checksum.
pub fn with_header(body: &[u8], version: u8) -> Vec<u8> {
    let mut pack = Vec::with_capacity(HEADER + body.len());
    pack.extend_from_slice(MAGIC);
    pack.push(version);
    pack.extend_from_slice(&(body.len() as u32).to_le_bytes());
    pack.extend_from_slice(&checksum(body).to_le_bytes());
    pack.extend_from_slice(body);
    pack
}

/// How many runs of consecutive ids there are; for each, the distance from the id that would have come
/// next, twice, with the lowest bit set where it is one back, and how many ids are in the run.
fn push_ids(body: &mut Vec<u8>, ids: &[u32]) {
    let runs: Vec<&[u32]> = ids.chunk_by(|a, b| b.checked_sub(*a) == Some(1)).collect();
    push_number(body, runs.len() as u32);
    let mut next = 0u32;
    for run in runs {
        let back = u32::from(run[0] < next);
        push_number(body, run[0].abs_diff(next) << 1 | back);
        push_number(body, run.len() as u32);
        next = run[0] + run.len() as u32;
    }
}

/// The tokens that are not coded as pairs, with their bytes; an absent one has none.
fn given(parts: &Parts) -> Vec<(u32, Vec<u8>)> {
    let is_given = |(number, token): &(usize, &Token)| kind(*number, token).is_some();
    let tokens = parts.tokens.iter().enumerate().filter(is_given);
    tokens.map(|(number, token)| (number as u32, bytes_of(parts, token))).collect()
}

/// Which of the kinds a token is that are not coded as pairs.
fn kind(number: usize, token: &Token) -> Option<u8> {
    match *token {
        Token::Absent => Some(ABSENT),
        Token::Byte(_) => Some(BYTE),
        Token::Whole(_) => Some(WHOLE),
        Token::Pair(left, right) => (left.max(right) as usize >= number).then_some(EARLY),
    }
}

fn bytes_of(parts: &Parts, token: &Token) -> Vec<u8> {
    match *token {
        Token::Absent => Vec::new(),
        Token::Byte(byte) => vec![byte],
        Token::Whole(index) => parts.whole[index as usize].clone(),
        Token::Pair(left, right) => {
            let mut bytes = bytes_of(parts, &parts.tokens[left as usize]);
            bytes.extend(bytes_of(parts, &parts.tokens[right as usize]));
            bytes
        }
    }
}

/// Runs of consecutive tokens of one kind: how many tokens lie between, the kind, how many, and then
/// what each is made of.
fn push_given(body: &mut Vec<u8>, parts: &Parts, given: &[(u32, Vec<u8>)]) {
    let kind_of = |number: u32| kind(number as usize, &parts.tokens[number as usize]);
    let runs: Vec<_> =
        given.chunk_by(|a, b| a.0 + 1 == b.0 && kind_of(a.0) == kind_of(b.0)).collect();
    push_number(body, runs.len() as u32);
    let mut next = 0;
    for run in runs {
        let first = run[0].0;
        let kind = kind_of(first).unwrap_or(ABSENT);
        push_number(body, first - next);
        body.push(kind);
        push_number(body, run.len() as u32);
        for (number, bytes) in run {
            push_one(body, kind, &parts.tokens[*number as usize], bytes);
        }
        next = first + run.len() as u32;
    }
}

fn push_one(body: &mut Vec<u8>, kind: u8, token: &Token, bytes: &[u8]) {
    match (kind, *token) {
        (BYTE, _) => body.push(bytes[0]),
        (WHOLE, _) => push_bytes(body, bytes),
        (EARLY, Token::Pair(left, right)) => {
            push_number(body, left);
            push_number(body, right);
            push_bytes(body, bytes);
        }
        _ => {}
    }
}

fn push_bytes(body: &mut Vec<u8>, bytes: &[u8]) {
    push_number(body, bytes.len() as u32);
    body.extend_from_slice(bytes);
}

/// Seven bits a byte, lowest first; the high bit says that more follow.
fn push_number(body: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        body.push(number as u8 | 0x80);
        number >>= 7;
    }
    body.push(number as u8);
}
