//! Fetch.ai and the Artificial Superintelligence Alliance. Facts with their sources; no volatile figure.

use super::{Profile, Rule};

/// Fetch.ai's FET.
pub const FET: Profile = Profile {
    symbol: "FET",
    former: &["ASI", "AGIX"],
    project: "Fetch.ai, Artificial Superintelligence Alliance",
    does: "Pays fees and is staked on Fetch.ai's chain, and is the shared token of the alliance that \
           Fetch.ai and SingularityNET formed.",
    revenue: "Fees of agents, transactions and services on the networks of the alliance; what of them \
              reaches holders is to be asked network by network.",
    max_supply: Some(2_630_547_141.0),
    emitted_per_year: None,
    halving_years: None,
    rules: &[
        Rule {
            text: "1,152,997,575 FET existed before the merger; 1,477,549,566 were minted for it, which \
                   made 2,630,547,141.",
            source: "https://www.fetch.ai/blog/fet-token-supply-increased-to-support-forthcoming-asi-token-merge",
            as_of: "2024-05-03",
        },
        Rule {
            text: "AGIX converts at 0.433350 and OCEAN at 0.433226 to one.",
            source: "https://www.fetch.ai/blog/fet-token-supply-increased-to-support-forthcoming-asi-token-merge",
            as_of: "2024-05-03",
        },
    ],
    key_risk: "Supply was made by a vote and the alliance lost a member in 2025: governance can change \
               the rules again.",
    questions: [
        "Real use: how many agents and services are paid for by people outside the project?",
        "Vesting and inflation: how many tokens are still to be converted, unlocked or paid to stakers?",
        "Need for the token: which of the alliance's services can be paid without FET?",
        "Demand for the infrastructure: who buys it that could buy from a cloud?",
        "Speculative or earned: what part of the volume is trading, and what part pays for services?",
    ],
};
