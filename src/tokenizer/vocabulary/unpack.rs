//! Reads a pack, and refuses one that is damaged with a sentence that says how.
//! Trusts nothing: every length and number is checked before it is used.

use super::checksum::checksum;
use super::pack::{ABSENT, BYTE, HEADER, MAGIC, VERSION, WHOLE};
use super::pairs::MOST_TOKENS;
use super::{Parts, Token};
use crate::error::{Code, Error, Result};

/// The parts of a pack.
pub(crate) fn unpack(pack: &[u8]) -> Result<Parts> {
    let mut reader = Reader { bytes: checked_body(pack)?, at: 0 };
    let name = reader.text()?;
    let licence = reader.text()?;
    let source = reader.text()?;
    let count = reader.u32()? as usize;
    if count > MOST_TOKENS {
        return Err(bad(format!("it claims {count} tokens, more than any vocabulary has")));
    }
    let left = reader.planes(count)?;
    let right = reader.planes(count)?;
    let whole_count = reader.u32()? as usize;
    let whole =
        (0..whole_count).map(|_| reader.bytes().map(<[u8]>::to_vec)).collect::<Result<Vec<_>>>()?;
    if reader.at != reader.bytes.len() {
        return Err(bad(format!("{} bytes follow its end", reader.bytes.len() - reader.at)));
    }
    let tokens = tokens(&left, &right, whole.len())?;
    Ok(Parts { name, licence, source, tokens, whole })
}

fn checked_body(pack: &[u8]) -> Result<&[u8]> {
    if pack.len() < HEADER || &pack[..4] != MAGIC {
        let what = if pack.starts_with(b"<") { " (it looks like a web page)" } else { "" };
        return Err(bad(format!("its {} bytes do not begin as a pack does{what}", pack.len())));
    }
    if pack[4] != VERSION {
        return Err(bad(format!("it has version {}, and this engine reads {VERSION}", pack[4])));
    }
    let number = |at: usize, length: usize| {
        pack[at..at + length].iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let body = &pack[HEADER..];
    let length = number(5, 4);
    if (body.len() as u64) < length {
        return Err(bad(format!(
            "it is cut off after {} of {} bytes",
            pack.len(),
            length + HEADER as u64
        )));
    }
    if body.len() as u64 > length {
        return Err(bad(format!("{} bytes follow its end", body.len() as u64 - length)));
    }
    if checksum(body) != number(9, 8) {
        return Err(bad("its checksum does not fit: a byte was altered on the way".to_owned()));
    }
    Ok(body)
}

/// Joins the columns; a parent must be another token that exists, and no token its own ancestor.
fn tokens(left: &[u32], right: &[u32], whole: usize) -> Result<Vec<Token>> {
    let exists = |token: u32| left.get(token as usize).is_some_and(|column| *column != ABSENT);
    let mut tokens = Vec::with_capacity(left.len());
    for (number, (&left, &right)) in left.iter().zip(right).enumerate() {
        let token = match left {
            ABSENT => Token::Absent,
            BYTE if right < 256 => Token::Byte(right as u8),
            WHOLE if (right as usize) < whole => Token::Whole(right),
            _ if exists(left) && exists(right) => Token::Pair(left, right),
            _ => return Err(bad(format!("token {number} is made of tokens that are not there"))),
        };
        tokens.push(token);
    }
    check_ancestors(&tokens)?;
    Ok(tokens)
}

/// Parents come before their children but for a few, whose ancestors are followed.
fn check_ancestors(tokens: &[Token]) -> Result<()> {
    for (number, token) in tokens.iter().enumerate() {
        if let Token::Pair(left, right) = *token
            && left.max(right) as usize >= number
        {
            let mut depth = 0;
            if !ends(tokens, number as u32, &mut depth) {
                return Err(bad(format!("token {number} is made of itself")));
            }
        }
    }
    Ok(())
}

/// Whether the token comes down to bytes in fewer steps than any real one takes.
fn ends(tokens: &[Token], token: u32, steps: &mut u32) -> bool {
    *steps += 1;
    match tokens[token as usize] {
        Token::Pair(left, right) => {
            *steps < 4096 && ends(tokens, left, steps) && ends(tokens, right, steps)
        }
        _ => true,
    }
}

fn bad(what: String) -> Error {
    Error::new(Code::BadPack, format!("the vocabulary pack cannot be used: {what}"))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.len());
        let end = end.ok_or_else(|| bad("a length within it passes its end".to_owned()))?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32> {
        let bytes = self.take(4)?;
        Ok(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    }

    fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.take(2)?;
        self.take(usize::from(length[0]) | usize::from(length[1]) << 8)
    }

    fn text(&mut self) -> Result<String> {
        let bytes = self.bytes()?.to_vec();
        String::from_utf8(bytes).map_err(|_| bad("a text within it is not UTF-8".to_owned()))
    }

    fn planes(&mut self, count: usize) -> Result<Vec<u32>> {
        let (low, middle, high) = (self.take(count)?, self.take(count)?, self.take(count)?);
        let joined = low.iter().zip(middle).zip(high);
        Ok(joined
            .map(|((l, m), h)| u32::from(*l) | u32::from(*m) << 8 | u32::from(*h) << 16)
            .collect())
    }
}
