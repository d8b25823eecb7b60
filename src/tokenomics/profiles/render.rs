//! Render Network. Facts with their sources; no volatile figure.

use super::{Profile, Rule};

/// Render Network's RENDER, RNDR before 2023.
pub const RENDER: Profile = Profile {
    symbol: "RENDER",
    former: &["RNDR"],
    project: "Render Network",
    does: "Pays for jobs on a network of GPUs: rendering, and computing for AI.",
    revenue: "Jobs are priced in dollars and paid in tokens; 95% of the payment is burned, 5% is the \
              network's fee. Operators are paid in newly minted tokens.",
    max_supply: Some(644_245_094.0),
    emitted_per_year: None,
    halving_years: None,
    rules: &[
        Rule {
            text: "Burn and mint: what is paid for jobs is burned less 5%, and a number of tokens set by \
                   votes is minted for operators, creators and the foundation.",
            source: "https://github.com/rendernetwork/RNPs/blob/main/RNP-006.md",
            as_of: "2023-11-02",
        },
        Rule {
            text: "9,126,804 RENDER in the first year of emissions; each later year by a proposal of its \
                   own.",
            source: "https://github.com/rendernetwork/RNPs/blob/main/RNP-006.md",
            as_of: "2023-11-02",
        },
        Rule {
            text: "Some 644.25 million at most, as an exchange states it: 536.87 million after a burn in \
                   2020 and a fifth of that in emissions. RNDR becomes RENDER one to one.",
            source: "https://www.mexc.com/price/RENDER/tokenomics",
            as_of: "2025",
        },
    ],
    key_risk: "Emissions are set by yearly votes: when fewer jobs are burned than minted, supply grows.",
    questions: [
        "Real use: how many tokens were burned for jobs in the last months, against those minted?",
        "Vesting and inflation: what does the current year's emission proposal say?",
        "Need for the token: who buys it, when customers pay in dollars?",
        "Demand for the infrastructure: what does the same job cost at a cloud?",
        "Speculative or earned: is the network's fee income growing without the emissions?",
    ],
};
