//! Which column of a log means what, where the names are not those that providers and common tools use.

/// Paths or column names. What is `None` is looked for under its usual names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The workflow's label.
    pub workflow: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// When: a date, a time, or seconds or milliseconds since 1970.
    pub time: Option<String>,
    /// What tells one run from another.
    pub run: Option<String>,
    /// The number of the attempt, from 1, or whether it is a retry.
    pub attempt: Option<String>,
    /// Input tokens.
    pub input: Option<String>,
    /// Output tokens.
    pub output: Option<String>,
    /// Input tokens read from a cache.
    pub cache_read: Option<String>,
    /// Input tokens written to a cache.
    pub cache_write: Option<String>,
    /// Output tokens spent on reasoning, a part of the output.
    pub reasoning: Option<String>,
    /// Whether `input` leaves out what was read from and written to a cache, as Anthropic's does.
    pub input_without_cache: bool,
}
