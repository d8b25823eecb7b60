//! Splits a call's tokens into buckets that never overlap: every token is billed once, at the most
//! specific rate that is known. Knows no model and no money.

use super::call::Call;
use crate::catalog::{Dimension, Rates};
use crate::error::{Code, Error, Result};

/// So many tokens of one kind, and what they are called on the bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// What kind they are.
    pub dimension: Dimension,
    /// How many, in one call.
    pub quantity: u64,
}

/// The buckets of a call, those with nothing in them left out.
///
/// # Errors
/// `bad-input`, naming the fields, when parts exceed the whole.
pub fn buckets(call: &Call) -> Result<Vec<Bucket>> {
    let input_parts = [
        ("cacheRead", Dimension::CacheRead, call.cache_read),
        ("cacheWrite5m", Dimension::CacheWrite, call.cache_write_5m),
        ("cacheWrite1h", Dimension::CacheWrite1h, call.cache_write_1h),
        ("cacheWrite12h", Dimension::CacheWrite12h, call.cache_write_12h),
        ("cacheReadAudio", Dimension::CacheReadAudio, call.cache_read_audio),
        ("cacheReadImage", Dimension::CacheReadImage, call.cache_read_image),
        ("inputAudio", Dimension::InputAudio, call.input_audio),
        ("inputImage", Dimension::InputImage, call.input_image),
        ("inputVideo", Dimension::InputVideo, call.input_video),
    ];
    let output_parts = [
        ("reasoning", Dimension::Reasoning, call.reasoning),
        ("outputAudio", Dimension::OutputAudio, call.output_audio),
        ("outputImage", Dimension::OutputImage, call.output_image),
        ("outputVideo", Dimension::OutputVideo, call.output_video),
    ];
    let input = (Dimension::Input, rest("input", call.input, &input_parts)?);
    let output = (Dimension::Output, rest("output", call.output, &output_parts)?);
    let part = |(_, dimension, quantity): &(&str, Dimension, u64)| (*dimension, *quantity);
    let all = std::iter::once(input)
        .chain(input_parts.iter().map(part))
        .chain([output])
        .chain(output_parts.iter().map(part))
        .chain(fees(call));
    Ok(all
        .filter(|(_, quantity)| *quantity > 0)
        .map(|(dimension, quantity)| Bucket { dimension, quantity })
        .collect())
}

/// What is not a part of the input or the output: each is counted by itself.
fn fees(call: &Call) -> [(Dimension, u64); 9] {
    [
        (Dimension::CacheStorage, call.cache_token_hours),
        (Dimension::WebSearch, call.web_searches),
        (Dimension::FileSearch, call.file_searches),
        (Dimension::MapSearch, call.map_searches),
        (Dimension::DocumentPage, call.pages),
        (Dimension::AnnotatedPage, call.annotated_pages),
        (Dimension::AudioHour, call.audio_seconds),
        (Dimension::InputCharacter, call.characters),
        (Dimension::TextMessage, call.text_messages),
    ]
}

/// What is left of the whole when its parts are taken off.
fn rest(field: &str, whole: u64, parts: &[(&str, Dimension, u64)]) -> Result<u64> {
    let sum = parts.iter().try_fold(0_u64, |sum, (_, _, quantity)| sum.checked_add(*quantity));
    if let Some(rest) = sum.and_then(|sum| whole.checked_sub(sum)) {
        return Ok(rest);
    }
    let named: Vec<String> = parts
        .iter()
        .filter(|(_, _, quantity)| *quantity > 0)
        .map(|(name, _, quantity)| format!("{name} ({quantity})"))
        .collect();
    let verb = if named.len() == 1 { "is" } else { "together are" };
    let message = format!(
        "{} {verb} more than {field} ({whole}), of which it is a part",
        named.join(" and ")
    );
    Err(Error::new(Code::BadInput, message))
}

/// The dimension that prices another: its own, or the nearest that is known. `None` when the model
/// has no price for it.
///
/// A cache write without a price of its own is ordinary input: the provider caches for nothing.
pub fn priced_as(dimension: Dimension, rates: &Rates) -> Option<Dimension> {
    let next = match dimension {
        _ if rates.get(dimension).is_some() => return Some(dimension),
        Dimension::CacheWrite1h => Dimension::CacheWrite,
        Dimension::CacheReadAudio | Dimension::CacheReadImage => Dimension::CacheRead,
        Dimension::CacheRead
        | Dimension::CacheWrite
        | Dimension::InputAudio
        | Dimension::InputImage
        | Dimension::InputVideo => Dimension::Input,
        Dimension::Reasoning
        | Dimension::OutputAudio
        | Dimension::OutputImage
        | Dimension::OutputVideo => Dimension::Output,
        Dimension::AudioHour => Dimension::InputAudioHour,
        _ => return None,
    };
    priced_as(next, rates)
}
