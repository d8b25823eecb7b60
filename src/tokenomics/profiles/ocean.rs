//! Ocean Protocol. Facts with their sources; no volatile figure.

use super::{Profile, Rule};

/// Ocean Protocol's OCEAN.
pub const OCEAN: Profile = Profile {
    symbol: "OCEAN",
    former: &[],
    project: "Ocean Protocol",
    does: "Was the utility token of a market for data; most of it was converted to FET, and the rest is \
           traded on.",
    revenue: "The foundation announced that profits of technologies it spins out buy tokens back and \
              burn them.",
    max_supply: Some(1_410_000_000.0),
    emitted_per_year: Some(0.0),
    halving_years: None,
    rules: &[
        Rule {
            text: "1.41 billion, all minted; control over the contract was revoked, so no more can be.",
            source: "https://github.com/oceanprotocol/docs/commit/c51155ca95c65a64ea5a3b554169e52b3e3fdad4",
            as_of: "2024-08-30",
        },
        Rule {
            text: "By July 2024 some 81% had been converted to FET; some 270 million had not. Ocean left \
                   the alliance on 9 October 2025.",
            source: "https://rfq.news/ai-crypto/ocean-protocol-exits-asi-alliance-restoring-data-sovereignty",
            as_of: "2025-10",
        },
        Rule {
            text: "Burn: by buy-back, out of profits of spin-outs; no amount is fixed.",
            source: "https://rfq.news/ai-crypto/ocean-protocol-exits-artificial-superintelligence-alliance-token-merger",
            as_of: "2025-10",
        },
    ],
    key_risk: "The token's use ended with the merger it then left; transfers of community tokens are \
               disputed between the former partners.",
    questions: [
        "Real use: what can be bought with OCEAN today?",
        "Vesting and inflation: how many tokens can still be converted, and by whom are they held?",
        "Need for the token: which product fails without it?",
        "Demand for the infrastructure: how many data sets and jobs are sold?",
        "Speculative or earned: has a buy-back happened, and out of which profit?",
    ],
};
