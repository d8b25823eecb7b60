//! The second source: LiteLLM's price file. It completes what the first lacks (limits, cache minimums,
//! regional uplift, the end of a model's life) and is what the first is compared with.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use tokentill::catalog::{PriceDraft, RateDraft, TierDraft, VariantDraft};

use super::decimal;

/// One entry of the file, for one of our providers.
pub struct Entry<'a> {
    /// The model's name as the provider writes it.
    pub name: String,
    fields: &'a Map<String, Value>,
}

/// Our provider, theirs, and what they write before the model's name.
const PROVIDERS: [(&str, &str, &str); 33] = [
    ("openai", "openai", ""),
    ("openai", "text-completion-openai", ""),
    ("anthropic", "anthropic", ""),
    ("google", "gemini", "gemini/"),
    ("google", "vertex_ai-anthropic_models", "vertex_ai/"),
    ("xai", "xai", "xai/"),
    ("mistral", "mistral", "mistral/"),
    ("deepseek", "deepseek", "deepseek/"),
    ("meta", "meta", "meta/"),
    ("moonshot", "moonshot", "moonshot/"),
    ("zai", "zai", "zai/"),
    ("minimax", "minimax", "minimax/"),
    ("alibaba", "dashscope", "dashscope/"),
    ("cohere", "cohere", ""),
    ("cohere", "cohere_chat", ""),
    ("amazon", "amazon-nova", "amazon-nova/"),
    ("amazon", "amazon_nova", "amazon-nova/"),
    ("perplexity", "perplexity", "perplexity/"),
    ("voyage", "voyage", "voyage/"),
    ("aws", "bedrock", ""),
    ("aws", "bedrock_converse", ""),
    ("azure", "azure", "azure/"),
    ("azure", "azure_text", "azure/"),
    ("azure", "azure_ai", "azure_ai/"),
    ("groq", "groq", "groq/"),
    ("together", "together_ai", "together_ai/"),
    ("fireworks", "fireworks_ai", "fireworks_ai/"),
    ("fireworks", "fireworks_ai-embedding-models", "fireworks_ai/"),
    ("cerebras", "cerebras", "cerebras/"),
    ("openrouter", "openrouter", "openrouter/"),
    ("cohere", "cohere_chat", "cohere/"),
    ("openai", "openai", "openai/"),
    ("meta", "meta_llama", "meta_llama/"),
];

/// The entries of one of our providers, by name.
pub fn entries<'a>(data: &'a Value, provider: &str) -> Vec<Entry<'a>> {
    let mut found: BTreeMap<String, Entry> = BTreeMap::new();
    for (key, value) in data.as_object().into_iter().flatten() {
        let Some(fields) = value.as_object() else { continue };
        let theirs = fields.get("litellm_provider").and_then(Value::as_str);
        for (_, _, prefix) in
            PROVIDERS.iter().filter(|known| known.0 == provider && Some(known.1) == theirs)
        {
            let name = key.strip_prefix(prefix).filter(|name| is_list_price(provider, name));
            if let Some(name) = name {
                let entry = Entry { name: name.to_owned(), fields };
                found.entry(name.to_owned()).or_insert(entry);
            }
        }
    }
    found.into_values().collect()
}

/// Regions with their own prices (`us-gov.`, `bedrock/us-east-1/…`, `azure/eu/…`), and prices for a
/// size of picture (`1024-x-1024/…`), are not the list price.
fn is_list_price(provider: &str, name: &str) -> bool {
    match provider {
        "aws" => !name.starts_with("us-gov.") && !name.contains('/'),
        "azure" | "openai" | "google" => !name.contains('/'),
        _ => true,
    }
}

impl Entry<'_> {
    /// Whether it works on text: conversation, completion, embedding or ranking.
    pub fn is_text(&self) -> bool {
        matches!(self.mode(), "chat" | "completion" | "responses" | "embedding" | "rerank")
    }

    /// The longest answer, where the entry says something else than the context window.
    pub fn max_output(&self, context_window: Option<u64>) -> Option<u64> {
        let talks = matches!(self.mode(), "chat" | "completion" | "responses");
        let tokens = self.count("max_output_tokens").filter(|tokens| talks && *tokens > 0)?;
        let context = context_window.or(self.context_window()).unwrap_or(u64::MAX);
        (tokens < context).then_some(tokens)
    }

    /// The longest input, which is the context window or what the answer leaves of it.
    pub fn context_window(&self) -> Option<u64> {
        self.count("max_input_tokens").filter(|tokens| *tokens > 0)
    }

    /// The shortest prompt that is cached.
    pub fn cache_minimum(&self) -> Option<u64> {
        self.count("prompt_cache_min_tokens").filter(|tokens| *tokens > 0)
    }

    /// What processing in a region costs, in hundredths, for `"us"` or `"eu"`.
    pub fn uplift(&self, region: &str) -> Option<u32> {
        let openai = self.fields.get(&format!("regional_processing_uplift_multiplier_{region}"));
        let anthropic =
            self.fields.get("provider_specific_entry").and_then(|entry| entry.get(region));
        let vertex = self.fields.get("regional_endpoint_uplift_multiplier");
        let factor = openai.or(anthropic).or(vertex)?.as_f64()?;
        Some((factor * 100.0).round() as u32)
    }

    /// The day from which the model is no longer offered.
    pub fn ends(&self) -> Option<&str> {
        self.fields.get("deprecation_date").and_then(Value::as_str)
    }

    /// The prices, as a row without a date. Off-peak prices where the day has two.
    pub fn row(&self) -> PriceDraft {
        let off_peak = self.fields.get("off_peak_pricing").and_then(Value::as_object);
        let mut row = PriceDraft {
            rates: rates(off_peak.unwrap_or(self.fields), ""),
            above: self.tiers(""),
            ..PriceDraft::default()
        };
        for (name, suffix) in [("batch", "_batches"), ("flex", "_flex"), ("priority", "_priority")]
        {
            let variant = VariantDraft {
                name: name.to_owned(),
                from: None,
                rates: rates(self.fields, suffix),
                above: self.tiers(suffix),
            };
            if !variant.rates.is_empty() {
                row.variants.push(variant);
            }
        }
        self.add_ranges(&mut row);
        if self.mode() == "rerank" {
            // Nothing for what is not sold is how the source says that it is not sold.
            row.rates.retain(|rate| rate.usd != "0");
        }
        row
    }

    fn tiers(&self, suffix: &str) -> Vec<TierDraft> {
        let mut limits: Vec<u64> = self.fields.keys().filter_map(|key| limit(key)).collect();
        limits.sort_unstable();
        limits.dedup();
        let tier = |thousands: &u64| TierDraft {
            tokens: thousands * 1_000,
            rates: rates(self.fields, &format!("_above_{thousands}k_tokens{suffix}")),
        };
        limits.iter().map(tier).filter(|tier| !tier.rates.is_empty()).collect()
    }

    /// Prices by ranges of the input: the first is the base, the others are tiers.
    fn add_ranges(&self, row: &mut PriceDraft) {
        let ranges = self.fields.get("tiered_pricing").and_then(Value::as_array);
        for range in ranges.into_iter().flatten().filter_map(Value::as_object) {
            let begins = range.get("range").and_then(|range| range[0].as_f64()).unwrap_or(0.0);
            match begins as u64 {
                0 => row.rates = rates(range, ""),
                tokens => row.above.push(TierDraft { tokens, rates: rates(range, "") }),
            }
        }
    }

    fn mode(&self) -> &str {
        self.fields.get("mode").and_then(Value::as_str).unwrap_or("chat")
    }

    fn count(&self, key: &str) -> Option<u64> {
        let value = self.fields.get(key)?;
        value.as_u64().or_else(|| value.as_f64().map(|number| number as u64))
    }
}

fn limit(key: &str) -> Option<u64> {
    let (_, rest) = key.split_once("_above_")?;
    let (thousands, _) = rest.split_once("k_tokens")?;
    thousands.parse().ok()
}

/// Dollars for one token become dollars for a million.
fn rates(fields: &Map<String, Value>, suffix: &str) -> Vec<RateDraft> {
    let keys = [
        ("input", "input_cost_per_token"),
        ("output", "output_cost_per_token"),
        ("cache_read", "cache_read_input_token_cost"),
        ("cache_write", "cache_creation_input_token_cost"),
        ("cache_write_1h", "cache_creation_input_token_cost_above_1hr"),
        ("cache_write_12h", "cache_creation_input_token_cost_above_12hr"),
    ];
    let rate = |(key, theirs): (&str, &str)| {
        let usd = fields.get(&format!("{theirs}{suffix}"))?.as_f64()? * 1e6;
        Some(RateDraft { key: key.to_owned(), usd: decimal(usd) })
    };
    let fees = FEES.iter().filter(|_| suffix.is_empty());
    let fee = |(key, theirs): &(&str, &str)| {
        let usd = fields.get(*theirs)?.as_f64()? * 1e3;
        Some(RateDraft { key: (*key).to_owned(), usd: decimal(usd) })
    };
    let audio = AUDIO.into_iter().filter(|_| suffix == "_flex" || suffix == "_priority");
    let tokens = keys.into_iter().chain(audio).filter_map(rate);
    tokens.chain(fees.filter_map(fee)).collect()
}

/// Audio is read where the first source has nothing: in the variants that it does not state.
const AUDIO: [(&str, &str); 2] = [
    ("input_audio", "input_cost_per_audio_token"),
    ("cache_read_audio", "cache_read_input_audio_token_cost"),
];

/// What is sold one by one; the book states it by the thousand.
const FEES: [(&str, &str); 2] =
    [("map_search", "google_maps_grounding_cost_per_query"), ("request", "input_cost_per_query")];

/// What a region's endpoint costs, in hundredths, where the model is sold under another entry's name:
/// Gemini in one region is Vertex AI.
pub fn vertex_uplift(data: &Value, id: &str) -> Option<u32> {
    let entry = data.get(format!("vertex_ai/{id}"))?;
    let factor = entry.get("regional_endpoint_uplift_multiplier")?.as_f64()?;
    Some((factor * 100.0).round() as u32)
}
