//! How far tokenizers differ from `o200k_base`, by kind of text: measured, and held by `tests/estimates.rs`,
//! which also says how to make the tables anew. Knows no family by name.

use super::kinds::{Kind, Mix};

/// Thousandths of the counted tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The likely one.
    pub likely: u32,
    /// The low end.
    pub low: u32,
    /// The high end.
    pub high: u32,
}

impl Factor {
    /// The count itself.
    pub const ONE: Factor = Factor { likely: 1000, low: 1000, high: 1000 };
}

/// The factor of a mixed text: the mean of its kinds', by characters.
pub(super) fn factor_of(table: &Factors, mix: &Mix, counted: usize) -> Factor {
    let sum = |of: fn(&Factor) -> u32| {
        let (mut sum, mut weight) = (0, 0);
        for (kind, characters) in mix.parts(counted) {
            sum += characters * u64::from(of(&table[kind as usize]));
            weight += characters;
        }
        // Blanks are counted alike by most.
        (sum + weight / 2).checked_div(weight).unwrap_or(1000) as u32
    };
    Factor { likely: sum(|f| f.likely), low: sum(|f| f.low), high: sum(|f| f.high) }
}

const fn factor(likely: u32, low: u32, high: u32) -> Factor {
    Factor { likely, low, high }
}

/// One for each kind, in the order of [`Kind::ALL`].
pub type Factors = [Factor; Kind::ALL.len()];

/// For a family of which no vocabulary and no count is public: what twelve vocabularies since 2022 make of such
/// text, over `o200k_base`. The likely one is the median, low and high hold 98 of 100.
pub const RECENT: Factors = [
    factor(1070, 860, 2130),
    factor(1190, 960, 2250),
    factor(1140, 910, 1830),
    factor(1010, 940, 1670),
    factor(1010, 960, 1590),
    factor(1290, 920, 2270),
    factor(1190, 450, 2830),
    factor(1880, 710, 4770),
    factor(1310, 570, 2430),
    factor(890, 650, 1630),
    factor(990, 370, 6940),
];

/// The same where the model may be older than that: with the vocabulary of GPT-2 among them.
pub const ANY: Factors = [
    factor(1080, 860, 2130),
    factor(1200, 960, 2250),
    factor(1150, 900, 1840),
    factor(1030, 940, 1880),
    factor(1010, 960, 1670),
    factor(1310, 920, 3540),
    factor(1220, 450, 4160),
    factor(2100, 710, 8260),
    factor(1350, 570, 4950),
    factor(910, 650, 2600),
    factor(990, 370, 6940),
];

/// For a model whose provider has not said whether it still uses the encoding that its predecessor did: what one
/// of those vocabularies makes of a text, over another of them.
pub const EACH_OTHER: Factors = [
    factor(1000, 790, 2410),
    factor(1000, 850, 3220),
    factor(1000, 580, 1650),
    factor(1000, 620, 1600),
    factor(1000, 650, 1530),
    factor(1000, 520, 1910),
    factor(1000, 330, 2970),
    factor(1000, 180, 5470),
    factor(1000, 240, 4140),
    factor(1000, 450, 2190),
    factor(1000, 140, 6940),
];

/// How far a second text of a kind is from a first of the same kind and tokenizer, the first having been set right:
/// what is left of the interval after a calibration with one text.
pub const REPEATED: Factors = [
    factor(1000, 750, 1330),
    factor(1000, 840, 1170),
    factor(1000, 750, 1340),
    factor(1000, 830, 1200),
    factor(1000, 840, 1190),
    factor(1000, 610, 1640),
    factor(1000, 410, 2390),
    factor(1000, 490, 2030),
    factor(1000, 430, 2310),
    factor(1000, 780, 1270),
    factor(1000, 220, 4520),
];
