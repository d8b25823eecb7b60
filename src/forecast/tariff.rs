//! What calls of one model cost at one moment, looked up once: for the thousands of calls of a plan.
//! The fast twin of `bill()`, which makes every error and warning; a test holds the two equal.

use super::check::Cache;
use super::context::Sent;
use super::plan::CacheWrite;
use crate::bill::{Call, bill, priced_as};
use crate::catalog::{Catalog, Dimension, Instant, PriceRow, Variant};
use crate::error::Result;
use crate::money::{Factor, Money, Rate};

/// Prices by size of request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tariff {
    /// By rising limit; the first has none.
    brackets: Vec<Bracket>,
}

/// The rates of requests above a limit. One that is `None` is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bracket {
    above: Option<u64>,
    request: Option<Rate>,
    input: Option<Rate>,
    output: Option<Rate>,
    cache_read: Option<Rate>,
    cache_write: Option<Rate>,
}

impl Tariff {
    /// The tariff of the model of `largest`, the largest call that will be priced, and what the bill of
    /// that call warns of.
    ///
    /// # Errors
    /// Those of `bill()` for that call.
    pub fn new(
        catalog: &Catalog,
        largest: &Call,
        write: CacheWrite,
    ) -> Result<(Self, Vec<String>)> {
        let bill = bill(catalog, largest)?;
        let warnings = bill.warnings.into_iter().map(|warning| warning.sentence).collect();
        Ok((Self::of_row(&bill.price, largest, write), warnings))
    }

    /// The tariff of a price row for calls like this one.
    pub fn of_row(row: &PriceRow, like: &Call, write: CacheWrite) -> Self {
        let (variant, on) = (like.variant, like.on);
        let limits = limits(row, variant, on).into_iter();
        let bracket = |above| Bracket::new(row, above, variant, on, write);
        Self { brackets: limits.map(bracket).collect() }
    }

    /// What one call costs. `None` when the model has no price for something that the call has.
    pub fn amount(&self, sent: &Sent, cache: Cache) -> Option<Money> {
        let bracket = self.bracket(sent.input())?;
        let parts = Parts::of(sent, cache);
        let priced = [
            (parts.input, bracket.input),
            (parts.cache_read, bracket.cache_read),
            (parts.cache_write, bracket.cache_write),
            (sent.output, bracket.output),
        ];
        let fee = bracket.request.map_or(Money::ZERO, |fee| fee * 1);
        priced.into_iter().try_fold(fee, |sum, (quantity, rate)| match (quantity, rate) {
            (0, _) => Some(sum),
            (_, None) => None,
            (quantity, Some(rate)) => Some(sum + rate * quantity),
        })
    }

    /// The limit that a request of so many tokens exceeds, where that reprices it.
    pub fn tier_above(&self, input: u64) -> Option<u64> {
        self.bracket(input)?.above
    }

    fn bracket(&self, input: u64) -> Option<&Bracket> {
        self.brackets.iter().rev().find(|bracket| bracket.above.is_none_or(|above| input > above))
    }
}

impl Bracket {
    fn new(
        row: &PriceRow,
        above: Option<u64>,
        variant: Variant,
        on: Instant,
        write: CacheWrite,
    ) -> Self {
        let (rates, _) = row.rates(above.map_or(0, |above| above + 1), variant, on);
        let rate = |dimension| priced_as(dimension, &rates).and_then(|priced| rates.get(priced));
        Self {
            above,
            request: rates.get(Dimension::Request),
            input: rate(Dimension::Input),
            output: rate(Dimension::Output),
            cache_read: rate(Dimension::CacheRead),
            cache_write: rate(match write {
                CacheWrite::FiveMinutes | CacheWrite::Never => Dimension::CacheWrite,
                CacheWrite::OneHour => Dimension::CacheWrite1h,
            }),
        }
    }
}

fn limits(row: &PriceRow, variant: Variant, on: Instant) -> Vec<Option<u64>> {
    let offered = row.variant(variant, on).map(|offer| &offer.schedule);
    let schedules = std::iter::once(&row.standard).chain(offered);
    rising(schedules.flat_map(|schedule| &schedule.tiers).map(|tier| tier.above))
}

/// No limit, and then every limit once, by rising size.
pub fn rising(limits: impl Iterator<Item = u64>) -> Vec<Option<u64>> {
    let mut all = vec![None];
    for limit in limits {
        // A row has at most a handful.
        if let Err(place) = all.binary_search(&Some(limit)) {
            all.insert(place, Some(limit));
        }
    }
    all
}

/// How the input of a call is billed.
struct Parts {
    input: u64,
    cache_read: u64,
    cache_write: u64,
}

impl Parts {
    /// Of what is sent again, the hits are read and the rest is written anew. Without any hits there is
    /// no cache, and all is ordinary input.
    fn of(sent: &Sent, cache: Cache) -> Self {
        let cache_read = cache.hits.of(sent.again);
        let writes = cache.hits > Factor::ZERO && cache.write != CacheWrite::Never;
        let cache_write = if writes { sent.again - cache_read } else { 0 };
        Self { input: sent.input() - cache_read - cache_write, cache_read, cache_write }
    }
}

/// The call that is billed for what is sent.
pub fn call(sent: &Sent, cache: Cache, model: &str, variant: Variant, on: Instant) -> Call {
    let parts = Parts::of(sent, cache);
    let (five_minutes, one_hour) = match cache.write {
        CacheWrite::OneHour => (0, parts.cache_write),
        _ => (parts.cache_write, 0),
    };
    Call {
        input: sent.input(),
        output: sent.output,
        cache_read: parts.cache_read,
        cache_write_5m: five_minutes,
        cache_write_1h: one_hour,
        variant,
        ..Call::new(model, on)
    }
}
