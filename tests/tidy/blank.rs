//! Source text with everything blanked that is not code, so that a search finds uses and not mentions.

use crate::imports::is_name;

/// Rust without comments and without the insides of strings; line breaks stay.
pub fn rust(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = comment_length(rest).or_else(|| string_length(rest, &code));
        match skipped {
            Some(length) => {
                code.extend(rest[..length].chars().filter(|c| *c == '\n'));
                // A blank keeps the names on both sides apart.
                code.push(' ');
                rest = &rest[length..];
            }
            None => {
                code.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    code
}

fn comment_length(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    text.starts_with("/*").then(|| {
        let (mut depth, mut at) = (1, 2);
        while depth > 0 && at < text.len() {
            let step = if text[at..].starts_with("/*") {
                depth += 1;
                2
            } else if text[at..].starts_with("*/") {
                depth -= 1;
                2
            } else {
                text[at..].chars().next().map_or(1, char::len_utf8)
            };
            at += step;
        }
        at
    })
}

/// A string, raw string or character at the start of `text`; a lifetime is none. `before` is the code so far.
fn string_length(text: &str, before: &str) -> Option<usize> {
    if let Some(hashes) = raw_string_hashes(text)
        && !before.ends_with(is_name)
    {
        let open = text.find('"')? + 1;
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(text[open..].find(&close).map_or(text.len(), |at| open + at + close.len()));
    }
    match text.chars().next()? {
        '"' => Some(closing(text, '"')),
        '\'' if is_character(text) => Some(closing(text, '\'')),
        _ => None,
    }
}

fn raw_string_hashes(text: &str) -> Option<usize> {
    let body = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    body[hashes..].starts_with('"').then_some(hashes)
}

fn is_character(text: &str) -> bool {
    let mut after = text.chars().skip(1);
    match after.next() {
        Some('\\') => true,
        Some(_) => after.next() == Some('\''),
        None => false,
    }
}

/// The length up to and with the closing quote; a backslash takes the next character along.
fn closing(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Those of `words` that stand in `code` as whole names.
pub fn words<'a>(code: &str, words: &[&'a str]) -> Vec<&'a str> {
    let stands = |word: &&&str| {
        code.match_indices(**word).any(|(at, _)| {
            !code[..at].ends_with(is_name) && !code[at + word.len()..].starts_with(is_name)
        })
    };
    words.iter().filter(stands).copied().collect()
}

/// A Rust file without its unit tests, which stand at the end by habit.
pub fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// Lines with anything but comments on them. Good for Rust, JavaScript, TypeScript and CSS alike:
/// a comment mark inside a string is taken for a comment only when it opens the line.
pub fn lines_of_code(text: &str) -> usize {
    let mut inside_comment = false;
    let mut lines = 0;
    for line in text.lines().map(str::trim) {
        if inside_comment || line.starts_with("/*") {
            inside_comment = !line.contains("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            lines += 1;
        }
    }
    lines
}
