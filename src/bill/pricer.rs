//! What many calls of text cost at one model's row: the rates are looked up once, for a table of a million
//! counts. The fast twin of `bill()`, which makes every line, warning and error; a test holds the two equal.

use super::call::{Call, LARGEST_COUNT};
use super::region::{uplift, uplifted};
use super::{Warning, bill, priced_as, row_in_force};
use crate::catalog::{Catalog, Dimension, Model, PriceRow};
use crate::error::Result;
use crate::money::{Money, Rate};

/// The price of text in and text out, for a model, a moment, a variant and a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pricer {
    /// Without any counts.
    like: Call,
    /// By rising limit; the first has none.
    brackets: Vec<Bracket>,
}

/// The rates of requests above a limit of total input. One that is `None` is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bracket {
    above: Option<u64>,
    request: Option<Rate>,
    input: Option<Rate>,
    output: Option<Rate>,
}

impl Pricer {
    /// The prices for calls like this one: its model, provider, moment, variant and region. Its counts are
    /// not looked at.
    ///
    /// # Errors
    /// `unknown-model` with the nearest names; `no-price` for a model of which no price is known;
    /// `bad-input` when the moment is before the first price.
    ///
    /// ```
    /// use tokentill::{bill::{Call, Pricer}, catalog::{Catalog, Instant}};
    /// let (book, on) = (Catalog::built_in(), Instant::from_millis(1_795_435_200_000));
    /// let pricer = Pricer::new(book, &Call::new("gpt-4o", on))?;
    /// assert_eq!(pricer.amount(book, 1_000, 100)?.to_string(), "0.0035");
    /// # Ok::<(), tokentill::Error>(())
    /// ```
    pub fn new(catalog: &Catalog, like: &Call) -> Result<Self> {
        let model = catalog.model(&like.model, like.provider.as_deref())?;
        let row = row_in_force(model, like)?;
        let like = Call {
            provider: like.provider.clone(),
            variant: like.variant,
            region: like.region,
            ..Call::new(like.model.clone(), like.on)
        };
        let mut brackets = vec![Bracket::new(model, row, &like, None)];
        let next = |input| row.next_tier(input, like.variant, like.on);
        let mut limit = next(0);
        while let Some(above) = limit {
            brackets.push(Bracket::new(model, row, &like, Some(above)));
            limit = above.checked_add(1).and_then(next);
        }
        Ok(Self { like, brackets })
    }

    /// The call without counts that it prices.
    pub fn like(&self) -> &Call {
        &self.like
    }

    /// What one call of so many tokens costs, exactly as its bill says.
    ///
    /// # Errors
    /// Those of [`bill`](super::bill()): `no-price` when the call has something that has no price,
    /// `bad-input` for a count above 2^53.
    pub fn amount(&self, catalog: &Catalog, input: u64, output: u64) -> Result<Money> {
        match self.known_amount(input, output) {
            Some(amount) => Ok(amount),
            None => {
                bill(catalog, &Call { input, output, ..self.like.clone() }).map(|bill| bill.usd)
            }
        }
    }

    /// What a reader of any of these amounts should know, whatever the counts.
    ///
    /// # Errors
    /// Those of [`Pricer::new`].
    pub fn warnings(&self, catalog: &Catalog) -> Result<Vec<Warning>> {
        bill(catalog, &self.like).map(|bill| bill.warnings)
    }

    fn known_amount(&self, input: u64, output: u64) -> Option<Money> {
        if input > LARGEST_COUNT || output > LARGEST_COUNT {
            return None;
        }
        let is_in = |bracket: &&Bracket| bracket.above.is_none_or(|above| input > above);
        let bracket = self.brackets.iter().rev().find(is_in)?;
        let fee = bracket.request.map_or(Money::ZERO, |fee| fee * 1);
        let part = |rate: Option<Rate>, tokens| match tokens {
            0 => Some(Money::ZERO),
            tokens => Some(rate? * tokens),
        };
        Some(part(bracket.input, input)? + part(bracket.output, output)? + fee)
    }
}

impl Bracket {
    fn new(model: &Model, row: &PriceRow, like: &Call, above: Option<u64>) -> Self {
        let (rates, _) = row.rates(above.map_or(0, |above| above + 1), like.variant, like.on);
        let percent = uplift(model, like.region);
        let rate = |dimension| {
            let rate = priced_as(dimension, &rates).and_then(|priced| rates.get(priced))?;
            Some(uplifted(rate, dimension, percent))
        };
        Self {
            above,
            request: rate(Dimension::Request),
            input: rate(Dimension::Input),
            output: rate(Dimension::Output),
        }
    }
}
