//! Who made a model, as far as the rules for chats and images go: a host bills by its maker's tokens.

use crate::catalog::Model;

/// Whose rules a model follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// OpenAI's own models.
    OpenAi,
    /// Anthropic's.
    Anthropic,
    /// Google's Gemini.
    Google,
    /// Everybody else, whose rules are not published as counts.
    Other,
}

impl Maker {
    /// The maker of a model, read from its id, which may be a host's.
    pub fn of(model: &Model) -> Maker {
        let id = model.id.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
        let openai = matches!(model.provider.as_str(), "openai" | "azure");
        match () {
            () if has(&["claude"]) => Maker::Anthropic,
            () if has(&["gemini"]) => Maker::Google,
            () if has(&["gpt-oss"]) => Maker::Other,
            () if openai || has(&["openai/", "gpt-"]) => Maker::OpenAi,
            () => Maker::Other,
        }
    }
}

/// A version in an id, such as 4.7 in `claude-opus-4-7-20260301`: the first two numbers after the word.
pub(super) fn version(id: &str, after: &str) -> Option<(u32, u32)> {
    let rest = &id[id.find(after)? + after.len()..];
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let major = numbers.next()?.parse().ok().filter(|major| *major < 100)?;
    // A date is no minor version.
    let minor = numbers.next().filter(|part| part.len() <= 2).and_then(|part| part.parse().ok());
    Some((major, minor.unwrap_or(0)))
}
