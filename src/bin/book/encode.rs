//! Writes the compiled price book. `src/catalog/compiled.rs` reads it, and describes the layout.

use std::collections::HashMap;
use std::hash::Hash;

use tokentill::catalog::compiled::{Book, MAGIC};
use tokentill::catalog::{Hours, Model, PriceRow, Provenance, Provider, Rates, Schedule};
use tokentill::money::Rate;

/// The bytes of a book.
pub fn encode(book: &Book) -> Vec<u8> {
    let mut writer = Writer { tables: Tables::of(&book.models), ..Writer::default() };
    writer.book(book);
    let mut bytes = MAGIC.to_vec();
    bytes.extend((writer.text.len() as u32).to_le_bytes());
    bytes.extend((writer.shape.len() as u32).to_le_bytes());
    bytes.extend(writer.text.into_bytes());
    bytes.extend(writer.shape);
    bytes.extend(writer.rates);
    bytes
}

#[derive(Default)]
struct Tables {
    encodings: Table<String>,
    limits: Table<u64>,
    rates: Table<Rate>,
    provenances: Table<Provenance>,
}

impl Tables {
    fn of(models: &[Model]) -> Self {
        let mut tables = Self::default();
        for model in models {
            tables.encodings.saw(&model.encoding);
            limits_of(model).into_iter().flatten().for_each(|limit| tables.limits.saw(&limit));
            for row in &model.rows {
                tables.provenances.saw(&row.provenance);
                let offers = row.variants.iter().map(|variant| &variant.schedule);
                for schedule in std::iter::once(&row.standard).chain(offers) {
                    tables.saw_schedule(schedule);
                }
            }
        }
        tables.encodings.sort();
        tables.limits.sort();
        tables.rates.sort();
        tables.provenances.sort();
        tables
    }

    fn saw_schedule(&mut self, schedule: &Schedule) {
        schedule.tiers.iter().for_each(|tier| self.limits.saw(&tier.above));
        let tiers = schedule.tiers.iter().map(|tier| &tier.rates);
        for rates in std::iter::once(&schedule.base).chain(tiers) {
            rates.iter().for_each(|(_, rate)| self.rates.saw(&rate));
        }
    }
}

fn limits_of(model: &Model) -> [Option<u64>; 5] {
    [
        model.context_window,
        model.max_output,
        model.cache_minimum,
        model.uplift_us.map(u64::from),
        model.uplift_eu.map(u64::from),
    ]
}

/// Values and how often each is used; sorted, the commonest first.
struct Table<T> {
    values: Vec<T>,
    uses: HashMap<T, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { values: Vec::new(), uses: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash + Ord> Table<T> {
    fn saw(&mut self, value: &T) {
        *self.uses.entry(value.clone()).or_insert(0) += 1;
    }

    fn sort(&mut self) {
        self.values = self.uses.keys().cloned().collect();
        self.values.sort_by(|a, b| self.uses[b].cmp(&self.uses[a]).then(a.cmp(b)));
        // From here on the map answers with places.
        let places = self.values.iter().cloned().zip(0..);
        self.uses = places.collect();
    }

    fn place(&self, value: &T) -> usize {
        self.uses[value]
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    shape: Vec<u8>,
    rates: Vec<u8>,
    tables: Tables,
}

impl Writer {
    fn book(&mut self, book: &Book) {
        self.number(book.as_of.days() as u64);
        self.strings(&book.sources);
        let encodings = self.tables.encodings.values.clone();
        self.strings(&encodings);
        let limits = self.tables.limits.values.clone();
        self.list(&limits, |writer, limit| writer.number(*limit));
        let rates = self.tables.rates.values.clone();
        self.list(&rates, |writer, rate| writer.number(rate.pico()));
        let provenances = self.tables.provenances.values.clone();
        self.list(&provenances, |writer, provenance| writer.provenance(provenance, &book.sources));
        self.list(&book.providers, |writer, provider| {
            writer.provider(provider);
            let own = |model: &&Model| model.provider == provider.id;
            let models: Vec<&Model> = book.models.iter().filter(own).collect();
            writer.list(&models, |writer, model| writer.model(model));
        });
    }

    fn provenance(&mut self, provenance: &Provenance, sources: &[String]) {
        self.number(provenance.as_of.days() as u64);
        self.number(provenance.confidence as u64);
        let place = |source: &String| sources.iter().position(|known| known == source);
        let places: Vec<usize> = provenance.sources.iter().filter_map(place).collect();
        self.list(&places, |writer, place| writer.number(*place as u64));
        self.optional_string(&provenance.note);
    }

    fn provider(&mut self, provider: &Provider) {
        self.string(&provider.id);
        self.string(&provider.name);
        self.number(provider.kind as u64);
        self.strings(&provider.spellings);
        self.strings(&provider.falls_back_to);
        self.optional_string(&provider.pricing_url);
    }

    fn model(&mut self, model: &Model) {
        let named = model.name != model.id;
        let flags = u64::from(named)
            | u64::from(model.dated_names) << 1
            | u64::from(model.encoding_assumed) << 2
            | (model.status as u64) << 3;
        self.number(flags);
        self.string(&model.id);
        if named {
            self.string(&model.name);
        }
        self.list(&model.aliases, |writer, alias| match alias.strip_prefix(&model.id) {
            Some(rest) => writer.string(&format!("+{rest}")),
            None => writer.string(alias),
        });
        self.number(self.tables.encodings.place(&model.encoding) as u64);
        limits_of(model).into_iter().for_each(|limit| self.limit(limit));
        self.list(&model.rows, Self::row);
    }

    fn row(&mut self, row: &PriceRow) {
        self.optional_day(row.from);
        self.hours(row.hours);
        self.number(self.tables.provenances.place(&row.provenance) as u64);
        self.schedule(&row.standard);
        self.list(&row.variants, |writer, variant| {
            writer.number(variant.variant as u64);
            writer.optional_day(variant.from);
            writer.schedule(&variant.schedule);
        });
    }

    fn hours(&mut self, hours: Option<Hours>) {
        let Some(hours) = hours else { return self.number(0) };
        self.number(if hours.weekdays_only { 2 } else { 1 });
        self.number(hours.from.into());
        self.number(hours.to.into());
    }

    fn schedule(&mut self, schedule: &Schedule) {
        self.rates(&schedule.base);
        self.list(&schedule.tiers, |writer, tier| {
            writer.limit(Some(tier.above));
            writer.rates(&tier.rates);
        });
    }

    fn rates(&mut self, rates: &Rates) {
        let mask = rates.iter().fold(0_u64, |mask, (dimension, _)| mask | 1 << dimension as u8);
        varint(&mut self.rates, mask);
        for (_, rate) in rates.iter() {
            varint(&mut self.rates, self.tables.rates.place(&rate) as u64);
        }
    }

    fn limit(&mut self, limit: Option<u64>) {
        let place = limit.map_or(0, |limit| self.tables.limits.place(&limit) + 1);
        self.number(place as u64);
    }

    fn optional_day(&mut self, day: Option<tokentill::catalog::Day>) {
        self.number(day.map_or(0, |day| day.days() as u64 + 1));
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        items.iter().for_each(|one| item(self, one));
    }

    fn strings(&mut self, strings: &[String]) {
        self.list(strings, |writer, string| writer.string(string));
    }

    fn string(&mut self, string: &str) {
        self.text.push_str(string);
        self.text.push('\n');
    }

    fn optional_string(&mut self, string: &Option<String>) {
        self.string(string.as_deref().unwrap_or_default());
    }

    fn number(&mut self, number: u64) {
        varint(&mut self.shape, number);
    }
}

fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
