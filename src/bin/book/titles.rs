//! What people call a model: the makers' own manner of writing, from the id, where the source has
//! nothing better.

/// The display name, or `None` to leave the id as it is.
pub fn title(provider: &str, id: &str, known: Option<&str>) -> Option<String> {
    match provider {
        // A host's names are its ids: they say more, and there are hundreds of them.
        "openrouter" => None,
        "openai" if id.starts_with("gpt-") || id.starts_with("chatgpt-") => Some(openai(id)),
        "openai" => None,
        "anthropic" | "google" if id.starts_with("claude-") => Some(words(id)),
        _ => match known.filter(|name| name.starts_with(char::is_uppercase)) {
            Some(name) => Some(name.to_owned()),
            None if matches!(provider, "google" | "xai" | "mistral" | "deepseek") => {
                Some(words(id))
            }
            None => None,
        },
    }
}

/// `gpt-4o-mini` is written GPT-4o mini, `gpt-6.1-sol` GPT-6.1 Sol.
fn openai(id: &str) -> String {
    let (brand, rest) = match id.strip_prefix("chatgpt-") {
        Some(rest) => ("ChatGPT-", rest),
        None => ("GPT-", &id["gpt-".len()..]),
    };
    let small = ["mini", "nano", "turbo", "preview", "latest"];
    let parts: Vec<&str> = rest.split('-').collect();
    let mut name = format!("{brand}{}", parts[0]);
    for (place, part) in parts.iter().enumerate().skip(1) {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        name.push(if digits(part) && digits(parts[place - 1]) { '-' } else { ' ' });
        name.push_str(&if small.contains(part) { (*part).to_owned() } else { capital(part) });
    }
    name
}

/// `claude-3-5-sonnet-latest` is Claude 3.5 Sonnet, `claude-opus-4-0` Claude Opus 4.
fn words(id: &str) -> String {
    let id = id.strip_suffix("-latest").unwrap_or(id);
    let claude = id.starts_with("claude-");
    let id = if claude { id.strip_suffix("-0").unwrap_or(id) } else { id };
    let parts: Vec<&str> = id.split('-').collect();
    let version = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut name = capital(parts[0]);
    for (place, part) in parts.iter().enumerate().skip(1) {
        let joined = claude && version(part) && version(parts[place - 1]);
        name.push(if joined { '.' } else { ' ' });
        name.push_str(&capital(part));
    }
    name
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn names_are_written_as_their_makers_do() {
        let cases = [
            ("openai", "gpt-4o", "GPT-4o"),
            ("openai", "gpt-4o-mini", "GPT-4o mini"),
            ("openai", "gpt-4o-2024-05-13", "GPT-4o 2024-05-13"),
            ("openai", "gpt-6.1-sol", "GPT-6.1 Sol"),
            ("anthropic", "claude-3-5-sonnet", "Claude 3.5 Sonnet"),
            ("anthropic", "claude-3-5-haiku-latest", "Claude 3.5 Haiku"),
            ("anthropic", "claude-opus-4-0", "Claude Opus 4"),
            ("anthropic", "claude-sonnet-4-5", "Claude Sonnet 4.5"),
        ];
        for (provider, id, name) in cases {
            assert_eq!(title(provider, id, Some("gpt")).as_deref(), Some(name));
        }
    }
}
