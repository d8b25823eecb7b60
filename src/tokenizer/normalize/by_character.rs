//! Up to three characters for each one or two characters. All tables of the normalization are of this one
//! type, since each type of hash table is as large in the WebAssembly as a splitter.

use std::collections::HashMap;

use crate::tokenizer::spread::Spreading;

/// U+0000 is neither a key nor a part.
#[derive(Default)]
pub(super) struct ByCharacter(HashMap<u64, u64, Spreading>);

/// Twenty-one bits hold any character.
const BITS: u32 = 21;
const ONE: u64 = (1 << BITS) - 1;

fn packed(characters: &[char]) -> u64 {
    characters.iter().rev().fold(0, |packed, c| packed << BITS | u64::from(*c))
}

fn unpacked(packed: u64) -> impl Iterator<Item = char> {
    (0..3).map_while(move |place| {
        let code = (packed >> (BITS * place)) & ONE;
        char::from_u32(code as u32).filter(|c| *c != '\0')
    })
}

impl ByCharacter {
    pub(super) fn insert(&mut self, key: &[char], parts: &[char]) {
        self.0.insert(packed(key), packed(parts));
    }

    pub(super) fn remove(&mut self, key: &[char]) {
        self.0.remove(&packed(key));
    }

    /// The parts; none where the key is not there.
    pub(super) fn get(&self, key: &[char]) -> impl Iterator<Item = char> + use<> {
        unpacked(self.0.get(&packed(key)).copied().unwrap_or_default())
    }

    /// The first character of each key.
    pub(super) fn keys(&self) -> impl Iterator<Item = char> {
        self.0.keys().filter_map(|key| unpacked(*key).next())
    }

    /// The last part of each.
    pub(super) fn lasts(&self) -> impl Iterator<Item = char> {
        self.0.values().filter_map(|parts| unpacked(*parts).last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let mut table = ByCharacter::default();
        table.insert(&['é'], &['e', '\u{301}']);
        table.insert(&['e', '\u{301}'], &['é']);
        table.insert(&['\u{2f800}'], &['\u{10ffff}', 'b', 'c']);
        assert_eq!(table.get(&['é']).collect::<String>(), "e\u{301}");
        assert_eq!(table.get(&['e', '\u{301}']).collect::<String>(), "é");
        assert_eq!(table.get(&['\u{2f800}']).collect::<String>(), "\u{10ffff}bc");
        assert_eq!(table.get(&['e']).count(), 0);
        table.remove(&['é']);
        assert_eq!(table.get(&['é']).count(), 0);
    }
}
