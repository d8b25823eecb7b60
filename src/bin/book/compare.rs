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
