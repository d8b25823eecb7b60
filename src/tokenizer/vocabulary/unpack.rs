//! Reads a pack, and refuses one that is damaged with a sentence that says how.
//! Trusts nothing: every length and number is checked before it is used.

use super::checksum::checksum;
use super::coding::PairReader;
use super::pack::{ABSENT, BYTE, EARLY, HEADER, MAGIC, VERSION, VERSION_WITH_IDS, WHOLE};
use super::pairs::{MOST_TOKENS, Pair, PairTable, about_length};
use super::rest::Rest;
use crate::error::{Code, Error, Result};

/// What a pack holds, but for the pairs in its parts, which are still to be read.
pub(crate) struct Unpacked {
    pub(crate) name: String,
    pub(crate) licence: String,
    pub(crate) source: String,
    /// Indexed by token number; empty where each number is its own id.
    pub(crate) ids: Vec<u32>,
    /// How many token numbers there are, absent ones included.
    pub(crate) count: usize,
    /// The given tokens, as [`BYTE_TOKENS`] and [`WHOLE_TOKENS`] say or as pairs.
    pub(crate) pairs: PairTable,
    /// The tokens that are not coded as pairs, in rising order.
    pub(crate) given: Vec<u32>,
    /// The bytes of the tokens that no pair makes.
    pub(crate) whole: Vec<Vec<u8>>,
    pub(crate) rest: Rest,
}

/// In a [`PairTable`], what makes a token that is a byte: this and the byte.
pub(crate) const BYTE_TOKENS: u32 = 0;
/// What makes a token that is listed whole: this and its place in the list.
pub(crate) const WHOLE_TOKENS: u32 = 256;

/// Reads what comes before the pairs. Of so many tokens that are not absent there is `room` for so many pairs at
/// first.
pub(crate) fn unpack(pack: Vec<u8>, room: fn(usize) -> usize) -> Result<Unpacked> {
    let mut reader = Reader { bytes: checked_body(&pack)?, at: 0 };
    let name = reader.text()?;
    let licence = reader.text()?;
    let source = reader.text()?;
    let ids = if pack[4] == VERSION_WITH_IDS { reader.ids()? } else { Vec::new() };
    let count = reader.number()? as usize;
    if count > MOST_TOKENS {
        return Err(bad(format!("it claims {count} tokens, more than any vocabulary has")));
    }
    if !ids.is_empty() && ids.len() != count {
        return Err(bad(format!("it has {} ids for {count} tokens", ids.len())));
    }
    let mut tokens = Tokens {
        pairs: PairTable::with_capacity(count, room(count)),
        whole: Vec::new(),
        early: Vec::new(),
    };
    let bytes_of_given = reader.given(count, &mut tokens)?;
    let Tokens { pairs, whole, early } = tokens;
    let start = HEADER + reader.at;
    let pair_reader = PairReader::new(&pack[start..], count, &bytes_of_given);
    let pair_reader = pair_reader.ok_or_else(|| bad("its pairs are cut off".to_owned()))?;
    let given = bytes_of_given.iter().map(|(token, _)| *token).collect();
    let rest = Rest::new(pack, start, pair_reader, early);
    Ok(Unpacked { name, licence, source, ids, count, pairs, given, whole, rest })
}

fn checked_body(pack: &[u8]) -> Result<&[u8]> {
    match pack.get(HEADER..) {
        Some(body) if is_vouched_for(pack, body) => Ok(body),
        _ => Err(refusal(pack)),
    }
}

fn is_vouched_for(pack: &[u8], body: &[u8]) -> bool {
    pack[..4] == *MAGIC
        && matches!(pack[4], VERSION | VERSION_WITH_IDS)
        && body.len() as u64 == number(&pack[5..9])
        && checksum(body) == number(&pack[9..HEADER])
}

/// What is wrong with a pack whose header does not vouch for its body. Apart, so that nobody who has a good one waits
/// until a browser has compiled it.
#[cold]
#[inline(never)]
fn refusal(pack: &[u8]) -> Error {
    if pack.len() < HEADER || &pack[..4] != MAGIC {
        let what = if pack.starts_with(b"<") { " (it looks like a web page)" } else { "" };
        return bad(format!("its {} bytes do not begin as a pack does{what}", pack.len()));
    }
    if !matches!(pack[4], VERSION | VERSION_WITH_IDS) {
        return bad(format!("it has version {}, and this engine reads {VERSION}", pack[4]));
    }
    let (has, length) = ((pack.len() - HEADER) as u64, number(&pack[5..9]));
    if has < length {
        let whole = length + HEADER as u64;
        return bad(format!("it is cut off after {} of {whole} bytes", pack.len()));
    }
    if has > length {
        return bad(format!("{} bytes follow its end", has - length));
    }
    bad("its checksum does not fit: a byte was altered on the way".to_owned())
}

/// Little-endian.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cold]
#[inline(never)]
pub(super) fn bad(what: String) -> Error {
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
    fn given(&mut self, count: usize, tokens: &mut Tokens) -> Result<Vec<(u32, &'a [u8])>> {
        let mut given = Vec::new();
        let mut next = 0usize;
        for _ in 0..self.number()? {
            let first = next.saturating_add(self.number()? as usize);
            let kind = self.byte()?;
            next = first.saturating_add(self.number()? as usize);
            if next > count {
                return Err(bad("it gives a token beyond its last".to_owned()));
            }
            for number in first as u32..next as u32 {
                given.push((number, self.one(number, kind, count, tokens)?));
            }
        }
        Ok(given)
    }

    fn one(
        &mut self,
        number: u32,
        kind: u8,
        count: usize,
        tokens: &mut Tokens,
    ) -> Result<&'a [u8]> {
        match kind {
            ABSENT => Ok(&[]),
            BYTE => {
                let byte = self.take(1)?;
                tokens.pairs.set_other(number, BYTE_TOKENS + u32::from(byte[0]), about_length(1));
                Ok(byte)
            }
            WHOLE => {
                let bytes = self.bytes()?;
                let what = WHOLE_TOKENS + tokens.whole.len() as u32;
                if what as usize >= MOST_TOKENS {
                    return Err(bad("it lists more tokens whole than any vocabulary".to_owned()));
                }
                tokens.pairs.set_other(number, what, about_length(bytes.len()));
                tokens.whole.push(bytes.to_vec());
                Ok(bytes)
            }
            EARLY => {
                let (left, right) = (self.number()?, self.number()?);
                if left.max(right) as usize >= count {
                    return Err(bad("it names a token that is not there".to_owned()));
                }
                let bytes = self.bytes()?;
                let about = about_length(bytes.len());
                tokens.pairs.add(&[Pair { token: number, left, right, about }]);
                tokens.early.push(number);
                Ok(bytes)
            }
            _ => Err(bad(format!("it knows a kind of token, {kind}, that this engine does not"))),
        }
    }
}

/// The tokens met so far.
struct Tokens {
    pairs: PairTable,
    whole: Vec<Vec<u8>>,
    /// Pairs of which a parent comes later.
    early: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::vocabulary::Vocabulary;
    use crate::tokenizer::vocabulary::pack::with_header;

    /// A pack of these tokens after the 256 bytes: pairs whose parents need not come before.
    fn of_early(pairs: &[(u32, u32, usize)]) -> Vec<u8> {
        let push = |body: &mut Vec<u8>, mut number: usize| {
            while number >= 0x80 {
                body.push(number as u8 | 0x80);
                number >>= 7;
            }
            body.push(number as u8);
        };
        let mut body = vec![0, 0, 0];
        push(&mut body, 256 + pairs.len());
        body.extend([2, 0, BYTE]);
        push(&mut body, 256);
        body.extend(0..=255);
        body.extend([0, EARLY]);
        push(&mut body, pairs.len());
        for (left, right, length) in pairs {
            push(&mut body, *left as usize);
            push(&mut body, *right as usize);
            push(&mut body, *length);
            body.resize(body.len() + length, b'a');
        }
        body.extend([0; 32]);
        with_header(&body, VERSION)
    }

    #[test]
    fn a_token_made_of_itself_or_of_too_many_bytes_is_refused() {
        let is_refused = |pairs: &[_]| Vocabulary::from_pack(&of_early(pairs)).is_err();
        assert!(is_refused(&[(256, 0, 1)]));
        assert!(is_refused(&[(256, 0, 2)]));
        assert!(is_refused(&[(257, 0, 2), (1, 256, 1)]));
        assert!(is_refused(&[(257, 0, 3), (1, 2, 3)]));
        assert!(is_refused(&[(257, 0, 3)]));
        assert!(is_refused(&[(0, 1, 5000)]));
        assert!(!is_refused(&[(257, 0, 3), (1, 2, 2)]));
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
            let pack = with_header(&body, VERSION);
            let whole = Vocabulary::from_pack(&pack).map(|_| ());
            assert!(
                whole.as_ref().is_err_and(|error| error.code() == Code::BadPack) || whole.is_ok()
            );
            // Read a little at a time it is refused as well, if later.
            let step_by_step = Vocabulary::open(pack).and_then(|mut vocabulary| {
                while !vocabulary.is_whole() {
                    vocabulary.read_on(1)?;
                }
                Ok(())
            });
            assert_eq!(step_by_step, whole);
        }
    }
}
