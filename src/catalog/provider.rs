//! Who sells models: the companies that make them, and the hosts that serve others'.

/// Whether a provider makes its models or serves those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ProviderKind {
    /// Sells its own models.
    Direct,
    /// Serves models that others make, at its own prices.
    Host,
}

impl ProviderKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Direct, Self::Host];

    /// The name in the price book: `"direct"` or `"host"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Host => "host",
        }
    }
}

/// One provider of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// The name in the catalogue, such as `"openai"`.
    pub id: String,
    /// What people call it, such as `"OpenAI"`.
    pub name: String,
    /// Whether it makes the models or hosts them.
    pub kind: ProviderKind,
    /// What others write before the slash of a model's name: `"bedrock"` and `"amazon-bedrock"` for
    /// `"aws"`. Lower case, dashes for dots and underscores.
    pub spellings: Vec<String>,
    /// The providers whose list prices a host charges for the models it states no price of.
    pub falls_back_to: Vec<String>,
    /// Where the provider publishes its prices.
    pub pricing_url: Option<String>,
}
