//! Reads a pack, and refuses one that is damaged with a sentence that says how.
//! Trusts nothing: every length and number is checked before it is used.

use super::checksum::checksum;
use super::coding::decode_pairs;
use super::pack::{ABSENT, BYTE, EARLY, HEADER, MAGIC, VERSION, VERSION_WITH_IDS, WHOLE};
use super::pairs::MOST_TOKENS;
use super::{Parts, Token};
use crate::error::{Code, Error, Result};

/// The parts of a pack.
pub(crate) fn unpack(pack: &[u8]) -> Result<Parts> {
    let mut reader = Reader { bytes: checked_body(pack)?, at: 0 };
    let name = reader.text()?;
    let licence = reader.text()?;
    let source = reader.text()?;
    let ids = if pack[4] == VERSION_WITH_IDS { reader.ids()? } else { Vec::new() };
    let count = reader.number()? as usize;
    if count > MOST_TOKENS {
        return Err(bad(format!("it claims {count} tokens, more than any vocabulary has")));
    }
    let mut tokens = vec![Token::Absent; count];
    let mut whole = Vec::new();
    let given = reader.given(&mut tokens, &mut whole)?;
    let pairs = &reader.bytes[reader.at..];
    decode_pairs(pairs, count, &given, |number, left, right| {
        tokens[number as usize] = Token::Pair(left, right);
    })
    .ok_or_else(|| bad("it names a token that is not there".to_owned()))?;
    if !ids.is_empty() && ids.len() != count {
        return Err(bad(format!("it has {} ids for {count} tokens", ids.len())));
    }
    Ok(Parts { name, licence, source, ids, tokens, whole })
}

fn checked_body(pack: &[u8]) -> Result<&[u8]> {
    if pack.len() < HEADER || &pack[..4] != MAGIC {
        let what = if pack.starts_with(b"<") { " (it looks like a web page)" } else { "" };
        return Err(bad(format!("its {} bytes do not begin as a pack does{what}", pack.len())));
    }
    if !matches!(pack[4], VERSION | VERSION_WITH_IDS) {
        return Err(bad(format!("it has version {}, and this engine reads {VERSION}", pack[4])));
    }
    let number = |at: usize, length: usize| {
        pack[at..at + length].iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
    };
    let body = &pack[HEADER..];
    let length = number(5, 4);
    if (body.len() as u64) < length {
        let whole = length + HEADER as u64;
        return Err(bad(format!("it is cut off after {} of {whole} bytes", pack.len())));
    }
    if body.len() as u64 > length {
        return Err(bad(format!("{} bytes follow its end", body.len() as u64 - length)));
    }
    if checksum(body) != number(9, 8) {
        return Err(bad("its checksum does not fit: a byte was altered on the way".to_owned()));
    }
    Ok(body)
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

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u32> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        u32::try_from(number).map_err(|_| bad("a number within it is too large".to_owned()))
    }

    fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        self.take(length as usize)
    }

    fn text(&mut self) -> Result<String> {
        let bytes = self.bytes()?.to_vec();
        String::from_utf8(bytes).map_err(|_| bad("a text within it is not UTF-8".to_owned()))
    }

    /// The id of each token.
    fn ids(&mut self) -> Result<Vec<u32>> {
        let mut ids = Vec::new();
        let mut next = 0u32;
        for _ in 0..self.number()? {
            let (step, length) = (self.number()?, self.number()?);
            let first = match step & 1 {
                0 => next.checked_add(step >> 1),
                _ => next.checked_sub(step >> 1),
            };
            let end = first.and_then(|first| first.checked_add(length));
            let (Some(first), Some(end)) = (first, end) else {
                return Err(bad("it names an id that cannot be".to_owned()));
            };
            if ids.len() + length as usize > MOST_TOKENS {
                return Err(bad("it claims more ids than any vocabulary has".to_owned()));
            }
            ids.extend(first..end);
            next = end;
        }
        Ok(ids)
    }

    /// The tokens that are not coded as pairs: puts them into their places, and returns their bytes.
    fn given(
        &mut self,
        tokens: &mut [Token],
        whole: &mut Vec<Vec<u8>>,
    ) -> Result<Vec<(u32, &'a [u8])>> {
        let mut given = Vec::new();
        let mut next = 0usize;
        for _ in 0..self.number()? {
            let first = next.saturating_add(self.number()? as usize);
            let kind = self.byte()?;
            next = first.saturating_add(self.number()? as usize);
            if next > tokens.len() {
                return Err(bad("it gives a token beyond its last".to_owned()));
            }
            for number in first..next {
                let (token, bytes) = self.one(kind, tokens.len(), whole)?;
                tokens[number] = token;
                given.push((number as u32, bytes));
            }
        }
        Ok(given)
    }

    fn one(
        &mut self,
        kind: u8,
        count: usize,
        whole: &mut Vec<Vec<u8>>,
    ) -> Result<(Token, &'a [u8])> {
        match kind {
            ABSENT => Ok((Token::Absent, &[])),
            BYTE => {
                let byte = self.take(1)?;
                Ok((Token::Byte(byte[0]), byte))
            }
            WHOLE => {
                let bytes = self.bytes()?;
                whole.push(bytes.to_vec());
                Ok((Token::Whole(whole.len() as u32 - 1), bytes))
            }
            EARLY => {
                let (left, right) = (self.number()?, self.number()?);
                if left.max(right) as usize >= count {
                    return Err(bad("it names a token that is not there".to_owned()));
                }
                Ok((Token::Pair(left, right), self.bytes()?))
            }
            _ => Err(bad(format!("it knows a kind of token, {kind}, that this engine does not"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack whose header vouches for the body, whatever that is.
    fn vouched(body: &[u8]) -> Vec<u8> {
        let mut pack = MAGIC.to_vec();
        pack.push(VERSION);
        pack.extend((body.len() as u32).to_le_bytes());
        pack.extend(checksum(body).to_le_bytes());
        pack.extend(body);
        pack
    }

    #[test]
    fn a_body_of_nonsense_that_its_header_vouches_for_does_no_harm() {
        let mut state = 1u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u8
        };
        for case in 0..20_000 {
            // Three empty texts, a number of tokens, and then anything.
            let mut body = vec![0, 0, 0, 0xff, 1 + (case % 3) as u8];
            body.extend((0..case % 200).map(|_| next() % if case % 2 == 0 { 4 } else { 255 }));
            if let Err(error) = unpack(&vouched(&body)) {
                assert_eq!(error.code(), Code::BadPack);
            }
        }
    }
}
