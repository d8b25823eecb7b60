//! What a model may be called: folding, dates, versions, the spellings of clouds.
//! Every rule is anchored at both ends, so that an unknown model never becomes its neighbour.

use super::moment::Day;

/// A name in the form in which names are compared: lower case, with underscores, spaces and the dots
/// of versions as dashes, so that `claude-3.5-sonnet` and `claude-3-5-sonnet` are one. A dot between
/// words stays: Bedrock's `deepseek.v3.2` is another model than DeepSeek's `deepseek-v3.2`.
pub fn folded(name: &str) -> String {
    folded_chars(name).collect()
}

/// The letters of a folded name, one by one. Folding a folded name changes nothing.
pub fn folded_chars(name: &str) -> impl Iterator<Item = char> + '_ {
    let name = name.trim();
    let digit = |at: Option<usize>| {
        at.and_then(|at| name.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
    };
    name.char_indices().map(move |(at, c)| match c {
        '_' | ' ' => '-',
        '.' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => '-',
        other => other.to_ascii_lowercase(),
    })
}

/// A folded name without the version that a cloud pins with an at sign: `claude-3-5-sonnet@20241022`.
pub fn without_pin(name: &str) -> Option<&str> {
    let (base, pin) = name.rsplit_once('@')?;
    let plain = pin.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (!base.is_empty() && !pin.is_empty() && plain).then_some(base)
}

/// A fine-tuned model's name without whose it is: `ft:gpt-4o-2024-08-06:acme::b7k` is billed as
/// `ft:gpt-4o-2024-08-06`.
pub fn without_owner(name: &str) -> Option<&str> {
    let base = name.strip_prefix("ft:")?.split(':').next()?;
    let end = "ft:".len() + base.len();
    (end < name.len()).then(|| &name[..end])
}

/// A folded name without the snapshot at its end: a real date (`-20241022`, `-2024-10-22`), a
/// three-digit number (`-002`) or `-latest`.
pub fn without_snapshot(name: &str) -> Option<&str> {
    if let Some(base) = name.strip_suffix("-latest") {
        return Some(base);
    }
    let dashed = name.len().checked_sub(11).and_then(|at| name.split_at_checked(at));
    if let Some((base, date)) = dashed
        && date.strip_prefix('-').is_some_and(|date| Day::parse(date).is_some())
    {
        return Some(base);
    }
    let (base, digits) = name.rsplit_once('-')?;
    let number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (number && (digits.len() == 3 || is_compact_date(digits))).then_some(base)
}

fn is_compact_date(digits: &str) -> bool {
    match (digits.get(..4), digits.get(4..6), digits.get(6..8)) {
        (Some(year), Some(month), Some(day)) if digits.len() == 8 => {
            Day::parse(&format!("{year}-{month}-{day}")).is_some()
        }
        _ => false,
    }
}

/// The areas that Amazon Bedrock writes before a model's id. `global` and `us-gov` have prices of
/// their own.
const AREAS: [&str; 9] = ["us", "eu", "apac", "au", "jp", "in", "ca", "sa", "me"];

/// The ids under which Amazon Bedrock may list a model, folded: with its area as `regional` or
/// `global`, with and without the version `-v1:0`.
pub fn bedrock_ids(name: &str) -> Vec<String> {
    let (areas, rest) = bedrock_area(name);
    let versions: &[&str] = match without_bedrock_version(rest) {
        // A version that was named is that one or none, never another.
        Some(_) => &[""],
        None => &["", "-v1:0", "-v2:0", "-v1", ":0"],
    };
    let bare = without_bedrock_version(rest).map(str::to_owned);
    let spelled = versions.iter().map(|version| format!("{rest}{version}")).chain(bare);
    spelled.flat_map(|id| areas.iter().map(move |area| format!("{area}{id}"))).collect()
}

/// What to write before the id, and the name without its own area. Only the list price of the United
/// States stands under a bare id.
fn bedrock_area(name: &str) -> (&'static [&'static str], &str) {
    if let Some(rest) = name.strip_prefix("global.") {
        return (&["global."], rest);
    }
    let area = name.split_once('.').filter(|(area, _)| AREAS.contains(area));
    match area {
        Some(("us", rest)) => (&["regional.", ""], rest),
        Some((_, rest)) => (&["regional."], rest),
        None => (&["regional.", ""], name),
    }
}

/// A Bedrock id without `-v1:0`, `-v1` or `:0` at its end.
fn without_bedrock_version(id: &str) -> Option<&str> {
    let (base, number) = id.rsplit_once(':').unwrap_or((id, ""));
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let versioned = base.rsplit_once("-v").filter(|(_, version)| {
        !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())
    });
    match versioned {
        Some((bare, _)) => Some(bare),
        None => (base.len() < id.len()).then_some(base),
    }
}

/// A path that a provider's own API writes, as the provider and the model: `models/gemini-2.5-pro`,
/// `publishers/anthropic/models/claude-opus-5`, `accounts/fireworks/models/llama-v3p1-8b-instruct`.
pub fn api_path(name: &str) -> Option<(&str, &str)> {
    if let Some(model) = name.strip_prefix("models/") {
        return Some(("google", model));
    }
    let rest = name.strip_prefix("publishers/").or_else(|| name.strip_prefix("accounts/"))?;
    let (provider, model) = rest.split_once("/models/")?;
    (!provider.contains('/')).then_some((provider, model))
}

/// What follows a route or a region with the list price: `bedrock/converse/…`, `bedrock/us-west-2/…`,
/// `azure/global/…`. Data zones and government clouds have prices of their own.
pub fn after_route(name: &str) -> Option<&str> {
    let (route, rest) = name.split_once('/')?;
    let parts: Vec<&str> = route.split('-').collect();
    let is_region = match parts.as_slice() {
        [area, place, number] => {
            AREAS.contains(area) && *place != "gov" && matches!(number.as_bytes(), [b'0'..=b'9'])
        }
        _ => matches!(route, "converse" | "invoke" | "global" | "global-standard"),
    };
    is_region.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_a_dash_in_a_version_only() {
        assert_eq!(folded(" Claude 3.5_Sonnet "), "claude-3-5-sonnet");
        assert_eq!(folded("deepseek.v3.2"), "deepseek.v3-2");
        assert_eq!(folded("."), ".");
    }

    #[test]
    fn a_snapshot_is_a_real_date_or_nothing() {
        assert_eq!(without_snapshot("gpt-5-2025-08-07"), Some("gpt-5"));
        assert_eq!(without_snapshot("claude-opus-4-20250514"), Some("claude-opus-4"));
        assert_eq!(without_snapshot("gemini-1-5-pro-002"), Some("gemini-1-5-pro"));
        assert_eq!(without_snapshot("claude-3-5-sonnet-latest"), Some("claude-3-5-sonnet"));
        for name in ["gpt-4o", "gpt-5-2025-13-07", "model-20250230", "claude-opus-4", "ü-2025-08-0"]
        {
            assert_eq!(without_snapshot(name), None, "{name}");
        }
    }

    #[test]
    fn a_pin_is_plain() {
        assert_eq!(without_pin("claude-3-5-sonnet@abc"), Some("claude-3-5-sonnet"));
        assert_eq!(without_pin("claude@a/b"), None);
        assert_eq!(without_pin("@abc"), None);
    }

    #[test]
    fn a_bedrock_name_keeps_its_area_and_version() {
        let ids = bedrock_ids("us.anthropic.claude-3-5-sonnet-20241022-v2:0");
        assert!(ids.contains(&"regional.anthropic.claude-3-5-sonnet-20241022-v2:0".to_owned()));
        assert!(!ids.contains(&"regional.anthropic.claude-3-5-sonnet-20241022-v1:0".to_owned()));
        let ids = bedrock_ids("global.anthropic.claude-opus-5");
        assert!(ids.iter().all(|id| id.starts_with("global.")), "{ids:?}");
    }
}
