//! What a model may be called: folding, dates, versions, the spellings of clouds.
//! Every rule is anchored at both ends, so that an unknown model never becomes its neighbour.

use super::moment::Day;

/// A name in the form in which names are compared: lower case, with dots, underscores and spaces as
/// dashes, so that `claude-3.5-sonnet` and `claude-3-5-sonnet` are one.
pub fn folded(name: &str) -> String {
    name.trim()
        .chars()
        .map(|c| match c {
            '.' | '_' | ' ' => '-',
            other => other.to_ascii_lowercase(),
        })
        .collect()
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

/// The areas that Amazon Bedrock writes before a model's id; `global` has prices of its own.
const AREAS: [&str; 11] = ["us-gov", "us", "eu", "apac", "au", "jp", "in", "ca", "sa", "me", "af"];

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
    spelled
        .flat_map(|id| {
            areas.iter().map(move |area| match *area {
                "" => id.clone(),
                area => format!("{area}-{id}"),
            })
        })
        .collect()
}

/// The areas to look under, and the name without its own.
fn bedrock_area(name: &str) -> (&'static [&'static str], &str) {
    // The dot after the area has been folded; a maker follows it, so "us-" alone proves nothing.
    if let Some(rest) = name.strip_prefix("global-") {
        return (&["global"], rest);
    }
    let rest = AREAS.iter().find_map(|area| name.strip_prefix(area)?.strip_prefix('-'));
    match rest {
        Some(rest) => (&["", "regional"], rest),
        None => (&["regional", ""], name),
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

/// What follows the folders that a provider's own API writes before a model's id:
/// `publishers/google/models/gemini-2.5-pro`, `models/gemini-2.5-pro`.
pub fn after_folders(name: &str) -> Option<&str> {
    let at = name.find("models/")?;
    let folders = &name[..at];
    (folders.is_empty() || folders.ends_with('/')).then(|| &name[at + "models/".len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let ids = bedrock_ids("us-anthropic-claude-3-5-sonnet-20241022-v2:0");
        assert!(ids.contains(&"regional-anthropic-claude-3-5-sonnet-20241022-v2:0".to_owned()));
        assert!(!ids.contains(&"regional-anthropic-claude-3-5-sonnet-20241022-v1:0".to_owned()));
        let ids = bedrock_ids("global-anthropic-claude-opus-5");
        assert!(ids.iter().all(|id| id.starts_with("global-")), "{ids:?}");
    }
}
