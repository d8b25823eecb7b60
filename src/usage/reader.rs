//! A log as a stream: chunks of bytes in, rows out. A line that is no row is named with its number,
//! counted and skipped; the rest goes on.

use super::lines::{Cut, Lines};
use super::mapping::Mapping;
use super::moment::moment;
use super::providers::{Tokens, tokens};
use super::record::{Record, Value};
use super::{csv, json};
use crate::bill::Call;
use crate::catalog::{Instant, Variant};

/// How many skipped lines are named; all are counted.
const NAMED: usize = 100;

/// The byte order mark that some programs begin a file with.
const MARK: &str = "\u{FEFF}";

/// What workflow a call belongs to whose line does not say.
const UNLABELLED: &str = "(no workflow)";

/// One call of a log.
#[derive(Clone, Debug, PartialEq)]
pub struct UsageRow {
    /// Its line, from 1.
    pub line: u64,
    /// Its workflow; `"(no workflow)"` when the line has none.
    pub workflow: String,
    /// What tells its run from others, if the line says.
    pub run: Option<String>,
    /// Whether it was made again after a failure, if the line says.
    pub retry: Option<bool>,
    /// Whether the line says when it was; otherwise the call has the moment given to the reader.
    pub dated: bool,
    /// The call.
    pub call: Call,
}

/// The lines that were no rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// How many.
    pub count: u64,
    /// The first hundred: line number and what is wrong, in words.
    pub first: Vec<(u64, String)>,
}

/// Reads a log. Memory: one line, at most four megabytes of it, and what a hundred complaints take.
#[derive(Clone, Debug)]
pub struct Reader {
    mapping: Mapping,
    /// The moment of calls whose line has none.
    on: Instant,
    format: Option<Format>,
    lines: Lines,
    rows: u64,
    skipped: Skipped,
}

#[derive(Clone, Debug)]
enum Format {
    JsonLines,
    Csv { separator: char, header: Option<Vec<String>> },
}

impl Reader {
    /// A reader of a log that begins with its next byte. JSON lines begin with a brace; anything else
    /// is CSV with a header.
    pub fn new(mapping: Mapping, on: Instant) -> Self {
        Self {
            mapping,
            on,
            format: None,
            lines: Lines::default(),
            rows: 0,
            skipped: Skipped::default(),
        }
    }

    /// Takes a chunk, cut anywhere, and hands every row that ends in it to `each`.
    ///
    /// ```
    /// use tokentill::{catalog::Instant, usage::{Mapping, Reader}};
    /// let mut reader = Reader::new(Mapping::default(), Instant::from_millis(0));
    /// let mut inputs = Vec::new();
    /// let line = r#"{"model":"claude-sonnet-4-5","usage":{"input_tokens":10,"cache_read_input_tokens":90}}"#;
    /// reader.feed(line.as_bytes(), |row| inputs.push(row.call.input));
    /// reader.finish(|row| inputs.push(row.call.input));
    /// assert_eq!(inputs, [100]);
    /// ```
    pub fn feed(&mut self, chunk: &[u8], mut each: impl FnMut(UsageRow)) {
        self.begin(chunk);
        let mut lines = std::mem::take(&mut self.lines);
        lines.feed(chunk, |cut| self.cut(cut, &mut each));
        self.lines = lines;
    }

    /// Hands out the last row, when the log does not end with a line's end.
    pub fn finish(&mut self, mut each: impl FnMut(UsageRow)) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.finish(|cut| self.cut(cut, &mut each));
    }

    /// How many rows were handed out.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What was skipped so far.
    pub fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    /// Sees by the first character what the log is. A byte order mark is none.
    fn begin(&mut self, chunk: &[u8]) {
        let blank = |byte: &u8| byte.is_ascii_whitespace() || MARK.as_bytes().contains(byte);
        let Some(first) = chunk.iter().find(|byte| !blank(byte)) else { return };
        if self.format.is_none() {
            let json = matches!(first, b'{' | b'[');
            self.lines.quoted = !json;
            self.format = Some(match json {
                true => Format::JsonLines,
                false => Format::Csv { separator: ',', header: None },
            });
        }
    }

    fn cut(&mut self, cut: Cut<'_>, each: &mut impl FnMut(UsageRow)) {
        match self.row(&cut) {
            Ok(Some(row)) => {
                self.rows += 1;
                each(row);
            }
            Ok(None) => {}
            Err(what) => {
                self.skipped.count += 1;
                if self.skipped.first.len() < NAMED {
                    self.skipped.first.push((cut.line, what));
                }
            }
        }
    }

    /// The row of a record; none for a blank line and a header.
    fn row(&mut self, cut: &Cut<'_>) -> Result<Option<UsageRow>, String> {
        let bytes = cut.bytes.ok_or("is too long for a line of a log")?;
        let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())?;
        let text = if cut.line == 1 { text.trim_start_matches(MARK) } else { text };
        if text.trim().is_empty() {
            return Ok(None);
        }
        let Some(record) = self.record(text)? else { return Ok(None) };
        let tokens = tokens(&record, &self.mapping)?;
        Ok(Some(self.labelled(cut.line, &record, tokens)?))
    }

    fn record(&mut self, text: &str) -> Result<Option<Record>, String> {
        match &mut self.format {
            None | Some(Format::JsonLines) => json::read(text).map(Some),
            Some(Format::Csv { separator, header: header @ None }) => {
                *separator = csv::separator(text);
                *header = Some(csv::fields(text, *separator)?);
                Ok(None)
            }
            Some(Format::Csv { separator, header: Some(header) }) => {
                let fields = csv::fields(text, *separator)?;
                if fields.len() != header.len() {
                    return Err(format!(
                        "has {} fields, the header {}",
                        fields.len(),
                        header.len()
                    ));
                }
                let mut record = Record::default();
                for (name, field) in header.iter().zip(fields) {
                    record.push(name, Value::Text(field));
                }
                Ok(Some(record))
            }
        }
    }

    fn labelled(&self, line: u64, record: &Record, tokens: Tokens) -> Result<UsageRow, String> {
        let given = |mapped: &Option<String>, usual: &[&str]| match mapped {
            Some(path) => record.at(path),
            None => record.nearest(usual),
        };
        let text = |value: Option<&Value>| value.map(Value::text).filter(|text| !text.is_empty());
        let model = text(given(
            &self.mapping.model,
            &["model", "modelVersion", "model_version", "model_id"],
        ));
        let model = model.ok_or("has no model")?;
        let time = given(
            &self.mapping.time,
            &["timestamp", "time", "created_at", "created", "createTime", "date", "day", "ts"],
        );
        let on = time.map(|value| {
            moment(value).ok_or_else(|| format!("has a time that is none: \"{}\"", value.text()))
        });
        let on = on.transpose()?;
        let workflow = text(given(&self.mapping.workflow, &["workflow", "workflow_name", "label"]));
        let run = given(
            &self.mapping.run,
            &["run", "run_id", "session_id", "session", "conversation_id", "trace_id"],
        );
        let attempt = given(&self.mapping.attempt, &["attempt", "retry", "is_retry"]);
        let call = Call {
            input: tokens.input,
            output: tokens.output,
            reasoning: tokens.reasoning,
            cache_read: tokens.cache_read,
            cache_write_5m: tokens.cache_write_5m,
            cache_write_1h: tokens.cache_write_1h,
            input_audio: tokens.input_audio,
            output_audio: tokens.output_audio,
            web_searches: tokens.web_searches,
            provider: text(record.nearest(&["provider"])),
            variant: variant(record),
            ..Call::new(model, on.unwrap_or(self.on))
        };
        Ok(UsageRow {
            line,
            workflow: workflow.unwrap_or_else(|| UNLABELLED.to_owned()),
            run: text(run),
            retry: attempt.and_then(is_retry),
            dated: on.is_some(),
            call,
        })
    }
}

/// An attempt's number above one, or a plain yes.
fn is_retry(value: &Value) -> Option<bool> {
    match value {
        Value::Truth(truth) => Some(*truth),
        Value::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => value.number().map(|number| number > 1.0),
    }
}

fn variant(record: &Record) -> Variant {
    let tier = record.nearest(&["service_tier", "serviceTier", "variant"]).map(Value::text);
    // "default", "standard" and what is not known are the ordinary price.
    tier.and_then(|tier| Variant::from_name(&tier)).unwrap_or_default()
}
