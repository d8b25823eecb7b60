//! What is billed: the token counts of one call, checked. Knows no price.

use crate::catalog::{Instant, Variant};
use crate::error::{Code, Error, Result};

/// Where a call is processed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Region {
    /// Wherever the provider likes: the ordinary price.
    #[default]
    Global,
    /// In the United States.
    Us,
    /// In the European Union.
    Eu,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 3] = [Self::Global, Self::Us, Self::Eu];

    /// The name in the public contract: `"global"`, `"us"` or `"eu"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Us => "us",
            Self::Eu => "eu",
        }
    }

    /// The region of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.as_str() == name)
    }
}

/// The token counts of one call, or of `calls` equal ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The model's id, alias or host spelling.
    pub model: String,
    /// The provider, when the model's name alone does not say it.
    pub provider: Option<String>,
    /// When: it chooses the price row in force.
    pub on: Instant,
    /// How many equal calls.
    pub calls: u64,
    /// Input tokens in all: cached, audio and image tokens included.
    pub input: u64,
    /// Output tokens in all: reasoning and audio included.
    pub output: u64,
    /// Those of the output that were spent on reasoning.
    pub reasoning: u64,
    /// Those of the input that were read from a cache.
    pub cache_read: u64,
    /// Those of the input that were written to a cache for five minutes, or for as long as the
    /// provider's only kind of cache lasts.
    pub cache_write_5m: u64,
    /// Those of the input that were written to a cache for an hour.
    pub cache_write_1h: u64,
    /// Those of the input that were written to a cache for twelve hours or more.
    pub cache_write_12h: u64,
    /// Those of the input that were audio read from a cache; none of them is in `cache_read`.
    pub cache_read_audio: u64,
    /// Those of the input that were images read from a cache; none of them is in `cache_read`.
    pub cache_read_image: u64,
    /// Those of the input that were audio.
    pub input_audio: u64,
    /// Those of the output that were audio.
    pub output_audio: u64,
    /// Those of the input that were images.
    pub input_image: u64,
    /// Those of the output that were images.
    pub output_image: u64,
    /// Those of the input that were video.
    pub input_video: u64,
    /// Those of the output that were video.
    pub output_video: u64,
    /// Tokens kept in a cache that is paid by the hour, times the hours.
    pub cache_token_hours: u64,
    /// Searches made by the provider's own web search.
    pub web_searches: u64,
    /// Searches of files stored with the provider.
    pub file_searches: u64,
    /// Queries answered from the provider's maps.
    pub map_searches: u64,
    /// Pages of documents read.
    pub pages: u64,
    /// Pages of documents read and annotated; none of them is in `pages`.
    pub annotated_pages: u64,
    /// Seconds of audio, where audio is sold by its length.
    pub audio_seconds: u64,
    /// Characters sent to be spoken.
    pub characters: u64,
    /// Text messages sent into a voice session.
    pub text_messages: u64,
    /// How the call is sold.
    pub variant: Variant,
    /// Where it is processed.
    pub region: Region,
}

impl Call {
    /// One ordinary call of nothing: the counts are still to be filled in.
    pub fn new(model: impl Into<String>, on: Instant) -> Self {
        Self {
            model: model.into(),
            provider: None,
            on,
            calls: 1,
            input: 0,
            output: 0,
            reasoning: 0,
            cache_read: 0,
            cache_write_5m: 0,
            cache_write_1h: 0,
            cache_write_12h: 0,
            cache_read_audio: 0,
            cache_read_image: 0,
            input_audio: 0,
            output_audio: 0,
            input_image: 0,
            output_image: 0,
            input_video: 0,
            output_video: 0,
            cache_token_hours: 0,
            web_searches: 0,
            file_searches: 0,
            map_searches: 0,
            pages: 0,
            annotated_pages: 0,
            audio_seconds: 0,
            characters: 0,
            text_messages: 0,
            variant: Variant::Standard,
            region: Region::Global,
        }
    }
}

/// The largest count that a JavaScript number holds exactly: 2^53.
pub const LARGEST_COUNT: u64 = 1 << 53;

/// A count that came as a floating-point number, as JavaScript's all do.
///
/// # Errors
/// `bad-input`, naming the field: not a number, negative, fractional, or above 2^53.
///
/// ```
/// use tokentill::bill::count;
/// assert_eq!(count("input", 1000.0)?, 1000);
/// assert!(count("input", 0.5).unwrap_err().to_string().contains("input"));
/// # Ok::<(), tokentill::Error>(())
/// ```
pub fn count(field: &str, number: f64) -> Result<u64> {
    let what = match number {
        _ if !number.is_finite() => "must be a number",
        _ if number < 0.0 => "must not be negative",
        _ if number.fract() != 0.0 => "must be a whole number",
        _ if number > LARGEST_COUNT as f64 => "is too large to be counted exactly",
        _ => return Ok(number as u64),
    };
    Err(Error::new(Code::BadInput, format!("{field} {what}, not {number}")))
}
