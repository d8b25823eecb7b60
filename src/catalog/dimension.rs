//! The billable dimensions as data: what each is called and in what unit it is sold.
//! Knows no model and no price.

/// Something that a provider bills by the unit.
///
/// The order is that of the compiled book, so a new one goes to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Dimension {
    /// Input tokens that nothing more specific prices.
    Input,
    /// Output tokens that nothing more specific prices; reasoning included.
    Output,
    /// Input tokens read from a prompt cache.
    CacheRead,
    /// Input tokens written to a prompt cache, for five minutes where the provider offers a choice.
    CacheWrite,
    /// Input tokens written to a prompt cache for an hour.
    CacheWrite1h,
    /// Audio tokens sent.
    InputAudio,
    /// Audio tokens received.
    OutputAudio,
    /// Audio tokens read from a prompt cache.
    CacheReadAudio,
    /// Image tokens sent.
    InputImage,
    /// Image tokens received.
    OutputImage,
    /// Image tokens read from a prompt cache.
    CacheReadImage,
    /// Video tokens sent.
    InputVideo,
    /// Video tokens received.
    OutputVideo,
    /// Reasoning tokens, where they have a price of their own.
    Reasoning,
    /// Citation tokens, where they have a price of their own.
    Citation,
    /// Web searches made by the provider's own tool.
    WebSearch,
    /// Searches of files stored with the provider.
    FileSearch,
    /// Calls, where each has a fee of its own.
    Request,
    /// Text messages sent into a voice session.
    TextMessage,
    /// Pages of a document read.
    DocumentPage,
    /// Pages of a document read and annotated.
    AnnotatedPage,
    /// Hours of audio, in either direction.
    AudioHour,
    /// Hours of audio sent.
    InputAudioHour,
    /// Characters of text sent, for speech.
    InputCharacter,
    /// Input tokens written to a prompt cache for twelve hours or more.
    CacheWrite12h,
    /// Tokens kept in a cache that is paid by the hour: tokens times hours.
    CacheStorage,
    /// Queries answered from the provider's maps.
    MapSearch,
}

impl Dimension {
    /// Every dimension, in order.
    pub const ALL: [Self; 27] = [
        Self::Input,
        Self::Output,
        Self::CacheRead,
        Self::CacheWrite,
        Self::CacheWrite1h,
        Self::InputAudio,
        Self::OutputAudio,
        Self::CacheReadAudio,
        Self::InputImage,
        Self::OutputImage,
        Self::CacheReadImage,
        Self::InputVideo,
        Self::OutputVideo,
        Self::Reasoning,
        Self::Citation,
        Self::WebSearch,
        Self::FileSearch,
        Self::Request,
        Self::TextMessage,
        Self::DocumentPage,
        Self::AnnotatedPage,
        Self::AudioHour,
        Self::InputAudioHour,
        Self::InputCharacter,
        Self::CacheWrite12h,
        Self::CacheStorage,
        Self::MapSearch,
    ];

    /// The name in the price book and in an override, such as `"cache_read"`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Output => "output",
            Self::CacheRead => "cache_read",
            Self::CacheWrite => "cache_write",
            Self::CacheWrite1h => "cache_write_1h",
            Self::InputAudio => "input_audio",
            Self::OutputAudio => "output_audio",
            Self::CacheReadAudio => "cache_read_audio",
            Self::InputImage => "input_image",
            Self::OutputImage => "output_image",
            Self::CacheReadImage => "cache_read_image",
            Self::InputVideo => "input_video",
            Self::OutputVideo => "output_video",
            Self::Reasoning => "reasoning",
            Self::Citation => "citation",
            Self::WebSearch => "web_search",
            Self::FileSearch => "file_search",
            Self::Request => "request",
            Self::TextMessage => "text_message",
            Self::DocumentPage => "document_page",
            Self::AnnotatedPage => "annotated_page",
            Self::AudioHour => "audio_hour",
            Self::InputAudioHour => "input_audio_hour",
            Self::InputCharacter => "input_character",
            Self::CacheWrite12h => "cache_write_12h",
            Self::CacheStorage => "cache_storage",
            Self::MapSearch => "map_search",
        }
    }

    /// The dimension of this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.key() == key)
    }

    /// The unit, in words: `"token"`, `"search"`, `"page"` …
    pub fn unit(self) -> &'static str {
        match self {
            Self::WebSearch | Self::FileSearch | Self::MapSearch => "search",
            Self::Request => "request",
            Self::TextMessage => "message",
            Self::DocumentPage | Self::AnnotatedPage => "page",
            Self::AudioHour | Self::InputAudioHour => "hour",
            Self::InputCharacter => "character",
            Self::CacheStorage => "token-hour",
            _ => "token",
        }
    }

    /// How many units the price book states the price of: a million tokens, token-hours or characters, a
    /// thousand searches, requests, messages or pages, one hour.
    pub fn stated_per(self) -> u64 {
        match self.unit() {
            "token" | "token-hour" | "character" => 1_000_000,
            "hour" => 1,
            _ => 1_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dimension_is_found_by_its_key_and_stands_at_its_number() {
        for (number, dimension) in Dimension::ALL.into_iter().enumerate() {
            assert_eq!(Dimension::from_key(dimension.key()), Some(dimension));
            assert_eq!(dimension as usize, number);
        }
    }
}
