//! A dated price row: rates by dimension, the tiers that reprice a whole request, the variants.
//! Chooses nothing by itself but the rates for a size and a variant; knows no model.

use std::sync::Arc;

use super::dimension::Dimension;
use super::moment::{Day, Instant};
use crate::money::Rate;

/// Rates by dimension. One that is absent is not known, which is not the same as free.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rates(Vec<(Dimension, Rate)>);

impl Rates {
    /// The rate of a dimension, if it is known.
    pub fn get(&self, dimension: Dimension) -> Option<Rate> {
        self.0.iter().find(|(known, _)| *known == dimension).map(|(_, rate)| *rate)
    }

    /// States a rate, in the place of an earlier one.
    pub fn set(&mut self, dimension: Dimension, rate: Rate) {
        match self.0.binary_search_by_key(&dimension, |(known, _)| *known) {
            Ok(place) => self.0[place].1 = rate,
            Err(place) => self.0.insert(place, (dimension, rate)),
        }
    }

    /// These rates, in the order of the dimensions.
    pub(super) fn in_order(rates: Vec<(Dimension, Rate)>) -> Self {
        debug_assert!(rates.is_sorted_by_key(|(dimension, _)| *dimension));
        Self(rates)
    }

    /// Every known rate, in the order of the dimensions.
    pub fn iter(&self) -> impl Iterator<Item = (Dimension, Rate)> + '_ {
        self.0.iter().copied()
    }

    /// Whether no rate is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These rates with those of `other` in their place where it has any.
    fn overlaid(&self, other: &Self) -> Self {
        let mut rates = self.clone();
        other.iter().for_each(|(dimension, rate)| rates.set(dimension, rate));
        rates
    }
}

/// Rates for requests whose total input is above a limit. The whole request is repriced, its output
/// too; a dimension that is absent keeps the rate of the tier below.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tier {
    /// The total input, cached tokens included, that must be exceeded: a request of exactly so many
    /// tokens still has the price below.
    pub above: u64,
    /// The rates that change.
    pub rates: Rates,
}

/// Base rates and the tiers over them, lowest limit first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// The rates below every limit.
    pub base: Rates,
    /// The tiers, by rising limit.
    pub tiers: Vec<Tier>,
}

impl Schedule {
    /// The rates for a request of so many input tokens, and the limit it exceeds, if any.
    fn at(&self, input: u64) -> (Rates, Option<u64>) {
        let exceeded = self.tiers.iter().take_while(|tier| input > tier.above);
        exceeded.fold((self.base.clone(), None), |(rates, _), tier| {
            (rates.overlaid(&tier.rates), Some(tier.above))
        })
    }

    /// The rates of this schedule at a size, laid over `standard`.
    ///
    /// A dimension the schedule states without tiers is flat in it, whatever tier the standard is in.
    fn over(&self, standard: Rates, input: u64) -> Rates {
        standard.overlaid(&self.at(input).0)
    }
}

/// How a call is sold: as it comes, in a batch, slowly, first, or fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Variant {
    /// The ordinary price.
    #[default]
    Standard,
    /// Answered within a day, at a discount.
    Batch,
    /// Answered when there is room, at a discount.
    Flex,
    /// Answered before others, at a premium.
    Priority,
    /// Answered by faster machines, at a premium.
    Fast,
}

impl Variant {
    /// Every variant, the ordinary one first.
    pub const ALL: [Self; 5] =
        [Self::Standard, Self::Batch, Self::Flex, Self::Priority, Self::Fast];

    /// The name in the public contract, such as `"batch"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Batch => "batch",
            Self::Flex => "flex",
            Self::Priority => "priority",
            Self::Fast => "fast",
        }
    }

    /// The variant of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.as_str() == name)
    }
}

/// What a variant costs: stated numbers, never computed from a discount.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VariantPrice {
    /// Which variant; never the standard one.
    pub variant: Variant,
    /// The first day on which these numbers are known to hold.
    pub from: Option<Day>,
    /// The rates that differ from the standard ones; an absent dimension keeps the standard rate.
    pub schedule: Schedule,
}

/// The hours of a day in which a row is in force, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    /// The first minute of the day, 0 to 1439.
    pub from: u16,
    /// The minute of the day at which it ends. When it is below `from`, midnight lies between.
    pub to: u16,
    /// Whether Saturdays and Sundays are left out.
    pub weekdays_only: bool,
}

impl Hours {
    fn hold(self, on: Instant) -> bool {
        let minute = on.minute_of_day();
        let within = if self.to < self.from {
            minute >= self.from || minute < self.to
        } else {
            minute >= self.from && minute < self.to
        };
        within && (on.day().is_weekday() || !self.weekdays_only)
    }
}

/// Whether independent sources state the same price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Confidence {
    /// At least two sources state the same.
    Agree,
    /// One source states it.
    Single,
    /// The sources differ; the row says which was followed.
    Disputed,
}

impl Confidence {
    /// Every degree, best first.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Single, Self::Disputed];

    /// The name in the public contract, such as `"agree"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Single => "single",
            Self::Disputed => "disputed",
        }
    }

    /// The degree of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.as_str() == name)
    }
}

/// Where a price comes from and how far it can be trusted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provenance {
    /// The day on which a source was last seen stating it.
    pub as_of: Day,
    /// The sources that state it, such as `"genai-prices@0.2.3"`.
    pub sources: Vec<String>,
    /// Whether they agree.
    pub confidence: Confidence,
    /// What a reader should know, such as what the dispute is about.
    pub note: Option<String>,
}

/// What a model costs from a day on, or within certain hours.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PriceRow {
    /// The first day, in UTC; `None` when the price is not known to have been another before.
    pub from: Option<Day>,
    /// The hours in which it holds; `None` for all of them.
    pub hours: Option<Hours>,
    /// The ordinary rates and their tiers.
    pub standard: Schedule,
    /// The variants on offer.
    pub variants: Vec<VariantPrice>,
    /// Where it comes from; shared, because few sources state thousands of rows.
    pub provenance: Arc<Provenance>,
}

impl PriceRow {
    /// The ordinary rate of a dimension, below every tier.
    pub fn rate(&self, dimension: Dimension) -> Option<Rate> {
        self.standard.base.get(dimension)
    }

    /// Whether the row is in force at this moment, other rows aside.
    pub fn holds(&self, on: Instant) -> bool {
        self.from.is_none_or(|day| on >= day.start())
            && self.hours.is_none_or(|hours| hours.hold(on))
    }

    /// What a variant costs at this moment, if it is on offer.
    pub fn variant(&self, variant: Variant, on: Instant) -> Option<&VariantPrice> {
        self.variants.iter().find(|offer| {
            offer.variant == variant && offer.from.is_none_or(|day| on >= day.start())
        })
    }

    /// The rates for a request of `input` tokens in all, and the limit it exceeds, if any. The
    /// ordinary rates when the variant is not on offer: ask [`PriceRow::variant`] first.
    ///
    /// ```
    /// use tokentill::catalog::{Catalog, Dimension, Instant, Variant};
    /// let on = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z
    /// let row = Catalog::built_in().model("gpt-6.1-sol", None)?.price_on(on).cloned().unwrap();
    /// let (below, _) = row.rates(272_000, Variant::Standard, on);
    /// let (above, limit) = row.rates(272_001, Variant::Standard, on);
    /// assert_eq!(limit, Some(272_000));
    /// assert_eq!(below.get(Dimension::Input).unwrap().usd_per_million(), 2.0);
    /// assert_eq!(above.get(Dimension::Input).unwrap().usd_per_million(), 4.0);
    /// # Ok::<(), tokentill::Error>(())
    /// ```
    pub fn rates(&self, input: u64, variant: Variant, on: Instant) -> (Rates, Option<u64>) {
        let (standard, limit) = self.standard.at(input);
        match self.variant(variant, on) {
            Some(offer) => {
                let limit = limit.max(offer.schedule.at(input).1);
                (offer.schedule.over(standard, input), limit)
            }
            None => (standard, limit),
        }
    }

    /// The next limit above a request of so many input tokens: one token more than it, and the whole
    /// request is repriced.
    pub fn next_tier(&self, input: u64, variant: Variant, on: Instant) -> Option<u64> {
        let offer = self.variant(variant, on).map(|offer| &offer.schedule);
        let schedules = std::iter::once(&self.standard).chain(offer);
        let limits = schedules.flat_map(|schedule| &schedule.tiers).map(|tier| tier.above);
        limits.filter(|above| *above >= input).min()
    }
}
