//! English contractions after an apostrophe: 's 't 're 've 'm 'll 'd.
//! Knows nothing of what stands before the apostrophe.

use super::classes::Text;

/// The end of a lower-case contraction whose apostrophe is at `at`, as in [`super::patterns::R50K`].
#[inline]
pub(crate) fn lower_case(text: Text<'_>, at: usize) -> Option<usize> {
    match (text.byte(at + 1), text.byte(at + 2)) {
        (b's' | b'd' | b'm' | b't', _) => Some(at + 2),
        (b'l', b'l') | (b'v' | b'r', b'e') => Some(at + 3),
        _ => None,
    }
}

/// The same in any case. `(?i:s)` also matches ſ (U+017F), which folds to s.
#[inline]
pub(crate) fn any_case(text: Text<'_>, at: usize) -> Option<usize> {
    match (text.byte(at + 1), text.byte(at + 2)) {
        (0xc5, 0xbf) => Some(at + 3),
        (one, two) => length(one, two).map(|length| at + length as usize),
    }
}

/// The length of a contraction in any case, in ASCII, with its apostrophe, from the two bytes behind that.
#[inline]
pub(crate) fn length(one: u8, two: u8) -> Option<u32> {
    match (one | 0x20, two | 0x20) {
        (b's' | b'd' | b'm' | b't', _) => Some(2),
        (b'l', b'l') | (b'v' | b'r', b'e') => Some(3),
        _ => None,
    }
}
