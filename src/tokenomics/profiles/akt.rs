//! Akash Network. Facts with their sources; no volatile figure.

use super::{Profile, Rule};

/// Akash Network's AKT.
pub const AKT: Profile = Profile {
    symbol: "AKT",
    former: &[],
    project: "Akash Network",
    does: "Secures a market for computing power by staking, votes on its rules, and is burned for the \
           credits that leases are paid with.",
    revenue: "Tenants lease machines at prices in dollars; the network takes a part of each lease.",
    max_supply: Some(388_539_008.0),
    emitted_per_year: None,
    halving_years: None,
    rules: &[
        Rule {
            text: "100 million at the start, at most 388,539,008.",
            source: "https://tokenradar.ai/tokens/akash-network/tokenomics",
            as_of: "2025-03",
        },
        Rule {
            text: "New tokens go to those who stake; since March 2025 between 4% and 8% a year by how \
                   much is staked. A vote can change the band.",
            source: "https://tokenradar.ai/tokens/akash-network/tokenomics",
            as_of: "2025-03",
        },
        Rule {
            text: "Burn and mint: AKT is burned for dollar credits, and minted again when providers are \
                   paid out; the net depends on price and time, not on a fee. Drafted as AEP-76; later \
                   work builds on it.",
            source: "https://akash.network/roadmap/aep-76",
            as_of: "2026",
        },
        Rule {
            text: "A move to another chain with a one-to-one exchange of tokens is drafted; the schedule \
                   of emissions would be replaced.",
            source: "https://github.com/akash-network/AEP/blob/main/spec/aep-79/doc/05-token-migration.md",
            as_of: "2026-10-20",
        },
    ],
    key_risk: "Stakers are paid in new tokens, and the move to another chain would change the rules of \
               supply.",
    questions: [
        "Real use: how much is leased a month in dollars, and by how many tenants?",
        "Vesting and inflation: what is the rate of new tokens today, and what was burned against it?",
        "Need for the token: does a tenant touch AKT, or only credits?",
        "Demand for the infrastructure: what does the same machine cost at a cloud?",
        "Speculative or earned: what part of stakers' income is fees?",
    ],
};
