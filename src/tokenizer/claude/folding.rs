//! What happens to a text before anything is read from it: NFC, controls and private characters fall away,
//! odd blanks become plain ones. Each character remembers where it ended in the text as it was given.

use super::characters::{Characters, Class, Traits};
use super::{Ends, Family};
use crate::tokenizer::normalize::{Edition, nfc};

/// A character of the folded text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folding {
    pub(super) c: char,
    pub(super) traits: Traits,
    /// Where it ends in the given text, in bytes.
    pub(super) end: u32,
}

/// A folded text without the line breaks at its end.
pub(super) struct Folded {
    pub(super) characters: Vec<Folding>,
    /// How many line breaks stood at the end.
    pub(super) trailing_breaks: usize,
    break_ends: Vec<u32>,
}

impl Folded {
    /// Of a text, or of a part that [`super::cuts`] cut from one.
    pub(super) fn new(text: &str, ends: Ends, family: Family, known: &Characters) -> Self {
        let mut characters = folded(text, family, known);
        let trailing = characters.iter().rev().take_while(|folding| folding.c == '\n');
        let breaks = if ends.is_last { trailing.count() } else { 0 };
        let break_ends = characters.split_off(characters.len() - breaks);
        let is_framed = ends.is_first && family.frame_opens_word();
        if is_framed && text.starts_with(' ') && begins_with_one_blank(&characters) {
            characters.remove(0);
        }
        Self {
            characters,
            trailing_breaks: breaks,
            break_ends: break_ends.into_iter().map(|folding| folding.end).collect(),
        }
    }

    /// Where the first so many line breaks of the end end in the given text.
    pub(super) fn end_of_break(&self, breaks: usize) -> u32 {
        self.break_ends[breaks.clamp(1, self.break_ends.len()) - 1]
    }
}

fn begins_with_one_blank(characters: &[Folding]) -> bool {
    let blank = |at: usize| characters.get(at).is_some_and(|folding| folding.c == ' ');
    blank(0) && !blank(1)
}

fn folded(text: &str, family: Family, known: &Characters) -> Vec<Folding> {
    let normalized = nfc(text, Edition::Current);
    let mut characters: Vec<Folding> = Vec::with_capacity(normalized.text.len());
    let mut at = 0;
    // What was given is UTF-8, and so is its composed form.
    for c in std::str::from_utf8(&normalized.text).unwrap_or_default().chars() {
        at += c.len_utf8();
        let end = normalized.given(at) as u32;
        match fold(c, family) {
            Some('\u{e32}') if ends_with_nikhahit(&characters) => {
                // Thai AM is composed, which NFC does not do.
                characters.pop();
                characters.push(Folding { c: '\u{e33}', traits: known.of('\u{e33}'), end });
            }
            Some(c) => characters.push(Folding { c, traits: known.of(c), end }),
            None => {}
        }
    }
    characters.retain(|folding| !is_private(folding.c));
    characters
}

fn ends_with_nikhahit(characters: &[Folding]) -> bool {
    characters.last().is_some_and(|folding| folding.c == '\u{e4d}')
}

/// Private characters go after Thai AM was composed: one between its halves keeps them apart.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// A character as it stands in the folded text, if it is there and hangs together with none beside it.
pub(super) fn alone(c: char, family: Family, known: &Characters) -> Option<Folding> {
    let c = fold(c, family).filter(|c| !is_private(*c))?;
    Some(Folding { c, traits: known.of(c), end: 0 })
}

fn fold(c: char, family: Family) -> Option<char> {
    Some(match c {
        ' '..='~' | '\t' | '\n' => c,
        '\0' => ' ',
        '\u{1}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => return None,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202f}' | '\u{205f}' => ' ',
        '\u{2018}' | '\u{2019}' if family.folds_quotes() => '\'',
        '\u{201c}' | '\u{201d}' if family.folds_quotes() => '"',
        _ => c,
    })
}

impl Folding {
    pub(super) fn class(&self) -> Class {
        self.traits.class()
    }

    pub(super) fn has(&self, trait_: u16) -> bool {
        self.traits.has(trait_)
    }
}
