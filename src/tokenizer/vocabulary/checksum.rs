//! A checksum against damage in transit, eight bytes at a step. Not against malice.

/// The checksum of `bytes`: each word is mixed in by a multiplication and a shift, so that a
/// changed, moved or missing byte changes the result.
///
/// Not inlined: its long loop would make a browser compile all of its caller anew.
#[inline(never)]
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut state = 0x243f_6a88_85a3_08d3 ^ bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut eight = [0; 8];
        eight.copy_from_slice(word);
        state = step(state, u64::from_le_bytes(eight));
    }
    let mut rest = [0; 8];
    rest[..words.remainder().len()].copy_from_slice(words.remainder());
    step(state, u64::from_le_bytes(rest))
}

/// A shift and no rotation: a browser's first code calls a function for that.
fn step(state: u64, word: u64) -> u64 {
    let mixed = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}
