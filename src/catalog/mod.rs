//! Models and their dated prices. Knows no text, no tokenizer and no clock: the instant is an argument.
//!
//! The price book is written by hand and by a generator as TOML, one file a provider, in `data/`, and
//! compiled to the bytes that [`Catalog::built_in`] reads. Prices are keyed by provider and model.

pub mod compiled;
mod dimension;
mod draft;
mod lookup;
mod model;
mod moment;
mod name;
mod plain;
mod price;
mod provider;

use std::sync::OnceLock;

pub use dimension::Dimension;
pub use draft::{ModelDraft, PriceDraft, RateDraft, TierDraft, VariantDraft};
pub use model::{Model, Status};
pub use moment::{Day, Instant};
pub use plain::{Plain, model_drafts};
pub use price::{
    Confidence, Hours, PriceRow, Provenance, Rates, Schedule, Tier, Variant, VariantPrice,
};
pub use provider::{Provider, ProviderKind};

use crate::error::Result;
use compiled::Book;
use lookup::{NameIndex, Shelf};
use name::folded;

/// A model's name in the form in which names are compared: lower case, with dots, underscores and
/// spaces as dashes.
pub fn folded_name(name: &str) -> String {
    folded(name)
}

/// The compiled price book.
const BUILT_IN: &[u8] = include_bytes!("data/book.bin");

/// Every model known, and how to find one.
#[derive(Clone, Debug)]
pub struct Catalog {
    book: Book,
    names: NameIndex,
}

/// Which models to list; the default is all of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Query<'a> {
    /// Only those of this provider, by its name or a spelling of it.
    pub provider: Option<&'a str>,
    /// Only those whose id, name, alias or provider holds every word of this.
    pub search: Option<&'a str>,
}

impl Catalog {
    /// The catalogue that comes with the library, decoded on first use.
    ///
    /// ```
    /// use tokentill::catalog::Catalog;
    /// let model = Catalog::built_in().model("anthropic/claude-3.5-sonnet", None)?;
    /// assert_eq!(model.qualified_id(), "anthropic/claude-3-5-sonnet");
    /// assert_eq!(model.context_window, Some(200_000));
    /// # Ok::<(), tokentill::Error>(())
    /// ```
    pub fn built_in() -> &'static Self {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| {
            // The bytes are part of the program, and a test decodes them.
            Self::new(compiled::decode(BUILT_IN).expect("the compiled price book is whole"))
        })
    }

    /// A catalogue of this book.
    pub fn new(book: Book) -> Self {
        let names = NameIndex::new(&book.models);
        Self { book, names }
    }

    /// The day of the newest source.
    pub fn as_of(&self) -> Day {
        self.book.as_of
    }

    /// The sources, such as `"genai-prices@0.2.3"`.
    pub fn sources(&self) -> &[String] {
        &self.book.sources
    }

    /// The providers: those that make models, then the hosts.
    pub fn providers(&self) -> &[Provider] {
        &self.book.providers
    }

    /// Every model, by provider in the order of [`Catalog::providers`].
    pub fn all(&self) -> &[Model] {
        &self.book.models
    }

    /// The models that answer the query, in the order of the catalogue. A search that is a model's
    /// name in any spelling, such as a dated one, finds that model too.
    ///
    /// # Errors
    /// `bad-input`, with the nearest names, for a provider that is not known.
    pub fn models(&self, query: Query<'_>) -> Result<Vec<&Model>> {
        let provider = query.provider.map(|name| self.shelf().provider(name)).transpose()?;
        let words: Vec<String> =
            query.search.unwrap_or_default().split_whitespace().map(folded).collect();
        let of_provider = |model: &&Model| provider.is_none_or(|one| one.id == model.provider);
        let named = query.search.and_then(|name| self.shelf().look_up(name, provider).ok()?);
        let is_named = |model: &Model| named.is_some_and(|named| std::ptr::eq(named, model));
        let answers = |model: &&Model| holds(model, &words) || is_named(model);
        Ok(self.all().iter().filter(of_provider).filter(answers).collect())
    }

    /// The model that a name means: an id, an alias, a dated name or a host's spelling; among those
    /// of `provider` if one is given, otherwise of its maker before any host.
    ///
    /// # Errors
    /// `unknown-model`, with the nearest names: a model that is not known is never taken for its
    /// neighbour. `bad-input` for a provider that is not known.
    ///
    /// ```
    /// use tokentill::{Code, catalog::Catalog};
    /// let catalog = Catalog::built_in();
    /// assert_eq!(catalog.model("gpt-4o-2024-05-13", None)?.id, "gpt-4o-2024-05-13");
    /// assert_eq!(catalog.model("gpt-99", None).unwrap_err().code(), Code::UnknownModel);
    /// # Ok::<(), tokentill::Error>(())
    /// ```
    pub fn model(&self, name: &str, provider: Option<&str>) -> Result<&Model> {
        self.shelf().find(name, provider)
    }

    /// This catalogue with the rows of `drafts` in the place of its own, or added to them: a row that
    /// begins on the same day replaces the one it has, a model that is not known becomes one.
    ///
    /// # Errors
    /// `bad-input`, naming the model, the row and the field.
    pub fn with(&self, drafts: &[ModelDraft]) -> Result<Self> {
        let mut book = self.book.clone();
        for (number, draft) in drafts.iter().enumerate() {
            draft::apply(&mut book, self, draft, &format!("models[{number}]"))?;
        }
        Ok(Self::new(book))
    }

    fn shelf(&self) -> Shelf<'_> {
        let Book { providers, models, .. } = &self.book;
        Shelf { providers, models, names: &self.names }
    }
}

fn holds(model: &Model, words: &[String]) -> bool {
    let names = [&model.id, &model.name, &model.provider].into_iter().chain(&model.aliases);
    let names: Vec<String> = names.map(|name| folded(name)).collect();
    words.iter().all(|word| names.iter().any(|name| name.contains(word.as_str())))
}
