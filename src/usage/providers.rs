//! The `usage` objects of OpenAI, Anthropic and Google, and what their numbers are parts of.
//!
//! The trap is the cache. OpenAI's `cached_tokens` and Google's `cachedContentTokenCount` are a part of
//! the input; Anthropic's `input_tokens` leaves out what was read from the cache and written to it.
//! Reasoning is a part of OpenAI's output; Google's thoughts are beside the candidates.

use super::mapping::Mapping;
use super::record::{Record, Value};
use crate::bill::count;

/// The tokens of a call, as a bill wants them: parts are parts of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    pub input: u64,
    pub output: u64,
    pub reasoning: u64,
    pub cache_read: u64,
    pub cache_write_5m: u64,
    pub cache_write_1h: u64,
    pub input_audio: u64,
    pub output_audio: u64,
    pub web_searches: u64,
}

/// The tokens of a record.
///
/// # Errors
/// A sentence: no usage was found, or a number is none.
pub fn tokens(record: &Record, mapping: &Mapping) -> Result<Tokens, String> {
    if mapping.input.is_some() || mapping.output.is_some() {
        return mapped(record, mapping);
    }
    if let Some(home) = record.home("prompt_tokens") {
        return openai(&At { record, home }, "prompt_tokens", "completion_tokens");
    }
    if let Some(home) = record.home("input_tokens") {
        let at = At { record, home };
        let openai_only = at.has("input_tokens_details.cached_tokens");
        return if openai_only {
            openai(&at, "input_tokens", "output_tokens")
        } else {
            anthropic(&at)
        };
    }
    for (input, spelling) in [("promptTokenCount", &CAMEL), ("prompt_token_count", &SNAKE)] {
        if let Some(home) = record.home(input) {
            return google(&At { record, home }, spelling);
        }
    }
    plain(record)
}

/// Where a usage object lies within a record.
struct At<'a> {
    record: &'a Record,
    /// The path before its fields, with a dot.
    home: &'a str,
}

impl At<'_> {
    fn has(&self, name: &str) -> bool {
        self.record.at(&format!("{}{name}", self.home)).is_some()
    }

    /// A count that may be missing: providers leave out what is none.
    fn count(&self, name: &str) -> Result<u64, String> {
        let value = self.record.at(&format!("{}{name}", self.home));
        value.map_or(Ok(0), |value| read(name, value))
    }
}

fn read(name: &str, value: &Value) -> Result<u64, String> {
    if matches!(value, Value::Text(text) if text.trim().is_empty()) {
        return Ok(0);
    }
    let number =
        value.number().ok_or_else(|| format!("{name} is \"{}\", not a number", value.text()))?;
    count(name, number).map_err(|error| error.to_string())
}

fn openai(at: &At<'_>, input: &str, output: &str) -> Result<Tokens, String> {
    let (into, out) = (format!("{input}_details"), format!("{output}_details"));
    let detail = |of: &str, name: &str| at.count(&format!("{of}.{name}"));
    let sent = at.count(input)?;
    let answered = at.count(output)?;
    let reasoning = detail(&out, "reasoning_tokens")?;
    // Some who copy this format count reasoning beside the answer; their total says so.
    let total = at.count("total_tokens")?;
    let beside = reasoning > 0 && total == sent + answered + reasoning;
    let cached = detail(&into, "cached_tokens")?.max(at.count("prompt_cache_hit_tokens")?);
    Ok(Tokens {
        input: sent,
        output: if beside { answered + reasoning } else { answered },
        reasoning,
        cache_read: cached,
        cache_write_5m: detail(&into, "cache_write_tokens")?,
        input_audio: detail(&into, "audio_tokens")?,
        output_audio: detail(&out, "audio_tokens")?,
        ..Tokens::default()
    })
}

fn anthropic(at: &At<'_>) -> Result<Tokens, String> {
    let read = at.count("cache_read_input_tokens")?;
    let written = at.count("cache_creation_input_tokens")?;
    let hour = at.count("cache_creation.ephemeral_1h_input_tokens")?;
    let five_minutes = at.count("cache_creation.ephemeral_5m_input_tokens")?;
    // Older logs have the sum alone; the split adds up to it.
    let written = written.max(hour + five_minutes);
    Ok(Tokens {
        input: at.count("input_tokens")? + read + written,
        output: at.count("output_tokens")?,
        cache_read: read,
        cache_write_5m: written - hour,
        cache_write_1h: hour,
        web_searches: at.count("server_tool_use.web_search_requests")?,
        ..Tokens::default()
    })
}

/// The names of Google's fields.
struct Google {
    prompt: &'static str,
    tool: &'static str,
    cached: &'static str,
    candidates: &'static str,
    thoughts: &'static str,
}

const CAMEL: Google = Google {
    prompt: "promptTokenCount",
    tool: "toolUsePromptTokenCount",
    cached: "cachedContentTokenCount",
    candidates: "candidatesTokenCount",
    thoughts: "thoughtsTokenCount",
};
const SNAKE: Google = Google {
    prompt: "prompt_token_count",
    tool: "tool_use_prompt_token_count",
    cached: "cached_content_token_count",
    candidates: "candidates_token_count",
    thoughts: "thoughts_token_count",
};

fn google(at: &At<'_>, names: &Google) -> Result<Tokens, String> {
    let thoughts = at.count(names.thoughts)?;
    Ok(Tokens {
        input: at.count(names.prompt)? + at.count(names.tool)?,
        output: at.count(names.candidates)? + thoughts,
        reasoning: thoughts,
        cache_read: at.count(names.cached)?,
        ..Tokens::default()
    })
}

/// A table with columns of its own: the cache is a part of the input, as in a bill.
fn plain(record: &Record) -> Result<Tokens, String> {
    let input = record.nearest(&["input", "inputTokens"]);
    let output = record.nearest(&["output", "outputTokens", "output_tokens"]);
    if input.is_none() && output.is_none() {
        return Err("has no usage: neither input nor output tokens".to_owned());
    }
    let optional =
        |names: &[&str]| record.nearest(names).map_or(Ok(0), |value| read(names[0], value));
    Ok(Tokens {
        input: input.map_or(Ok(0), |value| read("input", value))?,
        output: output.map_or(Ok(0), |value| read("output", value))?,
        reasoning: optional(&["reasoning", "reasoningTokens"])?,
        cache_read: optional(&["cacheRead", "cacheReadTokens", "cached_tokens", "cache_read"])?,
        cache_write_5m: optional(&["cacheWrite5m", "cacheWriteTokens", "cache_write"])?,
        cache_write_1h: optional(&["cacheWrite1h"])?,
        web_searches: optional(&["webSearches"])?,
        ..Tokens::default()
    })
}

fn mapped(record: &Record, mapping: &Mapping) -> Result<Tokens, String> {
    let of = |column: &Option<String>| match column {
        None => Ok(0),
        Some(column) => match record.at(column) {
            Some(value) => read(column, value),
            None => Err(format!("has no field \"{column}\"")),
        },
    };
    let (cache_read, written) = (of(&mapping.cache_read)?, of(&mapping.cache_write)?);
    let beside = if mapping.input_without_cache { cache_read + written } else { 0 };
    Ok(Tokens {
        input: of(&mapping.input)? + beside,
        output: of(&mapping.output)?,
        reasoning: of(&mapping.reasoning)?,
        cache_read,
        cache_write_5m: written,
        ..Tokens::default()
    })
}
