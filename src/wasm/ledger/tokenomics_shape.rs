//! `TokenSheet`, `TokenReport` and what belongs to them in the public contract. What is not known is
//! absent.

use serde::{Deserialize, Serialize};

use crate::tokenomics::{
    ComputeComparison, ComputeJob, EXPLANATIONS, Emissions, Profile, Rule, SupplyMonth,
    TokenReport, TokenSheet, Vesting,
};

/// `TokenSheet`
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SheetShape {
    symbol: String,
    price_usd: f64,
    max_supply: Option<f64>,
    circulating: f64,
    emissions: Option<EmissionsShape>,
    vesting: Option<Vec<VestingShape>>,
    burned_per_year: Option<f64>,
    staked: Option<f64>,
    yearly_fees_usd: Option<f64>,
    fees_to_stakers: Option<f64>,
    yearly_volume_usd: Option<f64>,
    daily_active_addresses: Option<f64>,
    daily_transactions: Option<f64>,
    tvl_usd: Option<f64>,
    months: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EmissionsShape {
    per_year: f64,
    halving_years: Option<f64>,
    next_halving_months: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct VestingShape {
    name: String,
    amount: f64,
    cliff_months: f64,
    months: f64,
}

impl SheetShape {
    pub(super) fn into_sheet(self) -> TokenSheet {
        TokenSheet {
            symbol: self.symbol,
            price_usd: self.price_usd,
            max_supply: self.max_supply,
            circulating: self.circulating,
            emissions: self.emissions.map(|shape| Emissions {
                per_year: shape.per_year,
                halving_years: shape.halving_years,
                next_halving_months: shape.next_halving_months,
            }),
            vesting: self.vesting.unwrap_or_default().into_iter().map(vesting).collect(),
            burned_per_year: self.burned_per_year,
            staked: self.staked,
            yearly_fees_usd: self.yearly_fees_usd,
            fees_to_stakers: self.fees_to_stakers,
            yearly_volume_usd: self.yearly_volume_usd,
            daily_active_addresses: self.daily_active_addresses,
            daily_transactions: self.daily_transactions,
            tvl_usd: self.tvl_usd,
            months: self.months,
        }
    }
}

fn vesting(shape: VestingShape) -> Vesting {
    Vesting {
        name: shape.name,
        amount: shape.amount,
        cliff_months: shape.cliff_months,
        months: shape.months,
    }
}

/// `TokenReport`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportShape {
    market_cap_usd: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    fdv_usd: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    velocity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_to_fees: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    staking_ratio: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fees_per_active_address_usd: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fees_per_transaction_usd: Option<f64>,
    #[serde(rename = "inflation12m")]
    inflation_12m: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    cap_to_tvl: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlock_months_of_volume: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_yield: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    real_yield: Option<f64>,
    supply: Vec<MonthShape>,
    warnings: Vec<String>,
    explanations: Vec<ExplanationShape>,
}

#[derive(Serialize)]
struct MonthShape {
    month: usize,
    circulating: f64,
    unlocked: f64,
    emitted: f64,
    burned: f64,
}

#[derive(Serialize)]
struct ExplanationShape {
    field: &'static str,
    formula: &'static str,
    caveat: &'static str,
}

impl ReportShape {
    pub(super) fn new(report: TokenReport) -> Self {
        let ratios = report.ratios;
        Self {
            market_cap_usd: ratios.market_cap_usd,
            fdv_usd: ratios.fdv_usd,
            velocity: ratios.velocity,
            price_to_fees: ratios.price_to_fees,
            staking_ratio: ratios.staking_ratio,
            fees_per_active_address_usd: ratios.fees_per_active_address_usd,
            fees_per_transaction_usd: ratios.fees_per_transaction_usd,
            inflation_12m: ratios.inflation_12m,
            cap_to_tvl: ratios.cap_to_tvl,
            unlock_months_of_volume: ratios.unlock_months_of_volume,
            fee_yield: ratios.fee_yield,
            real_yield: ratios.real_yield,
            supply: report.supply.into_iter().map(MonthShape::new).collect(),
            warnings: report.warnings,
            explanations: EXPLANATIONS
                .iter()
                .map(|one| ExplanationShape {
                    field: one.field,
                    formula: one.formula,
                    caveat: one.caveat,
                })
                .collect(),
        }
    }
}

impl MonthShape {
    fn new(month: SupplyMonth) -> Self {
        let SupplyMonth { month, circulating, unlocked, emitted, burned } = month;
        Self { month, circulating, unlocked, emitted, burned }
    }
}

/// `TokenProfile`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProfileShape {
    symbol: &'static str,
    former: &'static [&'static str],
    project: &'static str,
    does: &'static str,
    revenue: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_supply: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    emitted_per_year: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    halving_years: Option<f64>,
    rules: Vec<RuleShape>,
    key_risk: &'static str,
    questions: [&'static str; 5],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleShape {
    text: &'static str,
    source: &'static str,
    as_of: &'static str,
}

impl ProfileShape {
    pub(super) fn new(profile: &Profile) -> Self {
        Self {
            symbol: profile.symbol,
            former: profile.former,
            project: profile.project,
            does: profile.does,
            revenue: profile.revenue,
            max_supply: profile.max_supply,
            emitted_per_year: profile.emitted_per_year,
            halving_years: profile.halving_years,
            rules: profile.rules.iter().map(RuleShape::new).collect(),
            key_risk: profile.key_risk,
            questions: profile.questions,
        }
    }
}

impl RuleShape {
    fn new(rule: &Rule) -> Self {
        Self { text: rule.text, source: rule.source, as_of: rule.as_of }
    }
}

/// `ComputeJob`
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JobShape {
    tokens_per_hour: f64,
    price_usd: f64,
    cloud_usd_per_hour: f64,
    hours_per_month: f64,
    switching_usd: Option<f64>,
}

impl JobShape {
    pub(super) fn into_job(self) -> ComputeJob {
        ComputeJob {
            tokens_per_hour: self.tokens_per_hour,
            price_usd: self.price_usd,
            cloud_usd_per_hour: self.cloud_usd_per_hour,
            hours_per_month: self.hours_per_month,
            switching_usd: self.switching_usd.unwrap_or(0.0),
        }
    }
}

/// `ComputeComparison`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ComparisonShape {
    network_usd_per_hour: f64,
    saving_per_hour: f64,
    saving_per_month: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    break_even_months: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    break_even_price_usd: Option<f64>,
}

impl ComparisonShape {
    pub(super) fn new(compared: ComputeComparison) -> Self {
        Self {
            network_usd_per_hour: compared.network_usd_per_hour,
            saving_per_hour: compared.saving_per_hour,
            saving_per_month: compared.saving_per_month,
            break_even_months: compared.break_even_months,
            break_even_price_usd: compared.break_even_price_usd,
        }
    }
}
