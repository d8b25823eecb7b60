//! The one way in which hash tables of this room spread their keys: small in the WebAssembly, and quick. Not for keys
//! that somebody could choose so that they collide, and gain by it: here everybody slows down but themselves.

use std::hash::{BuildHasherDefault, Hasher};

/// What a `HashMap` takes as its third type.
pub(super) type Spreading = BuildHasherDefault<Spread>;

/// Mixes in a word by a product, and folds its high half, in which every bit has a say, onto the low one.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
