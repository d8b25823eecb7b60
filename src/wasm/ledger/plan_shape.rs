//! `Plan` and `Workflow` of the public contract. The JavaScript face has checked the kinds of the fields.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::bill_shape::named;
use crate::catalog::{Instant, Variant};
use crate::error::{Code, Error, Result};
use crate::forecast::{CacheWrite, History, Loop, Plan, Recount, Route, SpreadDraft, Workflow};

/// `Plan`, but for `on`, which comes in milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanShape {
    workflows: Vec<WorkflowShape>,
    contingency: Option<f64>,
    budget_usd: Option<f64>,
    months: Option<f64>,
    growth_per_month: Option<f64>,
    spread: Option<SpreadShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WorkflowShape {
    name: String,
    model: String,
    runs_per_month: f64,
    system: Option<f64>,
    input: f64,
    output: f64,
    turns: Option<f64>,
    history: Option<HistoryShape>,
    #[serde(rename = "loop")]
    agent: Option<LoopShape>,
    retry_rate: Option<f64>,
    cache_hit_rate: Option<f64>,
    cache_write: Option<String>,
    variant: Option<String>,
    routes: Option<Vec<RouteShape>>,
    counts: Option<BTreeMap<String, RecountShape>>,
    revenue_per_run_usd: Option<f64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum HistoryShape {
    Word(String),
    #[serde(rename_all = "camelCase")]
    Limit {
        last_turns: Option<f64>,
        summary_tokens: Option<f64>,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LoopShape {
    steps: f64,
    tool_result: f64,
}

#[derive(Deserialize)]
struct RouteShape {
    share: f64,
    model: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RecountShape {
    system: Option<f64>,
    input: Option<f64>,
    output: Option<f64>,
    tool_result: Option<f64>,
    summary_tokens: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SpreadShape {
    runs: Option<[f64; 2]>,
    input: Option<[f64; 2]>,
    output: Option<[f64; 2]>,
    tool_result: Option<[f64; 2]>,
    turns: Option<[f64; 2]>,
    steps: Option<[f64; 2]>,
    retries: Option<[f64; 2]>,
    cache_misses: Option<[f64; 2]>,
}

impl PlanShape {
    /// The core's plan.
    ///
    /// # Errors
    /// `bad-input`, naming the place.
    pub(super) fn into_plan(self, on: Instant) -> Result<Plan> {
        let workflows = self.workflows.into_iter().enumerate();
        let workflows = workflows
            .map(|(number, workflow)| workflow.into_workflow(&format!("workflows[{number}]")))
            .collect::<Result<Vec<_>>>()?;
        Ok(Plan {
            workflows,
            contingency: self.contingency,
            budget_usd: self.budget_usd,
            months: self.months,
            growth_per_month: self.growth_per_month,
            spread: self.spread.map(SpreadShape::into_draft).unwrap_or_default(),
            on,
        })
    }
}

impl WorkflowShape {
    fn into_workflow(self, place: &str) -> Result<Workflow> {
        let within = |error: Error| error.within(place);
        Ok(Workflow {
            name: self.name,
            model: self.model,
            runs_per_month: self.runs_per_month,
            system: self.system,
            input: self.input,
            output: self.output,
            turns: self.turns,
            history: self.history.map_or(Ok(History::Full), |shape| shape.into_history(place))?,
            agent: self
                .agent
                .map(|agent| Loop { steps: agent.steps, tool_result: agent.tool_result }),
            retry_rate: self.retry_rate,
            cache_hit_rate: self.cache_hit_rate,
            cache_write: named(
                "cacheWrite",
                self.cache_write,
                CacheWrite::from_name,
                &["5m", "1h", "none"],
            )
            .map_err(within)?,
            variant: named(
                "variant",
                self.variant,
                Variant::from_name,
                &Variant::ALL.map(Variant::as_str),
            )
            .map_err(within)?,
            routes: self
                .routes
                .unwrap_or_default()
                .into_iter()
                .map(|route| Route { share: route.share, model: route.model })
                .collect(),
            counts: self.counts.unwrap_or_default().into_iter().map(recount).collect(),
            revenue_per_run_usd: self.revenue_per_run_usd,
        })
    }
}

impl HistoryShape {
    fn into_history(self, place: &str) -> Result<History> {
        match self {
            Self::Word(word) if word == "full" => Ok(History::Full),
            Self::Limit { last_turns: Some(turns), summary_tokens: None } => {
                Ok(History::LastTurns(turns))
            }
            Self::Limit { last_turns: None, summary_tokens: Some(tokens) } => {
                Ok(History::Summary(tokens))
            }
            _ => {
                let message = format!(
                    "{place}.history can be \"full\", {{ lastTurns }} or {{ summaryTokens }}"
                );
                Err(Error::new(Code::BadInput, message))
            }
        }
    }
}

impl SpreadShape {
    fn into_draft(self) -> SpreadDraft {
        SpreadDraft {
            runs: self.runs,
            input: self.input,
            output: self.output,
            tool_result: self.tool_result,
            turns: self.turns,
            steps: self.steps,
            retries: self.retries,
            cache_misses: self.cache_misses,
        }
    }
}

fn recount((model, shape): (String, RecountShape)) -> Recount {
    Recount {
        model,
        system: shape.system,
        input: shape.input,
        output: shape.output,
        tool_result: shape.tool_result,
        summary: shape.summary_tokens,
    }
}
