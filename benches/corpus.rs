//! A corpus in native code and one thread, to hold the command to: `cargo bench --bench corpus -- FILE`
//! reads JSON lines, counts the field "text" of each, and prints one JSON object with what that took.

mod common;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use common::vocabularies::tokenizer;
use serde_json::{Value, json};
use tokentill::tokenizer::Special;

fn main() {
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        return println!("cargo bench --bench corpus -- FILE");
    };
    let mut tokenizer = tokenizer("o200k_base");
    let (began, cpu) = (Instant::now(), cpu_seconds());
    let mut lines = BufReader::with_capacity(1 << 20, File::open(&path).expect("the file"));
    let (mut line, mut texts, mut bytes, mut tokens) = (String::new(), 0_usize, 0_usize, 0_usize);
    while lines.read_line(&mut line).expect("UTF-8") > 0 {
        bytes += line.len();
        let record: Value = serde_json::from_str(&line).expect("a JSON line");
        let text = record["text"].as_str().expect("a text");
        tokens += tokenizer.count(text, Special::Text).expect("plain text");
        texts += 1;
        line.clear();
    }
    let seconds = began.elapsed().as_secs_f64();
    let cpu = cpu_seconds() - cpu;
    println!(
        "{}",
        json!({ "texts": texts, "bytes": bytes, "tokens": tokens, "seconds": seconds, "cpu": cpu })
    );
}

/// What this process has computed so far, in hundredths: it does not grow while others have the core.
/// Not a number where the system does not tell.
fn cpu_seconds() -> f64 {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return f64::NAN };
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks =
        after_name.split_whitespace().skip(11).take(2).filter_map(|one| one.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
