//! `UsageReport`, `UsageGap` and the options of an import in the public contract.

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::error::Result;
use crate::forecast::{Plan, WorkflowForecast, forecast};
use crate::money::{Factor, Money};
use crate::usage::{
    Actual, Baseline, Gap, Key, Ledger, Mapping, Planned, Reader, Skipped, Sums, baseline, gap,
};

/// `UsageMapping`
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct MappingShape {
    workflow: Option<String>,
    model: Option<String>,
    time: Option<String>,
    run: Option<String>,
    attempt: Option<String>,
    input: Option<String>,
    output: Option<String>,
    cache_read: Option<String>,
    cache_write: Option<String>,
    reasoning: Option<String>,
    input_without_cache: Option<bool>,
}

impl MappingShape {
    pub(super) fn into_mapping(self) -> Mapping {
        Mapping {
            workflow: self.workflow,
            model: self.model,
            time: self.time,
            run: self.run,
            attempt: self.attempt,
            input: self.input,
            output: self.output,
            cache_read: self.cache_read,
            cache_write: self.cache_write,
            reasoning: self.reasoning,
            input_without_cache: self.input_without_cache.unwrap_or(false),
        }
    }
}

/// `UsageReport`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UsageShape {
    rows: u64,
    skipped: SkippedShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    usd: f64,
    workflows: Vec<WorkflowUsageShape>,
    sums: Vec<SumsShape>,
    unpriced: Vec<UnpricedShape>,
    overflowed: bool,
}

#[derive(Serialize)]
struct SkippedShape {
    count: u64,
    first: Vec<ProblemShape>,
}

#[derive(Serialize)]
struct ProblemShape {
    line: u64,
    message: String,
}

/// Sums, and what they are of.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SumsShape {
    workflow: String,
    model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(flatten)]
    totals: TotalsShape,
}

/// One of `UsageReport["workflows"]`.
#[derive(Serialize)]
struct WorkflowUsageShape {
    name: String,
    #[serde(flatten)]
    totals: TotalsShape,
    ratios: RatiosShape,
}

/// One of `UsageReport["workflows"]` as it comes back: what [`gaps`] reads of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UsedShape {
    name: String,
    calls: f64,
    unpriced: f64,
    retries: Option<f64>,
    runs: Option<f64>,
    input: f64,
    output: f64,
    cache_read: f64,
    cache_write: f64,
    usd: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TotalsShape {
    calls: f64,
    unpriced: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    retries: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runs: Option<f64>,
    input: f64,
    output: f64,
    cache_read: f64,
    cache_write: f64,
    usd: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RatiosShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    calls_per_run: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_rate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_hit_rate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_to_input: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    input_per_call: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_per_call: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usd_per_call: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usd_per_run: Option<f64>,
}

#[derive(Serialize)]
struct UnpricedShape {
    model: String,
    message: String,
    calls: u64,
}

impl UsageShape {
    pub(super) fn new(reader: &Reader, ledger: &Ledger) -> Self {
        let days = || ledger.sums().filter_map(|(key, _)| key.day);
        let (from, to) = (days().min(), days().max());
        let all: Money = ledger.sums().map(|(_, sums)| sums.amount).sum();
        let names = ledger.workflows().into_iter();
        Self {
            rows: reader.rows(),
            skipped: SkippedShape::new(reader.skipped()),
            from: from.map(|day| day.to_string()),
            to: to.map(|day| day.to_string()),
            usd: all.usd(),
            workflows: names
                .map(|name| WorkflowUsageShape::new(name, &ledger.workflow(name)))
                .collect(),
            sums: ledger.sums().map(|(key, sums)| SumsShape::new(key, sums)).collect(),
            unpriced: ledger
                .unpriced()
                .map(|(model, error, calls)| UnpricedShape {
                    model: model.to_owned(),
                    message: error.to_string(),
                    calls,
                })
                .collect(),
            overflowed: ledger.overflowed(),
        }
    }
}

impl SkippedShape {
    fn new(skipped: &Skipped) -> Self {
        let named = skipped.first.iter();
        Self {
            count: skipped.count,
            first: named
                .map(|(line, what)| ProblemShape {
                    line: *line,
                    message: format!("line {line} {what}"),
                })
                .collect(),
        }
    }
}

impl SumsShape {
    fn new(key: &Key, sums: &Sums) -> Self {
        Self {
            workflow: key.workflow.clone(),
            model: key.model.clone(),
            day: key.day.map(|day| day.to_string()),
            totals: TotalsShape::new(sums),
        }
    }
}

impl WorkflowUsageShape {
    fn new(name: &str, sums: &Sums) -> Self {
        Self {
            name: name.to_owned(),
            totals: TotalsShape::new(sums),
            ratios: RatiosShape::new(baseline(sums)),
        }
    }
}

impl TotalsShape {
    fn new(sums: &Sums) -> Self {
        Self {
            calls: sums.calls as f64,
            unpriced: sums.unpriced as f64,
            retries: (sums.told_retries == sums.calls).then_some(sums.retries as f64),
            runs: (sums.with_run == sums.calls).then_some(sums.runs as f64),
            input: sums.input as f64,
            output: sums.output as f64,
            cache_read: sums.cache_read as f64,
            cache_write: sums.cache_write as f64,
            usd: sums.amount.usd(),
        }
    }
}

impl UsedShape {
    fn to_actual(&self) -> Actual {
        let calls = self.calls as u64;
        Actual {
            sums: Sums {
                calls,
                unpriced: self.unpriced as u64,
                told_retries: if self.retries.is_some() { calls } else { 0 },
                retries: self.retries.unwrap_or(0.0) as u64,
                runs: self.runs.unwrap_or(0.0) as u64,
                with_run: if self.runs.is_some() { calls } else { 0 },
                input: self.input as u64,
                output: self.output as u64,
                cache_read: self.cache_read as u64,
                cache_write: self.cache_write as u64,
                amount: Money::from_usd(self.usd).unwrap_or_default(),
            },
            runs: self.runs,
        }
    }
}

impl RatiosShape {
    fn new(found: Baseline) -> Self {
        Self {
            calls_per_run: found.calls_per_run,
            retry_rate: found.retry_rate,
            cache_hit_rate: found.cache_hit_rate,
            output_to_input: found.output_to_input,
            input_per_call: found.input_per_call,
            output_per_call: found.output_per_call,
            usd_per_call: found.usd_per_call,
            usd_per_run: found.usd_per_run,
        }
    }
}

/// `UsageGap`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GapShape {
    workflow: String,
    planned_usd: f64,
    actual_usd: f64,
    total: f64,
    runs: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    loops: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retries: Option<f64>,
    tokens: f64,
    price: f64,
}

/// The gap of each workflow that is in the plan and in the log, over so many months.
///
/// # Errors
/// Those of the forecast and of [`gap`], with the workflow's name before them.
pub(super) fn gaps(
    catalog: &Catalog,
    plan: &Plan,
    used: Vec<UsedShape>,
    months: Factor,
) -> Result<Vec<GapShape>> {
    let forecast = forecast(catalog, plan)?;
    let mut found = Vec::new();
    for usage in used {
        let named = plan.workflows.iter().zip(&forecast.workflows);
        let Some((workflow, expected)) = named.into_iter().find(|(one, _)| one.name == usage.name)
        else {
            continue;
        };
        let retries = workflow.retry_rate.unwrap_or(0.0);
        let planned = Planned {
            model: workflow.model.clone(),
            on: plan.on,
            amount: amount_over(expected, months),
            runs: workflow.runs_per_month * months.to_f64(),
            calls_per_run: expected.inferences_per_run / (1.0 + retries),
            retry_rate: retries,
        };
        let actual = usage.to_actual();
        let gap = gap(catalog, &planned, &actual).map_err(|error| error.within(&usage.name))?;
        found.push(GapShape::new(usage.name, &planned, &actual, gap));
    }
    Ok(found)
}

fn amount_over(expected: &WorkflowForecast, months: Factor) -> Money {
    let month = expected.usd_per_month.likely;
    month.times(months).unwrap_or(month)
}

impl GapShape {
    fn new(workflow: String, planned: &Planned, actual: &Actual, gap: Gap) -> Self {
        Self {
            workflow,
            planned_usd: planned.amount.usd(),
            actual_usd: actual.sums.amount.usd(),
            total: gap.total.usd(),
            runs: gap.runs.usd(),
            loops: gap.loops.map(Money::usd),
            retries: gap.retries.map(Money::usd),
            tokens: gap.tokens.usd(),
            price: gap.price.usd(),
        }
    }
}
