//! The first source: genai-prices' provider data, as drafts of our rows. Computes no price of its own.

use serde_json::{Map, Value};
use tokentill::catalog::{ModelDraft, PriceDraft, RateDraft, TierDraft, VariantDraft};

use super::decimal;

/// A model of the source, and what its rules would match.
pub struct SourceModel {
    /// The model, without aliases.
    pub draft: ModelDraft,
    /// The literal parts of its matching rules: candidates for aliases.
    pub literals: Vec<String>,
}

/// The models of one of the source's providers, in its order.
pub fn models(data: &Value, provider: &str, source: &str, as_of: &str) -> Vec<SourceModel> {
    let providers = data.as_array().map(Vec::as_slice).unwrap_or_default();
    let found = providers.iter().find(|entry| entry["id"] == provider);
    let models = found.and_then(|entry| entry["models"].as_array());
    models
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|model| source_model(model, source, as_of))
        .collect()
}

fn source_model(model: &Value, source: &str, as_of: &str) -> SourceModel {
    let mut literals = Vec::new();
    collect_literals(&model["match"], &mut literals);
    let draft = ModelDraft {
        id: model["id"].as_str().unwrap_or_default().to_owned(),
        name: model["name"].as_str().map(str::to_owned),
        status: status(model).map(str::to_owned),
        context_window: model["context_window"].as_u64(),
        prices: rows(model, source, as_of),
        ..ModelDraft::default()
    };
    SourceModel { draft, literals }
}

/// What the source says of a model's life: a flag, or words in its comment on the prices.
fn status(model: &Value) -> Option<&'static str> {
    let comment = model["price_comments"].as_str().unwrap_or_default().to_lowercase();
    let gone = ["(shut down)", "retired on 20", "retired 20", "kept for historical usage"];
    if gone.iter().any(|words| comment.contains(words)) {
        return Some("retired");
    }
    (model["deprecated"] == true).then_some("legacy")
}

/// What keeping a million tokens in a cache costs an hour. The source has no field for it and says it in
/// its comment on the prices: "cache storage price ($0.50 per 1M tokens per hour)".
fn cache_storage(model: &Value) -> Option<RateDraft> {
    let (_, rest) = model["price_comments"].as_str()?.split_once("cache storage price ($")?;
    let (usd, _) = rest.split_once(" per 1M tokens per hour)")?;
    let usd = decimal(usd.parse().ok()?);
    Some(RateDraft { key: "cache_storage".to_owned(), usd })
}

/// An `and` narrows, so only its first part names anything; a regular expression names nothing.
fn collect_literals(clause: &Value, literals: &mut Vec<String>) {
    let Some(clause) = clause.as_object() else { return };
    for (kind, value) in clause {
        match (kind.as_str(), value) {
            ("or", Value::Array(parts)) => {
                parts.iter().for_each(|part| collect_literals(part, literals));
            }
            ("and", Value::Array(parts)) => {
                parts.iter().take(1).for_each(|part| collect_literals(part, literals));
            }
            ("equals" | "starts_with" | "ends_with" | "contains", Value::String(literal)) => {
                literals.push(literal.trim_end_matches(['-', '@']).to_owned());
            }
            _ => {}
        }
    }
}

fn rows(model: &Value, source: &str, as_of: &str) -> Vec<PriceDraft> {
    let direct = [serde_json::json!({ "prices": model["prices"] })];
    let entries = model["prices"].as_array().map_or(&direct[..], Vec::as_slice);
    let mut rows: Vec<PriceDraft> = entries
        .iter()
        .map(|entry| {
            let prices = entry["prices"].as_object();
            let (rates, above) = prices.map(schedule).unwrap_or_default();
            let hours = entry["constraint"]["start_time"].as_str().map(|start| {
                let end = entry["constraint"]["end_time"].as_str().unwrap_or_default();
                format!("{}-{}", &start[..5], &end[..5])
            });
            PriceDraft {
                from: entry["constraint"]["start_date"].as_str().map(str::to_owned),
                hours,
                rates,
                above,
                as_of: Some(as_of.to_owned()),
                sources: vec![source.to_owned()],
                ..PriceDraft::default()
            }
        })
        .filter(|row| !row.rates.is_empty())
        .collect();
    // The comment is on the price of today, which stands first where another is announced.
    if let (Some(storage), Some(row)) = (cache_storage(model), rows.first_mut()) {
        row.rates.push(storage);
    }
    let variants = variants(model);
    let next: Vec<Option<String>> =
        (0..rows.len()).map(|place| rows.get(place + 1).and_then(|row| row.from.clone())).collect();
    for (row, next) in rows.iter_mut().zip(next) {
        row.variants = variants_of(&variants, row.from.as_deref(), next.as_deref());
    }
    rows
}

/// The variants on offer while a row is in force. The source resolves them in its order, first match
/// first, so whatever comes after one that holds from the row's first day is never reached.
fn variants_of(all: &[VariantDraft], from: Option<&str>, next: Option<&str>) -> Vec<VariantDraft> {
    let mut offered: Vec<VariantDraft> = Vec::new();
    for variant in all {
        let begins = variant.from.as_deref();
        let later = begins.zip(next).is_some_and(|(begins, next)| begins >= next);
        let reached =
            !offered.iter().any(|known| known.name == variant.name && known.from.is_none());
        if !later && reached {
            let held = begins.is_none() || begins <= from;
            let from = if held { None } else { variant.from.clone() };
            offered.push(VariantDraft { from, ..variant.clone() });
        }
    }
    offered
}

fn variants(model: &Value) -> Vec<VariantDraft> {
    let list = model["price_variants"].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .filter_map(|variant| {
            let name = variant_name(variant["when"].as_object()?)?;
            let (rates, above) = schedule(variant["prices"].as_object()?);
            let from = variant["constraint"]["start_date"].as_str().map(str::to_owned);
            Some(VariantDraft { name: name.to_owned(), from, rates, above })
        })
        .collect()
}

/// The variant that a price context means; `None` for the ordinary one and for what we do not bill.
fn variant_name(when: &Map<String, Value>) -> Option<&'static str> {
    let mut pairs = when.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    match (pairs.next()?, pairs.next()) {
        (("processing", Some("batch")), None) => Some("batch"),
        (("service_tier", Some("flex")), None) => Some("flex"),
        (("service_tier", Some("priority")), None) => Some("priority"),
        (("service_tier" | "speed", Some("fast")), None) => Some("fast"),
        _ => None,
    }
}

/// The source puts tiers under each price; a row puts prices under each tier.
fn schedule(prices: &Map<String, Value>) -> (Vec<RateDraft>, Vec<TierDraft>) {
    let mut base = Vec::new();
    let mut above: Vec<TierDraft> = Vec::new();
    for (key, value) in prices {
        let Some(key) = dimension_key(key) else { continue };
        let rate =
            |value: &Value| Some(RateDraft { key: key.to_owned(), usd: decimal(value.as_f64()?) });
        base.extend(rate(value).or_else(|| rate(&value["base"])));
        for tier in value["tiers"].as_array().map(Vec::as_slice).unwrap_or_default() {
            let Some((tokens, rate)) = tier["start"].as_u64().zip(rate(&tier["price"])) else {
                continue;
            };
            match above.iter_mut().find(|known| known.tokens == tokens) {
                Some(known) => known.rates.push(rate),
                None => above.push(TierDraft { tokens, rates: vec![rate] }),
            }
        }
    }
    above.sort_by_key(|tier| tier.tokens);
    (base, above)
}

fn dimension_key(key: &str) -> Option<&'static str> {
    Some(match key {
        "input_mtok" => "input",
        "output_mtok" => "output",
        "cache_read_mtok" => "cache_read",
        "cache_write_mtok" => "cache_write",
        "cache_write_1h_mtok" => "cache_write_1h",
        "input_audio_mtok" => "input_audio",
        "output_audio_mtok" => "output_audio",
        "cache_audio_read_mtok" => "cache_read_audio",
        "input_image_mtok" => "input_image",
        "output_image_mtok" => "output_image",
        "cache_image_read_mtok" => "cache_read_image",
        "input_video_mtok" => "input_video",
        "output_video_mtok" => "output_video",
        "output_reasoning_mtok" => "reasoning",
        "output_citation_mtok" => "citation",
        "web_searches_kcount" => "web_search",
        "storage_searches_kcount" => "file_search",
        "requests_kcount" => "request",
        "input_text_messages_kcount" => "text_message",
        "input_document_kpages" => "document_page",
        "input_annotated_document_kpages" => "annotated_page",
        "audio_hours" => "audio_hour",
        "input_audio_hours" => "input_audio_hour",
        "input_mchars" => "input_character",
        _ => return None,
    })
}
