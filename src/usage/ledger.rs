//! Adds up rows by workflow, model and day, each billed at the price of its own moment.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::reader::UsageRow;
use crate::bill::{Call, bill};
use crate::catalog::{Catalog, Day};
use crate::error::Error;
use crate::money::Money;

/// The most combinations of workflow, model and day that are kept apart.
const MOST_KEYS: usize = 50_000;
/// The most runs that are told apart: as hashes, some sixteen megabytes.
const MOST_RUNS: usize = 1_000_000;
/// Where calls go when there are too many combinations.
const REST: &str = "(other workflows)";

/// What sums are kept by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The workflow's label.
    pub workflow: String,
    /// The model as the log names it.
    pub model: String,
    /// The day, in UTC; `None` where the log does not say.
    pub day: Option<Day>,
}

/// The sums of some calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The calls.
    pub calls: u64,
    /// Those of them that no price was found for: their cost is not in `amount`.
    pub unpriced: u64,
    /// Those of them whose line says whether they are retries.
    pub told_retries: u64,
    /// Those of them that are.
    pub retries: u64,
    /// Different runs; a run that lasts over midnight counts on both days. Calls without a run are not
    /// in it.
    pub runs: u64,
    /// Those of the calls whose line names a run.
    pub with_run: u64,
    /// Input tokens in all.
    pub input: u64,
    /// Output tokens in all.
    pub output: u64,
    /// Input tokens read from a cache.
    pub cache_read: u64,
    /// Input tokens written to a cache.
    pub cache_write: u64,
    /// What the priced calls cost.
    pub amount: Money,
}

impl Sums {
    /// These sums and others together.
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            calls: self.calls + other.calls,
            unpriced: self.unpriced + other.unpriced,
            told_retries: self.told_retries + other.told_retries,
            retries: self.retries + other.retries,
            runs: self.runs + other.runs,
            with_run: self.with_run + other.with_run,
            input: self.input.saturating_add(other.input),
            output: self.output.saturating_add(other.output),
            cache_read: self.cache_read.saturating_add(other.cache_read),
            cache_write: self.cache_write.saturating_add(other.cache_write),
            amount: self.amount + other.amount,
        }
    }
}

/// A table of sums. Its memory is bounded whatever the log says.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    sums: BTreeMap<Key, Sums>,
    /// Hashes of workflow and run, each with the workflow's distinct runs counted in `runs`.
    seen: HashSet<u64>,
    runs: HashMap<String, u64>,
    /// Why calls could not be priced, by model, with how many.
    unpriced: BTreeMap<String, (Error, u64)>,
    /// Whether runs or combinations were more than are kept.
    overflowed: bool,
}

impl Ledger {
    /// Adds a call, at the price of its moment. A call without a price is counted and not guessed.
    pub fn add(&mut self, catalog: &Catalog, row: &UsageRow) {
        let key = self.key(row);
        let (new_here, new_at_all) = match &row.run {
            Some(run) => (self.first(&(&key, run)), self.first(&(&key.workflow, run))),
            None => (false, false),
        };
        if new_at_all {
            *self.runs.entry(key.workflow.clone()).or_default() += 1;
        }
        let priced = bill(catalog, &row.call);
        if let Err(error) = &priced
            && (self.unpriced.len() < MOST_KEYS || self.unpriced.contains_key(&row.call.model))
        {
            self.unpriced.entry(row.call.model.clone()).or_insert_with(|| (error.clone(), 0)).1 +=
                1;
        }
        let Call { input, output, cache_read, cache_write_5m, cache_write_1h, .. } = row.call;
        let one = Sums {
            calls: 1,
            unpriced: u64::from(priced.is_err()),
            told_retries: u64::from(row.retry.is_some()),
            retries: u64::from(row.retry == Some(true)),
            runs: u64::from(new_here),
            with_run: u64::from(row.run.is_some()),
            input,
            output,
            cache_read,
            cache_write: cache_write_5m + cache_write_1h,
            amount: priced.map_or(Money::ZERO, |bill| bill.usd),
        };
        let sums = self.sums.entry(key).or_default();
        *sums = sums.plus(&one);
    }

    /// The sums, by workflow, model and day.
    pub fn sums(&self) -> impl Iterator<Item = (&Key, &Sums)> {
        self.sums.iter()
    }

    /// The sums of a workflow over all models and days; its runs are different ones.
    pub fn workflow(&self, name: &str) -> Sums {
        let own = self.sums.iter().filter(|(key, _)| key.workflow == name);
        let sums = own.fold(Sums::default(), |sum, (_, one)| sum.plus(one));
        Sums { runs: self.runs.get(name).copied().unwrap_or(0), ..sums }
    }

    /// The names of the workflows.
    pub fn workflows(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.sums.keys().map(|key| key.workflow.as_str()).collect();
        // The keys are in order, so equal names stand side by side.
        names.dedup();
        names
    }

    /// Why calls could not be priced: by model, the first error and how many.
    pub fn unpriced(&self) -> impl Iterator<Item = (&str, &Error, u64)> {
        self.unpriced.iter().map(|(model, (error, count))| (model.as_str(), error, *count))
    }

    /// Whether the log has more runs or combinations than are kept apart, so that runs are too few or
    /// workflows joined.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    fn key(&mut self, row: &UsageRow) -> Key {
        let day = row.dated.then(|| row.call.on.day());
        let key = Key { workflow: row.workflow.clone(), model: row.call.model.clone(), day };
        if self.sums.len() < MOST_KEYS || self.sums.contains_key(&key) {
            return key;
        }
        self.overflowed = true;
        Key { workflow: REST.to_owned(), model: REST.to_owned(), day: None }
    }

    /// Whether this is met for the first time.
    fn first(&mut self, what: &impl Hash) -> bool {
        if self.seen.len() >= 2 * MOST_RUNS {
            self.overflowed = true;
            return false;
        }
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        self.seen.insert(hasher.finish())
    }
}
