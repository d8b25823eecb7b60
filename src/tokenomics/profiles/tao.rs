//! Bittensor. Facts with their sources; no volatile figure.

use super::{Profile, Rule};

/// Bittensor's TAO.
pub const TAO: Profile = Profile {
    symbol: "TAO",
    former: &[],
    project: "Bittensor",
    does: "Pays those who run and judge machine-learning services in Bittensor's subnets, and is staked \
           to say which subnets earn.",
    revenue: "Subnets earn newly issued TAO. What outside customers pay goes to a subnet's operators; \
              it reaches TAO only when somebody buys it.",
    max_supply: Some(21_000_000.0),
    // Half a token every 12 seconds: 7,200 blocks a day × 0.5 × 365.
    emitted_per_year: Some(1_314_000.0),
    halving_years: Some(4.0),
    rules: &[
        Rule {
            text: "At most 21 million. What is recycled can be issued again; what is burned cannot.",
            source: "https://docs.taostats.io/docs/tokenomics",
            as_of: "2026-05",
        },
        Rule {
            text: "A block every 12 seconds issued 1 TAO until the first halving in December 2025, and \
                   0.5 TAO since.",
            source: "https://docs.taostats.io/docs/tao-emission",
            as_of: "2026-05",
        },
        Rule {
            text: "The rate halves when half of what was left has been issued, next at 15.75 million: \
                   some four years apart, later where TAO is recycled.",
            source: "https://bittensor-halving.com",
            as_of: "2025-12",
        },
    ],
    key_risk: "Rewards are new tokens: if subnets find no paying customers, holders pay the miners.",
    questions: [
        "Real use: which subnets have customers who pay from outside, and how much?",
        "Vesting and inflation: how many TAO are issued a day, and how many of them are sold?",
        "Need for the token: would a customer of a subnet have to hold TAO?",
        "Demand for the infrastructure: would the same work be bought without rewards?",
        "Speculative or earned: what part of stakers' income is fees and what part new tokens?",
    ],
};
