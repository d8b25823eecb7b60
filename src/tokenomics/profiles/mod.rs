//! Five projects that are called AI tokens: what each token does and the rules of its supply, with the
//! source and the day. Prices, supplies in circulation and volumes change hourly and are not here.

mod akt;
mod fet;
mod ocean;
mod render;
mod tao;

use crate::error::{Code, Error, Result};

/// What stays true of a token long enough to be written down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// The ticker, such as `"TAO"`.
    pub symbol: &'static str,
    /// Tickers it had before.
    pub former: &'static [&'static str],
    /// The project.
    pub project: &'static str,
    /// What the token is for.
    pub does: &'static str,
    /// Who pays for what, and what of that reaches the token.
    pub revenue: &'static str,
    /// How many tokens there can be; `None` where no source states it.
    pub max_supply: Option<f64>,
    /// Tokens emitted a year, where a rule fixes them.
    pub emitted_per_year: Option<f64>,
    /// Years between halvings, where there are any.
    pub halving_years: Option<f64>,
    /// The rules of its supply, each with its source.
    pub rules: &'static [Rule],
    /// The risk to ask about first.
    pub key_risk: &'static str,
    /// What to find out before believing a figure.
    pub questions: [&'static str; 5],
}

/// A rule of supply and where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The rule.
    pub text: &'static str,
    /// The page that states it.
    pub source: &'static str,
    /// The day of the page, or of the last change it speaks of: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as
    /// exact as the page is.
    pub as_of: &'static str,
}

/// All of them.
pub const PROFILES: [Profile; 5] = [fet::FET, tao::TAO, render::RENDER, ocean::OCEAN, akt::AKT];

/// The profile of a ticker, in any case, also by a former one.
///
/// # Errors
/// `bad-input`, with the nearest tickers.
pub fn profile(symbol: &str) -> Result<&'static Profile> {
    let wanted = symbol.trim().to_uppercase();
    let found =
        PROFILES.iter().find(|one| one.symbol == wanted || one.former.contains(&wanted.as_str()));
    found.ok_or_else(|| {
        Error::unknown(Code::BadInput, "token", symbol, PROFILES.iter().map(|one| one.symbol))
    })
}
