//! What a chat costs besides its texts: each provider's framing, in tokens. Takes numbers of messages and
//! names, never text.

use super::maker::{Maker, version};
use super::tokens::Tokens;
use crate::catalog::Model;

/// A chat as its framing depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChatShape {
    /// How many messages there are, a system message among them.
    pub messages: u64,
    /// How many of them are of the system or the developer.
    pub system_messages: u64,
    /// How many messages carry a name.
    pub names: u64,
    /// How many messages call tools or bring their results.
    pub tool_messages: u64,
    /// How many tools are offered.
    pub tools: u64,
}

/// A line of a chat's count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What it is for, for people.
    pub label: &'static str,
    /// How many tokens.
    pub tokens: Tokens,
}

/// Whether a provider counts the role of a message as text.
pub fn counts_roles(model: &Model) -> bool {
    Maker::of(model) == Maker::OpenAi
}

/// The framing of a chat, line by line. Lines without tokens are left out.
///
/// OpenAI: 3 tokens a message, 1 a name, 3 to start the reply (the cookbook's measurement, of GPT-3.5 to
/// GPT-4o; later models an estimate by the same rule). Claude: the frame of one user message as `ctok`
/// measured it; further messages are an estimate. Gemini's count_tokens adds nothing to a text.
pub fn frames(model: &Model, chat: ChatShape) -> Vec<Frame> {
    let mut frames = match Maker::of(model) {
        Maker::OpenAi => openai(model, chat),
        Maker::Anthropic => claude(model, chat),
        Maker::Google => gemini(chat),
        Maker::Other => other(chat),
    };
    if chat.tool_messages > 0 {
        let each = chat.tool_messages;
        let tokens = Tokens::between(2 * each, 6 * each, 15 * each);
        frames.push(Frame { label: "tool calls and results", tokens });
    }
    frames.retain(|frame| frame.tokens.high > 0);
    frames
}

fn openai(model: &Model, chat: ChatShape) -> Vec<Frame> {
    let each = chat.messages;
    let (messages, reply) = match is_measured(&model.id) {
        true => (Tokens::exact(3 * each), Tokens::exact(3)),
        // Others measured GPT-5 and the o-series at one token a message more, and one to the reply less.
        false => (Tokens::between(3 * each, 3 * each, 4 * each), Tokens::between(2, 3, 6)),
    };
    vec![
        Frame { label: "message framing", tokens: messages },
        Frame { label: "names", tokens: Tokens::exact(chat.names) },
        Frame { label: "start of the reply", tokens: reply },
    ]
}

/// Whether the cookbook measured this model of OpenAI's; GPT-4.1 was found to be framed like GPT-4o.
fn is_measured(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    let measured = ["gpt-3.5", "gpt-35", "gpt-4"].iter().any(|word| id.contains(word));
    let another = ["gpt-4.5", "audio", "realtime", "search"].iter().any(|word| id.contains(word));
    measured && !another
}

fn claude(model: &Model, chat: ChatShape) -> Vec<Frame> {
    let frame = match model.encoding.as_str() {
        _ if model.encoding_assumed => Tokens::between(4, 6, 12),
        "claude_3" => Tokens::exact(7),
        "claude_4_7" => Tokens::exact(11),
        "claude_4_8" => Tokens::exact(6),
        _ => Tokens::between(4, 7, 12),
    };
    let turns = chat.messages - chat.system_messages.min(chat.messages);
    let further = turns.saturating_sub(1);
    let system = chat.system_messages;
    let mut frames = vec![
        Frame { label: "message frame", tokens: frame },
        Frame {
            label: "further messages",
            tokens: Tokens::between(2 * further, 4 * further, 8 * further),
        },
        Frame { label: "system frame", tokens: Tokens::between(0, 3 * system, 10 * system) },
    ];
    if chat.tools > 0 {
        frames.push(Frame { label: "tool system prompt", tokens: tool_prompt(&model.id) });
    }
    frames
}

/// What Claude's instructions for tools cost, with the choice left to the model. Source: Anthropic's page on
/// tool use; its figures were revised between versions, hence the interval of a tenth.
fn tool_prompt(id: &str) -> Tokens {
    let id = id.to_ascii_lowercase();
    let has = |word: &str| id.contains(word);
    let of = |word: &str| version(&id, word);
    let documented = match () {
        () if of("opus-") >= Some((5, 0)) => 286,
        () if of("opus-") == Some((4, 8)) => 290,
        () if of("opus-") == Some((4, 7)) => 675,
        () if of("opus-") == Some((4, 6)) || of("sonnet-") == Some((4, 6)) => 497,
        () if [of("opus-"), of("sonnet-"), of("haiku-")].contains(&Some((4, 5))) => 496,
        () if of("sonnet-") >= Some((5, 0)) => 354,
        () if has("3-5-haiku") || has("3.5-haiku") => 264,
        () if has("3-5-sonnet-20240620") => 294,
        () if has("3-opus") => 530,
        () if has("3-sonnet") => 159,
        () if has("3-haiku") => 264,
        () if has("3-5-sonnet") || has("3-7-sonnet") => 346,
        () if has("opus-4") || has("sonnet-4") => 313,
        () => return Tokens::between(159, 350, 675),
    };
    Tokens::between(documented * 9 / 10, documented, documented * 11 / 10)
}

/// Google's own counter sums the texts. What a chat's turns add is not billed as text, or not documented.
fn gemini(chat: ChatShape) -> Vec<Frame> {
    let further = chat.messages.saturating_sub(1);
    vec![Frame { label: "turns", tokens: Tokens::between(0, 0, 5 * further) }]
}

/// Templates of models with open weights put three to six tokens around a message; a host may add more.
fn other(chat: ChatShape) -> Vec<Frame> {
    let each = chat.messages;
    vec![
        Frame { label: "message framing", tokens: Tokens::between(2 * each, 5 * each, 8 * each) },
        Frame { label: "names", tokens: Tokens::between(0, chat.names, 3 * chat.names) },
        Frame { label: "start of the reply", tokens: Tokens::between(0, 3, 100) },
    ]
}
