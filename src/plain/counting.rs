//! From the name of a model or an encoding to counts of a column of texts.

use super::engine::Engine;
use super::memory::Output;
use crate::catalog::Catalog;
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Counting, Estimate, Mix, Special, counting};

/// A name as the host asked for it, and how it is counted.
pub(super) struct Name {
    pub(super) asked: String,
    pub(super) counting: Counting,
    /// With its provider; `None` where an encoding or a family was asked for.
    model: Option<String>,
}

/// A column of texts: one buffer of UTF-8, and where each begins and ends in it.
pub(super) struct Texts<'a> {
    pub(super) buffer: &'a [u8],
    /// One more than texts; the first is where the buffer begins.
    pub(super) offsets: &'a [[u8; 4]],
}

/// Where the numbers go.
pub(super) struct Counts {
    pub(super) tokens: Output<8>,
    pub(super) low: Output<8>,
    pub(super) high: Output<8>,
}

impl Engine {
    /// The handle of a name, with a description.
    ///
    /// # Errors
    /// `unknown-model` or `unknown-encoding`, whichever has the nearest name.
    pub(super) fn open_counter(&mut self, asked: &str) -> Result<usize> {
        let known = self.names.iter().position(|name| name.asked == asked);
        let handle = match known {
            Some(handle) => handle,
            None => {
                self.names.push(Name::new(asked)?);
                self.names.len() - 1
            }
        };
        let name = &self.names[handle];
        let Counting { encoding, basis, .. } = name.counting;
        let model = name.model.as_deref().map(|model| ("model", model));
        let facts = [
            ("encoding", encoding.name()),
            ("basis", basis.as_str()),
            ("vocabulary", encoding.pack()),
        ];
        self.reply.describe(model.into_iter().chain(facts));
        Ok(handle)
    }

    /// Counts every text of a column. Special tokens are plain text; what is not UTF-8 counts as U+FFFD.
    ///
    /// # Errors
    /// `not-loaded`; `bad-input`, naming the row, for offsets that are not in order or beyond the buffer.
    pub(super) fn count(&mut self, handle: u32, texts: &Texts, counts: &Counts) -> Result<()> {
        let (Name { counting, .. }, counter) = self.counter(handle)?;
        for (row, text) in texts.iter().enumerate() {
            let text = String::from_utf8_lossy(text?);
            let counted = counter.count_utf8(text.as_bytes(), Special::Text)?;
            let mix = match counting.is_estimate() {
                true => Mix::of(text.as_bytes()),
                false => Mix::default(),
            };
            let Estimate { tokens, low, high } = counting.estimate(counted, &mix);
            counts.tokens.write(row, (tokens as u64).to_le_bytes());
            counts.low.write(row, (low as u64).to_le_bytes());
            counts.high.write(row, (high as u64).to_le_bytes());
        }
        Ok(())
    }
}

impl Name {
    /// An encoding's name, or else a model's, as everywhere in the package.
    fn new(asked: &str) -> Result<Self> {
        let unknown = match counting(asked) {
            Ok(counting) => return Ok(Self { asked: asked.to_owned(), counting, model: None }),
            Err(unknown) => unknown,
        };
        let model = Catalog::built_in()
            .model(asked, None)
            .map_err(|no_model| nearer(asked, unknown, no_model))?;
        let counting = counting(&model.encoding)?;
        let counting = if model.encoding_assumed { counting.assumed() } else { counting };
        Ok(Self { asked: asked.to_owned(), counting, model: Some(model.qualified_id()) })
    }
}

/// Of two errors over one unknown name, the one that offers the nearest.
fn nearer(name: &str, encoding: Error, model: Error) -> Error {
    let offered = || encoding.suggestions().iter().chain(model.suggestions());
    let nearest = Error::unknown(Code::UnknownModel, "name", name, offered().map(String::as_str));
    let best = nearest.suggestions().first();
    let is_encoding = best.is_some_and(|best| encoding.suggestions().contains(best));
    if is_encoding { encoding } else { model }
}

impl<'a> Texts<'a> {
    fn iter(&self) -> impl Iterator<Item = Result<&'a [u8]>> {
        let place = |offset: [u8; 4]| u32::from_le_bytes(offset) as usize;
        let (buffer, offsets) = (self.buffer, self.offsets);
        let base = offsets.first().copied().map_or(0, place);
        offsets.windows(2).enumerate().map(move |(row, ends)| {
            let [start, end] = [ends[0], ends[1]].map(|end| place(end).checked_sub(base));
            let text = start.zip(end).and_then(|(start, end)| buffer.get(start..end));
            text.ok_or_else(|| {
                let sentence = format!(
                    "offsets: row {row} does not begin and end in order in a buffer of {} bytes",
                    buffer.len()
                );
                Error::new(Code::BadInput, sentence)
            })
        })
    }
}
