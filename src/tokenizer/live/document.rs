//! The live document: one text, and a track for each encoding that counts it.

use std::ops::Range;
use std::sync::{Arc, Mutex};

use super::normal_text::NormalText;
use super::stretches::Stretches;
use super::surrogates;
use super::text::{Change, Text};
use super::track::Track;
use super::window::Window;
use crate::error::{Code, Error, Result};
use crate::tokenizer::counter::lock;
use crate::tokenizer::normalize::Normalization;
use crate::tokenizer::{Counter, Mix, Tokenizer};

/// A text that is edited, and its counts. Special tokens are plain text in it.
///
/// Offsets are UTF-16 code units, as JavaScript counts them, and the text is one of JavaScript: an
/// edit may cut a surrogate pair. A half counts as U+FFFD, and joins its other half when they meet.
///
/// Counters share what they have met with their clones, so the next document knows it.
///
/// ```no_run
/// use tokentill::tokenizer::{Counter, Document};
/// # fn main() -> tokentill::Result<()> {
/// # let counter: Counter = unimplemented!();
/// let mut document = Document::new(vec![counter], "hello world");
/// assert_eq!(document.count(0), 2);
/// document.edit(5..5, ", wide")?;
/// assert_eq!(document.text(), Ok("hello, wide world".to_owned()));
/// # Ok(())
/// # }
/// ```
///
/// Memory: the text as UTF-8, up to twice that where it is edited much; as much again where an encoding
/// normalizes first and that changes anything; and some 32 bytes for each half kilobyte and counter.
pub struct Document {
    text: Text,
    /// One for each normalization that some encoding asks for.
    normal: Vec<NormalText>,
    counts: Vec<Count>,
}

enum Count {
    Track(Track),
    Stretches(Stretches),
}

impl Document {
    /// A document with this text.
    ///
    /// Cost: little more than counting the text once with each counter.
    pub fn new(counters: Vec<Counter>, text: &str) -> Document {
        Document::of(counters, Text::new(text.as_bytes()))
    }

    /// A document with this text, which may hold lone surrogates.
    pub fn from_utf16(counters: Vec<Counter>, text: &[u16]) -> Document {
        let mut bytes = Vec::with_capacity(text.len());
        surrogates::append_utf16(&mut bytes, text);
        Document::of(counters, Text::new(&bytes))
    }

    fn of(counters: Vec<Counter>, text: Text) -> Document {
        let mut document = Document { text, normal: Vec::new(), counts: Vec::new() };
        for counter in counters {
            let count = match counter {
                Counter::Merged(tokenizer) => Count::Track(document.track(tokenizer)),
                Counter::Claude(claude, family) => {
                    Count::Stretches(Stretches::new(claude, family, &document.text))
                }
            };
            document.counts.push(count);
        }
        document
    }

    fn track(&mut self, tokenizer: Arc<Mutex<Tokenizer>>) -> Track {
        let normalization = lock(&tokenizer).encoding().normalization;
        let normal = (normalization != Normalization::None).then(|| {
            let same = |normal: &NormalText| normal.normalization == normalization;
            self.normal.iter().position(same).unwrap_or_else(|| {
                self.normal.push(NormalText::new(normalization, &self.text));
                self.normal.len() - 1
            })
        });
        let text = seen_text(&self.text, &self.normal, normal);
        Track::new(tokenizer, normal, text)
    }

    /// Replaces a range of UTF-16 code units.
    ///
    /// # Errors
    /// `bad-range` for a range outside the text or inside-out; the document is then unchanged.
    ///
    /// Cost: what is removed and inserted, and a kilobyte or two around it for each counter;
    /// `long_piece` and `stretches` name the texts where it can be more.
    pub fn edit(&mut self, range: Range<usize>, insert: &str) -> Result<()> {
        self.replace(range, insert.as_bytes())
    }

    /// As [`Document::edit`], with a text that may hold lone surrogates.
    ///
    /// # Errors
    /// As [`Document::edit`].
    pub fn edit_utf16(&mut self, range: Range<usize>, insert: &[u16]) -> Result<()> {
        let mut bytes = Vec::with_capacity(insert.len());
        surrogates::append_utf16(&mut bytes, insert);
        self.replace(range, &bytes)
    }

    fn replace(&mut self, range: Range<usize>, insert: &[u8]) -> Result<()> {
        self.check(&range)?;
        let Self { text, normal, counts } = self;
        let change = text.edit(range, insert);
        let changes: Vec<Change> =
            normal.iter_mut().map(|normal| normal.change(text, change)).collect();
        for count in counts {
            match count {
                Count::Track(track) => {
                    let change = track.normal.map_or(change, |index| changes[index]);
                    track.change(seen_text(text, normal, track.normal), change);
                }
                Count::Stretches(stretches) => stretches.change(text, change),
            }
        }
        Ok(())
    }

    /// How many tokens the text has for the counter of this index.
    pub fn count(&self, counter: usize) -> usize {
        match &self.counts[counter] {
            Count::Track(track) => track.tokens(),
            Count::Stretches(stretches) => stretches.tokens(),
        }
    }

    /// What kind of text it is, for estimates.
    ///
    /// Cost: a look at every two kilobytes of the text.
    pub fn mix(&self) -> Mix {
        self.text.mix()
    }

    /// The length of the text in UTF-16 code units.
    pub fn len(&self) -> usize {
        self.text.units()
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text; as UTF-16 where it holds a lone surrogate.
    ///
    /// # Errors
    /// The text in UTF-16, which then is not a Rust string.
    pub fn text(&self) -> std::result::Result<String, Vec<u16>> {
        let utf8 = self.text.utf8().and_then(|bytes| String::from_utf8(bytes).ok());
        utf8.ok_or_else(|| self.text.utf16())
    }

    /// The tokens that overlap a range of UTF-16 code units, for the counter of this index. Tokens
    /// that share a character overlap what the character overlaps.
    ///
    /// # Errors
    /// As [`Document::edit`].
    ///
    /// Cost: the bytes of the range and a kilobyte around it.
    pub fn window(&self, counter: usize, range: Range<usize>) -> Result<Window> {
        self.check(&range)?;
        Ok(match &self.counts[counter] {
            Count::Track(track) => {
                let normal = track.normal.map(|index| &self.normal[index]);
                track.window(&self.text, normal, range)
            }
            Count::Stretches(stretches) => stretches.window(&self.text, range),
        })
    }

    fn check(&self, range: &Range<usize>) -> Result<()> {
        let (Range { start, end }, length) = (range, self.len());
        if start > end {
            let sentence = format!("the range starts at {start} and ends before that, at {end}");
            return Err(Error::new(Code::BadRange, sentence));
        }
        if *end > length {
            let sentence = format!("the range ends at {end}, and the text at {length}");
            return Err(Error::new(Code::BadRange, sentence));
        }
        Ok(())
    }
}

/// The text as an encoding sees it.
fn seen_text<'a>(given: &'a Text, normal: &'a [NormalText], index: Option<usize>) -> &'a Text {
    index.map_or(given, |index| normal[index].text(given))
}
