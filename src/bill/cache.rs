//! When caching a prompt's stable prefix pays: what writing it costs more, what each read saves.

use super::bucket::priced_as;
use super::{no_price, region, row_in_force};
use crate::bill::Call;
use crate::catalog::{Catalog, Dimension, Model, Rates};
use crate::error::{Code, Error, Result};
use crate::money::{Money, Rate};

/// How long a written prefix is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheLife {
    /// Five minutes, or as long as the provider's only kind of cache lasts.
    #[default]
    Short,
    /// An hour.
    Hour,
}

/// What caching a prefix costs and saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheBreakEven {
    /// The prefix as ordinary input, once.
    pub uncached: Money,
    /// Writing it, once.
    pub write: Money,
    /// Reading it, once.
    pub read: Money,
    /// After how many reads the cached prompt costs no more than the uncached one: 0 when writing
    /// costs nothing extra, `None` when a read saves nothing, so that caching never pays.
    pub reads: Option<u64>,
    /// The provider's shortest cached prompt, when it states one.
    pub minimum: Option<u64>,
    /// Whether the prefix is below that minimum: nothing is cached then.
    pub below_minimum: bool,
}

impl CacheBreakEven {
    /// What the prefix costs when it is written once and read so many times; `None` when that is more
    /// than can be counted.
    pub fn cached(&self, reads: u64) -> Option<Money> {
        times(self.read, reads).map(|read| [self.write, read].into_iter().sum())
    }

    /// What the prefix costs in as many calls without a cache.
    pub fn without(&self, reads: u64) -> Option<Money> {
        times(self.uncached, reads.checked_add(1)?)
    }
}

fn times(amount: Money, count: u64) -> Option<Money> {
    amount.pico().checked_mul(i128::from(count)).map(Money::from_pico)
}

/// What caching the first `prefix` tokens of a call's input costs and saves. The call says the model,
/// the moment, the variant, the region and, by its total input, the tier; its own cache counts are not
/// looked at.
///
/// # Errors
/// Those of [`bill`](super::bill()); `bad-input` when the prefix is longer than the input.
///
/// ```
/// use tokentill::{bill::{Call, CacheLife, cache_break_even}, catalog::{Catalog, Instant}};
/// let on = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z
/// let call = Call { input: 12_000, ..Call::new("claude-sonnet-4-5", on) };
/// let hour = cache_break_even(Catalog::built_in(), &call, 10_000, CacheLife::Hour)?;
/// assert_eq!(hour.reads, Some(2)); // 3 dollars more to write, 2.70 saved by each read
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn cache_break_even(
    catalog: &Catalog,
    call: &Call,
    prefix: u64,
    life: CacheLife,
) -> Result<CacheBreakEven> {
    super::check_counts(call)?;
    if prefix > call.input {
        let message = format!("prefix ({prefix}) is longer than input ({})", call.input);
        return Err(Error::new(Code::BadInput, message));
    }
    let model = catalog.model(&call.model, call.provider.as_deref())?;
    let (rates, _) = row_in_force(model, call)?.rates(call.input, call.variant, call.on);
    let percent = region::uplift(model, call.region);
    let rate = |dimension| {
        let rate = nearest(&rates, dimension).ok_or_else(|| no_price(model, &rates, dimension))?;
        Ok(region::uplifted(rate, dimension, percent))
    };
    let written = match life {
        CacheLife::Short => Dimension::CacheWrite,
        CacheLife::Hour => Dimension::CacheWrite1h,
    };
    let (input, write, read) =
        (rate(Dimension::Input)?, rate(written)?, rate(Dimension::CacheRead)?);
    Ok(CacheBreakEven {
        uncached: input * prefix,
        write: write * prefix,
        read: read * prefix,
        reads: reads_to_pay(input, write, read),
        minimum: model.cache_minimum,
        below_minimum: model.cache_minimum.is_some_and(|minimum| prefix < minimum),
    })
}

/// How many tokens of a call are written to a cache or read from one.
pub(super) fn cached(call: &Call) -> u64 {
    let read = [call.cache_read, call.cache_read_audio, call.cache_read_image];
    let written = [call.cache_write_5m, call.cache_write_1h, call.cache_write_12h];
    read.into_iter().chain(written).fold(0, u64::saturating_add)
}

/// Whether the model does not cache so few tokens.
pub(super) fn is_below_minimum(model: &Model, call: &Call) -> bool {
    let cached = cached(call);
    cached > 0 && model.cache_minimum.is_some_and(|minimum| cached < minimum)
}

/// The same call where nothing is cached.
pub(super) fn without(call: &Call) -> Call {
    Call {
        cache_read: 0,
        cache_write_5m: 0,
        cache_write_1h: 0,
        cache_write_12h: 0,
        input_audio: call.input_audio.saturating_add(call.cache_read_audio),
        input_image: call.input_image.saturating_add(call.cache_read_image),
        cache_read_audio: 0,
        cache_read_image: 0,
        cache_token_hours: 0,
        ..call.clone()
    }
}

fn nearest(rates: &Rates, dimension: Dimension) -> Option<Rate> {
    rates.get(priced_as(dimension, rates)?)
}

/// The fewest reads after which writing and reading cost no more than sending it each time.
fn reads_to_pay(input: Rate, write: Rate, read: Rate) -> Option<u64> {
    let extra = write.pico().saturating_sub(input.pico());
    let saved = input.pico().saturating_sub(read.pico());
    if saved == 0 { None } else { Some(extra.div_ceil(saved)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_reads_are_just_enough() {
        let rate = Rate::from_pico;
        for (input, write, read) in
            [(3_000, 3_750, 300), (3_000, 6_000, 300), (10, 11, 9), (5, 9, 1)]
        {
            let reads = reads_to_pay(rate(input), rate(write), rate(read)).expect("it pays");
            let cached = |reads: u64| write + reads * read;
            let uncached = |reads: u64| (reads + 1) * input;
            assert!(cached(reads) <= uncached(reads));
            assert!(reads == 0 || cached(reads - 1) > uncached(reads - 1));
        }
        assert_eq!(reads_to_pay(rate(5), rate(5), rate(1)), Some(0));
        assert_eq!(reads_to_pay(rate(5), rate(6), rate(5)), None);
    }
}
