//! What the schemas of tools cost besides the texts in them. Takes counts, never text.
//! OpenAI's rule is the one of its cookbook ("How to count tokens with tiktoken"), whose example is a test.

use super::maker::Maker;
use super::tokens::Tokens;
use crate::catalog::Model;

/// The tools of a call, as the rule depends on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToolsShape {
    /// How many tools there are.
    pub tools: u64,
    /// How many of them have parameters.
    pub with_parameters: u64,
    /// How many parameters they have together.
    pub parameters: u64,
    /// How many parameters name their values, and how many values there are.
    pub enumerations: u64,
    /// How many values those have together.
    pub values: u64,
    /// The tokens of the texts: `name:description` of each tool, `name:type:description` of each parameter,
    /// and each value.
    pub texts: u64,
    /// The tokens of the tools as JSON.
    pub json: u64,
    /// Whether something is there that the rule does not cover: parameters within parameters, several types,
    /// no description.
    pub uncovered: bool,
}

/// What the tools cost.
pub fn tool_tokens(model: &Model, tools: ToolsShape) -> Tokens {
    if tools.tools == 0 {
        return Tokens::default();
    }
    match Maker::of(model) {
        Maker::OpenAi => openai(model, tools),
        // The texts alone at least, all of the JSON and something around it at most.
        _ => Tokens::between(tools.texts, (tools.texts + tools.json) / 2, tools.json * 5 / 4 + 20),
    }
}

fn openai(model: &Model, tools: ToolsShape) -> Tokens {
    let id = model.id.to_ascii_lowercase();
    let is_older = model.encoding == "cl100k_base";
    let first = if is_older { 10 } else { 7 };
    let framing =
        tools.tools * first + 3 * (tools.with_parameters + tools.parameters + tools.values) + 12;
    let likely = (framing + tools.texts).saturating_sub(3 * tools.enumerations);
    let measured = is_older || id.contains("gpt-4o");
    match measured && !tools.uncovered {
        true => Tokens::exact(likely),
        false => Tokens::between(likely * 3 / 4, likely, likely * 3 / 2),
    }
}
