//! Logs of real use: each provider's traps, lines that are none, sums, and the gap to a plan.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use tokentill::bill::bill;
use tokentill::catalog::{Catalog, Instant};
use tokentill::money::Money;
use tokentill::usage::{
    Actual, Ledger, Mapping, Planned, Reader, Skipped, Sums, UsageRow, baseline, gap,
};

/// 2026-11-23T12:00Z.
const ON: Instant = Instant::from_millis(1_795_435_200_000);

/// Reads a log in chunks of so many bytes.
fn read_by(log: &[u8], mapping: &Mapping, size: usize) -> (Vec<UsageRow>, Skipped) {
    let mut reader = Reader::new(mapping.clone(), ON);
    let mut rows = Vec::new();
    for chunk in log.chunks(size) {
        reader.feed(chunk, |row| rows.push(row));
    }
    reader.finish(|row| rows.push(row));
    assert_eq!(reader.rows(), rows.len() as u64);
    (rows, reader.skipped().clone())
}

fn read(log: &str) -> (Vec<UsageRow>, Skipped) {
    read_by(log.as_bytes(), &Mapping::default(), 64)
}

fn one(line: &Value) -> UsageRow {
    let (mut rows, skipped) = read(&line.to_string());
    assert_eq!(skipped.count, 0, "{skipped:?}");
    rows.pop().expect("a row")
}

/// Input, output, reasoning, cache read, written for five minutes and for an hour.
fn tokens(row: &UsageRow) -> [u64; 6] {
    let call = &row.call;
    [
        call.input,
        call.output,
        call.reasoning,
        call.cache_read,
        call.cache_write_5m,
        call.cache_write_1h,
    ]
}

#[test]
fn openai_counts_the_cache_and_the_reasoning_as_parts() {
    let chat = json!({
        "workflow": "intake",
        "response": {
            "model": "gpt-4o-2024-08-06", "created": 1_795_435_200, "service_tier": "default",
            "choices": [{"message": {"content": "x".repeat(10_000)}}],
            "usage": {
                "prompt_tokens": 1_000, "completion_tokens": 300, "total_tokens": 1_300,
                "prompt_tokens_details": {"cached_tokens": 800, "audio_tokens": 0},
                "completion_tokens_details": {"reasoning_tokens": 200},
            },
        },
    });
    let row = one(&chat);
    assert_eq!(tokens(&row), [1_000, 300, 200, 800, 0, 0]);
    assert_eq!((row.workflow.as_str(), row.call.on), ("intake", ON));
    let responses = json!({"model": "gpt-4o", "usage": {
        "input_tokens": 1_000, "input_tokens_details": {"cached_tokens": 800},
        "output_tokens": 300, "output_tokens_details": {"reasoning_tokens": 200},
    }});
    assert_eq!(tokens(&one(&responses)), [1_000, 300, 200, 800, 0, 0]);
}

#[test]
fn a_total_tells_reasoning_that_is_counted_beside_the_answer() {
    let line = json!({"model": "grok-4", "usage": {
        "prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 310,
        "completion_tokens_details": {"reasoning_tokens": 200},
    }});
    assert_eq!(tokens(&one(&line)), [100, 210, 200, 0, 0, 0]);
}

#[test]
fn anthropic_counts_the_cache_beside_the_input() {
    let split = json!({"model": "claude-sonnet-4-5", "usage": {
        "input_tokens": 50, "cache_read_input_tokens": 900, "cache_creation_input_tokens": 300,
        "cache_creation": {"ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 100},
        "output_tokens": 70, "server_tool_use": {"web_search_requests": 2}, "service_tier": "batch",
    }});
    let row = one(&split);
    assert_eq!(tokens(&row), [1_250, 70, 0, 900, 200, 100]);
    assert_eq!((row.call.web_searches, row.call.variant.as_str()), (2, "batch"));
    let sum_alone = json!({"model": "claude-sonnet-4-5", "usage": {
        "input_tokens": 50, "cache_creation_input_tokens": 300, "output_tokens": 70,
    }});
    assert_eq!(tokens(&one(&sum_alone)), [350, 70, 0, 0, 300, 0]);
}

#[test]
fn google_counts_the_cache_as_a_part_and_thoughts_beside_the_answer() {
    let line = json!({"modelVersion": "gemini-2.5-pro", "usageMetadata": {
        "promptTokenCount": 1_000, "cachedContentTokenCount": 600, "toolUsePromptTokenCount": 40,
        "candidatesTokenCount": 70, "thoughtsTokenCount": 30, "totalTokenCount": 1_140,
    }});
    assert_eq!(tokens(&one(&line)), [1_040, 100, 30, 600, 0, 0]);
    let snake = json!({"model": "gemini-2.5-pro", "usage_metadata": {
        "prompt_token_count": 10, "candidates_token_count": 5,
    }});
    assert_eq!(tokens(&one(&snake)), [10, 5, 0, 0, 0, 0]);
}

#[test]
fn a_table_is_read_with_its_own_names() {
    let csv = "date;workflow;model;run_id;attempt;input_tokens;output_tokens\n\
               2026-11-01;\"triage; \"\"fast\"\"\";gpt-4o;a;1;100;10\n\
               2026-11-01T23:30:00-02:00;triage;gpt-4o;a;2;100;10\n";
    let (rows, skipped) = read(csv);
    assert_eq!((rows.len(), skipped.count), (2, 0), "{skipped:?}");
    assert_eq!(rows[0].workflow, "triage; \"fast\"");
    assert_eq!((rows[0].retry, rows[1].retry), (Some(false), Some(true)));
    assert_eq!(rows[1].call.on.day().to_string(), "2026-11-02");
    assert_eq!(tokens(&rows[1]), [100, 10, 0, 0, 0, 0]);
}

#[test]
fn columns_are_mapped() {
    let mapping = Mapping {
        workflow: Some("team".to_owned()),
        model: Some("engine".to_owned()),
        input: Some("fresh".to_owned()),
        output: Some("out".to_owned()),
        cache_read: Some("hit".to_owned()),
        input_without_cache: true,
        ..Mapping::default()
    };
    let csv = "team,engine,fresh,out,hit\nsales,gpt-4o,100,10,900\n";
    let (rows, _) = read_by(csv.as_bytes(), &mapping, 7);
    assert_eq!(tokens(&rows[0]), [1_000, 10, 0, 900, 0, 0]);
    assert_eq!(rows[0].workflow, "sales");
}

#[test]
fn a_line_that_is_none_is_named_and_skipped() {
    let log = [
        r#"{"model":"gpt-4o","usage":{"prompt_tokens":10,"completion_tokens":1}}"#,
        "not json at all",
        "",
        r#"{"model":"gpt-4o","usage":{"prompt_tokens":10,"#,
        r#"{"model":"gpt-4o"}"#,
        r#"{"usage":{"prompt_tokens":10}}"#,
        r#"{"model":"gpt-4o","usage":{"prompt_tokens":-4}}"#,
        r#"{"model":"gpt-4o","time":"yesterday","usage":{"prompt_tokens":4}}"#,
        r#"{"model":"gpt-4o","usage":{"prompt_tokens":20}}"#,
    ]
    .join("\n");
    let (rows, skipped) = read(&log);
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 9]);
    let lines: Vec<u64> = skipped.first.iter().map(|(line, _)| *line).collect();
    assert_eq!((skipped.count, lines), (6, vec![2, 4, 5, 6, 7, 8]));
    let said =
        |place: usize, what: &str| assert!(skipped.first[place].1.contains(what), "{skipped:?}");
    said(0, "is not a JSON object");
    said(1, "expected a name in quotes at column");
    said(2, "has no usage");
    said(3, "has no model");
    said(4, "prompt_tokens must not be negative");
    said(5, "has a time that is none: \"yesterday\"");
}

#[test]
fn what_is_skipped_is_counted_beyond_what_is_named() {
    let log = format!("{{}}\n{}", "x\n".repeat(1_000));
    let (_, skipped) = read(&log);
    assert_eq!((skipped.count, skipped.first.len()), (1_001, 100));
}

#[test]
fn an_endless_line_and_an_open_quote_end() {
    let line = r#"{"model":"gpt-4o","usage":{"prompt_tokens":10}}"#;
    let log = format!("{line}\n{{\"a\":\"{}\"}}\n{line}\n", "y".repeat(5_000_000));
    let (rows, skipped) = read_by(log.as_bytes(), &Mapping::default(), 65_536);
    assert_eq!((rows.len(), skipped.first[0].0), (2, 2));
    let csv = format!("model,input,output\n\"gpt-4o,1,1\n{}", "gpt-4o,1,1\n".repeat(20_000));
    let (rows, skipped) = read_by(csv.as_bytes(), &Mapping::default(), 1_000);
    assert_eq!(skipped.first[0].0, 2);
    assert!(rows.len() > 10_000, "{}", rows.len());
}

/// Logs with good and bad lines, as text.
fn logs() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => (0_u32..5_000, 0_u32..900, 0_u32..3, "[a-zé\"\\\\\n,]{0,12}").prop_map(|(input, output, run, label)| {
            json!({"model": "gpt-4o-mini", "run": run, "workflow": label,
                   "usage": {"prompt_tokens": input, "completion_tokens": output}}).to_string()
        }),
        1 => Just("{\"model\":".to_owned()),
        1 => Just("\u{FEFF} ".to_owned()),
    ];
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\r\n"))
}

fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]))
}

#[test]
fn it_does_not_matter_where_chunks_are_cut() {
    let outcome = runner(300).run(&(logs(), 1_usize..40), |(log, size)| {
        let whole = read_by(log.as_bytes(), &Mapping::default(), log.len().max(1));
        prop_assert_eq!(whole, read_by(log.as_bytes(), &Mapping::default(), size));
        Ok(())
    });
    outcome.expect("the property holds");
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(|number| json!(number)),
        any::<i32>().prop_map(|number| json!(number)),
        ".{0,8}".prop_map(Value::String),
        "[\\x00-\\x2f\\\\\"\u{10000}-\u{10010}]{0,6}".prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::btree_map("[a-z.\\\\é]{0,3}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A general parser is the twin of ours: both take the same lines, whole and damaged.
#[test]
fn a_line_is_json_when_a_general_parser_says_so() {
    let damage = prop::option::of((0_usize..400, prop::sample::select(&b"{}[]\",:\\0e.-tn x"[..])));
    let outcome = runner(20_000).run(&(values(), damage), |(value, damage)| {
        let mut line = json!({"model": "m", "input": 7, "output": 1, "more": value}).to_string();
        if let Some((at, byte)) = damage {
            let at = 1 + at % (line.len() - 1);
            if line.is_char_boundary(at) && line.is_char_boundary(at + 1) {
                line.replace_range(at..=at, &char::from(byte).to_string());
            }
        }
        let (rows, skipped) = read(&line);
        let parsed = serde_json::from_str::<Value>(&line);
        let not_json = skipped.first.first().is_some_and(|(_, what)| what.starts_with("is not"));
        let object = parsed.as_ref().is_ok_and(Value::is_object);
        prop_assert_eq!(!not_json, object, "{}: {:?} {:?}", line, skipped, parsed);
        if damage.is_none() {
            prop_assert_eq!(rows[0].call.input, 7);
        }
        Ok(())
    });
    outcome.expect("the property holds");
}

fn ledger_of(log: &str) -> Ledger {
    let mut ledger = Ledger::default();
    read(log).0.iter().for_each(|row| ledger.add(Catalog::built_in(), row));
    ledger
}

const PILOT: &str = "date,workflow,model,run,attempt,input,output,cacheRead\n\
    2026-11-01,chat,gpt-4o,r1,1,1000,100,500\n\
    2026-11-01,chat,gpt-4o,r1,1,3000,100,2000\n\
    2026-11-02,chat,gpt-4o,r2,1,1000,200,0\n\
    2026-11-02,chat,gpt-4o,r2,2,1000,200,0\n\
    2026-11-02,chat,gpt-4o-mini,r2,1,1000,100,0\n\
    2026-11-02,mail,no-such-model,r9,1,1000,100,0\n";

#[test]
fn costs_are_attributed_to_workflow_model_and_day() {
    let ledger = ledger_of(PILOT);
    let keys: Vec<String> = ledger
        .sums()
        .map(|(key, sums)| {
            let day = key.day.map_or_else(String::new, |day| day.to_string());
            format!("{} {} {day} {} {}", key.workflow, key.model, sums.calls, sums.amount)
        })
        .collect();
    // 1,500 × 2.5 + 2,500 × 1.25 + 200 × 10; 2,000 × 2.5 + 400 × 10; 1,000 × 0.15 + 100 × 0.6
    assert_eq!(
        keys,
        [
            "chat gpt-4o 2026-11-01 2 0.008875",
            "chat gpt-4o 2026-11-02 2 0.009",
            "chat gpt-4o-mini 2026-11-02 1 0.00021",
            "mail no-such-model 2026-11-02 1 0",
        ]
    );
    let mail = ledger.workflow("mail");
    assert_eq!((mail.unpriced, mail.amount), (1, Money::ZERO));
    let (model, error, calls) = ledger.unpriced().next().expect("the unknown one");
    assert_eq!((model, error.code().as_str(), calls), ("no-such-model", "unknown-model", 1));
    assert_eq!(ledger.workflows(), ["chat", "mail"]);
}

#[test]
fn a_pilot_gives_the_ratios_of_a_plan() {
    let found = baseline(&ledger_of(PILOT).workflow("chat"));
    assert_eq!(found.calls_per_run, Some(2.0)); // 4 first tries in 2 runs
    assert_eq!(found.retry_rate, Some(0.25));
    assert_eq!(found.cache_hit_rate, Some(2_500.0 / 7_000.0));
    assert_eq!(found.output_to_input, Some(0.1));
    assert_eq!((found.input_per_call, found.output_per_call), (Some(1_400.0), Some(140.0)));
    assert_eq!(found.usd_per_run, Some(0.018_085 / 2.0));
    let nothing = baseline(&Sums::default());
    assert_eq!((nothing.calls_per_run, nothing.usd_per_call), (None, None));
    let untold =
        baseline(&ledger_of("model,input,output\ngpt-4o,10,1\n").workflow("(no workflow)"));
    assert_eq!((untold.retry_rate, untold.calls_per_run), (None, None));
}

/// Two runs of two calls were planned, of 1,000 tokens in and 100 out: 0.0035 a call, no retries.
fn planned() -> Planned {
    Planned {
        model: "gpt-4o".to_owned(),
        on: ON,
        amount: Money::from_usd(0.014).expect("an amount"),
        runs: 2.0,
        calls_per_run: 2.0,
        retry_rate: 0.0,
    }
}

#[test]
fn a_gap_is_explained_step_by_step() {
    // Three runs of three calls, of which each run repeats one: 12 calls of 2,000 in and 100 out on a
    // model that costs less.
    let mut log = String::from("workflow,model,run,attempt,input,output\n");
    for run in 1..=3 {
        for attempt in [1, 1, 1, 2] {
            log.push_str(&format!("w,gpt-4o-mini,{run},{attempt},2000,100\n"));
        }
    }
    let sums = ledger_of(&log).workflow("w");
    let found = gap(Catalog::built_in(), &planned(), &Actual { sums, runs: None }).expect("a gap");
    let usd = |text: f64| Money::from_usd(text).expect("an amount");
    assert_eq!(found.runs, usd(0.007)); // 0.014 × 3/2 = 0.021
    assert_eq!(found.loops, Some(usd(0.0105))); // × 3/2 = 0.0315
    assert_eq!(found.retries, Some(usd(0.0105))); // × 4/3 = 0.042
    assert_eq!(found.tokens, usd(0.03)); // 12 × 0.006 = 0.072
    assert_eq!(found.price, usd(-0.06768)); // 12 × 0.00036 = 0.00432
    assert_eq!(found.total, usd(-0.00968));
}

#[test]
fn the_parts_of_a_gap_add_up() {
    let counts = (0_u32..9_000, 0_u32..900, 0_u32..5, 1_u32..3);
    let lines = prop::collection::vec(counts, 1..30);
    let outcome =
        runner(200).run(&(lines, any::<bool>(), any::<bool>()), |(lines, named, told)| {
            let mut log = String::from("workflow,model,run,attempt,input,output\n");
            for (input, output, run, attempt) in lines {
                let run = if named { run.to_string() } else { String::new() };
                let attempt = if told { attempt.min(2).to_string() } else { String::new() };
                log.push_str(&format!("w,gpt-4o-mini,{run},{attempt},{input},{output}\n"));
            }
            let sums = ledger_of(&log).workflow("w");
            if sums.retries == sums.calls {
                return Ok(());
            }
            let found =
                gap(Catalog::built_in(), &planned(), &Actual { sums, runs: None }).expect("a gap");
            let optional = |part: Option<Money>| part.unwrap_or(Money::ZERO);
            let sum = found.runs
                + optional(found.loops)
                + optional(found.retries)
                + found.tokens
                + found.price;
            prop_assert_eq!(sum, found.total);
            prop_assert_eq!((found.loops.is_some(), found.retries.is_some()), (named, told));
            Ok(())
        });
    outcome.expect("the property holds");
}

#[test]
fn a_ledger_is_the_sum_of_its_bills() {
    let outcome = runner(100).run(&logs(), |log| {
        let (rows, _) = read(&log);
        let ledger = ledger_of(&log);
        let bills =
            rows.iter().map(|row| bill(Catalog::built_in(), &row.call).expect("a bill").usd);
        let sums: Money = ledger.sums().map(|(_, sums)| sums.amount).sum();
        prop_assert_eq!(sums, bills.sum::<Money>());
        Ok(())
    });
    outcome.expect("the property holds");
}
