//! A model as the catalogue knows it: its names, its limits, its dated prices.

use super::moment::{Day, Instant};
use super::price::PriceRow;

/// Whether a model can still be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Status {
    /// Offered, and not announced to end.
    Current,
    /// Offered, but deprecated or announced to end.
    Legacy,
    /// No longer offered; its price stands for the record.
    Retired,
}

impl Status {
    /// Every status, in the order of a model's life.
    pub const ALL: [Self; 3] = [Self::Current, Self::Legacy, Self::Retired];

    /// The name in the public contract, such as `"current"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Legacy => "legacy",
            Self::Retired => "retired",
        }
    }

    /// The status of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }
}

/// One model of one provider. The same weights at another host are another model: hosts' prices
/// differ by a factor of two to five.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The provider's name in the catalogue, such as `"openai"` or `"aws"`.
    pub provider: String,
    /// The provider's own id of the model.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Other ids that mean the same model at the same price.
    pub aliases: Vec<String>,
    /// Whether an id or alias followed by a date means this model too. Only where the provider bills
    /// every snapshot alike; elsewhere an unlisted snapshot is unknown.
    pub dated_names: bool,
    /// Whether it can still be called.
    pub status: Status,
    /// The name of the encoding that counts its tokens, or of a family without a public vocabulary
    /// (`"grok"`, `"cohere"`, `"nova"`), or `"unknown"`.
    pub encoding: String,
    /// Whether the provider has not said which encoding it is, so that a count is an estimate.
    pub encoding_assumed: bool,
    /// How many tokens input and output may have together.
    pub context_window: Option<u64>,
    /// How many tokens an answer may have.
    pub max_output: Option<u64>,
    /// The shortest prompt, in tokens, that the provider caches.
    pub cache_minimum: Option<u64>,
    /// What processing in the United States costs, in hundredths of the ordinary price.
    pub uplift_us: Option<u32>,
    /// What processing in the European Union costs, in hundredths of the ordinary price.
    pub uplift_eu: Option<u32>,
    /// The prices: those in force later stand later, those of certain hours after those of all.
    pub rows: Vec<PriceRow>,
}

impl Model {
    /// The row in force at this moment: the last one that holds. `None` before the first.
    pub fn price_on(&self, on: Instant) -> Option<&PriceRow> {
        self.rows.iter().rev().find(|row| row.holds(on))
    }

    /// The next row that begins on a later day, if the book knows of one.
    pub fn next_price(&self, on: Instant) -> Option<&PriceRow> {
        self.rows
            .iter()
            .filter(|row| row.from.is_some_and(|day| day.start() > on))
            .min_by_key(|row| row.from)
    }

    /// The day the first row begins, when every row has one: before it there is no price.
    pub fn first_day(&self) -> Option<Day> {
        let days: Option<Vec<Day>> = self.rows.iter().map(|row| row.from).collect();
        days.and_then(|days| days.into_iter().min())
    }

    /// Provider and id, as the catalogue finds it again: `"openai/gpt-4o"`.
    pub fn qualified_id(&self) -> String {
        format!("{}/{}", self.provider, self.id)
    }
}
