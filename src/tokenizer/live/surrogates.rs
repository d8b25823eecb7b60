//! JavaScript's strings as bytes: UTF-8, in which a lone surrogate has three bytes of its own (the
//! form is known as WTF-8). Its halves join as soon as they meet. Knows no text store.

/// How many bytes a lone surrogate has, and also U+FFFD, as which it is counted.
pub(super) const LONE: usize = 3;
/// U+FFFD in UTF-8.
const REPLACEMENT: [u8; LONE] = [0xef, 0xbf, 0xbd];

/// The UTF-16 code units of these whole characters.
pub(super) fn units(bytes: &[u8]) -> usize {
    // Two plain sums, which a compiler turns into wide instructions.
    let begun = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    let pairs = bytes.iter().filter(|byte| **byte >= 0xf0).count();
    begun + pairs
}

/// How many lone surrogates there are.
pub(super) fn lone(bytes: &[u8]) -> usize {
    bytes.windows(2).filter(|pair| pair[0] == 0xed && pair[1] >= 0xa0).count()
}

/// The first half of the surrogate pair of a character of four bytes.
pub(super) fn high_half(character: &[u8]) -> [u8; LONE] {
    encoded(0xd800 + ((code_point(character) - 0x1_0000) >> 10))
}

/// The second half.
pub(super) fn low_half(character: &[u8]) -> [u8; LONE] {
    encoded(0xdc00 + ((code_point(character) - 0x1_0000) & 0x3ff))
}

/// Whether the bytes end with a lone first half.
pub(super) fn ends_with_high(bytes: &[u8]) -> bool {
    matches!(bytes, [.., 0xed, 0xa0..0xb0, _])
}

/// Whether the bytes begin with a lone second half.
pub(super) fn begins_with_low(bytes: &[u8]) -> bool {
    matches!(bytes, [0xed, second, ..] if *second >= 0xb0)
}

/// Appends characters; where two halves meet, they join.
pub(super) fn append(to: &mut Vec<u8>, bytes: &[u8]) {
    if !ends_with_high(to) || !begins_with_low(bytes) {
        to.extend_from_slice(bytes);
        return;
    }
    let start = to.len() - LONE;
    let (high, low) = (code_point(&to[start..]), code_point(&bytes[..LONE]));
    to.truncate(start);
    let joined = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    to.extend([
        0xf0 | (joined >> 18) as u8,
        continuation(joined >> 12),
        continuation(joined >> 6),
        continuation(joined),
    ]);
    to.extend_from_slice(&bytes[LONE..]);
}

/// Appends UTF-16.
pub(super) fn append_utf16(to: &mut Vec<u8>, units: &[u16]) {
    for decoded in char::decode_utf16(units.iter().copied()) {
        match decoded {
            Ok(character) => {
                to.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Err(error) => append(to, &encoded(u32::from(error.unpaired_surrogate()))),
        }
    }
}

/// Replaces each lone surrogate by U+FFFD, which has as many bytes.
pub(super) fn replace_lone(bytes: &mut [u8]) {
    for at in 0..bytes.len().saturating_sub(2) {
        if bytes[at] == 0xed && bytes[at + 1] >= 0xa0 {
            bytes[at..at + LONE].copy_from_slice(&REPLACEMENT);
        }
    }
}

/// The UTF-16 code units, one by one.
pub(super) fn decode(bytes: &[u8]) -> impl Iterator<Item = u16> {
    let mut rest = bytes;
    let mut pending = None;
    std::iter::from_fn(move || {
        if let Some(low) = pending.take() {
            return Some(low);
        }
        let length = length(*rest.first()?).min(rest.len());
        let (character, after) = rest.split_at(length);
        rest = after;
        let code_point = code_point(character);
        if code_point < 0x1_0000 {
            return Some(code_point as u16);
        }
        pending = Some(0xdc00 + ((code_point - 0x1_0000) & 0x3ff) as u16);
        Some(0xd800 + ((code_point - 0x1_0000) >> 10) as u16)
    })
}

/// How many bytes the character has that begins with this one.
pub(super) fn length(lead: u8) -> usize {
    match lead {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// The code point of one character, lone surrogates among them.
pub(super) fn code_point(character: &[u8]) -> u32 {
    let lead = u32::from(character[0]);
    let first = match character.len() {
        1 => lead,
        2 => lead & 0x1f,
        3 => lead & 0x0f,
        _ => lead & 7,
    };
    character[1..].iter().fold(first, |sum, byte| sum << 6 | u32::from(byte & 0x3f))
}

fn encoded(surrogate: u32) -> [u8; LONE] {
    [0xe0 | (surrogate >> 12) as u8, continuation(surrogate >> 6), continuation(surrogate)]
}

fn continuation(bits: u32) -> u8 {
    0x80 | (bits & 0x3f) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_come_apart_and_join() {
        let text = "😀";
        let (high, low) = (high_half(text.as_bytes()), low_half(text.as_bytes()));
        assert_eq!(decode(&high).chain(decode(&low)).collect::<Vec<_>>(), [0xd83d, 0xde00]);
        let mut joined = b"a".to_vec();
        append(&mut joined, &high);
        assert_eq!((units(&joined), lone(&joined)), (2, 1));
        append(&mut joined, &low);
        assert_eq!(joined, "a😀".as_bytes());
        let mut apart = low.to_vec();
        append(&mut apart, &high);
        assert_eq!((apart.len(), lone(&apart)), (6, 2));
        replace_lone(&mut apart);
        assert_eq!(apart, "\u{fffd}\u{fffd}".as_bytes());
    }

    #[test]
    fn every_string_of_javascript_survives() {
        let units = [0x41, 0xd83d, 0xd83d, 0xde00, 0xde00, 0xd800, 0xffff, 0xdfff, 0xe9];
        let mut bytes = Vec::new();
        append_utf16(&mut bytes, &units);
        assert_eq!(decode(&bytes).collect::<Vec<_>>(), units);
        assert_eq!(super::units(&bytes), units.len());
        assert_eq!(lone(&bytes), 4);
    }
}
