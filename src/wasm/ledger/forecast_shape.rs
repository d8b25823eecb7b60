//! `Forecast` of the public contract. What is not known is absent.

use serde::Serialize;

use crate::forecast::{
    Budget, Cheaper, CurvePoint, Forecast, FreshStart, Mend, Month, Range, WorkflowForecast,
};
use crate::money::Money;

/// `Range`
#[derive(Serialize)]
pub(super) struct RangeShape {
    low: f64,
    likely: f64,
    high: f64,
}

impl RangeShape {
    pub(super) fn new(range: Range) -> Self {
        Self { low: range.low.usd(), likely: range.likely.usd(), high: range.high.usd() }
    }
}

/// `Forecast`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ForecastShape {
    months: Vec<MonthShape>,
    workflows: Vec<WorkflowShape>,
    usd_per_month: RangeShape,
    with_contingency: f64,
    usd_per_year: RangeShape,
    year_with_contingency: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<BudgetShape>,
    mend_first: Vec<MendShape>,
    warnings: Vec<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MonthShape {
    month: u64,
    usd: RangeShape,
    with_contingency: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WorkflowShape {
    name: String,
    usd_per_month: RangeShape,
    usd_per_run: f64,
    usd_per_inference: f64,
    inferences_per_run: f64,
    tokens_per_run: f64,
    output_to_input: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin_per_run_usd: Option<f64>,
    break_even_usd_per_run: RangeShape,
    context_curve: Vec<PointShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fresh_start: Option<FreshStartShape>,
    cheaper: Vec<CheaperShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    routing_saving_usd: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runs_within_budget: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PointShape {
    turn: u64,
    input_tokens: f64,
    context_tokens: f64,
    usd: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FreshStartShape {
    turn: u64,
    summary_tokens: u64,
    saving_per_run: f64,
}

/// One of `cheaper`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CheaperShape {
    model: String,
    usd_per_month: f64,
    saving: f64,
    recounted: bool,
}

/// `Forecast["budget"]`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BudgetShape {
    usd: f64,
    used: f64,
    overrun: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_runs_scale: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runs_out_in_month: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MendShape {
    workflow: String,
    lever: &'static str,
    saving: f64,
}

impl ForecastShape {
    pub(super) fn new(forecast: Forecast) -> Self {
        Self {
            months: forecast.months.into_iter().map(MonthShape::new).collect(),
            workflows: forecast.workflows.into_iter().map(WorkflowShape::new).collect(),
            usd_per_month: RangeShape::new(forecast.usd_per_month),
            with_contingency: forecast.with_contingency.usd(),
            usd_per_year: RangeShape::new(forecast.usd_per_year),
            year_with_contingency: forecast.year_with_contingency.usd(),
            budget: forecast.budget.map(BudgetShape::new),
            mend_first: forecast.mends.into_iter().map(MendShape::new).collect(),
            warnings: forecast.warnings,
            notes: forecast.notes,
        }
    }
}

impl MonthShape {
    fn new(month: Month) -> Self {
        Self {
            month: month.month,
            usd: RangeShape::new(month.usd),
            with_contingency: month.with_contingency.usd(),
        }
    }
}

impl WorkflowShape {
    fn new(one: WorkflowForecast) -> Self {
        Self {
            usd_per_inference: one.usd_per_inference(),
            name: one.name,
            usd_per_month: RangeShape::new(one.usd_per_month),
            usd_per_run: one.usd_per_run.usd(),
            inferences_per_run: one.inferences_per_run,
            tokens_per_run: one.tokens_per_run,
            output_to_input: one.output_to_input,
            share: one.share,
            margin_per_run_usd: one.margin_per_run.map(Money::usd),
            break_even_usd_per_run: RangeShape::new(one.break_even),
            context_curve: one.context_curve.into_iter().map(PointShape::new).collect(),
            fresh_start: one.fresh_start.map(FreshStartShape::new),
            cheaper: one.cheaper.into_iter().map(CheaperShape::new).collect(),
            routing_saving_usd: one.routing_saving.map(Money::usd),
            runs_within_budget: one.runs_within_budget,
        }
    }
}

impl PointShape {
    fn new(point: CurvePoint) -> Self {
        Self {
            turn: point.turn,
            input_tokens: point.input_tokens,
            context_tokens: point.context_tokens,
            usd: point.usd.usd(),
        }
    }
}

impl FreshStartShape {
    fn new(start: FreshStart) -> Self {
        Self {
            turn: start.turn,
            summary_tokens: start.summary_tokens,
            saving_per_run: start.saving.usd(),
        }
    }
}

impl CheaperShape {
    pub(super) fn new(cheaper: Cheaper) -> Self {
        Self {
            model: cheaper.model,
            usd_per_month: cheaper.usd_per_month.usd(),
            saving: cheaper.saving.usd(),
            recounted: cheaper.recounted,
        }
    }
}

impl BudgetShape {
    pub(super) fn new(budget: Budget) -> Self {
        Self {
            usd: budget.usd.usd(),
            used: budget.used,
            overrun: budget.overrun,
            max_runs_scale: budget.max_runs_scale,
            runs_out_in_month: budget.runs_out_in_month,
        }
    }
}

impl MendShape {
    fn new(mend: Mend) -> Self {
        Self { workflow: mend.workflow, lever: mend.lever.as_str(), saving: mend.saving.usd() }
    }
}
