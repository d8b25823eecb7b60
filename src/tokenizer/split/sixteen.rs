//! The common pieces of most texts, whole in ASCII and short: found in sixteen bytes that are looked at
//! together. Says nothing where a piece goes on, or touches anything that could change its end.

use super::ascii::is_lead;
use super::bytes::Bytes;
use super::classes::{ASCII, LETTER, NUMBER, PUNCTUATION, SPACE, Set, Text};

/// How many bytes are looked at.
const MANY: usize = 16;

/// How the patterns differ, as far as such pieces go.
pub(super) trait Words {
    /// Whether a word also ends where a small letter is followed by a capital.
    const CASED: bool;
    /// Whether an English contraction belongs to the word before it; if not, it is a piece of its own.
    const CONTRACTIONS: bool;
    /// How many digits make a piece.
    const DIGITS: u32;
    /// Whether slashes belong to punctuation even behind the line breaks that end it.
    const SLASHES: bool;
}

/// The end of the piece that starts at `start`, where these bytes settle it.
#[inline(always)]
pub(super) fn piece<W: Words>(text: Text<'_>, start: usize) -> Option<usize> {
    let bytes = Bytes::read(text.bytes.get(start..start + MANY)?);
    let first = text.bytes[start];
    let lead = u32::from(is_lead(first));
    let letters = if W::CASED { bytes.capitalised(lead) } else { bytes.letters(lead) };
    let length = if letters > 0 {
        word::<W>(text, start, first, lead + letters)
    } else {
        no_word::<W>(text, start, first, bytes)
    };
    length.map(|length| start + length as usize)
}

/// A word ends before ASCII that is no letter, and no apostrophe where that may go on.
#[inline(always)]
fn word<W: Words>(text: Text<'_>, start: usize, first: u8, length: u32) -> Option<u32> {
    let next = following(text, start, length)?;
    let is_end = if W::CONTRACTIONS { next != b'\'' } else { W::CASED || first != b'\'' };
    is_end.then_some(length)
}

/// Not to be inlined: the words stay together, and small.
#[inline(never)]
fn no_word<W: Words>(text: Text<'_>, start: usize, first: u8, bytes: Bytes) -> Option<u32> {
    let class = ASCII.get(usize::from(first)).copied().unwrap_or(0);
    if class & NUMBER != 0 {
        let digits = bytes.digits();
        return ends_before(text, start, digits.min(W::DIGITS), |_| true);
    }
    if class & PUNCTUATION != 0 || first == b' ' && holds(text, start + 1, PUNCTUATION) {
        let blank = u32::from(first == b' ');
        let length = blank + bytes.symbols(blank);
        let breaks = bytes.breaks::<W>(length);
        if breaks > 0 {
            // Nothing that may follow belongs to it any more, as long as the end is among these bytes.
            return (length + breaks < MANY as u32).then_some(length + breaks);
        }
        let is_end = |next| class_of(next) & (LETTER | NUMBER | SPACE) != 0;
        return ends_before(text, start, length, is_end);
    }
    match first {
        b' ' => {
            let blanks = bytes.run_of(b' ', 0);
            // The last one belongs to what follows.
            let length = (blanks - 1).max(1);
            ends_before(text, start, blanks, is_visible).map(|_| length)
        }
        b'\n' => {
            let breaks = bytes.run_of(b'\n', 0);
            let blanks = bytes.run_of(b' ', breaks);
            ends_before(text, start, breaks + blanks, is_visible).map(|_| breaks)
        }
        _ => None,
    }
}

/// The length, if the byte behind it is ASCII, among the sixteen, and such that it ends a piece.
#[inline(always)]
fn ends_before(
    text: Text<'_>,
    start: usize,
    length: u32,
    is_end: impl Fn(u8) -> bool,
) -> Option<u32> {
    following(text, start, length).filter(|next| is_end(*next)).map(|_| length)
}

/// The byte after so many, if it is ASCII and one of the sixteen.
#[inline(always)]
fn following(text: Text<'_>, start: usize, length: u32) -> Option<u8> {
    if length as usize >= MANY {
        return None;
    }
    text.bytes.get(start + length as usize).copied().filter(u8::is_ascii)
}

fn holds(text: Text<'_>, at: usize, set: Set) -> bool {
    text.bytes.get(at).is_some_and(|byte| byte.is_ascii() && class_of(*byte) & set != 0)
}

#[inline(always)]
fn class_of(ascii: u8) -> Set {
    ASCII[usize::from(ascii & 0x7f)]
}

/// Controls are neither this nor white space.
fn is_visible(ascii: u8) -> bool {
    class_of(ascii) & (LETTER | NUMBER | PUNCTUATION) != 0
}

/// How many bits are set from `first` on.
#[inline(always)]
fn run(mask: u32, first: u32) -> u32 {
    (!(mask >> first)).trailing_zeros()
}

impl Bytes {
    /// Letters from `first` on: capitals, and then small ones.
    #[inline(always)]
    fn capitalised(self, first: u32) -> u32 {
        let (capitals, small) = (self.within(b'A', b'Z'), self.within(b'a', b'z'));
        // Both at once: a run ends at what is no letter, and at a capital behind a small one.
        let ends = !(capitals | small) | (capitals & small << 1);
        (ends >> first).trailing_zeros()
    }

    #[inline(always)]
    fn letters(self, first: u32) -> u32 {
        run(self.within(b'A', b'Z') | self.within(b'a', b'z'), first)
    }

    fn digits(self) -> u32 {
        run(self.within(b'0', b'9'), 0)
    }

    fn run_of(self, byte: u8, first: u32) -> u32 {
        run(self.within(byte, byte), first)
    }

    /// Line breaks from `first` on, if one is there, and slashes after it where they belong to it.
    fn breaks<W: Words>(self, first: u32) -> u32 {
        let breaks = self.within(b'\n', b'\n') | self.within(b'\r', b'\r');
        if breaks >> first & 1 == 0 {
            return 0;
        }
        let slashes = if W::SLASHES { self.within(b'/', b'/') } else { 0 };
        run(breaks | slashes, first)
    }

    /// Visible ASCII from `first` on that is no letter and no digit.
    fn symbols(self, first: u32) -> u32 {
        let letters = self.within(b'A', b'Z') | self.within(b'a', b'z');
        run(self.within(b'!', b'~') & !letters & !self.within(b'0', b'9'), first)
    }
}
