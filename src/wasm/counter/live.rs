//! The live document that JavaScript holds: converts ranges and texts, and hands out counts as plain
//! numbers, since a keystroke should not cost objects.

use std::borrow::Cow;
use std::ops::Range;

use wasm_bindgen::prelude::wasm_bindgen;

use super::names::Name;
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Document, Estimate, Mix};
use crate::wasm::error::{Thrown, to_js};

/// One live document. Text to insert comes through its buffer, as with the engine's.
#[wasm_bindgen]
pub struct LiveDocument {
    document: Document,
    /// In the order in which they were asked for.
    counted: Vec<Counted>,
    insert: Vec<u8>,
}

/// A name that a document is counted for.
pub(super) struct Counted {
    pub(super) name: Name,
    /// Which of the document's tokenizers counts it; names of one encoding share it.
    pub(super) tokenizer: usize,
}

/// A text as JavaScript wrote it into a buffer.
pub(super) enum Written<'a> {
    Utf8(Cow<'a, str>),
    Utf16(Vec<u16>),
}

impl Written<'_> {
    pub(super) fn read(bytes: &[u8], is_utf16: bool) -> Written<'_> {
        if !is_utf16 {
            return Written::Utf8(String::from_utf8_lossy(bytes));
        }
        let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        Written::Utf16(units.collect())
    }
}

#[wasm_bindgen]
impl LiveDocument {
    /// Room for `bytes` bytes of text to insert: the address of the buffer.
    pub fn reserve(&mut self, bytes: usize) -> usize {
        if self.insert.len() < bytes {
            self.insert.resize(bytes, 0);
        }
        self.insert.as_ptr() as usize
    }

    /// `LiveDocument.edit`, but for the counts.
    pub fn edit(&mut self, start: f64, end: f64, bytes: usize, is_utf16: bool) -> Thrown<()> {
        let range = range(start, end).map_err(to_js)?;
        let written = match Written::read(&self.insert[..bytes], is_utf16) {
            Written::Utf8(text) => self.document.edit(range, &text),
            Written::Utf16(text) => self.document.edit_utf16(range, &text),
        };
        if self.insert.len() > MOST_KEPT {
            self.insert = Vec::new();
        }
        written.map_err(to_js)
    }

    /// `LiveDocument.counts`: the tokens, the low and the high end of each, in the order of the names.
    pub fn numbers(&self) -> Vec<f64> {
        let mut numbers = Vec::with_capacity(3 * self.counted.len());
        let mix = self.mix();
        for Counted { name, tokenizer } in &self.counted {
            let counted = self.document.count(*tokenizer);
            let Estimate { tokens, low, high } = name.counting.estimate(counted, &mix);
            numbers.extend([tokens as f64, low as f64, high as f64]);
        }
        numbers
    }

    /// `LiveDocument.length`
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> f64 {
        self.document.len() as f64
    }

    /// `LiveDocument.text`; `undefined` if it holds a lone surrogate.
    pub fn text(&self) -> Option<String> {
        self.document.text().ok()
    }

    /// The text as UTF-16.
    pub fn units(&self) -> Vec<u16> {
        self.document.text().map_or_else(|units| units, |text| text.encode_utf16().collect())
    }

    /// `LiveDocument.window`
    pub fn window(&self, name: &str, start: f64, end: f64) -> Thrown<TokenWindow> {
        let Counted { name: found, tokenizer } = self.find(name).map_err(to_js)?;
        let range = range(start, end).map_err(to_js)?;
        let window = self.document.window(*tokenizer, range).map_err(to_js)?;
        let has_ids = found.counting.ids_are_the_providers(name).is_ok();
        let ids = if has_ids { window.ids } else { Vec::new() };
        Ok(TokenWindow { ids, ends: window.ends, start: window.start })
    }
}

/// Beyond this the buffer is given back after an edit.
const MOST_KEPT: usize = 1 << 16;

impl LiveDocument {
    pub(super) fn new(document: Document, counted: Vec<Counted>) -> Self {
        Self { document, counted, insert: Vec::new() }
    }

    /// Looked at where some name is an estimate only.
    fn mix(&self) -> Mix {
        let asked = self.counted.iter().any(|one| one.name.counting.is_estimate());
        if asked { self.document.mix() } else { Mix::default() }
    }

    fn find(&self, name: &str) -> Result<&Counted> {
        self.counted.iter().find(|one| one.name.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.counted.iter().map(|one| one.name.name.as_str()).collect();
            let counted = names.join("\", \"");
            let sentence = format!("this document does not count \"{name}\" but \"{counted}\"");
            Error::new(Code::BadInput, sentence)
        })
    }
}

/// Some tokens of a live text.
#[wasm_bindgen]
pub struct TokenWindow {
    ids: Vec<u32>,
    ends: Vec<u32>,
    start: u32,
}

#[wasm_bindgen]
impl TokenWindow {
    /// The ids; empty where the encoding has none of the provider's.
    #[wasm_bindgen(js_name = takeIds)]
    pub fn take_ids(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.ids)
    }

    /// Where each token ends, in UTF-16 code units.
    #[wasm_bindgen(js_name = takeEnds)]
    pub fn take_ends(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.ends)
    }

    /// Where the first token starts.
    #[wasm_bindgen(getter)]
    pub fn start(&self) -> u32 {
        self.start
    }
}

fn range(start: f64, end: f64) -> Result<Range<usize>> {
    Ok(place("start", start)?..place("end", end)?)
}

/// A number of JavaScript's as a place in a text; one that is too large is refused by the document. The
/// sentence does not repeat it: the code that writes a fraction out is as large as a tokenizer.
fn place(field: &str, value: f64) -> Result<usize> {
    if value < 0.0 || value.fract() != 0.0 {
        let sentence = format!("{field} is not a place in a text: a whole number from 0 on");
        return Err(Error::new(Code::BadRange, sentence));
    }
    Ok(value as usize)
}
