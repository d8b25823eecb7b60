//! One line of a log, taken apart: names and plain values. Knows neither JSON nor CSV.

/// A plain value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    Text(String),
    Truth(bool),
}

impl Value {
    /// The value as a count or an amount; a text is read as a number.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
        }
    }

    /// The value as a label.
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// The fields of a line. A field within others is named by its path: `response.usage.input_tokens`.
#[derive(Clone, Debug, Default)]
pub struct Record(Vec<(String, Value)>);

impl Record {
    /// Adds a field.
    pub fn push(&mut self, path: &str, value: Value) {
        self.0.push((path.to_owned(), value));
    }

    /// The field of exactly this path.
    pub fn at(&self, path: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == path).map(|(_, value)| value)
    }

    /// The least deep field whose path is one of these names or ends with one; of equally deep ones the
    /// name that stands first.
    pub fn nearest(&self, names: &[&str]) -> Option<&Value> {
        let depth = |path: &str| path.matches('.').count();
        let place = |path: &str| names.iter().position(|name| ends_with(path, name));
        let found = self.0.iter().filter_map(|(path, value)| {
            let place = place(path)?;
            Some(((depth(path), place), value))
        });
        found.min_by_key(|(order, _)| *order).map(|(_, value)| value)
    }

    /// The path before the name, with its dot, of the least deep field of this name.
    pub fn home(&self, name: &str) -> Option<&str> {
        let paths = self.0.iter().map(|(path, _)| path.as_str());
        let found = paths.filter(|path| ends_with(path, name));
        found
            .min_by_key(|path| path.matches('.').count())
            .map(|path| &path[..path.len() - name.len()])
    }
}

/// Whether a path is this name or has it after a dot.
fn ends_with(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
