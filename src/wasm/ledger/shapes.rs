//! The shapes of the public contract, and the conversions from the core's types into them.
//! `undefined` stands for what is not known; nothing here is ever zero for want of data.

use serde::{Deserialize, Serialize};

use super::price_shape::PriceRowShape;
use crate::bill::{Region, uplift};
use crate::catalog::{Catalog, Instant, Model};

/// `Till.prices`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PricesShape {
    as_of: String,
    sources: Vec<String>,
    models: usize,
    providers: usize,
}

impl PricesShape {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self {
            as_of: catalog.as_of().to_string(),
            sources: catalog.sources().to_vec(),
            models: catalog.all().len(),
            providers: catalog.providers().len(),
        }
    }
}

/// The argument of `Till.models`; the face turns `on` into milliseconds.
#[derive(Deserialize)]
pub(super) struct QueryShape {
    pub(super) provider: Option<String>,
    pub(super) search: Option<String>,
}

/// `ModelInfo`, and whether the encoding is only assumed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ModelShape {
    id: String,
    provider: String,
    name: String,
    aliases: Vec<String>,
    status: &'static str,
    /// Or a family: the face asks what that means, and then knows the basis.
    encoding: String,
    basis: (),
    #[serde(skip_serializing_if = "Option::is_none")]
    context_window: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_output: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache_minimum: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<PriceRowShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_price: Option<PriceRowShape>,
    assumed: bool,
}

impl ModelShape {
    pub(super) fn new(model: &Model, on: Instant) -> Self {
        Self {
            id: model.id.clone(),
            provider: model.provider.clone(),
            name: model.name.clone(),
            aliases: model.aliases.clone(),
            status: model.status.as_str(),
            encoding: model.encoding.clone(),
            basis: (),
            context_window: model.context_window,
            max_output: model.max_output,
            cache_minimum: model.cache_minimum,
            regions: regions(model),
            price: model.price_on(on).map(|row| PriceRowShape::new(row, on)),
            next_price: model.next_price(on).map(|row| PriceRowShape::new(row, on)),
            assumed: model.encoding_assumed,
        }
    }
}

/// Those that the provider states a price of.
fn regions(model: &Model) -> Vec<&'static str> {
    let stated = |region: &Region| uplift(model, *region).is_some();
    Region::ALL.into_iter().filter(stated).map(Region::as_str).collect()
}
