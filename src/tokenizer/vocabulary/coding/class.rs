//! What a token begins and ends with, as far as it tells which tokens can follow it within a word: the script
//! and case of the first character and whether a blank leads, and the kind of the last byte.

/// Classes are below this.
pub(super) const CLASSES: usize = 512;
/// Tails are below this.
pub(super) const TAILS: usize = 8;

/// Set where a blank leads.
const BLANK: u32 = 1 << 8;
/// From here on the second byte is part of the class.
const FIRST_OF_MANY: u8 = 64;

/// The class of a token by its first bytes, of which three count, the first one lowest, and zeros after them.
/// Numbers and not slices, since in WebAssembly to copy a byte or two costs a call.
#[inline]
pub(super) fn class(bytes: u32) -> u32 {
    let (blank, bytes) =
        if bytes & 0xff == u32::from(b' ') { (BLANK, bytes >> 8) } else { (0, bytes) };
    let script = SCRIPTS[(bytes & 0xff) as usize];
    let second = if script < FIRST_OF_MANY { 0 } else { bytes >> 9 & 31 };
    blank | (u32::from(script) + second)
}

/// So many first bytes tell the class, and nothing that follows can change it.
pub(super) fn told_by(bytes: u32) -> u32 {
    let class = class(bytes);
    let script = class % BLANK;
    u32::from(class >= BLANK) + if script < u32::from(FIRST_OF_MANY) { 1 } else { 2 }
}

/// Indexed by the first byte after a blank; 0 where there is none.
static SCRIPTS: [u8; 256] = {
    let mut scripts = [0; 256];
    let mut byte = 1;
    while byte < 256 {
        scripts[byte] = script(byte as u8);
        byte += 1;
    }
    scripts
};

const fn script(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        b'\t'..=b'\r' | b' ' => 4,
        0..=127 => 5,
        0x80..=0xbf => 6,
        0xc0..=0xc2 => 7,
        0xc3..=0xcb => 8,
        0xd0..=0xd3 => 9,
        0xd8..=0xdb => 10,
        0xe4..=0xe9 => 11,
        0xea..=0xed => 12,
        0xe0 => FIRST_OF_MANY,
        0xe1 => FIRST_OF_MANY + 32,
        0xe2 | 0xe3 => FIRST_OF_MANY + 64,
        0xef..=0xff => FIRST_OF_MANY + 96,
        lead => 16 + (lead & 31),
    }
}

/// The tail of a token that ends with this byte.
pub(super) fn tail(byte: u8) -> u32 {
    match byte {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => 1,
        b'a'..=b'z' => 2,
        b'A' | b'E' | b'I' | b'O' | b'U' | b'Y' => 3,
        b'A'..=b'Z' => 4,
        b'0'..=b'9' => 5,
        b'\t'..=b'\r' | b' ' => 6,
        0..=127 => 7,
        _ => 0,
    }
}

/// Sorts of classes are below this.
pub(super) const SORTS: usize = 10;

/// The sort of a class: few enough for each to be met often.
#[inline]
pub(super) fn sort(class: u32) -> usize {
    usize::from(SORT_OF[class as usize & (CLASSES - 1)])
}

static SORT_OF: [u8; CLASSES] = {
    let mut sorts = [0; CLASSES];
    let mut class = 0;
    while class < CLASSES {
        let of_script = match class as u32 % BLANK {
            1 => 0,
            2 => 1,
            3..=5 => 2,
            0..64 => 3,
            _ => 4,
        };
        sorts[class] = of_script + if class as u32 >= BLANK { 5 } else { 0 };
        class += 1;
    }
    sorts
};
