//! Reads the compiled price book: what the TOML files of `data/` say, without a parser.
//! The writer is `src/bin/book/encode.rs`; a test holds the two, and the files, equal.
//!
//! Layout. Four bytes `TBK1`, the lengths of the first two streams as little-endian `u32`, then three
//! streams, kept apart because each compresses better among its like:
//! - text: every string, in order, each ended by a line feed; an alias that begins like its model's id
//!   is written as `+` and the rest;
//! - shape: counts, flags and references, as LEB128 integers;
//! - rates: masks of dimensions and references into the table of rates, as LEB128 integers.
//!
//! A reference is a place in a table (sources, encodings, provenances, limits, rates) that is written
//! once; the commonest come first, so most references are one byte. Where a value may be absent, 0 is
//! the absence and the reference is one more.

use std::sync::Arc;

use super::dimension::Dimension;
use super::model::{Model, Status};
use super::moment::Day;
use super::price::{
    Confidence, Hours, PriceRow, Provenance, Rates, Schedule, Tier, Variant, VariantPrice,
};
use super::provider::{Provider, ProviderKind};
use crate::money::Rate;

/// The first bytes of a compiled book of this version.
pub const MAGIC: [u8; 4] = *b"TBK1";

/// What a compiled book holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The day of the newest source.
    pub as_of: Day,
    /// The sources, such as `"genai-prices@0.2.3"`.
    pub sources: Vec<String>,
    /// The providers, makers first.
    pub providers: Vec<Provider>,
    /// The models, by provider in the order of `providers`.
    pub models: Vec<Model>,
}

/// Reads a compiled book; `None` when the bytes are not one.
pub fn decode(bytes: &[u8]) -> Option<Book> {
    let rest = bytes.strip_prefix(&MAGIC)?;
    let (lengths, rest) = rest.split_at_checked(8)?;
    let length =
        |at: usize| Some(u32::from_le_bytes(lengths.get(at..at + 4)?.try_into().ok()?) as usize);
    let (text, rest) = rest.split_at_checked(length(0)?)?;
    let (shape, rates) = rest.split_at_checked(length(4)?)?;
    let text = std::str::from_utf8(text).ok()?;
    let mut reader = Reader { text, shape, rates, tables: Tables::default() };
    let book = reader.book()?;
    (reader.text.is_empty() && reader.shape.is_empty() && reader.rates.is_empty()).then_some(book)
}

#[derive(Default)]
struct Tables {
    encodings: Vec<String>,
    provenances: Vec<Arc<Provenance>>,
    limits: Vec<u64>,
    rates: Vec<Rate>,
}

struct Reader<'a> {
    text: &'a str,
    shape: &'a [u8],
    rates: &'a [u8],
    tables: Tables,
}

impl Reader<'_> {
    fn book(&mut self) -> Option<Book> {
        let as_of = self.day()?;
        let sources = self.strings()?;
        self.tables.encodings = self.strings()?;
        self.tables.limits = self.list(Self::number)?;
        self.tables.rates = self.list(|reader| Some(Rate::from_pico(reader.number()?)))?;
        self.tables.provenances = self.list(|reader| reader.provenance(&sources).map(Arc::new))?;
        let mut models = Vec::new();
        let providers = self.list(|reader| {
            let provider = reader.provider()?;
            models.extend(reader.list(|reader| reader.model(&provider.id))?);
            Some(provider)
        })?;
        Some(Book { as_of, sources, providers, models })
    }

    fn provenance(&mut self, sources: &[String]) -> Option<Provenance> {
        Some(Provenance {
            as_of: self.day()?,
            confidence: *Confidence::ALL.get(self.count()?)?,
            sources: self.list(|reader| sources.get(reader.count()?).cloned())?,
            note: self.optional_string()?,
        })
    }

    fn provider(&mut self) -> Option<Provider> {
        Some(Provider {
            id: self.string()?,
            name: self.string()?,
            kind: *ProviderKind::ALL.get(self.count()?)?,
            spellings: self.strings()?,
            falls_back_to: self.strings()?,
            pricing_url: self.optional_string()?,
        })
    }

    fn model(&mut self, provider: &str) -> Option<Model> {
        let flags = self.count()?;
        let id = self.string()?;
        Some(Model {
            provider: provider.to_owned(),
            name: if flags & 1 != 0 { self.string()? } else { id.clone() },
            aliases: self.list(|reader| reader.alias(&id))?,
            id,
            dated_names: flags & 2 != 0,
            encoding_assumed: flags & 4 != 0,
            status: *Status::ALL.get(flags >> 3)?,
            encoding: {
                let place = self.count()?;
                self.tables.encodings.get(place)?.clone()
            },
            context_window: self.limit()?,
            max_output: self.limit()?,
            cache_minimum: self.limit()?,
            uplift_us: self.limit()?.and_then(|percent| percent.try_into().ok()),
            uplift_eu: self.limit()?.and_then(|percent| percent.try_into().ok()),
            rows: self.list(Self::row)?,
        })
    }

    fn alias(&mut self, id: &str) -> Option<String> {
        let alias = self.string()?;
        Some(match alias.strip_prefix('+') {
            Some(rest) => format!("{id}{rest}"),
            None => alias,
        })
    }

    fn row(&mut self) -> Option<PriceRow> {
        Some(PriceRow {
            from: self.optional_day()?,
            hours: self.hours()?,
            provenance: {
                let place = self.count()?;
                Arc::clone(self.tables.provenances.get(place)?)
            },
            standard: self.schedule()?,
            variants: self.list(Self::variant)?,
        })
    }

    fn hours(&mut self) -> Option<Option<Hours>> {
        Some(match self.count()? {
            0 => None,
            days => Some(Hours {
                from: self.number()?.try_into().ok()?,
                to: self.number()?.try_into().ok()?,
                weekdays_only: days == 2,
            }),
        })
    }

    fn variant(&mut self) -> Option<VariantPrice> {
        Some(VariantPrice {
            variant: *Variant::ALL.get(self.count()?)?,
            from: self.optional_day()?,
            schedule: self.schedule()?,
        })
    }

    fn schedule(&mut self) -> Option<Schedule> {
        let base = self.rates()?;
        let tiers =
            self.list(|reader| Some(Tier { above: reader.limit()??, rates: reader.rates()? }))?;
        Some(Schedule { base, tiers })
    }

    fn rates(&mut self) -> Option<Rates> {
        let mask = varint(&mut self.rates)?;
        let mut rates = Vec::with_capacity(mask.count_ones() as usize);
        for dimension in Dimension::ALL {
            if mask >> (dimension as u8) & 1 != 0 {
                let place = varint(&mut self.rates)? as usize;
                rates.push((dimension, *self.tables.rates.get(place)?));
            }
        }
        Some(Rates::in_order(rates))
    }

    /// A limit that may be absent; the outer option is a damaged book.
    fn limit(&mut self) -> Option<Option<u64>> {
        match self.count()? {
            0 => Some(None),
            place => Some(Some(*self.tables.limits.get(place - 1)?)),
        }
    }

    fn day(&mut self) -> Option<Day> {
        Some(Day::from_days(self.number()?.try_into().ok()?))
    }

    fn optional_day(&mut self) -> Option<Option<Day>> {
        Some(match self.number()? {
            0 => None,
            days => Some(Day::from_days((days - 1).try_into().ok()?)),
        })
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count()?;
        // Collecting options would guess no size and grow; a damaged count must not reserve gigabytes.
        let mut items = Vec::with_capacity(count.min(self.text.len() + self.shape.len()));
        for _ in 0..count {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn strings(&mut self) -> Option<Vec<String>> {
        self.list(Self::string)
    }

    fn string(&mut self) -> Option<String> {
        let (line, rest) = self.text.split_once('\n')?;
        self.text = rest;
        Some(line.to_owned())
    }

    /// An empty line is an absent string.
    fn optional_string(&mut self) -> Option<Option<String>> {
        self.string().map(|string| Some(string).filter(|string| !string.is_empty()))
    }

    fn count(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    fn number(&mut self) -> Option<u64> {
        varint(&mut self.shape)
    }
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
