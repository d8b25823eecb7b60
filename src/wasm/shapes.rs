//! The shapes of the public contract, and the conversions from the core's types into them.
//! `undefined` stands for what is not known; nothing here is ever zero for want of data.

use serde::{Deserialize, Serialize};

use super::price_shape::PriceRowShape;
use crate::bill::{Region, uplift};
use crate::catalog::{Catalog, Instant, Model};
use crate::tokenizer::vocabulary::Shipped;
use crate::tokenizer::{Basis, Counting, Estimate, Known, Mix};

/// `Count`
#[derive(Serialize)]
pub(super) struct CountShape {
    tokens: usize,
    low: usize,
    high: usize,
    basis: &'static str,
    encoding: &'static str,
}

impl CountShape {
    pub(super) fn new(counting: &Counting, counted: usize, mix: &Mix) -> Self {
        let Estimate { tokens, low, high } = counting.estimate(counted, mix);
        Self {
            tokens,
            low,
            high,
            basis: counting.basis.as_str(),
            encoding: counting.encoding.name(),
        }
    }
}

/// `EncodingInfo`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EncodingShape {
    name: &'static str,
    vocabulary: usize,
    pack_bytes: usize,
    loaded: bool,
    licence: &'static str,
    source: &'static str,
}

impl EncodingShape {
    pub(super) fn new(encoding: Known, loaded: bool) -> Self {
        let Shipped { tokens, pack_bytes, licence, source, .. } = *encoding.shipped();
        Self { name: encoding.name(), vocabulary: tokens, pack_bytes, loaded, licence, source }
    }
}

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

/// `ModelInfo`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ModelShape {
    id: String,
    provider: String,
    name: String,
    aliases: Vec<String>,
    status: &'static str,
    encoding: &'static str,
    basis: &'static str,
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
}

impl ModelShape {
    pub(super) fn new(model: &Model, counting: &Counting, on: Instant) -> Self {
        let basis: Basis = counting.basis;
        Self {
            id: model.id.clone(),
            provider: model.provider.clone(),
            name: model.name.clone(),
            aliases: model.aliases.clone(),
            status: model.status.as_str(),
            encoding: counting.encoding.name(),
            basis: basis.as_str(),
            context_window: model.context_window,
            max_output: model.max_output,
            cache_minimum: model.cache_minimum,
            regions: regions(model),
            price: model.price_on(on).map(|row| PriceRowShape::new(row, on)),
            next_price: model.next_price(on).map(|row| PriceRowShape::new(row, on)),
        }
    }
}

/// Those that the provider states a price of.
fn regions(model: &Model) -> Vec<&'static str> {
    let stated = |region: &Region| uplift(model, *region).is_some();
    Region::ALL.into_iter().filter(stated).map(Region::as_str).collect()
}
