//! The quarterly review: what the price book did between two moments to the models of a plan, what that
//! does to the budget, and which models came that are cheaper.

use super::budget::{Budget, against};
use super::cheaper::{Cheaper, cheaper};
use super::check::{CheckedPlan, check};
use super::contingency::with_contingency;
use super::horizon::course;
use super::tariff::rising;
use super::{Month, Plan, Range};
use crate::catalog::{Catalog, Day, Dimension, Instant, Model, PriceRow, Rates, Status};
use crate::error::{Code, Error, Result};
use crate::money::{Money, Rate};

/// A plan, then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The rates that changed, by model in the order of the plan.
    pub changes: Vec<Change>,
    /// The changes that the book knows will come.
    pub announced: Vec<Announced>,
    /// What the first month cost by the prices of then; `None` when a model had no price then.
    pub before: Option<Range>,
    /// What it costs by the prices of now.
    pub now: Range,
    /// The likely cost of now less that of then.
    pub difference: Option<Money>,
    /// The same plan's first month against its budget, by the prices of now.
    pub budget: Option<Budget>,
    /// For each workflow, the cheaper models that had no price then.
    pub new_and_cheaper: Vec<NewAndCheaper>,
    /// Sentences: models that are no longer offered, and what could not be compared.
    pub warnings: Vec<String>,
}

/// A rate that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The model's id, its provider before it.
    pub model: String,
    /// What is billed.
    pub dimension: Dimension,
    /// The total input above which the rate holds; `None` for the base.
    pub above: Option<u64>,
    /// The rate of then; `None` when it was not known.
    pub before: Option<Rate>,
    /// The rate of now; `None` when it is not known any more.
    pub now: Option<Rate>,
}

/// A price that is known to begin later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The model's id, its provider before it.
    pub model: String,
    /// Its first day.
    pub from: Day,
}

/// What a workflow could move to since then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAndCheaper {
    /// The workflow's name.
    pub workflow: String,
    /// The models, the cheapest first.
    pub models: Vec<Cheaper>,
}

/// Compares a plan at `since` with the same plan at its own moment.
///
/// A model counts as new when its first known price begins after `since`: the book dates a price only
/// where its sources do, so a model without a dated first price is never called new.
///
/// # Errors
/// Those of [`super::forecast`]; `bad-input` when `since` is after the plan's moment.
pub fn review(catalog: &Catalog, plan: &Plan, since: Instant) -> Result<Review> {
    let checked = check(plan)?;
    if since > checked.on {
        let message =
            format!("since: {} is after {}, the day of the plan", since.day(), checked.on.day());
        return Err(Error::new(Code::BadInput, message));
    }
    let now = first_month(catalog, &checked)?;
    let (before, mut warnings) =
        match first_month(catalog, &CheckedPlan { on: since, ..checked.clone() }) {
            Ok(before) => (Some(before), Vec::new()),
            Err(why) => (None, vec![format!("The cost of then is not known: {why}.")]),
        };
    let models = models_of(catalog, &checked)?;
    warnings.extend(models.iter().filter_map(|model| no_longer_offered(model)));
    let month = Month {
        month: 1,
        usd: now,
        with_contingency: with_contingency(now.likely, checked.contingency)?,
    };
    Ok(Review {
        changes: models.iter().flat_map(|model| changes(model, since, checked.on)).collect(),
        announced: models.iter().filter_map(|model| announced(model, checked.on)).collect(),
        difference: before.map(|before| now.likely - before.likely),
        before,
        now,
        budget: checked.budget.map(|budget| against(&[month], budget)),
        new_and_cheaper: new_and_cheaper(catalog, &checked, since)?,
        warnings,
    })
}

fn first_month(catalog: &Catalog, plan: &CheckedPlan) -> Result<Range> {
    let plan = CheckedPlan { months: 1, ..plan.clone() };
    let courses = plan.workflows.iter().map(|workflow| course(catalog, &plan, workflow));
    let months = courses.map(|course| Ok(course?.months[0]));
    months.collect::<Result<Vec<Range>>>().map(|months| months.into_iter().sum())
}

fn models_of<'a>(catalog: &'a Catalog, plan: &CheckedPlan) -> Result<Vec<&'a Model>> {
    let mut models: Vec<&Model> = Vec::new();
    for (_, name) in plan.workflows.iter().flat_map(|workflow| &workflow.routes) {
        let model = catalog.model(name, None)?;
        if !models.iter().any(|known| std::ptr::eq(*known, model)) {
            models.push(model);
        }
    }
    Ok(models)
}

fn changes(model: &Model, since: Instant, now: Instant) -> Vec<Change> {
    let (Some(before), Some(after)) = (model.price_on(since), model.price_on(now)) else {
        return Vec::new();
    };
    let limits = rising([before, after].into_iter().flat_map(tier_limits));
    limits.into_iter().flat_map(|above| changes_above(model, before, after, above)).collect()
}

fn changes_above(
    model: &Model,
    before: &PriceRow,
    after: &PriceRow,
    above: Option<u64>,
) -> Vec<Change> {
    let (before, after) = (stated(before, above), stated(after, above));
    let changed = Dimension::ALL.into_iter().map(|dimension| Change {
        model: model.qualified_id(),
        dimension,
        above,
        before: before.and_then(|rates| rates.get(dimension)),
        now: after.and_then(|rates| rates.get(dimension)),
    });
    changed.filter(|change| change.before != change.now).collect()
}

/// The rates that a row states for requests above a limit.
fn stated(row: &PriceRow, above: Option<u64>) -> Option<&Rates> {
    match above {
        None => Some(&row.standard.base),
        Some(above) => {
            let tier = row.standard.tiers.iter().find(|tier| tier.above == above);
            tier.map(|tier| &tier.rates)
        }
    }
}

fn tier_limits(row: &PriceRow) -> impl Iterator<Item = u64> + '_ {
    row.standard.tiers.iter().map(|tier| tier.above)
}

fn announced(model: &Model, now: Instant) -> Option<Announced> {
    let from = model.next_price(now)?.from?;
    Some(Announced { model: model.qualified_id(), from })
}

fn no_longer_offered(model: &Model) -> Option<String> {
    match model.status {
        Status::Current => None,
        Status::Legacy => {
            Some(format!("{} is announced to end: plan its successor.", model.qualified_id()))
        }
        Status::Retired => Some(format!("{} is no longer offered.", model.qualified_id())),
    }
}

fn new_and_cheaper(
    catalog: &Catalog,
    plan: &CheckedPlan,
    since: Instant,
) -> Result<Vec<NewAndCheaper>> {
    let is_new = |name: &str| {
        let first = catalog.model(name, None).ok().and_then(Model::first_day);
        first.is_some_and(|first| first.start() > since)
    };
    let mut found = Vec::new();
    for workflow in &plan.workflows {
        let likely = super::workflow::cost_on(catalog, workflow, plan.on)?;
        let mut models = cheaper(catalog, workflow, plan.on, likely, usize::MAX);
        models.retain(|model| is_new(&model.model));
        if !models.is_empty() {
            found.push(NewAndCheaper { workflow: workflow.name.clone(), models });
        }
    }
    Ok(found)
}
