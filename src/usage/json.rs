//! Reads one JSON object as a flat list of its plain values. A slow and general parser is its twin in
//! the tests.

use super::record::{Record, Value};

/// Deeper than any log needs; a bound, so that a line of brackets cannot exhaust the stack.
const DEEPEST: usize = 32;
/// Longer strings are prompts and answers: passed over.
const LONGEST_TEXT: usize = 256;

/// The fields of a line.
///
/// # Errors
/// What is wrong and where: `"expected a value at column 12"`. Columns count bytes from 1.
pub fn read(line: &str) -> Result<Record, String> {
    let mut reader = Json {
        bytes: line.as_bytes(),
        line,
        at: 0,
        path: String::new(),
        record: Record::default(),
    };
    reader.blank();
    if reader.peek() != Some(b'{') {
        return Err("is not a JSON object".to_owned());
    }
    reader.value(0)?;
    reader.blank();
    match reader.peek() {
        None => Ok(reader.record),
        Some(_) => Err(reader.wrong("nothing more")),
    }
}

struct Json<'a> {
    bytes: &'a [u8],
    line: &'a str,
    at: usize,
    path: String,
    record: Record,
}

impl Json<'_> {
    fn value(&mut self, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err(format!("is nested deeper than {DEEPEST} levels"));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => {
                if let Some(text) = self.text()? {
                    self.record.push(&self.path, Value::Text(text));
                }
                Ok(())
            }
            Some(b't') => self.word("true", Some(Value::Truth(true))),
            Some(b'f') => self.word("false", Some(Value::Truth(false))),
            Some(b'n') => self.word("null", None),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), String> {
        self.at += 1;
        self.blank();
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            self.blank();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("a name in quotes"));
            }
            let name = self.text()?.unwrap_or_default();
            self.blank();
            self.expect(b':', "a colon")?;
            self.within(&name, depth)?;
            self.blank();
            if self.take(b'}') {
                return Ok(());
            }
            self.expect(b',', "a comma or }")?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<(), String> {
        self.at += 1;
        self.blank();
        if self.take(b']') {
            return Ok(());
        }
        for place in 0_usize.. {
            self.within(&place.to_string(), depth)?;
            self.blank();
            if self.take(b']') {
                return Ok(());
            }
            self.expect(b',', "a comma or ]")?;
        }
        Ok(())
    }

    /// Reads a value under a name.
    fn within(&mut self, name: &str, depth: usize) -> Result<(), String> {
        let before = self.path.len();
        if before > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        self.blank();
        self.value(depth + 1)?;
        self.path.truncate(before);
        Ok(())
    }

    /// A string; `None` when it is too long to be kept.
    fn text(&mut self) -> Result<Option<String>, String> {
        let open = self.at;
        self.at += 1;
        let mut plain = true;
        loop {
            match self.peek() {
                None => return Err(self.wrong("a closing quote")),
                Some(b'"') => break,
                Some(b'\\') => {
                    plain = false;
                    self.at += 2;
                }
                Some(byte) if byte < 0x20 => {
                    return Err(self.wrong("no control character in a string"));
                }
                Some(_) => self.at += 1,
            }
        }
        let inside = &self.line[open + 1..self.at];
        self.at += 1;
        if inside.len() > LONGEST_TEXT {
            return Ok(None);
        }
        if plain { Ok(Some(inside.to_owned())) } else { self.unescaped(inside).map(Some) }
    }

    fn unescaped(&self, text: &str) -> Result<String, String> {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c != '\\' {
                out.push(c);
                continue;
            }
            let plain = match rest.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some(c @ ('"' | '\\' | '/')) => c,
                Some('u') => {
                    code_point(&mut rest).ok_or_else(|| self.wrong("four hex digits after \\u"))?
                }
                _ => return Err(self.wrong("a known escape")),
            };
            out.push(plain);
        }
        Ok(out)
    }

    fn number(&mut self) -> Result<(), String> {
        let start = self.at;
        while self
            .peek()
            .is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
        {
            self.at += 1;
        }
        let text = &self.line[start..self.at];
        // What Rust reads and JSON does not: a leading plus or zero, a point without digits around it.
        let digits = text.strip_prefix('-').unwrap_or(text);
        let whole = digits.find(|c: char| !c.is_ascii_digit()).map_or(digits, |end| &digits[..end]);
        let written = !whole.is_empty()
            && (whole == "0" || !whole.starts_with('0'))
            && !digits.contains(".e")
            && !digits.contains(".E")
            && !digits.ends_with('.');
        match text.parse::<f64>() {
            Ok(number) if written && number.is_finite() => {
                self.record.push(&self.path, Value::Number(number));
                Ok(())
            }
            _ => {
                self.at = start;
                Err(self.wrong("a value"))
            }
        }
    }

    fn word(&mut self, word: &str, value: Option<Value>) -> Result<(), String> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.wrong("a value"));
        }
        self.at += word.len();
        if let Some(value) = value {
            self.record.push(&self.path, value);
        }
        Ok(())
    }

    fn blank(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<(), String> {
        if self.take(byte) { Ok(()) } else { Err(self.wrong(what)) }
    }

    fn wrong(&self, expected: &str) -> String {
        format!("is not JSON: expected {expected} at column {}", self.at + 1)
    }
}

/// The character of `\uXXXX`, of two of them where it takes a surrogate pair.
fn code_point(rest: &mut std::str::Chars<'_>) -> Option<char> {
    let first = unit(rest)?;
    if !(0xD800..0xDC00).contains(&first) {
        // A lone low surrogate is no character.
        return Some(char::from_u32(first).unwrap_or('\u{FFFD}'));
    }
    let mut ahead = rest.clone();
    let second = (ahead.next() == Some('\\') && ahead.next() == Some('u'))
        .then(|| unit(&mut ahead))
        .flatten();
    match second.filter(|second| (0xDC00..0xE000).contains(second)) {
        Some(second) => {
            *rest = ahead;
            char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        }
        None => Some('\u{FFFD}'),
    }
}

fn unit(rest: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit * 16 + rest.next()?.to_digit(16)?))
}
