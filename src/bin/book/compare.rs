//! Holds what one source says of a model beside what another says, rate by rate.

use tokentill::catalog::{PriceDraft, RateDraft, TierDraft};

/// What came out of holding two rows side by side.
#[derive(Default)]
pub struct Comparison {
    /// How many of the ordinary input and output rates are the same in both.
    pub agreed: usize,
    /// Each difference: the rate, what ours says, what theirs says.
    pub differences: Vec<(String, String, String)>,
}

/// Compares what both rows state. What only one states is no contradiction.
pub fn compare(ours: &PriceDraft, theirs: &PriceDraft) -> Comparison {
    let mut comparison = Comparison::default();
    let mut agreed = 0;
    comparison.rates("", &ours.rates, &theirs.rates, &mut agreed);
    comparison.agreed = agreed;
    let mut others = 0;
    comparison.tiers("", &ours.above, &theirs.above, &mut others);
    for variant in &ours.variants {
        let same = theirs.variants.iter().find(|known| known.name == variant.name);
        if let Some(theirs) = same {
            let label = format!("{} ", variant.name);
            comparison.rates(&label, &variant.rates, &theirs.rates, &mut others);
            comparison.tiers(&label, &variant.above, &theirs.above, &mut others);
        }
    }
    comparison
}

impl Comparison {
    fn rates(&mut self, label: &str, ours: &[RateDraft], theirs: &[RateDraft], agreed: &mut usize) {
        for rate in ours {
            let Some(other) = theirs.iter().find(|other| other.key == rate.key) else { continue };
            if is_unstated(other) {
                continue;
            }
            if rate.usd == other.usd {
                *agreed += usize::from(rate.key == "input" || rate.key == "output");
            } else {
                let label = format!("{label}{}", rate.key);
                self.differences.push((label, rate.usd.clone(), other.usd.clone()));
            }
        }
    }

    fn tiers(&mut self, label: &str, ours: &[TierDraft], theirs: &[TierDraft], agreed: &mut usize) {
        for tier in ours {
            // A provider that reprices from 200,000 on is "above 199,999" to one source and "above
            // 200k" to the other.
            let same = theirs.iter().find(|other| other.tokens.abs_diff(tier.tokens) <= 1);
            if let Some(other) = same {
                let label = format!("{label}above {} ", tier.tokens);
                self.rates(&label, &tier.rates, &other.rates, agreed);
            }
        }
    }
}

/// A cache price of nothing is how the second source says that there is none.
fn is_unstated(rate: &RateDraft) -> bool {
    rate.key.starts_with("cache") && rate.usd == "0"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(key: &str, usd: &str) -> RateDraft {
        RateDraft { key: key.into(), usd: usd.into() }
    }

    fn row(rates: &[(&str, &str)], above: &[(u64, &str)]) -> PriceDraft {
        let tier = |(tokens, usd): &(u64, &str)| TierDraft {
            tokens: *tokens,
            rates: vec![rate("input", usd)],
        };
        PriceDraft {
            rates: rates.iter().map(|(key, usd)| rate(key, usd)).collect(),
            above: above.iter().map(tier).collect(),
            ..PriceDraft::default()
        }
    }

    #[test]
    fn what_both_state_is_compared_and_what_one_states_is_not() {
        let ours = row(&[("input", "2"), ("output", "8"), ("cache_read", "1")], &[]);
        let same = compare(&ours, &row(&[("input", "2"), ("output", "8")], &[]));
        assert_eq!((same.agreed, same.differences.len()), (2, 0));
        let other = compare(&ours, &row(&[("input", "3"), ("cache_read", "0")], &[]));
        assert_eq!(other.differences, [("input".to_owned(), "2".to_owned(), "3".to_owned())]);
    }

    #[test]
    fn a_limit_from_200_000_on_is_the_limit_above_199_999() {
        let ours = row(&[("input", "2")], &[(199_999, "4")]);
        assert!(compare(&ours, &row(&[], &[(200_000, "4")])).differences.is_empty());
        let other = compare(&ours, &row(&[], &[(200_000, "5")]));
        assert_eq!(other.differences[0].0, "above 199999 input");
    }
}
