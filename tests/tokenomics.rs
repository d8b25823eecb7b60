//! The other kind of token: supply and ratios worked by hand, and what must hold for any sheet.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokentill::Code;
use tokentill::tokenomics::{
    ComputeJob, EXPLANATIONS, Emissions, PROFILES, SupplyMonth, TokenReport, TokenSheet, Vesting,
    compute_for_tokens, profile, tokenomics,
};

fn sheet() -> TokenSheet {
    TokenSheet::new("HOUSE", 2.0, 1_000.0)
}

fn of(sheet: &TokenSheet) -> TokenReport {
    tokenomics(sheet).expect("a report")
}

fn vesting(amount: f64, cliff_months: f64, months: f64) -> Vec<Vesting> {
    vec![Vesting { name: "team".to_owned(), amount, cliff_months, months }]
}

fn emissions(per_year: f64, halving_years: Option<f64>) -> Option<Emissions> {
    Some(Emissions { per_year, halving_years, next_halving_months: None })
}

fn column(report: &TokenReport, of: impl Fn(&SupplyMonth) -> f64) -> Vec<f64> {
    report.supply.iter().map(of).collect()
}

#[test]
fn the_ratios_are_their_formulas() {
    let full = TokenSheet {
        max_supply: Some(4_000.0),
        emissions: emissions(120.0, None),
        staked: Some(500.0),
        yearly_fees_usd: Some(365.0),
        fees_to_stakers: Some(0.4),
        yearly_volume_usd: Some(6_000.0),
        daily_active_addresses: Some(73.0),
        daily_transactions: Some(10.0),
        tvl_usd: Some(4_000.0),
        ..sheet()
    };
    let report = of(&full);
    let ratios = report.ratios;
    assert_eq!(ratios.market_cap_usd, 2_000.0); // 2 × 1,000
    assert_eq!(ratios.fdv_usd, Some(8_000.0)); // 2 × 4,000
    assert!((ratios.inflation_12m - 0.12).abs() < 1e-12); // 120 ÷ 1,000
    assert_eq!(ratios.velocity, Some(3.0)); // 6,000 ÷ 2,000
    assert_eq!(ratios.price_to_fees, Some(2_000.0 / 365.0));
    assert_eq!(ratios.fees_per_active_address_usd, Some(5.0)); // 365 ÷ 73
    assert_eq!(ratios.fees_per_transaction_usd, Some(0.1)); // 365 ÷ 3,650
    assert_eq!(ratios.staking_ratio, Some(0.5));
    assert_eq!(ratios.cap_to_tvl, Some(0.5));
    assert_eq!(ratios.fee_yield, Some(0.146)); // 365 × 0.4 ÷ (500 × 2)
    assert!((ratios.real_yield.expect("a yield") - 0.026).abs() < 1e-12);
    // 120 × 2 dollars against 500 a month.
    assert!((ratios.unlock_months_of_volume.expect("pressure") - 0.48).abs() < 1e-12);
}

#[test]
fn a_ratio_without_a_divisor_is_absent() {
    let bare = of(&sheet());
    let ratios = bare.ratios;
    let absent = [
        ratios.fdv_usd,
        ratios.velocity,
        ratios.price_to_fees,
        ratios.fees_per_active_address_usd,
        ratios.fees_per_transaction_usd,
        ratios.staking_ratio,
        ratios.fee_yield,
        ratios.real_yield,
        ratios.cap_to_tvl,
        ratios.unlock_months_of_volume,
    ];
    assert_eq!(absent, [None; 10]);
    assert_eq!(ratios.inflation_12m, 0.0);
    // A sum of nothing is minus nothing unless told otherwise.
    assert!(bare.supply.iter().all(|month| month.unlocked.is_sign_positive()));
    for field in ["yearlyVolumeUsd", "yearlyFeesUsd", "maxSupply"] {
        assert!(bare.warnings.iter().any(|warning| warning.starts_with(field)), "{field}");
    }
    let zero = Some(0.0);
    let zeros = of(&TokenSheet {
        yearly_volume_usd: zero,
        yearly_fees_usd: zero,
        daily_transactions: zero,
        daily_active_addresses: zero,
        tvl_usd: zero,
        ..sheet()
    });
    let ratios = zeros.ratios;
    assert_eq!((ratios.velocity, ratios.price_to_fees, ratios.cap_to_tvl), (None, None, None));
    assert_eq!(ratios.fees_per_transaction_usd, None);
    assert!(zeros.warnings.iter().any(|warning| warning.starts_with("yearlyVolumeUsd is 0")));
}

#[test]
fn a_cliff_that_ends_on_a_months_edge_unlocks_from_the_month_after() {
    let report = of(&TokenSheet { vesting: vesting(240.0, 12.0, 24.0), ..sheet() });
    let unlocked = column(&report, |month| month.unlocked);
    assert_eq!(unlocked[11], 0.0); // month 12
    assert_eq!(unlocked[12..36], [10.0; 24]); // months 13 to 36
    assert_eq!(unlocked[36], 0.0);
    assert_eq!(report.ratios.inflation_12m, 0.0);
    assert_eq!(report.supply[47].circulating, 1_240.0);
}

#[test]
fn a_cliff_within_a_month_unlocks_the_rest_of_it() {
    let report = of(&TokenSheet { vesting: vesting(100.0, 1.5, 10.0), ..sheet() });
    assert_eq!(column(&report, |month| month.unlocked)[..4], [0.0, 5.0, 10.0, 10.0]);
}

#[test]
fn a_cliff_without_months_unlocks_all_at_once() {
    let report = of(&TokenSheet { vesting: vesting(100.0, 3.0, 0.0), ..sheet() });
    assert_eq!(column(&report, |month| month.unlocked)[..4], [0.0, 0.0, 100.0, 0.0]);
    let now = of(&TokenSheet { vesting: vesting(100.0, 0.0, 0.0), ..sheet() });
    assert_eq!(now.supply[0].unlocked, 100.0);
}

#[test]
fn a_halving_in_mid_month_counts_both_rates() {
    // 12 a month; halved after 1.5 months, and again after 3.
    let report = of(&TokenSheet { emissions: emissions(144.0, Some(0.125)), ..sheet() });
    assert_eq!(column(&report, |month| month.emitted)[..4], [12.0, 9.0, 6.0, 3.0]);
}

#[test]
fn the_next_halving_can_be_nearer_than_the_one_after() {
    let emissions = Some(Emissions {
        per_year: 120.0,
        halving_years: Some(1.0),
        next_halving_months: Some(2.0),
    });
    let report = of(&TokenSheet { emissions, ..sheet() });
    let emitted = column(&report, |month| month.emitted);
    assert_eq!((emitted[1], emitted[2], emitted[13], emitted[14]), (10.0, 5.0, 5.0, 2.5));
}

#[test]
fn halvings_approach_their_limit() {
    // 10 a month for a year, then half, and half again: 120 × (1 + 1/2 + … ) = 240.
    let long =
        TokenSheet { emissions: emissions(120.0, Some(1.0)), months: Some(600.0), ..sheet() };
    let total: f64 = column(&of(&long), |month| month.emitted).iter().sum();
    assert!((total - 240.0).abs() < 1e-6, "{total}");
}

#[test]
fn vesting_beyond_the_maximum_stops_at_it_and_says_so() {
    let over = TokenSheet {
        max_supply: Some(1_100.0),
        vesting: vesting(240.0, 0.0, 24.0),
        emissions: emissions(120.0, None),
        ..sheet()
    };
    let report = of(&over);
    let unlocked = column(&report, |month| month.unlocked);
    assert_eq!((unlocked[9], unlocked[10]), (10.0, 0.0));
    assert_eq!(report.supply[47].circulating, 1_100.0);
    assert!(column(&report, |month| month.emitted).iter().all(|emitted| *emitted == 0.0));
    assert!(report.warnings[0].starts_with("vesting: ") && report.warnings[0].contains("by 140"));
    assert!(report.warnings[1].starts_with("emissions: maxSupply is reached in month 1"));
}

#[test]
fn emissions_leave_room_for_what_is_locked() {
    let tight = TokenSheet {
        max_supply: Some(1_060.0),
        vesting: vesting(50.0, 12.0, 10.0),
        emissions: emissions(60.0, None),
        ..sheet()
    };
    let report = of(&tight);
    let emitted: f64 = column(&report, |month| month.emitted).iter().sum();
    let unlocked: f64 = column(&report, |month| month.unlocked).iter().sum();
    assert_eq!((emitted, unlocked), (10.0, 50.0));
}

#[test]
fn a_burn_lowers_what_circulates() {
    let report = of(&TokenSheet { burned_per_year: Some(120.0), ..sheet() });
    assert!((report.ratios.inflation_12m + 0.12).abs() < 1e-12);
    let all = of(&TokenSheet { burned_per_year: Some(12e6), ..sheet() });
    assert_eq!(all.supply[47].circulating, 0.0);
}

#[test]
fn what_is_wrong_is_named_by_its_field() {
    let complaint = |change: &dyn Fn(&mut TokenSheet)| {
        let mut wrong = sheet();
        change(&mut wrong);
        let error = tokenomics(&wrong).expect_err("a mistake");
        assert_eq!(error.code(), Code::BadInput);
        error.to_string()
    };
    assert_eq!(
        complaint(&|s| s.max_supply = Some(999.0)),
        "circulating is 1000, above maxSupply, which is 999"
    );
    assert!(complaint(&|s| s.price_usd = -1.0).starts_with("priceUsd must not be negative"));
    assert!(complaint(&|s| s.circulating = f64::NAN).starts_with("circulating must be a number"));
    assert!(complaint(&|s| s.circulating = 0.0).starts_with("circulating is 0"));
    assert!(
        complaint(&|s| s.vesting = vesting(-1.0, 0.0, 1.0)).starts_with("vesting[0].amount must")
    );
    assert!(
        complaint(&|s| s.staked = Some(2_000.0)).starts_with("staked is 2000, above circulating")
    );
    assert!(complaint(&|s| s.months = Some(1.5)).starts_with("months must be a whole number"));
    let never = |s: &mut TokenSheet| s.emissions = emissions(1.0, Some(0.0));
    assert!(complaint(&never).starts_with("emissions.halvingYears must be"));
    assert!(
        complaint(&|s| s.emissions = emissions(f64::INFINITY, None))
            .starts_with("emissions.perYear")
    );
}

fn sheets() -> impl Strategy<Value = TokenSheet> {
    let allotment =
        (0.0..1e9_f64, 0.0..40.0_f64, 0.0..60.0_f64).prop_map(|(amount, cliff_months, months)| {
            Vesting { name: "x".to_owned(), amount, cliff_months, months }
        });
    let halving = prop::option::of(0.01..9.0_f64);
    (
        (0.0..1e4_f64, 1.0..1e9_f64, prop::option::of(0.0..3e9_f64)),
        prop::option::of((0.0..1e9_f64, halving, prop::option::of(0.0..30.0_f64))),
        prop::collection::vec(allotment, 0..5),
        1_u32..120,
    )
        .prop_map(|((price, circulating, more), emitted, vesting, months)| TokenSheet {
            max_supply: more.map(|more| circulating + more),
            emissions: emitted.map(|(per_year, halving_years, next_halving_months)| Emissions {
                per_year,
                halving_years,
                next_halving_months,
            }),
            vesting,
            months: Some(months.into()),
            ..TokenSheet::new("X", price, circulating)
        })
}

#[test]
fn circulating_never_falls_and_never_passes_the_maximum() {
    let config = Config { cases: 2_000, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[8; 32]);
    let outcome = TestRunner::new_with_rng(config, random).run(&sheets(), |sheet| {
        let report = of(&sheet);
        let most = sheet.max_supply.unwrap_or(f64::INFINITY);
        let mut before = sheet.circulating;
        for month in &report.supply {
            prop_assert!(month.circulating >= before && month.circulating <= most);
            prop_assert!(month.unlocked >= 0.0 && month.emitted >= 0.0);
            let sum = (before + month.unlocked + month.emitted).min(most);
            prop_assert!((month.circulating - sum).abs() <= 1e-9 * sum);
            before = month.circulating;
        }
        prop_assert_eq!(report.supply.len() as f64, sheet.months.unwrap_or(0.0));
        // The slow twin: emissions summed over thousandths of a month.
        if let (Some(emissions), None) = (sheet.emissions, sheet.max_supply) {
            let month = &report.supply[report.supply.len() - 1];
            let slow = emitted_slowly(emissions, month.month);
            prop_assert!((month.emitted - slow).abs() <= emissions.per_year / 12.0 * 0.02);
        }
        Ok(())
    });
    outcome.expect("the property holds");
}

fn emitted_slowly(emissions: Emissions, month: usize) -> f64 {
    let every = emissions.halving_years.map_or(f64::INFINITY, |years| years * 12.0);
    let first = emissions.next_halving_months.filter(|_| every.is_finite()).unwrap_or(every);
    let step = 0.001;
    (0..1_000)
        .map(|part| {
            let time = (month - 1) as f64 + (f64::from(part) + 0.5) * step;
            let mut rate = emissions.per_year / 12.0;
            let mut halving = first;
            while halving <= time {
                rate /= 2.0;
                halving += every;
            }
            rate * step
        })
        .sum()
}

#[test]
fn compute_for_tokens_breaks_even_when_the_saving_has_paid_the_move() {
    let job = ComputeJob {
        tokens_per_hour: 2.0,
        price_usd: 0.75,
        cloud_usd_per_hour: 2.0,
        hours_per_month: 200.0,
        switching_usd: 250.0,
    };
    let compared = compute_for_tokens(&job).expect("a comparison");
    assert_eq!((compared.network_usd_per_hour, compared.saving_per_hour), (1.5, 0.5));
    assert_eq!((compared.saving_per_month, compared.break_even_months), (100.0, Some(2.5)));
    assert_eq!(compared.break_even_price_usd, Some(1.0));
    let dear = compute_for_tokens(&ComputeJob { price_usd: 2.0, ..job }).expect("a comparison");
    assert_eq!((dear.saving_per_hour, dear.break_even_months), (-2.0, None));
    let wrong = compute_for_tokens(&ComputeJob { hours_per_month: 800.0, ..job });
    assert!(wrong.expect_err("a mistake").to_string().starts_with("hoursPerMonth"));
}

#[test]
fn every_profile_has_sources_and_nothing_that_changes_by_the_hour() {
    for token in &PROFILES {
        assert!(!token.rules.is_empty());
        for rule in token.rules {
            assert!(rule.source.starts_with("https://"), "{}: {}", token.symbol, rule.source);
            assert!(rule.as_of.len() >= 4 && rule.as_of.starts_with("20"), "{}", rule.as_of);
        }
        assert_eq!(profile(&token.symbol.to_lowercase()).expect("itself"), token);
    }
    assert_eq!(profile("rndr").expect("a former name").symbol, "RENDER");
    let unknown = profile("RENDR").expect_err("unknown");
    assert_eq!((unknown.code(), unknown.suggestions()[0].as_str()), (Code::BadInput, "RENDER"));
}

#[test]
fn every_figure_is_explained_once() {
    let mut fields: Vec<&str> = EXPLANATIONS.iter().map(|one| one.field).collect();
    fields.sort_unstable();
    fields.dedup();
    assert_eq!(fields.len(), EXPLANATIONS.len());
}
