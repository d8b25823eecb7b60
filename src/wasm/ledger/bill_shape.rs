//! `Call` and `Bill` of the public contract.

use serde::{Deserialize, Serialize};

use super::price_shape::PriceRowShape;
use crate::bill::{Bill, Call, Line, Region, Warning, count};
use crate::catalog::{Instant, Variant};
use crate::error::{Code, Error, Result};

/// `Call`, but for `on`, which comes in milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CallShape {
    model: String,
    provider: Option<String>,
    calls: Option<f64>,
    input: Option<f64>,
    output: Option<f64>,
    reasoning: Option<f64>,
    cache_read: Option<f64>,
    cache_write5m: Option<f64>,
    cache_write1h: Option<f64>,
    cache_write12h: Option<f64>,
    cache_read_audio: Option<f64>,
    cache_read_image: Option<f64>,
    input_audio: Option<f64>,
    output_audio: Option<f64>,
    input_image: Option<f64>,
    output_image: Option<f64>,
    input_video: Option<f64>,
    output_video: Option<f64>,
    cache_token_hours: Option<f64>,
    web_searches: Option<f64>,
    file_searches: Option<f64>,
    map_searches: Option<f64>,
    pages: Option<f64>,
    annotated_pages: Option<f64>,
    audio_seconds: Option<f64>,
    characters: Option<f64>,
    text_messages: Option<f64>,
    variant: Option<String>,
    region: Option<String>,
}

impl CallShape {
    /// The core's call.
    ///
    /// # Errors
    /// `bad-input`, naming the field.
    pub(super) fn into_call(self, on: Instant) -> Result<Call> {
        let number = |field, given: Option<f64>| given.map_or(Ok(0), |given| count(field, given));
        Ok(Call {
            provider: self.provider,
            calls: self.calls.map_or(Ok(1), |calls| count("calls", calls))?,
            input: number("input", self.input)?,
            output: number("output", self.output)?,
            reasoning: number("reasoning", self.reasoning)?,
            cache_read: number("cacheRead", self.cache_read)?,
            cache_write_5m: number("cacheWrite5m", self.cache_write5m)?,
            cache_write_1h: number("cacheWrite1h", self.cache_write1h)?,
            cache_write_12h: number("cacheWrite12h", self.cache_write12h)?,
            cache_read_audio: number("cacheReadAudio", self.cache_read_audio)?,
            cache_read_image: number("cacheReadImage", self.cache_read_image)?,
            input_audio: number("inputAudio", self.input_audio)?,
            output_audio: number("outputAudio", self.output_audio)?,
            input_image: number("inputImage", self.input_image)?,
            output_image: number("outputImage", self.output_image)?,
            input_video: number("inputVideo", self.input_video)?,
            output_video: number("outputVideo", self.output_video)?,
            cache_token_hours: number("cacheTokenHours", self.cache_token_hours)?,
            web_searches: number("webSearches", self.web_searches)?,
            file_searches: number("fileSearches", self.file_searches)?,
            map_searches: number("mapSearches", self.map_searches)?,
            pages: number("pages", self.pages)?,
            annotated_pages: number("annotatedPages", self.annotated_pages)?,
            audio_seconds: number("audioSeconds", self.audio_seconds)?,
            characters: number("characters", self.characters)?,
            text_messages: number("textMessages", self.text_messages)?,
            variant: named(
                "variant",
                self.variant,
                Variant::from_name,
                &Variant::ALL.map(Variant::as_str),
            )?,
            region: named(
                "region",
                self.region,
                Region::from_name,
                &Region::ALL.map(Region::as_str),
            )?,
            ..Call::new(self.model, on)
        })
    }
}

/// The value of this name; the default where none is given.
pub(super) fn named<T: Default>(
    field: &str,
    given: Option<String>,
    from_name: impl Fn(&str) -> Option<T>,
    all: &[&str],
) -> Result<T> {
    let Some(given) = given else {
        return Ok(T::default());
    };
    from_name(&given).ok_or_else(|| {
        let known = all.join("\", \"");
        Error::new(Code::BadInput, format!("{field} is \"{given}\"; it can be \"{known}\""))
    })
}

/// `Bill`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BillShape {
    usd: f64,
    lines: Vec<LineShape>,
    provider: String,
    model: String,
    price: PriceRowShape,
    tier_above: Option<f64>,
    next_tier_above: Option<f64>,
    warnings: Vec<String>,
    notices: Vec<NoticeShape>,
}

/// A warning with its code.
#[derive(Serialize)]
struct NoticeShape {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineShape {
    label: String,
    quantity: f64,
    unit: &'static str,
    usd_per_million: f64,
    usd: f64,
}

impl BillShape {
    pub(super) fn new(bill: Bill, on: Instant) -> Self {
        Self {
            usd: bill.usd.usd(),
            lines: bill.lines.into_iter().map(LineShape::new).collect(),
            provider: bill.provider,
            model: bill.model,
            price: PriceRowShape::new(&bill.price, on),
            tier_above: bill.tier_above.map(|above| above as f64),
            next_tier_above: bill.next_tier_above.map(|above| above as f64),
            warnings: bill.warnings.iter().map(|warning| warning.sentence.clone()).collect(),
            notices: bill.warnings.into_iter().map(NoticeShape::new).collect(),
        }
    }
}

impl NoticeShape {
    fn new(Warning { code, sentence }: Warning) -> Self {
        Self { code: code.as_str(), message: sentence }
    }
}

impl LineShape {
    fn new(line: Line) -> Self {
        Self {
            label: line.label,
            quantity: line.quantity as f64,
            unit: line.unit,
            usd_per_million: line.rate.usd_per_million(),
            usd: line.amount.usd(),
        }
    }
}
