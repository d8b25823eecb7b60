//! From columns of counts to columns of amounts.

use super::engine::{Engine, no_handle};
use super::memory::Output;
use crate::bill::{Call, Pricer, Region};
use crate::catalog::{Catalog, Instant, PriceRow, Variant};
use crate::error::{Code, Error, Result};
use crate::money::Money;

/// What is asked, by name; an empty name is the default.
pub(super) struct Asked<'a> {
    pub(super) model: &'a str,
    pub(super) variant: &'a str,
    pub(super) region: &'a str,
    pub(super) on: i64,
}

/// Tokens in and out of each call; none at all is 0 for every one.
pub(super) struct Calls<'a> {
    pub(super) rows: usize,
    pub(super) input: &'a [[u8; 8]],
    pub(super) output: &'a [[u8; 8]],
}

impl Engine {
    /// The handle of a price, with a description: the row in force, and what to know of it.
    ///
    /// # Errors
    /// `unknown-model`, `no-price`, `bad-input`.
    pub(super) fn open_pricer(&mut self, asked: &Asked) -> Result<usize> {
        let book = Catalog::built_in();
        let like = asked.call()?;
        let known = self.pricers.iter().position(|pricer| *pricer.like() == like);
        let handle = match known {
            Some(handle) => handle,
            None => {
                self.pricers.push(Pricer::new(book, &like)?);
                self.pricers.len() - 1
            }
        };
        let warnings = self.pricers[handle].warnings(book)?;
        let model = book.model(&like.model, None)?;
        let row = model.price_on(like.on).map(facts).unwrap_or_default();
        let id = model.qualified_id();
        let told = warnings.iter().map(|warning| ("warning", warning.sentence.as_str()));
        let row = row.iter().map(|(name, value)| (*name, value.as_str()));
        self.reply.describe([("model", id.as_str())].into_iter().chain(row).chain(told));
        Ok(handle)
    }

    /// Prices every call of a column; the sum stands in `total`.
    ///
    /// # Errors
    /// `bad-input` and `no-price`, naming the row.
    pub(super) fn price(
        &self,
        handle: u32,
        calls: &Calls,
        amounts: &Output<16>,
        total: &Output<16>,
    ) -> Result<()> {
        let pricer = self.pricers.get(handle as usize).ok_or_else(|| no_handle("price", handle))?;
        let mut sum = Money::ZERO;
        for row in 0..calls.rows {
            let tokens = |column: &[[u8; 8]]| column.get(row).map_or(0, |n| u64::from_le_bytes(*n));
            let amount = pricer
                .amount(Catalog::built_in(), tokens(calls.input), tokens(calls.output))
                .map_err(|error| error.within(&format!("row {row}")))?;
            amounts.write(row, amount.pico().to_le_bytes());
            sum = sum + amount;
        }
        total.write(0, sum.pico().to_le_bytes());
        Ok(())
    }
}

impl Asked<'_> {
    fn call(&self) -> Result<Call> {
        let call = Call::new(self.model, Instant::from_millis(self.on));
        let variant = named("variant", self.variant, Variant::ALL, Variant::as_str)?;
        let region = named("region", self.region, Region::ALL, Region::as_str)?;
        Ok(Call { variant, region, ..call })
    }
}

fn named<T: Copy + Default, const N: usize>(
    field: &str,
    given: &str,
    all: [T; N],
    name: fn(T) -> &'static str,
) -> Result<T> {
    if given.is_empty() {
        return Ok(T::default());
    }
    all.into_iter().find(|one| name(*one) == given).ok_or_else(|| {
        let known = all.map(name).join("\", \"");
        Error::new(Code::BadInput, format!("{field} is \"{given}\"; it can be \"{known}\""))
    })
}

/// Where the row comes from.
fn facts(row: &PriceRow) -> Vec<(&'static str, String)> {
    let provenance = &row.provenance;
    let from = row.from.map(|day| ("from", day.to_string()));
    let rest = [
        ("as-of", provenance.as_of.to_string()),
        ("confidence", provenance.confidence.as_str().to_owned()),
        ("sources", provenance.sources.join(", ")),
    ];
    from.into_iter().chain(rest).collect()
}
