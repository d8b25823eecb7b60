//! What was decided by hand: the providers, the disputes, and facts that no source states.

use std::cell::Cell;
use std::path::Path;

use tokentill::catalog::{ModelDraft, Provider};
use toml::{Table, Value};

use super::read;

/// The curated file.
pub struct Curated {
    /// The newest source's day.
    pub as_of: String,
    /// The two sources with their versions and days.
    pub genai: Source,
    /// The second source.
    pub litellm: Source,
    /// The providers in order, each with its name in the first source, if it is there.
    pub providers: Vec<(Provider, Option<String>)>,
    /// What is known to differ.
    pub disputes: Vec<Dispute>,
    /// Facts that are laid over the generated ones.
    pub models: Vec<ModelDraft>,
}

/// A source, as rows name it.
pub struct Source {
    /// Such as `"genai-prices@0.2.3"`.
    pub name: String,
    /// The newest day that it speaks of.
    pub as_of: String,
}

/// A difference between the sources that someone has looked at.
pub struct Dispute {
    /// The provider.
    pub provider: String,
    /// The model's id; `*` for all of the provider's.
    pub model: String,
    /// The rate that differs, as the comparison names it; `*` for any.
    pub rate: String,
    /// Whether the second source is followed.
    pub follow_litellm: bool,
    /// Why.
    pub note: String,
    /// Whether something differed that falls under it.
    pub met: Cell<bool>,
}

impl Curated {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let table = read::table(path)?;
        let in_file = |error: String| format!("{}: {error}", path.display());
        Ok(Self {
            as_of: read::text(&table, "as_of")?,
            genai: source(&table, "genai")?,
            litellm: source(&table, "litellm")?,
            providers: read::tables(&table, "provider")?
                .into_iter()
                .map(|entry| Ok((read::provider(entry)?, read::optional_text(entry, "genai"))))
                .collect::<Result<_, String>>()
                .map_err(in_file)?,
            disputes: read::tables(&table, "dispute")?
                .into_iter()
                .map(dispute)
                .collect::<Result<_, String>>()
                .map_err(in_file)?,
            models: read::tables(&table, "model")?
                .into_iter()
                .map(|entry| read::model_draft(&read::text(entry, "provider")?, entry))
                .collect::<Result<_, String>>()
                .map_err(in_file)?,
        })
    }

    /// Whether the prices of a model are stated by hand, so that they may be rewritten by hand.
    pub fn states_prices(&self, model: &ModelDraft) -> bool {
        let same = |one: &&ModelDraft| one.provider == model.provider && one.id == model.id;
        self.models.iter().find(same).is_some_and(|one| !one.prices.is_empty())
    }

    /// The listed dispute that a difference falls under.
    pub fn dispute(&self, provider: &str, model: &str, rate: &str) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| {
            let fits = |pattern: &str, name: &str| pattern == "*" || pattern == name;
            dispute.provider == provider && fits(&dispute.model, model) && fits(&dispute.rate, rate)
        })
    }
}

fn source(table: &Table, key: &str) -> Result<Source, String> {
    let entry = table.get("source").and_then(|sources| sources.get(key)).and_then(Value::as_table);
    let entry = entry.ok_or_else(|| format!("source.{key} is missing"))?;
    Ok(Source { name: read::text(entry, "name")?, as_of: read::text(entry, "as_of")? })
}

fn dispute(entry: &Table) -> Result<Dispute, String> {
    let follow = read::text(entry, "follow")?;
    if follow != "genai-prices" && follow != "litellm" {
        return Err(format!("follow = \"{follow}\" is not a source"));
    }
    Ok(Dispute {
        provider: read::text(entry, "provider")?,
        model: read::text(entry, "model")?,
        rate: read::text(entry, "rate")?,
        follow_litellm: follow == "litellm",
        note: read::text(entry, "note")?,
        met: Cell::new(false),
    })
}
