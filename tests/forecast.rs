//! Forecasts: worked by hand, held to a twin that plays every call, and to what must hold for any plan.

#[path = "forecast/twin.rs"]
mod twin;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokentill::bill::{Call, bill};
use tokentill::catalog::{
    Catalog, Confidence, Day, Instant, ModelDraft, PriceDraft, RateDraft, Status, Variant,
};
use tokentill::forecast::{
    CacheWrite, Forecast, History, Lever, Loop, Plan, Recount, Route, SpreadDraft, Workflow,
    forecast, review,
};
use tokentill::money::Money;
use tokentill::{Code, Error};

/// 2026-11-23T12:00Z.
const ON: Instant = Instant::from_millis(1_795_435_200_000);

fn of(plan: &Plan) -> Forecast {
    forecast(Catalog::built_in(), plan).expect("a forecast")
}

fn one(workflow: Workflow) -> Plan {
    Plan::new(vec![workflow], ON)
}

fn usd(text: &str) -> Money {
    let dollars: f64 = text.parse().expect("a number");
    Money::from_usd(dollars).expect("an amount")
}

/// gpt-4o: 2.5 dollars a million in, 10 out, 1.25 read from the cache, nothing more for writing to it.
fn chat() -> Workflow {
    Workflow { system: Some(400.0), ..Workflow::new("chat", "gpt-4o", 1_000.0, 100.0, 200.0) }
}

#[test]
fn a_single_question_costs_its_bill_times_the_runs() {
    let forecast = of(&one(chat()));
    // 500 × 2.5 + 200 × 10 = 3,250 dollars a million runs.
    assert_eq!(forecast.usd_per_month.likely, usd("3.25"));
    let workflow = &forecast.workflows[0];
    assert_eq!(workflow.usd_per_run, usd("0.00325"));
    assert_eq!(workflow.usd_per_inference(), 0.00325);
    assert_eq!(workflow.tokens_per_run, 700.0);
    assert_eq!(workflow.output_to_input, 0.4);
    assert_eq!(workflow.share, Some(1.0));
    assert_eq!(forecast.with_contingency, usd("4.55"));
    assert_eq!(forecast.months.len(), 12);
    assert_eq!(forecast.usd_per_year.likely, usd("39"));
    assert_eq!(forecast.year_with_contingency, usd("54.6"));
}

#[test]
fn full_history_sends_every_turn_again() {
    let forecast = of(&one(Workflow { turns: Some(3.0), ..chat() }));
    let curve = &forecast.workflows[0].context_curve;
    let inputs: Vec<f64> = curve.iter().map(|point| point.input_tokens).collect();
    // system + t × input + (t − 1) × output
    assert_eq!(inputs, [500.0, 800.0, 1_100.0]);
    // 2,400 × 2.5 + 600 × 10 = 12,000
    assert_eq!(forecast.workflows[0].usd_per_run, usd("0.012"));
    assert_eq!(curve.iter().map(|point| point.usd).sum::<Money>(), usd("0.012"));
}

#[test]
fn a_window_and_a_summary_stop_the_growth() {
    let inputs = |history| {
        let forecast = of(&one(Workflow { turns: Some(4.0), history, ..chat() }));
        let curve = &forecast.workflows[0].context_curve;
        curve.iter().map(|point| point.input_tokens).collect::<Vec<f64>>()
    };
    assert_eq!(inputs(History::LastTurns(1.0)), [500.0, 800.0, 800.0, 800.0]);
    assert_eq!(inputs(History::LastTurns(0.0)), [500.0, 500.0, 500.0, 500.0]);
    assert_eq!(inputs(History::LastTurns(9.0)), inputs(History::Full));
    assert_eq!(inputs(History::Summary(50.0)), [500.0, 550.0, 550.0, 550.0]);
}

#[test]
fn an_agent_sends_its_steps_and_results_again() {
    let agent = Some(Loop { steps: 3.0, tool_result: 1_000.0 });
    let forecast = of(&one(Workflow { agent, ..chat() }));
    let workflow = &forecast.workflows[0];
    // 500, then + 200 answered + 1,000 returned, twice: 500 + 1,700 + 2,900
    assert_eq!(workflow.context_curve[0].input_tokens, 5_100.0);
    assert_eq!(workflow.context_curve[0].context_tokens, 2_900.0);
    assert_eq!(workflow.inferences_per_run, 3.0);
    // 5,100 × 2.5 + 600 × 10
    assert_eq!(workflow.usd_per_run, usd("0.01875"));
}

#[test]
fn a_retry_is_another_call() {
    let forecast = of(&one(Workflow { retry_rate: Some(0.1), ..chat() }));
    let workflow = &forecast.workflows[0];
    assert_eq!(forecast.usd_per_month.likely, usd("3.575"));
    assert_eq!(workflow.inferences_per_run, 1.1);
    assert!((workflow.usd_per_inference() - 0.00325).abs() < 1e-15);
    assert!((workflow.tokens_per_run - 770.0).abs() < 1e-9);
}

#[test]
fn the_cache_holds_what_is_sent_again() {
    // The system prompt is sent again with every run; a question is new.
    let forecast = of(&one(Workflow { cache_hit_rate: Some(0.5), ..chat() }));
    // 200 × 1.25 + 300 × 2.5 + 200 × 10 = 3,000
    assert_eq!(forecast.usd_per_month.likely, usd("3"));
}

#[test]
fn what_the_cache_misses_is_written_to_it() {
    let claude = |cache_write| {
        let workflow = Workflow {
            model: "claude-sonnet-4-5".to_owned(),
            system: Some(10_000.0),
            cache_hit_rate: Some(0.8),
            cache_write,
            ..chat()
        };
        of(&one(workflow)).usd_per_month.likely
    };
    // 8,000 × 0.3 + 2,000 × 3.75 (6 for an hour, 3 as input) + 100 × 3 + 200 × 15
    assert_eq!(claude(CacheWrite::FiveMinutes), usd("13.2"));
    assert_eq!(claude(CacheWrite::OneHour), usd("17.7"));
    assert_eq!(claude(CacheWrite::Never), usd("11.7"));
}

#[test]
fn a_cache_that_is_rarely_hit_is_called_a_loss() {
    let model = "claude-sonnet-4-5".to_owned();
    let of_hits = |hits| {
        let workflow = Workflow { model: model.clone(), cache_hit_rate: Some(hits), ..chat() };
        of(&one(workflow))
            .warnings
            .iter()
            .any(|warning| warning.contains("costs more than reading"))
    };
    assert!(of_hits(0.1));
    assert!(!of_hits(0.5));
}

#[test]
fn a_tier_reprices_the_turns_that_pass_it() {
    let workflow = Workflow {
        model: "claude-sonnet-4-5".to_owned(),
        turns: Some(2.0),
        ..Workflow::new("long", "x", 1_000.0, 100_000.0, 50_000.0)
    };
    let forecast = of(&one(workflow));
    let curve = &forecast.workflows[0].context_curve;
    // 100,000 × 3 + 50,000 × 15, and 250,000 × 6 + 50,000 × 22.5 above 200,000.
    assert_eq!((curve[0].usd, curve[1].usd), (usd("1.05"), usd("2.625")));
    assert!(
        forecast.warnings.iter().any(|warning| warning.starts_with("long: From turn 2, step 1 on"))
    );
}

#[test]
fn a_variant_has_its_own_price() {
    let forecast = of(&one(Workflow { variant: Variant::Batch, ..chat() }));
    assert_eq!(forecast.usd_per_month.likely, usd("1.625"));
}

#[test]
fn routes_share_the_runs() {
    let routes = vec![
        Route { share: 0.25, model: "gpt-4o".to_owned() },
        Route { share: 0.75, model: "gpt-4o-mini".to_owned() },
    ];
    let forecast = of(&one(Workflow { routes, ..chat() }));
    // 0.25 × 3.25 + 0.75 × (500 × 0.15 + 200 × 0.6 = 0.195)
    assert_eq!(forecast.usd_per_month.likely, usd("0.95875"));
    assert_eq!(forecast.workflows[0].routing_saving, Some(usd("2.29125")));
}

#[test]
fn counts_of_another_tokenizer_are_used_where_they_are_given() {
    let routes = vec![Route { share: 1.0, model: "gpt-4o-mini".to_owned() }];
    let counts = vec![Recount {
        model: "openai/gpt-4o-mini".to_owned(),
        system: Some(0.0),
        input: Some(1_000.0),
        ..Recount::default()
    }];
    let forecast = of(&one(Workflow { routes, counts, ..chat() }));
    assert_eq!(forecast.usd_per_month.likely, usd("0.27")); // 1,000 × 0.15 + 200 × 0.6
}

#[test]
fn runs_grow_from_month_to_month() {
    let plan = Plan { growth_per_month: Some(0.1), months: Some(3.0), ..one(chat()) };
    let likely: Vec<Money> = of(&plan).months.iter().map(|month| month.usd.likely).collect();
    assert_eq!(likely, [usd("3.25"), usd("3.575"), usd("3.9325")]);
    let shrinking = Plan { growth_per_month: Some(-0.5), months: Some(2.0), ..one(chat()) };
    assert_eq!(of(&shrinking).months[1].usd.likely, usd("1.625"));
}

#[test]
fn a_month_is_billed_at_the_price_known_for_it() {
    let rates = |input: &str, output: &str| {
        let rate = |key: &str, usd: &str| RateDraft { key: key.to_owned(), usd: usd.to_owned() };
        vec![rate("input", input), rate("output", output)]
    };
    let from = |day: &str, rates| PriceDraft {
        from: Some(day.to_owned()),
        rates,
        ..PriceDraft::default()
    };
    let draft = ModelDraft {
        provider: "openai".to_owned(),
        id: "house-model".to_owned(),
        prices: vec![from("2026-01-01", rates("1", "2")), from("2027-01-01", rates("2", "4"))],
        ..ModelDraft::default()
    };
    let catalog = Catalog::built_in().with(&[draft]).expect("a catalogue");
    let workflow = Workflow::new("w", "house-model", 1e6, 1.0, 1.0);
    let forecast = forecast(&catalog, &one(workflow)).expect("a forecast");
    let likely: Vec<f64> = forecast.months.iter().map(|month| month.usd.likely.usd()).collect();
    // Months begin some weeks after 23 November, on 21 December, 25 January, 22 February.
    assert_eq!(likely[..4], [3.0, 3.0, 6.0, 6.0]);

    let quarter = Plan {
        on: Day::parse("2027-02-01").expect("a day").start(),
        ..one(Workflow::new("w", "house-model", 1e6, 1.0, 1.0))
    };
    let review = review(&catalog, &quarter, ON).expect("a review");
    assert_eq!(review.changes.len(), 2);
    assert_eq!(review.changes[0].before.map(|rate| rate.usd_per_million()), Some(1.0));
    assert_eq!(review.difference, Some(usd("3")));
    assert_eq!(review.before.map(|range| range.likely), Some(usd("3")));
}

#[test]
fn a_review_names_what_is_new_and_cheaper() {
    let rate = |key: &str, usd: &str| RateDraft { key: key.to_owned(), usd: usd.to_owned() };
    let draft = ModelDraft {
        provider: "mistral".to_owned(),
        id: "newcomer-1".to_owned(),
        context_window: Some(100_000),
        prices: vec![PriceDraft {
            from: Some("2026-11-01".to_owned()),
            rates: vec![rate("input", "0.1"), rate("output", "0.2")],
            ..PriceDraft::default()
        }],
        ..ModelDraft::default()
    };
    let catalog = Catalog::built_in().with(&[draft]).expect("a catalogue");
    let since = Day::parse("2026-09-01").expect("a day").start();
    let review = review(&catalog, &one(chat()), since).expect("a review");
    let models = &review.new_and_cheaper[0].models;
    let newcomer =
        models.iter().find(|cheaper| cheaper.model == "newcomer-1").expect("the newcomer");
    assert_eq!(newcomer.usd_per_month, usd("0.09")); // 500 × 0.1 + 200 × 0.2
    assert_eq!(review.difference, Some(Money::ZERO));
    let late = tokentill::forecast::review(&catalog, &Plan { on: since, ..one(chat()) }, ON);
    assert!(late.expect_err("reversed").to_string().starts_with("since: "));
}

#[test]
fn a_budget_is_solved_back_for_the_runs_it_allows() {
    let plan = Plan { budget_usd: Some(9.1), growth_per_month: Some(0.5), ..one(chat()) };
    let budget = of(&plan).budget.expect("a budget");
    assert!(budget.overrun);
    // 4.55, 6.825, 10.2375: the third month passes 9.1.
    assert_eq!(budget.runs_out_in_month, Some(3));
    let scale = budget.max_runs_scale.expect("a scale");
    let scaled = Workflow { runs_per_month: 1_000.0 * scale, ..chat() };
    let again = of(&Plan { workflows: vec![scaled], ..plan }).budget.expect("a budget");
    assert!((again.used - 1.0).abs() < 1e-9, "{}", again.used);

    let steady = of(&Plan { budget_usd: Some(9.1), ..one(chat()) });
    let budget = steady.budget.expect("a budget");
    assert_eq!((budget.used, budget.overrun, budget.runs_out_in_month), (0.5, false, None));
    assert_eq!(steady.workflows[0].runs_within_budget, Some(2_000.0));
}

#[test]
fn a_margin_is_what_a_run_earns_less_what_it_costs() {
    let forecast = of(&one(Workflow { revenue_per_run_usd: Some(0.01), ..chat() }));
    assert_eq!(forecast.workflows[0].margin_per_run, Some(usd("0.00675")));
    let loss = of(&one(Workflow { revenue_per_run_usd: Some(0.0), ..chat() }));
    assert_eq!(loss.workflows[0].margin_per_run, Some(usd("-0.00325")));
    assert_eq!(of(&one(chat())).workflows[0].margin_per_run, None);
}

#[test]
fn the_range_follows_from_the_stated_spread() {
    let spread = SpreadDraft {
        runs: Some([1.0, 1.0]),
        input: Some([0.5, 2.0]),
        output: Some([1.0, 1.0]),
        ..SpreadDraft::default()
    };
    let range = of(&Plan { spread, ..one(chat()) }).usd_per_month;
    // 450 and 600 input tokens in the place of 500.
    assert_eq!((range.low, range.high), (usd("3.125"), usd("3.5")));
    // By the assumed factors: 900 × (490 × 2.5 + 150 × 10), 1,200 × (520 × 2.5 + 280 × 10).
    let range = of(&one(chat())).usd_per_month;
    assert_eq!((range.low, range.high), (usd("2.4525"), usd("4.92")));
}

#[test]
fn a_long_conversation_is_cheaper_begun_anew() {
    let workflow =
        Workflow { turns: Some(40.0), ..Workflow::new("w", "gpt-4o", 1.0, 1_000.0, 1_000.0) };
    let found = of(&one(workflow)).workflows[0].fresh_start.expect("a turn");
    // At turn 2, 39 turns are left. Going on sends 2,000 (2 + … + 40) − 39,000 = 1,599,000 tokens;
    // afresh 39 × 500 + 2,000 (1 + … + 39) − 39,000 = 1,540,500, and the summary 2,000 in, 500 out.
    assert_eq!((found.turn, found.summary_tokens), (2, 500));
    // (1,599,000 − 1,540,500 − 2,000) × 2.5 − 500 × 10
    assert_eq!(found.saving, usd("0.13625"));
    let short = of(&one(Workflow { turns: Some(2.0), ..chat() }));
    assert_eq!(short.workflows[0].fresh_start, None);
}

#[test]
fn what_to_mend_first_is_what_saves_most() {
    let agent = Some(Loop { steps: 20.0, tool_result: 2_000.0 });
    let looping = Workflow { agent, retry_rate: Some(0.1), ..chat() };
    let small = Workflow { name: "small".to_owned(), runs_per_month: 1.0, ..chat() };
    let forecast = of(&Plan::new(vec![small, looping], ON));
    assert_eq!(forecast.mends[0].workflow, "chat");
    let savings: Vec<Money> = forecast.mends.iter().map(|mend| mend.saving).collect();
    assert!(savings.is_sorted_by(|a, b| a >= b));
    let retries =
        forecast.mends.iter().find(|mend| mend.lever == Lever::NoRetries).expect("retries");
    let likely = forecast.workflows[1].usd_per_month.likely;
    assert_eq!(retries.saving, Money::from_pico(likely.pico() / 11));
}

#[test]
fn cheaper_models_cost_what_their_own_bills_say() {
    let forecast = of(&one(Workflow { turns: Some(3.0), ..chat() }));
    let cheaper = &forecast.workflows[0].cheaper;
    assert!(cheaper.len() >= 5);
    for other in cheaper {
        let moved = Workflow { model: other.model.clone(), turns: Some(3.0), ..chat() };
        let likely = of(&one(moved)).usd_per_month.likely;
        assert_eq!(likely, other.usd_per_month, "{}", other.model);
        assert_eq!(other.saving, forecast.usd_per_month.likely - likely);
        assert!(other.saving > Money::ZERO);
        let found = Catalog::built_in().model(&other.model, None).expect("a known model");
        assert_eq!(found.status, Status::Current, "{}", other.model);
        let confidence = found.price_on(ON).expect("a price").provenance.confidence;
        // Of Alibaba and Amazon one source alone knows anything.
        let one_knows = ["alibaba", "amazon"].contains(&found.provider.as_str());
        assert!(confidence != Confidence::Single || one_knows, "{}", other.model);
    }
}

#[test]
fn what_is_wrong_is_named_by_its_place() {
    let complaint = |change: &dyn Fn(&mut Workflow)| {
        let mut workflow = chat();
        change(&mut workflow);
        let plan = Plan::new(vec![chat(), chat(), workflow], ON);
        let error: Error = forecast(Catalog::built_in(), &plan).expect_err("a mistake");
        assert_eq!(error.code(), Code::BadInput, "{error}");
        error.to_string()
    };
    let route = |share| Route { share, model: "gpt-4o".to_owned() };
    let shares = |shares: &[f64]| {
        let routes: Vec<Route> = shares.iter().copied().map(route).collect();
        complaint(&move |workflow| workflow.routes.clone_from(&routes))
    };
    assert_eq!(shares(&[0.7, 0.2]), "workflows[2].routes: the shares add up to 0.9, not 1");
    assert!(shares(&[1.5, -0.5]).starts_with("workflows[2].routes[0].share must be a fraction"));
    assert!(shares(&[f64::NAN]).starts_with("workflows[2].routes[0].share must be"));
    assert!(complaint(&|w| w.runs_per_month = 0.0).starts_with("workflows[2].runsPerMonth is 0"));
    assert!(
        complaint(&|w| w.runs_per_month = f64::NAN)
            .contains("runsPerMonth must be a number above 0")
    );
    assert!(complaint(&|w| w.input = -1.0).starts_with("workflows[2].input must not be negative"));
    assert!(
        complaint(&|w| w.output = 0.5).starts_with("workflows[2].output must be a whole number")
    );
    assert!(complaint(&|w| w.turns = Some(0.0)).starts_with("workflows[2].turns must be from 1"));
    assert!(
        complaint(&|w| w.retry_rate = Some(1.5))
            .starts_with("workflows[2].retryRate must be a fraction")
    );
    assert!(
        complaint(&|w| w.cache_hit_rate = Some(f64::NAN)).starts_with("workflows[2].cacheHitRate")
    );
    let endless = |steps| Some(Loop { steps, tool_result: 1.0 });
    assert!(
        complaint(&|w| w.agent = endless(f64::INFINITY))
            .starts_with("workflows[2].loop.steps: a loop without end")
    );
    assert!(
        complaint(&|w| w.agent = endless(0.0))
            .starts_with("workflows[2].loop.steps must be from 1")
    );
    let unknown = Workflow { model: "gpt-99".to_owned(), ..chat() };
    let error = forecast(Catalog::built_in(), &one(unknown)).expect_err("unknown");
    assert_eq!(error.code(), Code::UnknownModel);
    assert!(error.to_string().starts_with("workflows[0]: ") && !error.suggestions().is_empty());
    let nothing = forecast(Catalog::built_in(), &Plan::new(Vec::new(), ON)).expect_err("nothing");
    assert_eq!(nothing.to_string(), "workflows: a plan needs at least one");
}

/// The example of `docs/forecast.md`.
#[test]
fn the_example_of_the_papers_is_right() {
    let workflow = Workflow { turns: Some(3.0), retry_rate: Some(0.1), ..chat() };
    let forecast = of(&Plan { budget_usd: Some(20.0), ..one(workflow) });
    let one = &forecast.workflows[0];
    assert_eq!(one.usd_per_run, usd("0.0132"));
    assert!((one.usd_per_inference() - 0.004).abs() < 1e-15);
    assert!((one.tokens_per_run - 3_300.0).abs() < 1e-9);
    assert_eq!(forecast.usd_per_month.likely, usd("13.2"));
    assert_eq!(forecast.with_contingency, usd("18.48"));
    assert_eq!(forecast.usd_per_year.likely, usd("158.4"));
    assert_eq!(forecast.year_with_contingency, usd("221.76"));
    let budget = forecast.budget.expect("a budget");
    assert!((budget.used - 0.924).abs() < 1e-12);
    assert_eq!(one.runs_within_budget, Some(1_082.0));
}

#[test]
fn three_thirds_are_a_whole() {
    let third = || Route { share: 1.0 / 3.0, model: "gpt-4o".to_owned() };
    let forecast = of(&one(Workflow { routes: vec![third(), third(), third()], ..chat() }));
    assert_eq!(forecast.usd_per_month.likely, usd("3.25"));
}

const MODELS: [&str; 7] = [
    "gpt-4o",
    "gpt-4o-mini",
    "claude-sonnet-4-5",
    "claude-haiku-4-5",
    "gemini-2.5-pro",
    "gpt-6.1-sol",
    "deepseek-v4-pro",
];

/// Any workflow whose shares and retries are quarters, so that the twin can play it in whole calls.
fn workflows() -> impl Strategy<Value = Workflow> {
    let model = || prop::sample::select(&MODELS[..]);
    let counts = (0_u32..3_000, 1_u32..60_000, 0_u32..4_000, 0_u32..9_000);
    let shape = (1_u32..7, 1_u32..5, 0_u32..4, 0_u32..6);
    let rates = (0_u32..=4, 0_u32..=4, 0_u32..3);
    let variant = prop::sample::select(&Variant::ALL[..2]);
    let routed = prop::option::of((0_u32..=4, model(), model()));
    (model(), counts, shape, rates, variant, routed).prop_map(
        |(
            model,
            (system, input, output, tool),
            (turns, steps, kind, kept),
            rates,
            variant,
            routed,
        )| {
            let (retries, hits, write) = rates;
            let route = |quarters: u32, model: &str| Route {
                share: f64::from(quarters) / 4.0,
                model: model.to_owned(),
            };
            Workflow {
                system: Some(system.into()),
                turns: Some(turns.into()),
                history: match kind {
                    0 => History::LastTurns(kept.into()),
                    1 => History::Summary((kept * 100).into()),
                    _ => History::Full,
                },
                agent: Some(Loop { steps: steps.into(), tool_result: tool.into() }),
                retry_rate: Some(f64::from(retries) / 4.0),
                cache_hit_rate: Some(f64::from(hits) / 4.0),
                cache_write: [CacheWrite::FiveMinutes, CacheWrite::OneHour, CacheWrite::Never]
                    [write as usize],
                variant,
                routes: routed.map_or(Vec::new(), |(quarters, a, b)| {
                    vec![route(quarters, a), route(4 - quarters, b)]
                }),
                ..Workflow::new("w", model, twin::RUNS as f64, input.into(), output.into())
            }
        },
    )
}

/// Runs a property over the same workflows each time.
fn hold(cases: u32, property: impl Fn(Workflow)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, random);
    let outcome = runner.run(&workflows(), |workflow| {
        property(workflow);
        Ok(())
    });
    outcome.expect("the property holds");
}

#[test]
fn a_forecast_is_the_sum_of_the_bills_of_its_calls() {
    hold(300, |workflow| {
        let played = twin::play(&workflow, ON);
        let forecast = of(&one(workflow));
        assert_eq!(forecast.usd_per_month.likely.pico(), played.pico);
        let runs = twin::RUNS as f64;
        let one = &forecast.workflows[0];
        assert!((one.inferences_per_run - played.calls as f64 / runs).abs() < 1e-9);
        assert!((one.tokens_per_run / (played.tokens as f64 / runs) - 1.0).abs() < 1e-12);
    });
}

/// The tariff that a forecast looks up once is what `bill()` says, for every model of the book.
#[test]
fn every_model_costs_what_its_bill_says() {
    let catalog = Catalog::built_in();
    let mut compared = 0;
    for model in catalog.all() {
        for (input, variant) in [(900.0, Variant::Standard), (300_000.0, Variant::Batch)] {
            let call = Call {
                input: input as u64,
                output: 100,
                variant,
                ..Call::new(model.qualified_id(), ON)
            };
            let Ok(bill) = bill(catalog, &call) else { continue };
            let workflow = Workflow {
                variant,
                ..Workflow::new("w", &model.qualified_id(), 1.0, input, 100.0)
            };
            let found = forecast(catalog, &one(workflow)).expect("a forecast");
            assert_eq!(found.usd_per_month.likely, bill.usd, "{}", model.qualified_id());
            compared += 1;
        }
    }
    assert!(compared > 2_000, "{compared}");
}

#[test]
fn what_must_hold_for_any_plan() {
    hold(60, |workflow| {
        let plan = Plan {
            growth_per_month: Some(0.07),
            budget_usd: Some(100.0),
            ..Plan::new(vec![workflow.clone(), chat(), workflow.clone()], ON)
        };
        let forecast = of(&plan);
        let shares: f64 = forecast.workflows.iter().filter_map(|one| one.share).sum();
        assert!((shares - 1.0).abs() < 1e-9);
        for month in &forecast.months {
            let range = month.usd;
            assert!(range.low <= range.likely && range.likely <= range.high);
            assert!(month.with_contingency >= range.likely);
        }
        assert!(forecast.months.windows(2).all(|pair| pair[0].usd.likely <= pair[1].usd.likely));
        let sum: Money = forecast.workflows.iter().map(|one| one.usd_per_month.likely).sum();
        assert_eq!(sum, forecast.usd_per_month.likely);
        for one in &forecast.workflows {
            let cheapest: Vec<Money> =
                one.cheaper.iter().map(|other| other.usd_per_month).collect();
            assert!(cheapest.is_sorted());
        }
    });
}

#[test]
fn more_work_never_costs_less() {
    let likely = |workflow: &Workflow| of(&one(workflow.clone())).usd_per_month.likely;
    hold(40, |workflow| {
        let base = likely(&workflow);
        let more = |change: &dyn Fn(&mut Workflow)| {
            let mut more = workflow.clone();
            change(&mut more);
            assert!(likely(&more) >= base, "{more:?}");
        };
        more(&|w| w.runs_per_month += 1.0);
        more(&|w| w.input += 500.0);
        more(&|w| w.output += 500.0);
        more(&|w| w.system = w.system.map(|system| system + 500.0));
        more(&|w| w.turns = w.turns.map(|turns| turns + 1.0));
        more(&|w| w.agent = w.agent.map(|agent| Loop { steps: agent.steps + 1.0, ..agent }));
        more(&|w| w.retry_rate = Some(1.0));
        // A hit instead of a miss: a read is nowhere dearer than a write or than input.
        if workflow.cache_hit_rate > Some(0.0) {
            let all = Workflow { cache_hit_rate: Some(1.0), ..workflow.clone() };
            assert!(likely(&all) <= base);
        }
    });
}
