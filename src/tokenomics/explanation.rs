//! The formula and the caveat that stand next to each figure. Words only.

/// What a figure is made of, and what it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The figure's field in the report.
    pub field: &'static str,
    /// How it is computed, in the names of the sheet's fields.
    pub formula: &'static str,
    /// What a reader must not take it for.
    pub caveat: &'static str,
}

/// One for each figure of a report.
pub const EXPLANATIONS: [Explanation; 12] = [
    Explanation {
        field: "marketCapUsd",
        formula: "priceUsd × circulating",
        caveat: "The last trade's price times all tokens: nobody could sell them all at it.",
    },
    Explanation {
        field: "fdvUsd",
        formula: "priceUsd × maxSupply",
        caveat: "Supposes that the price stays as tokens are added, which it need not.",
    },
    Explanation {
        field: "inflation12m",
        formula: "(circulating in 12 months − circulating) ÷ circulating",
        caveat: "Follows the schedule as typed in; votes and burns change schedules.",
    },
    Explanation {
        field: "unlockMonthsOfVolume",
        formula: "(unlocked + emitted in 12 months) × priceUsd ÷ (yearlyVolumeUsd ÷ 12)",
        caveat: "Not every unlocked token is sold, and reported volume is easily inflated.",
    },
    Explanation {
        field: "velocity",
        formula: "yearlyVolumeUsd ÷ marketCapUsd",
        caveat: "Counts trades on exchanges too, which are no use of the network.",
    },
    Explanation {
        field: "priceToFees",
        formula: "marketCapUsd ÷ yearlyFeesUsd",
        caveat: "Fees are not the holders' income unless the protocol pays them out.",
    },
    Explanation {
        field: "feesPerActiveAddressUsd",
        formula: "yearlyFeesUsd ÷ dailyActiveAddresses",
        caveat: "One person may have many addresses; a program may have thousands.",
    },
    Explanation {
        field: "feesPerTransactionUsd",
        formula: "yearlyFeesUsd ÷ (dailyTransactions × 365)",
        caveat: "Real use pays fees. Many transactions with hardly any fee may be noise.",
    },
    Explanation {
        field: "stakingRatio",
        formula: "staked ÷ circulating",
        caveat: "A high ratio can mean trust, or rewards paid in new tokens.",
    },
    Explanation {
        field: "feeYield",
        formula: "yearlyFeesUsd × feesToStakers ÷ (staked × priceUsd)",
        caveat: "Last year's fees; without rewards in new tokens, which are dilution.",
    },
    Explanation {
        field: "realYield",
        formula: "feeYield − inflation12m",
        caveat: "Stakers who are paid in new tokens keep their part of the supply; others lose it.",
    },
    Explanation {
        field: "capToTvl",
        formula: "marketCapUsd ÷ tvlUsd",
        caveat: "Value locked moves with the token's own price when the token is what is locked.",
    },
];
