//! `Review` of the public contract.

use serde::Serialize;

use super::forecast_shape::{BudgetShape, CheaperShape, RangeShape};
use crate::forecast::{Announced, Change, NewAndCheaper, Review};
use crate::money::{Money, Rate};

/// `Review`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReviewShape {
    changes: Vec<ChangeShape>,
    announced: Vec<AnnouncedShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<RangeShape>,
    now: RangeShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    budget: Option<BudgetShape>,
    new_and_cheaper: Vec<NewShape>,
    warnings: Vec<String>,
}

/// Rates in dollars for a million units, as everywhere in the contract.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ChangeShape {
    model: String,
    what: String,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    above: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before_usd_per_million: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now_usd_per_million: Option<f64>,
}

#[derive(Serialize)]
struct AnnouncedShape {
    model: String,
    from: String,
}

#[derive(Serialize)]
struct NewShape {
    workflow: String,
    models: Vec<CheaperShape>,
}

impl ReviewShape {
    pub(super) fn new(review: Review) -> Self {
        Self {
            changes: review.changes.into_iter().map(ChangeShape::new).collect(),
            announced: review.announced.into_iter().map(AnnouncedShape::new).collect(),
            before: review.before.map(RangeShape::new),
            now: RangeShape::new(review.now),
            difference: review.difference.map(Money::usd),
            budget: review.budget.map(BudgetShape::new),
            new_and_cheaper: review.new_and_cheaper.into_iter().map(NewShape::new).collect(),
            warnings: review.warnings,
        }
    }
}

impl ChangeShape {
    fn new(change: Change) -> Self {
        Self {
            model: change.model,
            what: change.dimension.key().replace('_', " "),
            unit: change.dimension.unit(),
            above: change.above,
            before_usd_per_million: change.before.map(Rate::usd_per_million),
            now_usd_per_million: change.now.map(Rate::usd_per_million),
        }
    }
}

impl AnnouncedShape {
    fn new(announced: Announced) -> Self {
        Self { model: announced.model, from: announced.from.to_string() }
    }
}

impl NewShape {
    fn new(new: NewAndCheaper) -> Self {
        Self {
            workflow: new.workflow,
            models: new.models.into_iter().map(CheaperShape::new).collect(),
        }
    }
}
