//! Writes a pack; `format.md` gives the layout. `unpack.rs` is its inverse.

use super::checksum::checksum;
use super::{Parts, Token};

/// The first bytes of every pack.
pub(crate) const MAGIC: &[u8; 4] = b"TILL";
/// The layout that this version of the crate writes and reads.
pub(crate) const VERSION: u8 = 1;
/// Magic, version, length of the body, checksum of the body.
pub(crate) const HEADER: usize = 4 + 1 + 4 + 8;

/// The column entry of a token that is absent, a byte, or listed with its bytes: no token number is
/// as large.
pub(crate) const ABSENT: u32 = 0xff_ffff;
pub(crate) const BYTE: u32 = 0xff_fffe;
pub(crate) const WHOLE: u32 = 0xff_fffd;

/// The pack of these parts: the same bytes each time.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut body = Vec::new();
    for text in [&parts.name, &parts.licence, &parts.source] {
        push_bytes(&mut body, text.as_bytes());
    }
    body.extend_from_slice(&(parts.tokens.len() as u32).to_le_bytes());
    let columns: Vec<(u32, u32)> = parts.tokens.iter().map(columns).collect();
    push_planes(&mut body, columns.iter().map(|(left, _)| *left));
    push_planes(&mut body, columns.iter().map(|(_, right)| *right));
    body.extend_from_slice(&(parts.whole.len() as u32).to_le_bytes());
    for whole in &parts.whole {
        push_bytes(&mut body, whole);
    }
    let mut pack = Vec::with_capacity(HEADER + body.len());
    pack.extend_from_slice(MAGIC);
    pack.push(VERSION);
    pack.extend_from_slice(&(body.len() as u32).to_le_bytes());
    pack.extend_from_slice(&checksum(&body).to_le_bytes());
    pack.extend_from_slice(&body);
    pack
}

fn columns(token: &Token) -> (u32, u32) {
    match *token {
        Token::Absent => (ABSENT, 0),
        Token::Byte(byte) => (BYTE, u32::from(byte)),
        Token::Pair(left, right) => (left, right),
        Token::Whole(index) => (WHOLE, index),
    }
}

fn push_bytes(body: &mut Vec<u8>, bytes: &[u8]) {
    body.extend_from_slice(&(bytes.len() as u16).to_le_bytes());
    body.extend_from_slice(bytes);
}

/// A column in three planes, lowest bytes first: a host's compression finds more in them.
fn push_planes(body: &mut Vec<u8>, column: impl Iterator<Item = u32> + Clone) {
    for shift in [0, 8, 16] {
        body.extend(column.clone().map(|value| (value >> shift) as u8));
    }
}
