//! How a name is counted: exactly with its own vocabulary, or by a factor over another encoding.
//! Knows no model; the names are those of encodings and of families without a public vocabulary.

use super::calibration::{self, Measured};
use super::counter::Known;
use super::encodings::encoding;
use super::factors::{ANY, EACH_OTHER, Factor, Factors, RECENT, factor_of};
use super::kinds::Mix;
use crate::error::{Code, Error, Result};

/// How sure a count is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The provider's published vocabulary; the ids equal the reference implementation's.
    Exact,
    /// No published vocabulary, but this one reproduces the provider's own recorded counts.
    Reconstructed,
    /// A measured factor over another encoding.
    Estimated,
}

impl Basis {
    /// The spelling of the public contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Exact => "exact",
            Basis::Reconstructed => "reconstructed",
            Basis::Estimated => "estimated",
        }
    }
}

/// How a name is counted.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// The encoding whose tokens are counted.
    pub encoding: Known,
    /// How sure the count then is.
    pub basis: Basis,
    /// By kind of text; none where the count is the number.
    factors: Option<Factors>,
}

/// A number of tokens with its interval; the same three times where it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The likely number.
    pub tokens: usize,
    /// The low end of the interval.
    pub low: usize,
    /// The high end of the interval.
    pub high: usize,
}

/// Families of which no vocabulary and no count is public, with what is known of their age. Nothing is invented for
/// them: the interval is as wide as what others make of such text.
const FAMILIES: [(&str, &Factors); 4] =
    [("cohere", &RECENT), ("grok", &RECENT), ("nova", &RECENT), ("unknown", &ANY)];

/// How the encoding or family of this name is counted.
///
/// # Errors
/// `unknown-encoding` with the nearest names.
pub fn counting(name: &str) -> Result<Counting> {
    if let Some(encoding) = Known::all().find(|known| known.name() == name) {
        let basis = match encoding {
            Known::Merged(_) => Basis::Exact,
            Known::Claude(_) => Basis::Reconstructed,
        };
        return Ok(Counting { encoding, basis, factors: None });
    }
    match FAMILIES.iter().find(|(family, _)| *family == name) {
        Some((_, factors)) => {
            let encoding = Known::Merged(encoding("o200k_base")?);
            Ok(Counting { encoding, basis: Basis::Estimated, factors: Some(**factors) })
        }
        None => Err(unknown(name)),
    }
}

/// Apart, as all sentences are that few will read: the first count waits until a browser has compiled what it calls.
#[cold]
#[inline(never)]
fn unknown(name: &str) -> Error {
    Error::unknown(Code::UnknownEncoding, "encoding", name, Known::all().map(Known::name))
}

/// Every name that [`counting`] knows: the encodings, and the families.
pub fn counted_names() -> impl Iterator<Item = &'static str> {
    Known::all().map(Known::name).chain(FAMILIES.iter().map(|(family, _)| *family))
}

impl Counting {
    /// The same for a model whose provider has not said which encoding it uses.
    pub fn assumed(self) -> Counting {
        let factors = self.factors.unwrap_or(EACH_OTHER);
        Counting { basis: Basis::Estimated, factors: Some(factors), ..self }
    }

    /// The same after measurements of one's own; an exact count stays what it is.
    pub fn calibrated(self, measured: &[Measured]) -> Counting {
        let factors = self.factors.map(|factors| calibration::calibrated(&factors, measured));
        Counting { factors, ..self }
    }

    /// Whether the kind of the text has a say in the number.
    pub fn is_estimate(&self) -> bool {
        self.factors.is_some()
    }

    /// Refuses to show ids that are another encoding's, or nobody's.
    ///
    /// # Errors
    /// `no-ids`, unless the basis is exact.
    pub fn ids_are_the_providers(&self, name: &str) -> Result<()> {
        if self.basis == Basis::Exact {
            return Ok(());
        }
        let (basis, encoding) = (self.basis.as_str(), self.encoding.name());
        Err(Error::new(
            Code::NoIds,
            format!("{name} is {basis} with {encoding}: its provider publishes no token ids"),
        ))
    }

    /// The most tokens of such a text that can be counted for an estimate of at most `limit`, or some more.
    pub fn most_counted(&self, limit: usize, mix: &Mix) -> usize {
        let Some(factors) = &self.factors else { return limit };
        // The kind may hang on the count, which is not known yet: the smallest of all factors.
        let smallest = |one: usize| factor_of(factors, mix, one).likely.max(1);
        let least = smallest(0).min(smallest(usize::MAX / 64));
        usize::try_from((limit as u128 + 1) * 1000 / u128::from(least)).unwrap_or(usize::MAX)
    }

    /// What so many counted tokens of such a text mean. A text that has any has one at least.
    pub fn estimate(&self, counted: usize, mix: &Mix) -> Estimate {
        let Factor { likely, low, high } = self.factor(mix, counted);
        let times = |thousandths: u32| counted as u128 * u128::from(thousandths);
        let least = counted.min(1);
        let tokens = (((times(likely) + 500) / 1000) as usize).max(least);
        Estimate {
            tokens,
            low: ((times(low) / 1000) as usize).max(least).min(tokens),
            high: (times(high).div_ceil(1000) as usize).max(tokens),
        }
    }

    fn factor(&self, mix: &Mix, counted: usize) -> Factor {
        self.factors.as_ref().map_or(Factor::ONE, |factors| factor_of(factors, mix, counted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_count_is_its_own_interval() {
        let exact = counting("cl100k_base").expect("an encoding");
        let mix = Mix::of(b"words");
        assert_eq!(exact.estimate(7, &mix), Estimate { tokens: 7, low: 7, high: 7 });
        assert_eq!(exact.basis, Basis::Exact);
    }

    #[test]
    fn an_estimate_holds_the_likely_number_within_its_interval() {
        for (family, _) in FAMILIES {
            let counting = counting(family).expect("a family");
            assert_eq!(counting.basis, Basis::Estimated);
            for text in ["words", "naïve", "<b>", "слово", "漢", "ሰብ", "", " "] {
                let mix = Mix::of(text.as_bytes());
                for counted in [0, 1, 2, 999, 1 << 40] {
                    let Estimate { tokens, low, high } = counting.estimate(counted, &mix);
                    assert!(low <= tokens && tokens <= high);
                    assert_eq!(tokens == 0, counted == 0);
                    assert!(counting.most_counted(tokens, &mix) >= counted);
                }
            }
        }
    }

    #[test]
    fn an_assumed_encoding_is_an_estimate() {
        let assumed = counting("o200k_base").expect("an encoding").assumed();
        assert_eq!(assumed.basis, Basis::Estimated);
        let Estimate { tokens, low, high } = assumed.estimate(1000, &Mix::of(b"words"));
        assert_eq!(tokens, 1000);
        assert!(low < 1000 && 1000 < high);
    }

    #[test]
    fn an_unknown_name_is_an_error_with_the_nearest() {
        let error = counting("clade_3").expect_err("unknown");
        assert_eq!(error.code(), Code::UnknownEncoding);
        assert_eq!(error.suggestions()[0], "claude_3");
    }
}
