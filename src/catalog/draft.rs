//! A model and its prices as someone wrote them, still to be checked: the TOML of the price book and
//! the override of a host page. Knows no file format; a mistake is named by model, row and field.

use std::sync::Arc;

use super::Catalog;
use super::compiled::Book;
use super::dimension::Dimension;
use super::model::{Model, Status};
use super::moment::Day;
use super::price::{
    Confidence, Hours, PriceRow, Provenance, Rates, Schedule, Tier, Variant, VariantPrice,
};
use super::provider::{Provider, ProviderKind};
use crate::error::{Code, Error, Result};
use crate::money::Rate;

/// A model, as written. Every field that is `None` keeps what the catalogue has, or is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelDraft {
    /// The provider's name or a spelling of it; a new name makes a new provider.
    pub provider: String,
    /// The provider's own id of the model.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// Other ids of the same model.
    pub aliases: Option<Vec<String>>,
    /// See [`Model::dated_names`].
    pub dated_names: Option<bool>,
    /// `"current"`, `"legacy"` or `"retired"`.
    pub status: Option<String>,
    /// The encoding that counts its tokens.
    pub encoding: Option<String>,
    /// See [`Model::encoding_assumed`].
    pub encoding_assumed: Option<bool>,
    /// In tokens.
    pub context_window: Option<u64>,
    /// In tokens.
    pub max_output: Option<u64>,
    /// In tokens.
    pub cache_minimum: Option<u64>,
    /// In hundredths of the ordinary price.
    pub uplift_us: Option<u32>,
    /// In hundredths of the ordinary price.
    pub uplift_eu: Option<u32>,
    /// The price rows.
    pub prices: Vec<PriceDraft>,
}

/// A price row, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceDraft {
    /// The first day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The hours in UTC, `HH:MM-HH:MM`.
    pub hours: Option<String>,
    /// Whether the hours leave out Saturdays and Sundays.
    pub weekdays_only: bool,
    /// The ordinary rates.
    pub rates: Vec<RateDraft>,
    /// The tiers, by rising limit.
    pub above: Vec<TierDraft>,
    /// The variants.
    pub variants: Vec<VariantDraft>,
    /// The day a source was last seen stating it; by default the first day of the row, or else the
    /// day of the catalogue.
    pub as_of: Option<String>,
    /// Who states it; by default `"override"`.
    pub sources: Vec<String>,
    /// `"agree"`, `"single"` or `"disputed"`; by default by the number of sources.
    pub confidence: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A rate, as written: the dimension's key, and dollars as a decimal for as many units as
/// [`Dimension::stated_per`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateDraft {
    /// Such as `"cache_read"`.
    pub key: String,
    /// Such as `"0.075"`.
    pub usd: String,
}

/// A tier, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TierDraft {
    /// The total input that must be exceeded.
    pub tokens: u64,
    /// The rates that change.
    pub rates: Vec<RateDraft>,
}

/// A variant, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariantDraft {
    /// Such as `"batch"`.
    pub name: String,
    /// The first day on which it is known.
    pub from: Option<String>,
    /// The rates that differ from the ordinary ones.
    pub rates: Vec<RateDraft>,
    /// Its own tiers.
    pub above: Vec<TierDraft>,
}

impl ModelDraft {
    /// The model it describes, when nothing is known of it yet. `as_of` is the day of the catalogue.
    ///
    /// # Errors
    /// `bad-input`, naming `place`, the model, the row and the field.
    pub fn check(&self, place: &str, as_of: Day) -> Result<Model> {
        let place = self.place(place);
        if self.id.trim().is_empty() || self.provider.trim().is_empty() {
            return Err(mistake(&place, "provider and id", "both must be given"));
        }
        let mut model = Model {
            provider: self.provider.clone(),
            id: self.id.clone(),
            name: self.id.clone(),
            aliases: Vec::new(),
            dated_names: false,
            status: Status::Current,
            encoding: "unknown".to_owned(),
            encoding_assumed: false,
            context_window: None,
            max_output: None,
            cache_minimum: None,
            uplift_us: None,
            uplift_eu: None,
            rows: Vec::new(),
        };
        self.write_over(&mut model, &place, as_of)?;
        Ok(model)
    }

    fn place(&self, place: &str) -> String {
        format!("{place} ({}/{})", self.provider, self.id)
    }

    fn write_over(&self, model: &mut Model, place: &str, as_of: Day) -> Result<()> {
        self.write_facts(model, place)?;
        for (number, draft) in self.prices.iter().enumerate() {
            let row = draft.check(&format!("{place}, prices[{number}]"), as_of)?;
            place_row(&mut model.rows, row);
        }
        Ok(())
    }

    fn write_facts(&self, model: &mut Model, place: &str) -> Result<()> {
        set(&mut model.name, &self.name);
        set(&mut model.aliases, &self.aliases);
        set(&mut model.dated_names, &self.dated_names);
        set(&mut model.encoding, &self.encoding);
        set(&mut model.encoding_assumed, &self.encoding_assumed);
        model.context_window = self.context_window.or(model.context_window);
        model.max_output = self.max_output.or(model.max_output);
        model.cache_minimum = self.cache_minimum.or(model.cache_minimum);
        model.uplift_us = self.uplift_us.or(model.uplift_us);
        model.uplift_eu = self.uplift_eu.or(model.uplift_eu);
        if let Some(status) = &self.status {
            model.status = Status::from_name(status)
                .ok_or_else(|| mistake(place, "status", "must be current, legacy or retired"))?;
        }
        Ok(())
    }
}

impl PriceDraft {
    fn check(&self, place: &str, as_of: Day) -> Result<PriceRow> {
        let from = optional_day(place, "from", self.from.as_deref())?;
        let standard = schedule(place, &self.rates, &self.above)?;
        if standard.base.is_empty() {
            return Err(mistake(place, "rates", "a row needs at least one, such as input"));
        }
        Ok(PriceRow {
            from,
            hours: self.hours(place)?,
            variants: self
                .variants
                .iter()
                .map(|draft| draft.check(place))
                .collect::<Result<_>>()?,
            provenance: Arc::new(self.provenance(place, from.unwrap_or(as_of))?),
            standard,
        })
    }

    fn hours(&self, place: &str) -> Result<Option<Hours>> {
        let Some(text) = &self.hours else { return Ok(None) };
        let hours = text.split_once('-').and_then(|(from, to)| {
            let weekdays_only = self.weekdays_only;
            Some(Hours { from: minute(from)?, to: minute(to)?, weekdays_only })
        });
        let wrong =
            || mistake(place, "hours", &format!("\"{text}\" is not of the form 01:00-04:00"));
        hours.map(Some).ok_or_else(wrong)
    }

    fn provenance(&self, place: &str, as_of: Day) -> Result<Provenance> {
        let sources = if self.sources.is_empty() {
            vec!["override".to_owned()]
        } else {
            self.sources.clone()
        };
        let by_number = if sources.len() > 1 { Confidence::Agree } else { Confidence::Single };
        let confidence = match &self.confidence {
            None => by_number,
            Some(name) => Confidence::from_name(name)
                .ok_or_else(|| mistake(place, "confidence", "must be agree, single or disputed"))?,
        };
        let as_of = optional_day(place, "as_of", self.as_of.as_deref())?.unwrap_or(as_of);
        Ok(Provenance { as_of, sources, confidence, note: self.note.clone() })
    }
}

impl VariantDraft {
    fn check(&self, place: &str) -> Result<VariantPrice> {
        let place = format!("{place}, variant \"{}\"", self.name);
        let variant = Variant::from_name(&self.name)
            .filter(|variant| *variant != Variant::Standard)
            .ok_or_else(|| mistake(&place, "name", "must be batch, flex, priority or fast"))?;
        Ok(VariantPrice {
            variant,
            from: optional_day(&place, "from", self.from.as_deref())?,
            schedule: schedule(&place, &self.rates, &self.above)?,
        })
    }
}

/// Puts a draft into a book: over the model it names, or as a new one.
pub(super) fn apply(
    book: &mut Book,
    catalog: &Catalog,
    draft: &ModelDraft,
    place: &str,
) -> Result<()> {
    let provider = match catalog.shelf().provider(&draft.provider) {
        Ok(provider) => provider.id.clone(),
        Err(_) => draft.provider.clone(),
    };
    // An earlier draft may have added the model, which the catalogue does not know yet.
    let named = catalog.model(&draft.id, Some(&provider)).ok();
    let own = named.filter(|model| model.provider == provider).map_or(&draft.id, |model| &model.id);
    let is_own = |model: &&mut Model| model.provider == provider && model.id == *own;
    if let Some(model) = book.models.iter_mut().find(is_own) {
        return draft.write_over(model, &draft.place(place), book.as_of);
    }
    if draft.prices.is_empty() {
        let place = draft.place(place);
        return Err(mistake(&place, "prices", "a new model needs at least one row"));
    }
    let mut model = draft.check(place, book.as_of)?;
    if let Some(makers) = named {
        model = hosted(makers, model.rows);
        draft.write_facts(&mut model, &draft.place(place))?;
    }
    model.id.clone_from(&draft.id);
    model.provider.clone_from(&provider);
    if !book.providers.iter().any(|known| known.id == provider) {
        book.providers.push(new_provider(&provider));
    }
    book.models.push(model);
    Ok(())
}

/// What a host has without a price of its own is the maker's model; with one it is the host's.
fn hosted(makers: &Model, rows: Vec<PriceRow>) -> Model {
    Model { rows, aliases: Vec::new(), ..makers.clone() }
}

fn new_provider(id: &str) -> Provider {
    Provider {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: ProviderKind::Direct,
        spellings: Vec::new(),
        falls_back_to: Vec::new(),
        pricing_url: None,
    }
}

/// A row replaces the one of the same day and hours; a new one goes where its day and hours put it:
/// later days later, certain hours after all hours. A row without either states the price at all
/// times, so it takes the place of every row.
fn place_row(rows: &mut Vec<PriceRow>, row: PriceRow) {
    if row.from.is_none() && row.hours.is_none() {
        rows.clear();
    }
    let key = |row: &PriceRow| (row.hours.is_some(), row.from, row.hours.map(|hours| hours.from));
    match rows.iter().position(|known| key(known) == key(&row)) {
        Some(place) => rows[place] = row,
        None => {
            rows.push(row);
            rows.sort_by_key(key);
        }
    }
}

fn schedule(place: &str, base: &[RateDraft], above: &[TierDraft]) -> Result<Schedule> {
    let mut tiers: Vec<Tier> = Vec::new();
    for tier in above {
        if tiers.last().is_some_and(|last| last.above >= tier.tokens) {
            return Err(mistake(place, "above", "the limits must rise from tier to tier"));
        }
        let place = format!("{place}, above {} tokens", tier.tokens);
        tiers.push(Tier { above: tier.tokens, rates: rates(&place, &tier.rates)? });
    }
    Ok(Schedule { base: rates(place, base)?, tiers })
}

fn rates(place: &str, drafts: &[RateDraft]) -> Result<Rates> {
    let mut rates = Rates::default();
    for RateDraft { key, usd } in drafts {
        let dimension = Dimension::from_key(key).ok_or_else(|| {
            let keys = Dimension::ALL.map(Dimension::key).join(", ");
            mistake(place, key, &format!("is not something that is billed; known are {keys}"))
        })?;
        let rate =
            Rate::per(usd, dimension.stated_per()).map_err(|why| mistake(place, key, &why))?;
        rates.set(dimension, rate);
    }
    Ok(rates)
}

fn optional_day(place: &str, field: &str, text: Option<&str>) -> Result<Option<Day>> {
    let Some(text) = text else { return Ok(None) };
    let wrong = || mistake(place, field, &format!("\"{text}\" is not a day such as 2026-11-23"));
    Day::parse(text).map(Some).ok_or_else(wrong)
}

fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn set<T: Clone>(field: &mut T, draft: &Option<T>) {
    if let Some(value) = draft {
        field.clone_from(value);
    }
}

fn mistake(place: &str, field: &str, what: &str) -> Error {
    Error::new(Code::BadInput, format!("{place}: {field}: {what}"))
}
