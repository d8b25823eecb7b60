//! The tokens of a part of a live text. Knows how a segment is read again, and changes nothing.

use std::ops::Range;

use super::normal_text::NormalText;
use super::segment::{Cursor, Segment};
use super::text::Text;
use super::track::Track;
use super::view::View;
use crate::tokenizer::Tokenizer;
use crate::tokenizer::utf16::utf16_units_begun;

/// Some consecutive tokens of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The id of each token.
    pub ids: Vec<u32>,
    /// Indexed like `ids`: where the token ends, in UTF-16 code units from the start of the text. A
    /// token that ends within a character ends, here, where that character does.
    pub ends: Vec<u32>,
    /// Where the first token starts, in UTF-16 code units; where the range starts, if there is none.
    pub start: u32,
}

impl Track {
    /// The tokens that overlap a range of UTF-16 code units of the given text, of which `normal` is
    /// what the encoding sees, if it sees another.
    #[inline(never)]
    pub(super) fn window(
        &self,
        given: &Text,
        normal: Option<&NormalText>,
        range: Range<usize>,
    ) -> Window {
        let mut window = Window { start: range.start as u32, ..Window::default() };
        let from = given.byte_of(range.start);
        let from = normal.map_or(from, |normal| normal.normal_of(from));
        let unit_of = |byte| given.unit_of(normal.map_or(byte, |normal| normal.given_of(byte)));
        let mut view = View::new(normal.map_or(given, |normal| normal.text(given)), Vec::new());
        let mut cursor = Cursor::at(&self.segments, from);
        let mut start = unit_of(cursor.start) as u32;
        let mut tokenizer = self.tokenizer();
        let mut ids = Vec::new();
        let mut overlaps = false;
        while let Some(segment) = cursor.segment()
            && (normal.is_some() || (start as usize) < range.end)
        {
            ids.clear();
            read(&mut tokenizer, &mut view, cursor.start, segment, &mut ids);
            let mut at = cursor.start;
            for id in &ids {
                let next = (at + tokenizer.length_of_id(*id)).min(view.length());
                let end = match normal {
                    Some(_) => unit_of(next) as u32,
                    None => start + utf16_units_begun(view.bytes(at, next)),
                };
                // One that begins no character goes with the one before it.
                if end > start {
                    if start as usize >= range.end {
                        return window;
                    }
                    overlaps = end as usize > range.start;
                }
                if overlaps {
                    if window.ids.is_empty() {
                        window.start = start;
                    }
                    window.ids.push(*id);
                    window.ends.push(end);
                }
                (at, start) = (next, end);
            }
            cursor.advance();
        }
        window
    }
}

/// Appends the tokens of a segment.
fn read(
    tokenizer: &mut Tokenizer,
    view: &mut View<'_>,
    start: usize,
    segment: &Segment,
    ids: &mut Vec<u32>,
) {
    let bytes = segment.bytes as usize;
    if segment.edges.is_some() {
        tokenizer.encode_row(view.bytes(start, start + bytes), ids);
    } else {
        let to = (start + bytes + segment.ahead as usize).min(view.length());
        let ends_text = to == view.length();
        tokenizer.encode_window(view.bytes(start, to), ends_text, bytes, ids);
    }
}
