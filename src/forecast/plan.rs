//! A plan as somebody wrote it: named workflows, with every number still unchecked. Knows no prices.
//!
//! The numbers are floating-point because they come from people and from JavaScript; `check.rs` turns
//! them into whole tokens and exact factors, or names the one that is wrong.

use crate::catalog::{Instant, Variant};

/// Workflows, and what is asked of them together.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// At least one.
    pub workflows: Vec<Workflow>,
    /// The reserve, as a part of the likely cost: 0.4 unless given.
    pub contingency: Option<f64>,
    /// What may be spent in a month, reserve included.
    pub budget_usd: Option<f64>,
    /// How many months to list: 12 unless given, at most 120.
    pub months: Option<f64>,
    /// How much the runs grow from a month to the next: 0.1 is a tenth more each month.
    pub growth_per_month: Option<f64>,
    /// The factors behind low and high, where they differ from [`super::ASSUMED`].
    pub spread: SpreadDraft,
    /// When the first month begins: it chooses the price rows.
    pub on: Instant,
}

impl Plan {
    /// These workflows, and nothing more said.
    pub fn new(workflows: Vec<Workflow>, on: Instant) -> Self {
        let spread = SpreadDraft::default();
        let (contingency, budget_usd, months, growth_per_month) = (None, None, None, None);
        Self { workflows, contingency, budget_usd, months, growth_per_month, spread, on }
    }
}

/// One kind of work: a run of it is a session of one or more turns, a turn is one or more calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Workflow {
    /// What people call it.
    pub name: String,
    /// The model's id, alias or host spelling.
    pub model: String,
    /// How often it runs in the first month. Above 0.
    pub runs_per_month: f64,
    /// Tokens of the system prompt, tools included: sent with every call.
    pub system: Option<f64>,
    /// Tokens of what is new in a turn: the user's message.
    pub input: f64,
    /// Tokens of one answer: of every call.
    pub output: f64,
    /// Turns of a run: 1 unless given.
    pub turns: Option<f64>,
    /// What a turn carries of those before it.
    pub history: History,
    /// The calls of a turn, when an agent makes several.
    pub agent: Option<Loop>,
    /// The part of the calls that are made a second time: 0 to 1.
    pub retry_rate: Option<f64>,
    /// The part of the re-sent tokens that are read from a prompt cache: 0 to 1.
    pub cache_hit_rate: Option<f64>,
    /// What the re-sent tokens that were not read are billed as, when there are cache hits.
    pub cache_write: CacheWrite,
    /// How the calls are sold.
    pub variant: Variant,
    /// Several models in the place of `model`, each with its share of the runs.
    pub routes: Vec<Route>,
    /// The same texts as other models count them.
    pub counts: Vec<Recount>,
    /// What one run earns.
    pub revenue_per_run_usd: Option<f64>,
}

impl Workflow {
    /// A single question and its answer: one turn, one call.
    pub fn new(name: &str, model: &str, runs_per_month: f64, input: f64, output: f64) -> Self {
        Self {
            name: name.to_owned(),
            model: model.to_owned(),
            runs_per_month,
            system: None,
            input,
            output,
            turns: None,
            history: History::Full,
            agent: None,
            retry_rate: None,
            cache_hit_rate: None,
            cache_write: CacheWrite::default(),
            variant: Variant::Standard,
            routes: Vec::new(),
            counts: Vec::new(),
            revenue_per_run_usd: None,
        }
    }
}

/// What a turn carries of the turns before it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum History {
    /// All of them, word for word.
    #[default]
    Full,
    /// So many of the last ones, each with its questions, answers and tool results.
    LastTurns(f64),
    /// A summary of so many tokens, from the second turn on.
    Summary(f64),
}

/// An agent's loop: each call but the last asks for a tool and is followed by its result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loop {
    /// Calls of a turn, the one that answers included. At least 1.
    pub steps: f64,
    /// Tokens of one tool's result.
    pub tool_result: f64,
}

/// What happens to re-sent tokens that are not read from the cache, where there are cache hits at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CacheWrite {
    /// They are written for five minutes, or for as long as the provider's only cache lasts.
    #[default]
    FiveMinutes,
    /// They are written for an hour.
    OneHour,
    /// They are ordinary input.
    Never,
}

impl CacheWrite {
    /// The kind of this name in the public contract: `"5m"`, `"1h"` or `"none"`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "5m" => Some(Self::FiveMinutes),
            "1h" => Some(Self::OneHour),
            "none" => Some(Self::Never),
            _ => None,
        }
    }
}

/// A share of the runs that another model takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// A part of 1; the shares of a workflow add up to 1.
    pub share: f64,
    /// The model's id, alias or host spelling.
    pub model: String,
}

/// The workflow's texts counted by another model's tokenizer. A count that is `None` stays what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recount {
    /// The model whose counts these are.
    pub model: String,
    /// See [`Workflow::system`].
    pub system: Option<f64>,
    /// See [`Workflow::input`].
    pub input: Option<f64>,
    /// See [`Workflow::output`].
    pub output: Option<f64>,
    /// See [`Loop::tool_result`].
    pub tool_result: Option<f64>,
    /// See [`History::Summary`].
    pub summary: Option<f64>,
}

/// Pairs of factors, low and high, as written; each low is at most 1 and each high at least 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SpreadDraft {
    /// On the runs a month.
    pub runs: Option<[f64; 2]>,
    /// On the tokens of a turn's input.
    pub input: Option<[f64; 2]>,
    /// On the tokens of an answer.
    pub output: Option<[f64; 2]>,
    /// On the tokens of a tool's result.
    pub tool_result: Option<[f64; 2]>,
    /// On the turns, where a run has more than one.
    pub turns: Option<[f64; 2]>,
    /// On the steps, where a turn has more than one.
    pub steps: Option<[f64; 2]>,
    /// On the retry rate.
    pub retries: Option<[f64; 2]>,
    /// On the part of the re-sent tokens that the cache misses.
    pub cache_misses: Option<[f64; 2]>,
}
