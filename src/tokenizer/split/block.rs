//! Many pieces at a look: 64 bytes become masks of one bit a byte, and a few operations on those give
//! the end of every piece among them. Says nothing of ends that bytes it did not see, or that are not
//! ASCII, could move.

use super::bytes::Bytes;
use super::contraction;

/// How many bytes are looked at.
pub(super) const MANY: usize = 64;
/// A block with less ASCII in front costs more than it gives.
const LEAST: u32 = 16;

/// How the patterns differ that cut words, three digits, punctuation and white space alike.
pub(super) struct Rules {
    /// Whether a word also ends where a small letter is followed by a capital.
    pub(super) cased: bool,
    /// What becomes of `'s` and its like.
    pub(super) contractions: Contractions,
    /// How many digits make a piece: one or three.
    pub(super) one_digit: bool,
    /// Whether slashes belong to punctuation even behind the line breaks that end it.
    pub(super) slashes: bool,
}

/// What an apostrophe means with the letters of an English contraction behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Contractions {
    /// Nothing.
    Unknown,
    /// A piece of their own.
    Apart,
    /// The end of the word before.
    Joined,
}

/// What is to be known of the bytes: one bit for each, the lowest for the first.
struct Masks {
    letters: u64,
    capitals: u64,
    digits: u64,
    blanks: u64,
    tabs: u64,
    breaks: u64,
    apostrophes: u64,
    /// What is left to others: all but ASCII, and its two rare kinds of white space.
    hard: u64,
}

/// Where pieces of the text that starts with `block` end, as far as these bytes settle it: one bit for
/// each byte at which another piece starts; none, if not even the first piece is settled.
///
/// Not to be inlined, as what asks for it is to stay small.
#[inline(never)]
pub(super) fn ends(block: &[u8; MANY], rules: &Rules) -> u64 {
    let parts = [0, 16, 32, 48].map(|at| Bytes::read(&block[at..at + 16]));
    let foreign = joined(parts, |bytes| bytes.within(0x80, 0xff));
    if foreign & below(LEAST) != 0 {
        return 0;
    }
    Masks::read(parts, foreign).ends(block, rules)
}

/// The bits of four times sixteen bytes.
#[inline(always)]
fn joined(parts: [Bytes; 4], bits: impl Fn(Bytes) -> u32) -> u64 {
    let [a, b, c, d] = parts.map(|bytes| u64::from(bits(bytes)));
    a | b << 16 | c << 32 | d << 48
}

impl Masks {
    #[inline(always)]
    fn read(parts: [Bytes; 4], foreign: u64) -> Masks {
        let within = |first, last| joined(parts, |bytes| bytes.within(first, last));
        let (tabs, capitals) = (within(b'\t', b'\t'), within(b'A', b'Z'));
        let breaks = within(b'\n', b'\n') | within(b'\r', b'\r');
        Masks {
            letters: within(b'a', b'z') | capitals,
            capitals,
            digits: within(b'0', b'9'),
            blanks: within(b' ', b' '),
            tabs,
            breaks,
            apostrophes: within(b'\'', b'\''),
            hard: foreign | within(b'\t', b'\r') & !(tabs | breaks),
        }
    }

    #[inline(always)]
    fn ends(&self, block: &[u8; MANY], rules: &Rules) -> u64 {
        let known = self.hard.trailing_zeros();
        let Masks { letters, capitals, digits, blanks, tabs, breaks, .. } = *self;
        let symbols = !(letters | digits | blanks | tabs | breaks);
        let mut sure = known;

        // Line breaks right behind punctuation belong to it: a carry runs through them.
        let behind = breaks & symbols << 1;
        let taken = breaks & !breaks.wrapping_add(behind);
        if rules.slashes {
            let after = taken << 1 & symbols;
            if after != 0 {
                sure = sure.min(first_slash(block, after));
            }
        }

        // White space: up to its last line break, then all but the last blank, which goes with what follows.
        let space = (blanks | tabs | breaks) & !taken;
        let lines = breaks & !taken;
        let level = space & !lines;
        let indents = level & lines << 1;
        let between = level.wrapping_add(indents) & lines;
        if between != 0 {
            // A line of blanks: where this white space is cut, its end decides.
            sure = sure.min(indents.trailing_zeros());
        }
        let space_starts = space & !(space << 1) | lines << 1 & !lines | level & !(space >> 1);
        // White space that may go on is sure at its start alone.
        let before = !space & below(known);
        sure = sure.min(MANY as u32 + 1 - before.leading_zeros());

        // Punctuation, with a blank before it.
        let mut symbol_starts = symbols & !(symbols << 1) & !(blanks << 1);
        symbol_starts |= symbols & 1;

        // Words. One character that is no letter, no digit and no line break may lead them.
        let leads = symbol_starts | level;
        let mut letter_starts = letters & !(letters << 1) & !(leads << 1);
        let small = letters & !capitals;
        letter_starts |= if rules.cased { capitals & small << 1 } else { 0 };

        // Numbers.
        let digit_starts =
            if rules.one_digit { digits } else { digits & !(digits << 1) | thirds(digits) };

        let candidates = match rules.contractions {
            Contractions::Unknown => 0,
            Contractions::Apart => self.apostrophes & symbol_starts & letters >> 1,
            Contractions::Joined => self.apostrophes & letters << 1,
        };
        if candidates != 0 {
            let found = Found::read(block, candidates, rules.contractions, sure);
            sure = found.sure;
            if rules.contractions == Contractions::Joined {
                symbol_starts &= !found.inside;
                letter_starts &= !found.inside;
            }
            letter_starts |= found.behind & letters;
        }

        (space_starts | symbol_starts | letter_starts | digit_starts) & below(sure) & !1
    }
}

/// As many of the lowest bits.
#[inline(always)]
fn below(count: u32) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

/// Where runs of digits are cut further on, three from each cut.
#[inline(always)]
fn thirds(digits: u64) -> u64 {
    let third = digits & digits << 1 & digits << 2;
    let mut cuts = digits & !(digits << 1);
    let mut next = cuts << 3 & third;
    if next & digits << 3 == 0 {
        return 0;
    }
    while next != 0 {
        cuts |= next;
        next = next << 3 & third;
    }
    cuts
}

/// The first of these places that holds a slash.
#[cold]
#[inline(never)]
fn first_slash(block: &[u8; MANY], mut places: u64) -> u32 {
    while places != 0 {
        let place = places.trailing_zeros();
        if block[place as usize] == b'/' {
            return place;
        }
        places &= places - 1;
    }
    MANY as u32
}

/// What the contractions among some apostrophes change.
struct Found {
    /// Bytes at which no piece starts, though others like them would be one.
    inside: u64,
    /// The bytes behind contractions.
    behind: u64,
    sure: u32,
}

impl Found {
    #[cold]
    #[inline(never)]
    fn read(block: &[u8; MANY], mut places: u64, kind: Contractions, sure: u32) -> Found {
        let mut found = Found { inside: 0, behind: 0, sure };
        while places != 0 {
            let place = places.trailing_zeros();
            places &= places - 1;
            if place + 2 >= sure {
                found.sure = sure.min(place);
                break;
            }
            let [one, two] = [1, 2].map(|after| block[(place + after) as usize]);
            // The end of a word is no word with an end of its own.
            let is_taken = kind == Contractions::Joined && found.behind >> place & 1 == 1;
            if !is_taken && let Some(length) = contraction::length(one, two) {
                found.inside |= below(length) << place;
                found.behind |= below(1) << place << length;
            }
        }
        found
    }
}
