//! The common case of most texts: a word of ASCII letters, found eight bytes at a step.
//! Says nothing where a word touches anything else that could change its end.

use super::classes::Text;

const HIGH: u64 = 0x8080_8080_8080_8080;

/// The end of a word of ASCII letters in any case, with a lead or without, where no other letter or
/// mark follows; for the patterns that know contractions as pieces of their own.
#[inline(always)]
pub(crate) fn word(text: Text<'_>, start: usize) -> Option<usize> {
    let first = text.byte(start);
    // An apostrophe may begin a contraction, which comes first.
    let at = start + usize::from(is_lead(first) && first != b'\'');
    let end = letters(text, at);
    (end > at && text.byte(end) < 0x80).then_some(end)
}

/// The ASCII of `[^\r\n\p{L}\p{N}]`.
#[inline(always)]
pub(crate) fn is_lead(byte: u8) -> bool {
    LEADS[usize::from(byte)]
}

/// Indexed by byte.
static LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        let is_line_break = matches!(byte, b'\r' | b'\n');
        leads[byte as usize] = !byte.is_ascii_alphanumeric() && !is_line_break;
        byte += 1;
    }
    leads
};

/// The end of a run of ASCII letters from `at`, capital or small.
#[inline(always)]
pub(crate) fn letters(text: Text<'_>, at: usize) -> usize {
    run(text, at, |eight| outside(eight | 0x2020_2020_2020_2020, b'a', b'z') | (eight & HIGH))
}

/// The end of a run of small ASCII letters from `at`.
#[inline(always)]
pub(crate) fn small_letters(text: Text<'_>, at: usize) -> usize {
    run(text, at, |eight| outside(eight, b'a', b'z'))
}

/// The end of a run of blanks from `at`.
#[inline(always)]
pub(crate) fn blanks(text: Text<'_>, at: usize) -> usize {
    run(text, at, |eight| outside(eight, b' ', b' '))
}

/// The first byte from `at` on that `outside` marks with its highest bit.
#[inline(always)]
fn run(text: Text<'_>, mut at: usize, outside: impl Fn(u64) -> u64) -> usize {
    loop {
        let marks = outside(eight(text, at));
        if marks != 0 {
            return at + (marks.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
}

/// Eight bytes from `at`, the first of them lowest; past the end, zeros, which belong to no run.
#[inline(always)]
fn eight(text: Text<'_>, at: usize) -> u64 {
    match text.bytes.get(at..at + 8) {
        Some(bytes) => {
            let mut eight = [0; 8];
            eight.copy_from_slice(bytes);
            u64::from_le_bytes(eight)
        }
        None => last_eight(text, at),
    }
}

#[cold]
#[inline(never)]
fn last_eight(text: Text<'_>, at: usize) -> u64 {
    (0..8).rev().fold(0, |sum, offset| sum << 8 | u64::from(text.byte(at + offset)))
}

/// Marks the highest bit of each byte that is not within `first..=last`, both below 128.
#[inline(always)]
pub(super) fn outside(eight: u64, first: u8, last: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & !HIGH;
    let not_below = low + ONES * u64::from(0x80 - first);
    let above = low + ONES * u64::from(0x7f - last);
    (!not_below | above | eight) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_a_look_at_each_byte_says() {
        let mut bytes: Vec<u8> = (0..=255).collect();
        bytes.extend(b"abcdefghijklmnopqrstuvwxyzABCZ    zz{`@[");
        bytes.extend(b"                     a");
        for shift in 0..9 {
            let end_seen = std::cell::Cell::new(false);
            let text = Text::new(&bytes[shift..], &end_seen);
            for at in 0..text.bytes.len() {
                let end = |wanted: fn(u8) -> bool| {
                    at + text.bytes[at..].iter().take_while(|byte| wanted(**byte)).count()
                };
                assert_eq!(letters(text, at), end(|byte| byte.is_ascii_alphabetic()));
                assert_eq!(small_letters(text, at), end(|byte| byte.is_ascii_lowercase()));
                assert_eq!(blanks(text, at), end(|byte| byte == b' '));
            }
        }
    }
}
