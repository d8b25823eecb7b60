//! Price tables as plain data, such as a JSON file holds, to drafts: the override of a host page. Knows
//! no file format and no price; a field it does not know is refused, because it would be lost.

use super::dimension::Dimension;
use super::draft::{ModelDraft, PriceDraft, RateDraft, TierDraft, VariantDraft};
use super::price::Variant;
use crate::error::{Code, Error, Result};

/// A value as JSON has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// Nothing: as if the field were not there.
    Null,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Plain>),
    /// Fields by name, in the order in which they were written.
    Table(Vec<(String, Plain)>),
}

/// Reads `{ models: [{ provider, id, prices: [{ from, input, output, … }] }] }`, or the list alone.
///
/// The fields are those of the price book and of [`ModelDraft`]; `camelCase` is read as `snake_case`.
/// Rates stand beside the other fields of a row, under the keys of [`Dimension`], in dollars for as
/// many units as [`Dimension::stated_per`] says; as a decimal text or as a number. `variants` are a
/// table by name, or a list of rows with a `name`.
///
/// # Errors
/// `bad-input`, naming the model, the row and the field, with the nearest names of a misspelt one.
///
/// ```
/// use tokentill::catalog::{Catalog, Plain, model_drafts};
/// let text = |text: &str| Plain::Text(text.to_owned());
/// let table = |fields: Vec<(&str, Plain)>| {
///     Plain::Table(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
/// };
/// let row = table(vec![("input", Plain::Number(1.5)), ("output", text("6"))]);
/// let prices = Plain::List(vec![row]);
/// let model = table(vec![("provider", text("openai")), ("id", text("gpt-4o")), ("prices", prices)]);
/// let ours = Catalog::built_in().with(&model_drafts(&Plain::List(vec![model]))?)?;
/// assert_eq!(ours.model("gpt-4o", None)?.rows.len(), 1);
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn model_drafts(book: &Plain) -> Result<Vec<ModelDraft>> {
    let models = match book {
        Plain::Table(_) => {
            let fields = Fields::of(book, "prices", &["models", "schema"], &[])?;
            fields.list("models")?.ok_or_else(|| mistake("prices", "models", "is missing"))?
        }
        Plain::List(models) => models,
        _ => return Err(mistake("prices", "models", "must be a list of models")),
    };
    let numbered = models.iter().enumerate();
    numbered.map(|(number, model)| model_draft(model, &format!("models[{number}]"))).collect()
}

const MODEL_FIELDS: [&str; 14] = [
    "provider",
    "id",
    "name",
    "aliases",
    "dated_names",
    "status",
    "encoding",
    "encoding_assumed",
    "context_window",
    "max_output",
    "cache_minimum",
    "uplift_us",
    "uplift_eu",
    "prices",
];

fn model_draft(model: &Plain, place: &str) -> Result<ModelDraft> {
    let named = |key| match Fields::of(model, place, &MODEL_FIELDS, &[])?.text(key)? {
        Some(text) => Ok(text),
        None => Err(mistake(place, key, "is missing")),
    };
    let (provider, id) = (named("provider")?, named("id")?);
    let place = format!("{place} ({provider}/{id})");
    let fields = Fields::of(model, &place, &MODEL_FIELDS, &[])?;
    let percent = |key| match fields.count(key)?.map(u32::try_from).transpose() {
        Ok(percent) => Ok(percent),
        Err(_) => Err(mistake(&place, key, "is too large")),
    };
    let rows = fields.list("prices")?.unwrap_or_default().iter().enumerate();
    Ok(ModelDraft {
        name: fields.text("name")?,
        aliases: fields.texts("aliases")?,
        dated_names: fields.flag("dated_names")?,
        status: fields.text("status")?,
        encoding: fields.text("encoding")?,
        encoding_assumed: fields.flag("encoding_assumed")?,
        context_window: fields.count("context_window")?,
        max_output: fields.count("max_output")?,
        cache_minimum: fields.count("cache_minimum")?,
        uplift_us: percent("uplift_us")?,
        uplift_eu: percent("uplift_eu")?,
        prices: rows
            .map(|(number, row)| price_draft(row, &format!("{place}, prices[{number}]")))
            .collect::<Result<_>>()?,
        provider,
        id,
    })
}

const ROW_FIELDS: [&str; 9] = [
    "from",
    "hours",
    "weekdays_only",
    "above",
    "variants",
    "as_of",
    "sources",
    "confidence",
    "note",
];

fn price_draft(row: &Plain, place: &str) -> Result<PriceDraft> {
    let fields = Fields::of(row, place, &ROW_FIELDS, &RATES)?;
    Ok(PriceDraft {
        from: fields.text("from")?,
        hours: fields.text("hours")?,
        weekdays_only: fields.flag("weekdays_only")?.unwrap_or_default(),
        rates: fields.rates()?,
        above: tiers(&fields)?,
        variants: variants(&fields)?,
        as_of: fields.text("as_of")?,
        sources: fields.texts("sources")?.unwrap_or_default(),
        confidence: fields.text("confidence")?,
        note: fields.text("note")?,
    })
}

fn tiers(fields: &Fields) -> Result<Vec<TierDraft>> {
    let tiers = fields.list("above")?.unwrap_or_default().iter().enumerate();
    tiers
        .map(|(number, tier)| {
            let place = format!("{}, above[{number}]", fields.place);
            let tier = Fields::of(tier, &place, &["tokens"], &RATES)?;
            let tokens = tier.count("tokens")?;
            let tokens = tokens.ok_or_else(|| mistake(&place, "tokens", "is missing"))?;
            Ok(TierDraft { tokens, rates: tier.rates()? })
        })
        .collect()
}

fn variants(fields: &Fields) -> Result<Vec<VariantDraft>> {
    match fields.get("variants") {
        None => Ok(Vec::new()),
        Some(Plain::Table(variants)) => {
            let named = variants.iter();
            named.map(|(name, variant)| variant_draft(variant, Some(name), fields.place)).collect()
        }
        Some(_) => {
            let listed = fields.list("variants")?.unwrap_or_default().iter();
            listed.map(|variant| variant_draft(variant, None, fields.place)).collect()
        }
    }
}

fn variant_draft(variant: &Plain, name: Option<&String>, place: &str) -> Result<VariantDraft> {
    let inside = format!("{place}, variants");
    let fields = Fields::of(variant, &inside, &["name", "from", "above"], &RATES)?;
    let name = fields.text("name")?.or(name.cloned()).ok_or_else(|| {
        let names = Variant::ALL[1..].iter().map(|variant| variant.as_str()).collect::<Vec<_>>();
        mistake(&inside, "name", &format!("is missing; it can be {}", names.join(", ")))
    })?;
    let place = format!("{place}, variant \"{name}\"");
    let fields = Fields { place: &place, ..fields };
    Ok(VariantDraft {
        name,
        from: fields.text("from")?,
        rates: fields.rates()?,
        above: tiers(&fields)?,
    })
}

/// The keys of every rate.
const RATES: [&str; Dimension::ALL.len()] = {
    let mut keys = [""; Dimension::ALL.len()];
    let mut place = 0;
    while place < keys.len() {
        keys[place] = Dimension::ALL[place].key();
        place += 1;
    }
    keys
};

/// The fields of a table, each of them known, and where it stands.
struct Fields<'a> {
    place: &'a str,
    known: Vec<(String, &'a Plain)>,
    words: &'a [&'a str],
}

impl<'a> Fields<'a> {
    fn of(table: &'a Plain, place: &'a str, words: &'a [&'a str], rates: &[&str]) -> Result<Self> {
        let Plain::Table(fields) = table else {
            return Err(Error::new(Code::BadInput, format!("{place} must be a table of fields")));
        };
        let mut known: Vec<(String, &Plain)> = Vec::with_capacity(fields.len());
        for (key, value) in fields {
            let name = field_name(key);
            let all = || words.iter().chain(rates).copied();
            if !all().any(|word| word == name) {
                return Err(Error::unknown(Code::BadInput, "field", key, all()).within(place));
            }
            if known.iter().any(|(other, _)| *other == name) {
                return Err(mistake(place, key, "is there twice"));
            }
            if *value != Plain::Null {
                known.push((name, value));
            }
        }
        Ok(Self { place, known, words })
    }

    fn get(&self, key: &str) -> Option<&'a Plain> {
        self.known.iter().find(|(name, _)| name == key).map(|(_, value)| *value)
    }

    fn text(&self, key: &str) -> Result<Option<String>> {
        self.read(key, "a text in quotes", |value| match value {
            Plain::Text(text) => Some(text.clone()),
            _ => None,
        })
    }

    fn flag(&self, key: &str) -> Result<Option<bool>> {
        self.read(key, "true or false", |value| match value {
            Plain::Flag(flag) => Some(*flag),
            _ => None,
        })
    }

    fn count(&self, key: &str) -> Result<Option<u64>> {
        const LARGEST: f64 = (1_u64 << 53) as f64;
        self.read(key, "a whole number, 0 or more", |value| match value {
            Plain::Number(number) => {
                let whole = number.fract() == 0.0 && (0.0..=LARGEST).contains(number);
                whole.then_some(*number as u64)
            }
            _ => None,
        })
    }

    fn list(&self, key: &str) -> Result<Option<&'a [Plain]>> {
        self.read(key, "a list", |value| match value {
            Plain::List(list) => Some(list.as_slice()),
            _ => None,
        })
    }

    fn texts(&self, key: &str) -> Result<Option<Vec<String>>> {
        self.read(key, "a list of texts", |value| {
            let Plain::List(list) = value else { return None };
            let text = |value: &Plain| match value {
                Plain::Text(text) => Some(text.clone()),
                _ => None,
            };
            list.iter().map(text).collect()
        })
    }

    /// The fields that are no words of the table are rates.
    fn rates(&self) -> Result<Vec<RateDraft>> {
        let rates = self.known.iter().filter(|(key, _)| !self.words.contains(&key.as_str()));
        rates
            .map(|(key, value)| {
                let usd = match value {
                    Plain::Text(decimal) => decimal.trim().to_owned(),
                    // Never with an exponent, as JavaScript would write it.
                    Plain::Number(number) => number.to_string(),
                    _ => return Err(mistake(self.place, key, "must be a number of dollars")),
                };
                Ok(RateDraft { key: key.clone(), usd })
            })
            .collect()
    }

    fn read<T>(
        &self,
        key: &str,
        wanted: &str,
        reading: impl Fn(&'a Plain) -> Option<T>,
    ) -> Result<Option<T>> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let wrong = || mistake(self.place, key, &format!("must be {wanted}"));
        reading(value).map(Some).ok_or_else(wrong)
    }
}

/// A field's name as the price book spells it: `cacheWrite1h` is `cache_write_1h`, and the write of
/// five minutes is the ordinary one.
fn field_name(key: &str) -> String {
    let mut name = String::with_capacity(key.len() + 2);
    let mut before = '_';
    for c in key.chars() {
        let begins = c.is_ascii_uppercase() || (c.is_ascii_digit() && before.is_ascii_lowercase());
        if begins && before != '_' {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
        before = c;
    }
    match name.as_str() {
        "cache_write_5m" => "cache_write".to_owned(),
        "model" => "models".to_owned(),
        "price" => "prices".to_owned(),
        "tiers" => "above".to_owned(),
        _ => name,
    }
}

fn mistake(place: &str, field: &str, what: &str) -> Error {
    Error::new(Code::BadInput, format!("{place}: {field}: {what}"))
}
