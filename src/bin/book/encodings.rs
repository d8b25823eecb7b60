//! Which encoding counts a model's tokens, and whether its provider has said so.

use tiktoken_rs::tokenizer::{Tokenizer, get_tokenizer};

/// The encoding's name, or a family's, or `"unknown"`; and whether it is assumed.
///
/// `id` may be a host's: the maker is read from it.
pub fn encoding(provider: &str, id: &str) -> (&'static str, bool) {
    let id = id.to_ascii_lowercase();
    let bare = id.rsplit('/').next().unwrap_or(&id);
    if is_not_text(bare) {
        return ("unknown", true);
    }
    let by_family = || family(bare);
    match provider {
        "openai" | "azure" => openai(bare).or_else(by_family),
        "xai" => Some(("grok", true)),
        "cohere" => Some(("cohere", true)),
        "amazon" => Some(("nova", true)),
        _ => by_family(),
    }
    .unwrap_or(("unknown", true))
}

fn is_not_text(id: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    has(&[
        "whisper",
        "tts",
        "transcri",
        "moderation",
        "dall-e",
        "sora",
        "veo-",
        "imagen",
        "-ocr",
        "rerank",
    ])
}

/// OpenAI's own map, as tiktoken carries it. It stops before GPT-6, for which nothing is published.
fn openai(id: &str) -> Option<(&'static str, bool)> {
    let id = id.strip_prefix("openai.").unwrap_or(id);
    let id = id.replace("gpt-35", "gpt-3.5");
    match get_tokenizer(&id) {
        Some(Tokenizer::O200kBase) => Some(("o200k_base", false)),
        Some(Tokenizer::O200kHarmony) => Some(("o200k_harmony", false)),
        Some(Tokenizer::Cl100kBase) => Some(("cl100k_base", false)),
        Some(Tokenizer::P50kBase) => Some(("p50k_base", false)),
        Some(Tokenizer::P50kEdit) => Some(("p50k_edit", false)),
        Some(Tokenizer::R50kBase | Tokenizer::Gpt2) => Some(("r50k_base", false)),
        None if has_prefix(&id, &["gpt-3", "gpt-4-"]) => Some(("cl100k_base", true)),
        None if has_prefix(
            &id,
            &["gpt-", "codex", "computer-use", "chatgpt", "o1", "o3", "o4"],
        ) =>
        {
            Some(("o200k_base", true))
        }
        None => None,
    }
}

fn has_prefix(id: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|prefix| id.starts_with(prefix))
}

/// The family by the name of the model, wherever it is hosted. The first rule that fits counts: a
/// distilled model speaks its base's tokens, so those come first.
fn family(id: &str) -> Option<(&'static str, bool)> {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    Some(match id {
        _ if has(&["claude"]) => return claude(id),
        _ if has(&["gemini"]) => gemini(id),
        _ if has(&["gpt-oss"]) => ("o200k_harmony", false),
        _ if has(&["distill-llama"]) => ("llama3", false),
        _ if has(&["distill-qwen"]) => ("qwen3", false),
        _ if has(&["llama-4", "llama4"]) => ("llama4", false),
        _ if has(&["llama-3", "llama3", "meta-llama-3"]) => ("llama3", false),
        _ if has(&["qwen3.5", "qwen3.6", "qwen3p5", "qwen3p6", "qwen3-5", "qwen3-6"]) => {
            ("qwen3_6", false)
        }
        _ if has(&["qwen3.7", "qwen3.8", "qwen3p7", "qwen3p8", "qwen3-7", "qwen3-8"]) => {
            ("qwen3_6", true)
        }
        _ if has(&["qwen3", "qwen2", "qwen-2", "qwen2.5", "qwq", "qwen-3"]) => ("qwen3", false),
        _ if has(&["qwen"]) => ("qwen3", true),
        _ if has(&[
            "deepseek-v3",
            "deepseek-v4",
            "deepseek-r1",
            "deepseek-chat",
            "deepseek-reasoner",
        ]) || has(&["deepseek.r1", "deepseek.v3", "deepseek-3"]) =>
        {
            ("deepseek_v3", false)
        }
        _ if has(&["deepseek"]) => ("deepseek_v3", true),
        _ if has(&["kimi-k2", "kimi-k3", "kimi_k2"]) => ("kimi_k2", false),
        _ if has(&["kimi", "moonshot"]) => ("kimi_k2", true),
        _ if has(&["glm-4.5", "glm-4.6", "glm-4.7", "glm-4p5", "glm-4p6", "glm-4p7"]) => {
            ("glm4", false)
        }
        _ if has(&["glm"]) => ("glm4", true),
        _ if has(&["gemma-3", "gemma3", "gemma-4", "gemma4"]) => ("gemma3", false),
        _ if has(&["gemma"]) => ("gemma3", true),
        _ if has(&[
            "mistral-nemo",
            "ministral-3",
            "ministral-8b",
            "pixtral",
            "devstral",
            "magistral",
        ]) =>
        {
            ("mistral_tekken", false)
        }
        _ if has(&["mistral-7b", "mixtral", "mistral-embed", "mistral-tiny"]) => return None,
        _ if has(&["mistral", "ministral", "codestral", "voxtral"]) => ("mistral_tekken", true),
        _ if has(&["phi-4"]) => ("cl100k_base", true),
        _ if has(&["grok"]) => ("grok", true),
        _ if has(&["command-", "aya-"]) => ("cohere", true),
        _ if has(&["nova-"]) => ("nova", true),
        _ => return openai(id),
    })
}

/// Anthropic publishes none; the names are those of the reconstruction. It was measured up to
/// Opus 4.8, Sonnet 5, Opus 5 and Fable 5; what came after is taken to be as those.
fn claude(id: &str) -> Option<(&'static str, bool)> {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    Some(match id {
        _ if has(&["claude-2", "claude-v2", "claude-instant", "claude-v1", "claude-1"]) => {
            return None;
        }
        _ if has(&["5-5", "5.5", "fable-5-", "fable-5.", "mythos"]) => {
            let measured = has(&["fable-5-v1", "fable-5-2026"]);
            ("claude_4_8", !measured)
        }
        _ if has(&["opus-4-7", "opus-4.7"]) => ("claude_4_7", false),
        _ if has(&["opus-4-8", "opus-4.8", "opus-5", "sonnet-5", "fable-5"]) => {
            ("claude_4_8", false)
        }
        _ if has(&["claude-3", "opus-4", "sonnet-4", "haiku-4", "claude-4", "claude-haiku-3"]) => {
            ("claude_3", false)
        }
        _ => ("claude_4_8", true),
    })
}

/// google-genai's own map: Gemma 3's vocabulary for 2.0 to 3, Gemma 4's, which counts plain text
/// alike, for 3.1 and 3.5. Later ones are taken to be as those; 1.5 had an older one.
fn gemini(id: &str) -> (&'static str, bool) {
    let mapped =
        ["gemini-2.0", "gemini-2.5", "gemini-3-pro", "gemini-3-flash", "gemini-3.1", "gemini-3.5"];
    ("gemma3", !mapped.iter().any(|prefix| id.contains(prefix)))
}

#[cfg(test)]
mod tests {
    use super::encoding;

    #[test]
    fn each_family_has_its_own() {
        let cases = [
            ("openai", "gpt-4o", "o200k_base", false),
            ("openai", "gpt-4-turbo", "cl100k_base", false),
            ("openai", "gpt-6.1-sol", "o200k_base", true),
            ("openai", "whisper-1", "unknown", true),
            ("anthropic", "claude-3-5-sonnet", "claude_3", false),
            ("anthropic", "claude-opus-4-7", "claude_4_7", false),
            ("anthropic", "claude-sonnet-5", "claude_4_8", false),
            ("anthropic", "claude-sonnet-5-5", "claude_4_8", true),
            ("anthropic", "claude-sonnet-4-5", "claude_3", false),
            ("aws", "regional.anthropic.claude-opus-4-20250514-v1:0", "claude_3", false),
            ("google", "gemini-2.5-pro", "gemma3", false),
            ("google", "gemini-4-argon", "gemma3", true),
            ("groq", "llama-3.3-70b-versatile", "llama3", false),
            ("groq", "deepseek-r1-distill-llama-70b", "llama3", false),
            ("together", "meta-llama/Llama-4-Scout-17B-16E-Instruct", "llama4", false),
            ("openrouter", "openai/gpt-4o-mini", "o200k_base", false),
            ("xai", "grok-4.3", "grok", true),
        ];
        for (provider, id, name, assumed) in cases {
            assert_eq!(encoding(provider, id), (name, assumed), "{provider}/{id}");
        }
    }
}
