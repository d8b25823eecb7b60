//! Reads the price book's TOML files into the catalogue's own types. The checks are the catalogue's.

use std::fs;
use std::path::Path;

use tokentill::catalog::compiled::Book;
use tokentill::catalog::{
    Day, Model, ModelDraft, PriceDraft, Provider, ProviderKind, RateDraft, TierDraft, VariantDraft,
};
use toml::{Table, Value};

/// The whole book: `book.toml` names the providers and the sources, `<provider>.toml` the models.
pub fn book(folder: &Path) -> Result<Book, String> {
    let index = table(&folder.join("book.toml"))?;
    let as_of = index.get("as_of").and_then(Value::as_str).and_then(Day::parse);
    let as_of = as_of.ok_or("book.toml: as_of is not a day")?;
    let mut book =
        Book { as_of, sources: strings(&index, "sources")?, providers: vec![], models: vec![] };
    for id in strings(&index, "providers")? {
        let (provider, drafts) = provider_file(&folder.join(format!("{id}.toml")))?;
        book.providers.push(provider);
        for (number, draft) in drafts.iter().enumerate() {
            let model = draft.check(&format!("{id}.toml, model[{number}]"), as_of);
            book.models.push(model.map_err(|error: tokentill::Error| error.to_string())?);
        }
    }
    book.models.iter().try_for_each(unique_names(&book.models))?;
    Ok(book)
}

/// One provider's file, unchecked.
pub fn provider_file(path: &Path) -> Result<(Provider, Vec<ModelDraft>), String> {
    let table = table(path)?;
    let provider = provider(&table)?;
    let drafts = tables(&table, "model")?
        .into_iter()
        .map(|model| model_draft(&provider.id, model))
        .collect::<Result<_, _>>()
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((provider, drafts))
}

/// A TOML file as a table.
pub fn table(path: &Path) -> Result<Table, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.parse().map_err(|error| format!("{}: {error}", path.display()))
}

/// A provider's header, in its own file or in the curated one.
pub fn provider(table: &Table) -> Result<Provider, String> {
    let kind = text(table, "kind")?;
    Ok(Provider {
        id: text(table, "provider")?,
        name: text(table, "name")?,
        kind: ProviderKind::ALL
            .into_iter()
            .find(|known| known.as_str() == kind)
            .ok_or_else(|| format!("kind \"{kind}\" is neither direct nor host"))?,
        spellings: strings(table, "spellings")?,
        falls_back_to: strings(table, "falls_back_to")?,
        pricing_url: optional_text(table, "pricing_url"),
    })
}

/// A model's table.
pub fn model_draft(provider: &str, table: &Table) -> Result<ModelDraft, String> {
    let id = text(table, "id")?;
    let place = |error: String| format!("{provider}/{id}: {error}");
    Ok(ModelDraft {
        provider: provider.to_owned(),
        id: id.clone(),
        name: optional_text(table, "name"),
        aliases: table
            .get("aliases")
            .map(|_| strings(table, "aliases"))
            .transpose()
            .map_err(place)?,
        dated_names: table.get("dated_names").and_then(Value::as_bool),
        status: optional_text(table, "status"),
        encoding: optional_text(table, "encoding"),
        encoding_assumed: table.get("encoding_assumed").and_then(Value::as_bool),
        context_window: number(table, "context_window").map_err(place)?,
        max_output: number(table, "max_output").map_err(place)?,
        cache_minimum: number(table, "cache_minimum").map_err(place)?,
        uplift_us: number(table, "uplift_us").map_err(place)?.map(|percent| percent as u32),
        uplift_eu: number(table, "uplift_eu").map_err(place)?.map(|percent| percent as u32),
        prices: tables(table, "price")?
            .into_iter()
            .map(price_draft)
            .collect::<Result<_, _>>()
            .map_err(place)?,
    })
}

const ROW_WORDS: [&str; 9] = [
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

fn price_draft(table: &Table) -> Result<PriceDraft, String> {
    Ok(PriceDraft {
        from: optional_text(table, "from"),
        hours: optional_text(table, "hours"),
        weekdays_only: table.get("weekdays_only").and_then(Value::as_bool).unwrap_or(false),
        rates: rates(table, &ROW_WORDS)?,
        above: tiers(table)?,
        variants: tables(table, "variants")?
            .into_iter()
            .map(|variant| {
                Ok(VariantDraft {
                    name: text(variant, "name")?,
                    from: optional_text(variant, "from"),
                    rates: rates(variant, &["name", "from", "above"])?,
                    above: tiers(variant)?,
                })
            })
            .collect::<Result<_, String>>()?,
        as_of: optional_text(table, "as_of"),
        sources: strings(table, "sources")?,
        confidence: optional_text(table, "confidence"),
        note: optional_text(table, "note"),
    })
}

fn tiers(table: &Table) -> Result<Vec<TierDraft>, String> {
    tables(table, "above")?
        .into_iter()
        .map(|tier| {
            let tokens = number(tier, "tokens")?.ok_or("a tier without tokens")?;
            Ok(TierDraft { tokens, rates: rates(tier, &["tokens"])? })
        })
        .collect()
}

/// Every field that is not one of `words` is a rate.
fn rates(table: &Table, words: &[&str]) -> Result<Vec<RateDraft>, String> {
    table
        .iter()
        .filter(|(key, _)| !words.contains(&key.as_str()))
        .map(|(key, value)| match value {
            Value::String(usd) => Ok(RateDraft { key: key.clone(), usd: usd.clone() }),
            other => Err(format!("{key}: {other:?} is not a decimal in quotes")),
        })
        .collect()
}

/// Two models of one provider must not share a name: the second could never be found.
fn unique_names(models: &[Model]) -> impl Fn(&Model) -> Result<(), String> + '_ {
    let mut owners = std::collections::HashMap::new();
    for model in models {
        for name in std::iter::once(&model.id).chain(&model.aliases) {
            owners.entry((&model.provider, folded(name))).or_insert(&model.id);
        }
    }
    move |model| {
        let mut names = std::iter::once(&model.id).chain(&model.aliases);
        match names.find(|name| owners[&(&model.provider, folded(name))] != &model.id) {
            None => Ok(()),
            Some(name) => Err(format!(
                "{}/{}: the name {name} belongs to {} already",
                model.provider,
                model.id,
                owners[&(&model.provider, folded(name))]
            )),
        }
    }
}

fn folded(name: &str) -> String {
    tokentill::catalog::folded_name(name)
}

pub fn text(table: &Table, key: &str) -> Result<String, String> {
    optional_text(table, key).ok_or_else(|| format!("{key} is missing"))
}

pub fn optional_text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn number(table: &Table, key: &str) -> Result<Option<u64>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(value) => {
            let number = value.as_integer().and_then(|number| u64::try_from(number).ok());
            number.map(Some).ok_or_else(|| format!("{key}: {value:?} is not a count"))
        }
    }
}

pub fn strings(table: &Table, key: &str) -> Result<Vec<String>, String> {
    let list = table.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|value| {
            let text = value.as_str().map(str::to_owned);
            text.ok_or_else(|| format!("{key}: {value:?} is not a text"))
        })
        .collect()
}

pub fn tables<'a>(table: &'a Table, key: &str) -> Result<Vec<&'a Table>, String> {
    let list = table.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|value| value.as_table().ok_or_else(|| format!("{key}: {value:?} is not a table")))
        .collect()
}
