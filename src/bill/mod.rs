//! From counts to dollars. Takes counts, never text; knows no clock and no tokenizer.
//!
//! The order of operations: the row by model and instant, the tier by total input, the variant, the
//! buckets, quantity times rate in whole picodollars, the region's uplift on tokens, the fees.

mod bucket;
mod cache;
mod call;
mod chat;
mod images;
mod maker;
mod pricer;
mod region;
mod tokens;
mod tools;
mod warning;

pub use bucket::priced_as;
pub use cache::{CacheBreakEven, CacheLife, cache_break_even};
pub use call::{Call, LARGEST_COUNT, Region, count};
pub use chat::{ChatShape, Frame, counts_roles, frames};
pub use images::{Image, image_tokens};
pub use maker::Maker;
pub use pricer::Pricer;
pub use region::uplift;
pub use tokens::Tokens;
pub use tools::{ToolsShape, tool_tokens};
pub use warning::{OLD_AFTER_DAYS, Warning, WarningCode};

use crate::catalog::{Catalog, Day, Dimension, Model, PriceRow, Rates};
use crate::error::{Code, Error, Result};
use crate::money::{Money, Rate};
use bucket::Bucket;

/// One line of a bill: `quantity` units at `rate` make `amount`, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is billed, for people: `"input"`, `"cache read"` …
    pub label: String,
    /// How many units, of all calls together.
    pub quantity: u64,
    /// The unit: `"token"`, `"search"`, `"request"`, `"second"` …
    pub unit: &'static str,
    /// The price of one unit, uplift included.
    pub rate: Rate,
    /// Quantity times rate.
    pub amount: Money,
}

/// What a call costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The sum of the lines.
    pub usd: Money,
    /// The lines, in the order of input, output, fees.
    pub lines: Vec<Line>,
    /// The provider whose row was used.
    pub provider: String,
    /// The id of the model whose row was used.
    pub model: String,
    /// The row in force.
    pub price: PriceRow,
    /// The limit of total input that the call exceeds, when that repriced it.
    pub tier_above: Option<u64>,
    /// The next limit of total input: a token more than it, and the whole request is repriced.
    pub next_tier_above: Option<u64>,
    /// What else a reader should know.
    pub warnings: Vec<Warning>,
}

/// No public API that sells tokens is older, so no price is.
const FIRST_DAY: &str = "2020-06-11";

/// Adds up what a call costs.
///
/// # Errors
/// - `unknown-model`, with the nearest names;
/// - `no-price` when the model has no price for something that the call has: never a silent zero;
/// - `bad-input`, naming the field, when parts exceed the whole, when a count is above 2^53, or when
///   the instant is before the first price.
///
/// ```
/// use tokentill::{bill::{Call, bill}, catalog::{Catalog, Instant}};
/// let on = Instant::from_millis(1_795_435_200_000); // 2026-11-23T12:00Z
/// let call = Call { input: 1_000, output: 100, ..Call::new("gpt-4o", on) };
/// let bill = bill(Catalog::built_in(), &call)?;
/// assert_eq!(bill.usd.to_string(), "0.0035"); // 1000 × 2.5 and 100 × 10 dollars a million
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn bill(catalog: &Catalog, call: &Call) -> Result<Bill> {
    check_counts(call)?;
    let model = catalog.model(&call.model, call.provider.as_deref())?;
    let row = row_in_force(model, call)?;
    let (rates, tier_above) = row.rates(call.input, call.variant, call.on);
    let percent = region::uplift(model, call.region);
    let lines = |call: &Call| {
        let items = items(call, &rates)?.into_iter();
        items
            .map(|item| line(model, &rates, item, call.calls, percent))
            .collect::<Result<Vec<Line>>>()
    };
    let uncached = match cache::is_below_minimum(model, call) {
        true => Some(sum(&lines(&cache::without(call))?)),
        false => None,
    };
    let lines = lines(call)?;
    Ok(Bill {
        usd: sum(&lines),
        lines,
        provider: model.provider.clone(),
        model: model.id.clone(),
        price: row.clone(),
        tier_above,
        next_tier_above: row.next_tier(call.input, call.variant, call.on),
        warnings: warning::warnings(model, row, call, uncached),
    })
}

fn sum(lines: &[Line]) -> Money {
    lines.iter().map(|line| line.amount).sum()
}

fn check_counts(call: &Call) -> Result<()> {
    let counts = [
        ("calls", call.calls),
        ("input", call.input),
        ("output", call.output),
        ("cacheTokenHours", call.cache_token_hours),
        ("webSearches", call.web_searches),
        ("fileSearches", call.file_searches),
        ("mapSearches", call.map_searches),
        ("pages", call.pages),
        ("annotatedPages", call.annotated_pages),
        ("audioSeconds", call.audio_seconds),
        ("characters", call.characters),
        ("textMessages", call.text_messages),
    ];
    for (field, number) in counts {
        // Parts are checked against their whole, so they are bounded too.
        if number > LARGEST_COUNT {
            let message = format!("{field} is too large to be counted exactly, {number}");
            return Err(Error::new(Code::BadInput, message));
        }
    }
    Ok(())
}

fn row_in_force<'a>(model: &'a Model, call: &Call) -> Result<&'a PriceRow> {
    if model.rows.is_empty() {
        let window = model
            .context_window
            .map_or(String::new(), |window| format!(", with a context window of {window} tokens"));
        let message =
            format!("{} is known{window}, but no source states its price", model.qualified_id());
        return Err(Error::new(Code::NoPrice, message));
    }
    let began = Day::parse(FIRST_DAY).is_none_or(|first| call.on.day() >= first);
    let row = model.price_on(call.on).filter(|_| began);
    row.ok_or_else(|| {
        let first = model.first_day().map_or(FIRST_DAY.to_owned(), |day| day.to_string());
        let (day, id) = (call.on.day(), model.qualified_id());
        let message = format!("on: {day} is before {first}, the first day {id} can have a price");
        Error::new(Code::BadInput, message)
    })
}

/// The buckets of the call, and the fee of the call itself where there is one.
fn items(call: &Call, rates: &Rates) -> Result<Vec<Bucket>> {
    let mut items = bucket::buckets(call)?;
    if rates.get(Dimension::Request).is_some() {
        items.push(Bucket { dimension: Dimension::Request, quantity: 1 });
    }
    Ok(items)
}

fn line(
    model: &Model,
    rates: &Rates,
    item: Bucket,
    calls: u64,
    percent: Option<u32>,
) -> Result<Line> {
    let dimension = item.dimension;
    let priced = bucket::priced_as(dimension, rates);
    let rate = priced
        .and_then(|priced| rates.get(priced))
        .ok_or_else(|| no_price(model, rates, dimension))?;
    let rate = region::uplifted(rate, dimension, percent);
    let quantity = item.quantity.checked_mul(calls).ok_or_else(|| {
        let message = format!("calls: {calls} calls of {} are too many to count", item.quantity);
        Error::new(Code::BadInput, message)
    })?;
    let (rate, unit) = by_second(dimension, rate).unwrap_or((rate, dimension.unit()));
    let label = dimension.key().trim_end_matches("_hour").replace('_', " ");
    Ok(Line { label, quantity, unit, rate, amount: rate * quantity })
}

/// Audio is priced by the hour and billed by the second, at the nearest picodollar.
fn by_second(dimension: Dimension, hour: Rate) -> Option<(Rate, &'static str)> {
    let is_audio = dimension == Dimension::AudioHour;
    is_audio.then(|| (Rate::from_pico((hour.pico() + 1_800) / 3_600), "second"))
}

fn no_price(model: &Model, rates: &Rates, dimension: Dimension) -> Error {
    let known: Vec<String> = rates
        .iter()
        .map(|(known, rate)| {
            let per = match known.stated_per() {
                1 => String::new(),
                1_000 => "1,000 ".to_owned(),
                _ => "1,000,000 ".to_owned(),
            };
            let unit = if known.stated_per() == 1 {
                known.unit().to_owned()
            } else {
                plural(known.unit())
            };
            format!(
                "{} at ${} per {per}{unit}",
                known.key().replace('_', " "),
                rate.decimal_per(known.stated_per())
            )
        })
        .collect();
    let what = dimension.key().replace('_', " ");
    let message =
        format!("{} has no price for {what}; known: {}", model.qualified_id(), known.join(", "));
    Error::new(Code::NoPrice, message)
}

fn plural(unit: &str) -> String {
    if unit == "search" { "searches".to_owned() } else { format!("{unit}s") }
}
