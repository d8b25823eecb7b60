//! The models that would do a workflow's calls for less, at its own counts or at re-counted ones.
//! Knows prices and sizes only: whether a model is good enough, the user must test.

use super::check::{CheckedWorkflow, Counts};
use super::run::{largest, priced};
use super::tariff::{Tariff, call};
use super::workflow::cost;
use crate::catalog::{
    Catalog, Confidence, Dimension, Instant, Model, PriceRow, ProviderKind, Status,
};
use crate::money::Money;

/// How many a forecast names.
pub const NAMED: usize = 10;

/// Parts of an id that mean another kind of work than reading and writing text. The price book does not
/// say what a model is for.
const OTHER_WORK: [&str; 18] = [
    "audio",
    "banana",
    "cyber",
    "embed",
    "image",
    "live",
    "moderation",
    "ocr",
    "omni",
    "realtime",
    "robotics",
    "rosalind",
    "safeguard",
    "search",
    "transcribe",
    "translate",
    "tts",
    "voice",
];

/// A model that would cost less for a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cheaper {
    /// A name that the catalogue resolves to it.
    pub model: String,
    /// What the first month would cost with it.
    pub usd_per_month: Money,
    /// What that saves. With a share of the runs routed to it, the saving is that share of this.
    pub saving: Money,
    /// Whether the plan has the texts' counts by this model's own tokenizer; otherwise the workflow's
    /// own counts stand in, which may differ by half.
    pub recounted: bool,
}

/// Models that take the place of every model of the workflow: the cheapest, at most so many.
pub fn cheaper(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    on: Instant,
    likely: Money,
    most: usize,
) -> Vec<Cheaper> {
    let mut found: Vec<Cheaper> = candidates(catalog, on)
        .filter_map(|(model, row)| offer(catalog, workflow, model, row, on))
        .filter(|offer| offer.usd_per_month < likely)
        .map(|offer| Cheaper { saving: likely - offer.usd_per_month, ..offer })
        .collect();
    found.sort_unstable_by(|a, b| {
        let key = |offer: &Cheaper| (offer.usd_per_month, offer.model.len());
        key(a).cmp(&key(b)).then_with(|| a.model.cmp(&b.model))
    });
    // Snapshots of one model cost the same; its shortest name stands for all.
    found.dedup_by(|a, b| a.usd_per_month == b.usd_per_month && same_family(&a.model, &b.model));
    found.truncate(most);
    found
}

/// The models on offer for text: current ones of those who make them, which every source lists that
/// knows the maker. What only one of several lists may be gone without a word, or have no settled price.
pub fn candidates(catalog: &Catalog, on: Instant) -> impl Iterator<Item = (&Model, &PriceRow)> {
    let compared = makers_of_several_sources(catalog);
    let maker = |id: &str| {
        let found = catalog.providers().iter().find(|provider| provider.id == id);
        found.is_some_and(|provider| provider.kind == ProviderKind::Direct)
    };
    catalog
        .all()
        .iter()
        .filter(move |model| model.status == Status::Current && maker(&model.provider))
        .filter(|model| !OTHER_WORK.iter().any(|work| model.id.contains(work)))
        .filter_map(move |model| {
            let row = model.price_on(on)?;
            let known_to_one = row.provenance.confidence == Confidence::Single
                && is_of_the_book(catalog, row)
                && compared.contains(&model.provider.as_str());
            if known_to_one && !is_announced(model, row) {
                return None;
            }
            let sold = |dimension| row.rate(dimension).is_some_and(|rate| rate.pico() > 0);
            (sold(Dimension::Input) && sold(Dimension::Output)).then_some((model, row))
        })
}

/// The makers some of whose prices two sources state.
fn makers_of_several_sources(catalog: &Catalog) -> Vec<&str> {
    let agreed =
        |model: &Model| model.rows.iter().any(|row| row.provenance.confidence == Confidence::Agree);
    let makers = catalog.providers().iter().map(|provider| provider.id.as_str());
    makers
        .filter(|id| catalog.all().iter().any(|model| model.provider == *id && agreed(model)))
        .collect()
}

/// Not so the rows that a host page has laid over the book.
fn is_of_the_book(catalog: &Catalog, row: &PriceRow) -> bool {
    row.provenance.sources.iter().all(|source| catalog.sources().contains(source))
}

/// A price that was announced beforehand by one source, of a model whose earlier price both state.
fn is_announced(model: &Model, row: &PriceRow) -> bool {
    let before = |other: &&PriceRow| other.from < row.from;
    row.from.is_some()
        && model
            .rows
            .iter()
            .filter(before)
            .any(|other| other.provenance.confidence != Confidence::Single)
}

fn offer(
    catalog: &Catalog,
    workflow: &CheckedWorkflow,
    model: &Model,
    row: &PriceRow,
    on: Instant,
) -> Option<Cheaper> {
    let recount = recount_for(catalog, workflow, model);
    let counts = recount.unwrap_or(workflow.counts);
    let most = largest(workflow, counts);
    // Without a known window nobody can say whether the calls fit.
    let fits = model.context_window? >= most.input() + most.output
        && model.max_output.is_none_or(|longest| longest >= most.output);
    if !fits {
        return None;
    }
    let largest = call(&most, workflow.cache, &model.qualified_id(), workflow.variant, on);
    let tariff = Tariff::of_row(row, &largest, workflow.cache.write);
    let run = priced(workflow, counts, &tariff)?;
    let alone = workflow.on_one_model(&model.id);
    Some(Cheaper {
        model: shortest_name(catalog, model),
        usd_per_month: cost(&alone, &[run], alone.runs).ok()?,
        saving: Money::ZERO,
        recounted: recount.is_some(),
    })
}

fn recount_for(catalog: &Catalog, workflow: &CheckedWorkflow, model: &Model) -> Option<Counts> {
    let is_model =
        |name: &str| catalog.model(name, None).is_ok_and(|found| std::ptr::eq(found, model));
    workflow.recounts.iter().find(|(name, _)| is_model(name)).map(|(_, counts)| *counts)
}

/// The id, where that is enough to find the model again; otherwise with its provider.
pub fn shortest_name(catalog: &Catalog, model: &Model) -> String {
    match catalog.model(&model.id, None) {
        Ok(found) if std::ptr::eq(found, model) => model.id.clone(),
        _ => model.qualified_id(),
    }
}

/// Whether two names differ only in what marks a snapshot: `"qwen-plus"` and `"qwen-plus-2025-09-11"`.
fn same_family(a: &str, b: &str) -> bool {
    let family = |name: &str| -> String {
        let kept = name.split('-').take_while(|part| !is_snapshot(part));
        kept.collect::<Vec<&str>>().join("-")
    };
    family(a) == family(b)
}

fn is_snapshot(part: &str) -> bool {
    matches!(part, "latest" | "preview")
        || (part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
}
