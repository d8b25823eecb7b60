//! The input tokens of one `usage` object as a person pastes it, alone or within the reply that held it.

use super::json;
use super::mapping::Mapping;
use super::providers::tokens;
use crate::error::{Code, Error, Result};

/// What the provider counted as input, cached tokens included.
///
/// # Errors
/// `bad-input`: not a JSON object, or one without input tokens in OpenAI's, Anthropic's or Google's shape.
///
/// ```
/// use tokentill::usage::input_tokens;
/// assert_eq!(input_tokens(r#"{"usage": {"prompt_tokens": 19, "completion_tokens": 10}}"#)?, 19);
/// // Anthropic's leaves out what was read from the cache.
/// assert_eq!(input_tokens(r#"{"input_tokens": 20, "cache_read_input_tokens": 100}"#)?, 120);
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn input_tokens(usage: &str) -> Result<u64> {
    let bad = |sentence: String| Error::new(Code::BadInput, format!("usage {sentence}"));
    let record = json::read(usage.trim()).map_err(bad)?;
    let input = tokens(&record, &Mapping::default()).map_err(bad)?.input;
    match input {
        0 => Err(bad("names no input tokens".to_owned())),
        _ => Ok(input),
    }
}
