//! Cuts a text at its special tokens, where the caller asked for that.

use std::ops::Range;

use super::special::{Special, SpecialTokens};
use crate::error::{Code, Error, Result};

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Ordinary text: its byte range.
    Text(Range<usize>),
    /// A special token: its byte range and id.
    Special(Range<usize>, u32),
}

/// The segments of `text` in order; one only, where special tokens are text.
///
/// # Errors
/// `special-token` where they are rejected and there is one; the sentence names it and its place.
pub(crate) fn segments(
    specials: &SpecialTokens,
    text: &[u8],
    special: Special,
) -> Result<Vec<Segment>> {
    let mut segments = Vec::new();
    let mut from = 0;
    if special != Special::Text {
        while let Some((range, id)) = specials.find(text, from) {
            if special == Special::Reject {
                return Err(rejected(text, range));
            }
            if range.start > from {
                segments.push(Segment::Text(from..range.start));
            }
            from = range.end;
            segments.push(Segment::Special(range, id));
        }
    }
    if from < text.len() {
        segments.push(Segment::Text(from..text.len()));
    }
    Ok(segments)
}

fn rejected(text: &[u8], range: Range<usize>) -> Error {
    let place = String::from_utf8_lossy(&text[..range.start]).encode_utf16().count();
    let spelling = String::from_utf8_lossy(&text[range]).into_owned();
    Error::new(
        Code::SpecialToken,
        format!("the text holds the special token {spelling} at position {place}"),
    )
}
