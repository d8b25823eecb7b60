//! Merges the sources and the curated file into one TOML file a provider.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use genai_prices::{Calculator, PriceRequest, Usage};
use serde_json::Value;
use tokentill::catalog::compiled::Book;
use tokentill::catalog::{Catalog, Day, ModelDraft, PriceDraft, Provider, folded_name};

use super::compare::compare;
use super::complete::{complete, complete_cache_minimum, complete_row, lay_over};
use super::curated::Curated;
use super::litellm::Entry;
use super::{encodings, genai, history, litellm, read, titles, write};

/// Reads the sources, writes the TOML files, prints every disagreement.
pub fn generate(data: &Path, genai: &Path, litellm: &Path) -> Result<(), String> {
    let curated = Curated::read(&data.join("curated.toml"))?;
    let genai_text = read_text(genai)?;
    let calculator = Calculator::from_json(&genai_text).map_err(|error| error.to_string())?;
    let sources = Sources {
        genai: parse(&genai_text)?,
        litellm: parse(&read_text(litellm)?)?,
        calculator,
        curated,
    };
    let mut unlisted = 0;
    for (provider, genai_id) in &sources.curated.providers {
        let (mut models, open) = sources.provider(provider, genai_id.as_deref())?;
        unlisted += open;
        let path = data.join(format!("{}.toml", provider.id));
        if path.exists() {
            let (_, mut before) = read::provider_file(&path)?;
            before.retain(|known| !sources.curated.states_prices(known));
            let sentences = history::keep(&before, &mut models, &sources.curated.as_of);
            sentences.iter().for_each(|sentence| println!("{sentence}"));
        }
        write_text(&path, &write::provider(provider, &models))?;
    }
    let names = [sources.curated.genai.name.clone(), sources.curated.litellm.name.clone()];
    let providers: Vec<Provider> =
        sources.curated.providers.iter().map(|(provider, _)| provider.clone()).collect();
    write_text(&data.join("book.toml"), &write::index(&sources.curated.as_of, &names, &providers))?;
    for dispute in sources.curated.disputes.iter().filter(|dispute| !dispute.met.get()) {
        println!("{}/{}: listed as disputed, but nothing differs", dispute.provider, dispute.model);
    }
    match unlisted {
        0 => Ok(()),
        some => Err(format!("{some} differences are neither equal nor listed in curated.toml")),
    }
}

struct Sources {
    genai: Value,
    litellm: Value,
    calculator: Calculator,
    curated: Curated,
}

impl Sources {
    /// A provider's models, and how many differences nobody has looked at.
    fn provider(
        &self,
        provider: &Provider,
        genai_id: Option<&str>,
    ) -> Result<(Vec<ModelDraft>, usize), String> {
        let entries = litellm::entries(&self.litellm, &provider.id);
        let mut models = match genai_id {
            Some(id) => self.models_of_genai(provider, id),
            None => self.models_of_litellm(provider, &entries),
        };
        let mut open = 0;
        if let Some(genai_id) = genai_id {
            let matches = self.matches(provider, genai_id, &mut models, &entries)?;
            for (model, theirs) in models.iter_mut().zip(matches) {
                complete(model, &theirs, &self.curated.as_of);
                if provider.id == "google" {
                    let vertex = litellm::vertex_uplift(&self.litellm, &model.id);
                    model.uplift_us = model.uplift_us.or(vertex);
                    model.uplift_eu = model.uplift_eu.or(vertex);
                }
                open += self.hold_against(model, theirs.first().copied());
            }
            let known = preliminary(provider, &models)?;
            let only_theirs = self.models_of_litellm(provider, &entries).into_iter();
            models.extend(only_theirs.filter(|model| is_missing(&known, provider, model)));
        }
        for model in &mut models {
            self.finish(model);
        }
        Ok((models, open))
    }

    fn models_of_genai(&self, provider: &Provider, genai_id: &str) -> Vec<ModelDraft> {
        let source = &self.curated.genai;
        let models = genai::models(&self.genai, genai_id, &source.name, &source.as_of);
        let ids: Vec<String> = models.iter().map(|model| folded_name(&model.draft.id)).collect();
        let mut taken: HashMap<String, ()> = ids.into_iter().map(|id| (id, ())).collect();
        let mut drafts = Vec::new();
        for source_model in models {
            let mut draft = source_model.draft;
            // OpenRouter's free routes have no price, and come and go by the dozen.
            if draft.prices.is_empty() && provider.id == "openrouter" {
                continue;
            }
            draft.provider = provider.id.clone();
            let mut aliases = Vec::new();
            for literal in source_model.literals {
                let means_it = self.resolves(genai_id, &literal).as_deref() == Some(&draft.id);
                if means_it
                    && !is_fragment(&literal)
                    && taken.insert(folded_name(&literal), ()).is_none()
                {
                    aliases.push(literal);
                }
            }
            draft.dated_names = Some(self.takes_dates(genai_id, &draft.id, &aliases));
            draft.aliases = Some(aliases);
            drafts.push(draft);
        }
        drafts
    }

    /// What the first source's rules make of a name.
    fn resolves(&self, genai_id: &str, name: &str) -> Option<String> {
        let usage = Usage::new();
        let request = PriceRequest::new(name, &usage).with_provider_id(genai_id);
        self.calculator.calculate(&request).ok().map(|price| price.model_id)
    }

    /// Whether the first source bills every dated snapshot of a model as the model.
    fn takes_dates(&self, genai_id: &str, id: &str, aliases: &[String]) -> bool {
        let mut names = std::iter::once(id).chain(aliases.iter().map(String::as_str));
        names.any(|name| {
            // A day that no snapshot has, so that no literal can match it.
            let dated = self.resolves(genai_id, &format!("{name}-2026-02-03"));
            let compact = self.resolves(genai_id, &format!("{name}-20260203"));
            dated.or(compact).as_deref() == Some(id)
        })
    }

    /// The second source's entries of each model: the one of its own id first. Names that only the
    /// second source knows become aliases where the first source's rules accept them.
    fn matches<'a>(
        &self,
        provider: &Provider,
        genai_id: &str,
        models: &mut [ModelDraft],
        entries: &'a [Entry<'a>],
    ) -> Result<Vec<Vec<&'a Entry<'a>>>, String> {
        let catalog = preliminary(provider, models)?;
        let mut matches: Vec<Vec<&Entry>> = models.iter().map(|_| Vec::new()).collect();
        for entry in entries {
            let known = catalog.model(&entry.name, Some(&provider.id)).ok();
            let place = match known {
                Some(model) => models.iter().position(|draft| draft.id == model.id),
                None => {
                    let id = self.resolves(genai_id, &entry.name).filter(|_| entry.is_text());
                    let place = id.and_then(|id| models.iter().position(|draft| draft.id == id));
                    let same = place.filter(|place| same_price(&models[*place], entry));
                    if let Some(place) = same {
                        models[place].aliases.get_or_insert_default().push(entry.name.clone());
                    }
                    same
                }
            };
            if let Some(place) = place {
                matches[place].push(entry);
            }
        }
        for (model, entries) in models.iter().zip(&mut matches) {
            entries.sort_by_key(|entry| distance(&model.id, &entry.name));
        }
        Ok(matches)
    }

    /// Compares a model with the second source's entry; prints and counts what differs unlisted.
    fn hold_against(&self, model: &mut ModelDraft, theirs: Option<&Entry>) -> usize {
        let Some(theirs) = theirs else { return 0 };
        let place = current(&model.prices, &self.curated.as_of);
        let Some(row) = place.map(|place| &mut model.prices[place]) else { return 0 };
        let their_row = theirs.row();
        let comparison = compare(row, &their_row);
        let mut open = 0;
        let mut reasons: Vec<&str> = Vec::new();
        for (rate, ours, other) in &comparison.differences {
            let listed = self.curated.dispute(&model.provider, &model.id, rate);
            let reason = listed.map_or("NOT LISTED", |dispute| &dispute.note);
            println!(
                "{}/{} {rate}: genai-prices {ours}, litellm {other}: {reason}",
                model.provider, model.id
            );
            open += usize::from(listed.is_none());
            listed.inspect(|dispute| dispute.met.set(true));
            if listed.is_some_and(|dispute| dispute.follow_litellm) {
                follow(row, rate, other);
            }
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        if !comparison.differences.is_empty() {
            let figure = |(rate, ours, other): &(String, String, String)| {
                format!("{} {ours} or {other}", rate.replace('_', " "))
            };
            let figures: Vec<String> = comparison.differences.iter().map(figure).collect();
            row.confidence = Some("disputed".to_owned());
            row.note = Some(format!(
                "genai-prices or litellm: {}. {}",
                figures.join(", "),
                reasons.join(" ")
            ));
        } else if comparison.agreed > 0 {
            row.confidence = Some("agree".to_owned());
            row.sources.push(self.curated.litellm.name.clone());
            row.as_of = Some(self.curated.litellm.as_of.clone());
            complete_row(&model.provider, row, &their_row, &self.curated.litellm.as_of);
        }
        open
    }

    /// A provider that only the second source has: its text models, priced by the token.
    fn models_of_litellm(&self, provider: &Provider, entries: &[Entry]) -> Vec<ModelDraft> {
        let source = &self.curated.litellm;
        let models = entries.iter().filter(|entry| entry.is_text()).map(|entry| {
            let mut row = entry.row();
            row.as_of = Some(source.as_of.clone());
            row.sources = vec![source.name.clone()];
            let mut model = ModelDraft {
                provider: provider.id.clone(),
                id: entry.name.clone(),
                prices: vec![row],
                ..ModelDraft::default()
            };
            complete(&mut model, &[entry], &self.curated.as_of);
            model
        });
        models.filter(|model| !model.prices[0].rates.is_empty()).collect()
    }

    /// The encoding, and what was decided by hand.
    fn finish(&self, model: &mut ModelDraft) {
        let (encoding, assumed) = encodings::encoding(&model.provider, &model.id);
        model.encoding = Some(encoding.to_owned());
        model.encoding_assumed = Some(assumed);
        model.name = titles::title(&model.provider, &model.id, model.name.as_deref());
        complete_cache_minimum(model);
        let known = (model.provider.clone(), model.id.clone());
        let of_model = |one: &&ModelDraft| one.provider == known.0 && one.id == known.1;
        self.curated.models.iter().filter(of_model).for_each(|patch| lay_over(model, patch));
    }
}

/// A rule that begins with part of a date names no model: `claude-sonnet-4-2025`, `gpt-4-0`.
fn is_fragment(literal: &str) -> bool {
    let last = literal.rsplit('-').next().unwrap_or_default();
    let year = last.len() == 4 && last.starts_with("202");
    year || (last == "0" && !literal.starts_with("claude-"))
}

/// How far an entry's name is from a model's id. Bedrock's regional price stands under the name with
/// an area; the bare name has the global one.
fn distance(id: &str, name: &str) -> usize {
    let (id, name) = (folded_name(id), folded_name(name));
    let regional = id.strip_prefix("regional.");
    match regional {
        _ if id == name => 0,
        Some(bare) if name.strip_prefix("us.") == Some(bare) => 1,
        Some(_) if ["us.", "eu."].iter().any(|area| name.starts_with(area)) => 2,
        _ => 3 + name.len().abs_diff(id.len()),
    }
}

/// The makers whose models are also taken from the second source alone. Of the others it has beta
/// names by the dozen, or other makers' models under their bare names.
const COMPLETED: [&str; 9] = [
    "openai",
    "anthropic",
    "mistral",
    "deepseek",
    "moonshot",
    "zai",
    "minimax",
    "cohere",
    "voyage",
];

/// Whether a maker's model stands in the second source alone. A slash in its name is another maker's
/// model, sold on.
fn is_missing(known: &Catalog, provider: &Provider, model: &ModelDraft) -> bool {
    COMPLETED.contains(&provider.id.as_str())
        && !model.id.contains('/')
        && known.model(&model.id, Some(&provider.id)).is_err()
}

fn preliminary(provider: &Provider, models: &[ModelDraft]) -> Result<Catalog, String> {
    let as_of = Day::from_days(0);
    let models = models
        .iter()
        .map(|draft| draft.check("generated", as_of).map_err(|error| error.to_string()))
        .collect::<Result<_, _>>()?;
    Ok(Catalog::new(Book { as_of, sources: vec![], providers: vec![provider.clone()], models }))
}

fn same_price(model: &ModelDraft, entry: &Entry) -> bool {
    let row = model.prices.last();
    row.is_some_and(|row| {
        let comparison = compare(row, &entry.row());
        comparison.agreed > 0 && comparison.differences.is_empty()
    })
}

/// The row in force at midnight of a day, certain hours aside.
fn current(rows: &[PriceDraft], day: &str) -> Option<usize> {
    let begun = |row: &PriceDraft| row.from.as_deref().is_none_or(|from| from <= day);
    rows.iter().rposition(|row| row.hours.is_none() && begun(row))
}

fn follow(row: &mut PriceDraft, rate: &str, usd: &str) {
    if let Some(known) = row.rates.iter_mut().find(|known| known.key == rate) {
        known.usd = usd.to_owned();
    }
}

fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn read_text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_text(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
