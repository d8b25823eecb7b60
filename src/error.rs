//! The one public error: a stable code for programs, one clear sentence for people.
//! Knows nothing of what raises it.

use std::fmt;

/// What every fallible function of the core returns.
pub type Result<T> = std::result::Result<T, Error>;

/// What kind of mistake happened. The spelling of [`Code::as_str`] is part of the public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// No model of the catalogue has this id, alias or host spelling.
    UnknownModel,
    /// No encoding has this name.
    UnknownEncoding,
    /// The encoding is known, but its vocabulary has not been loaded yet.
    NotLoaded,
    /// The model is known, but no price row applies.
    NoPrice,
    /// An argument is malformed; the message names the field.
    BadInput,
    /// An edit or a window lies outside the text, or ends before it starts.
    BadRange,
    /// The text holds a special token and the caller asked to refuse those.
    SpecialToken,
    /// The encoding has no token ids of the provider's.
    NoIds,
    /// A vocabulary pack is truncated, altered, of another version, or not a pack at all.
    BadPack,
    /// The object was used after it was freed.
    Freed,
}

impl Code {
    /// The code as JavaScript sees it, e.g. `"unknown-model"`.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::UnknownModel => "unknown-model",
            Code::UnknownEncoding => "unknown-encoding",
            Code::NotLoaded => "not-loaded",
            Code::NoPrice => "no-price",
            Code::BadInput => "bad-input",
            Code::BadRange => "bad-range",
            Code::SpecialToken => "special-token",
            Code::NoIds => "no-ids",
            Code::BadPack => "bad-pack",
            Code::Freed => "freed",
        }
    }
}

/// An error with a stable [`Code`], a sentence that names the place, and, for unknown names, the
/// nearest known ones, best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    message: String,
    suggestions: Vec<String>,
}

impl Error {
    /// An error with this code and sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), suggestions: Vec::new() }
    }

    /// An unknown name: the sentence names it, and offers those of `known` that are nearest to it.
    ///
    /// Cost: a look at every known name, and an edit distance for those that may be among the nearest;
    /// for the error path only.
    pub fn unknown<'a>(
        code: Code,
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut search = Search::new(name);
        known.into_iter().for_each(|candidate| search.consider(candidate));
        search.error(code, what, name)
    }

    /// The same error with the place it was met before its sentence: `workflows[2]: no model is called …`.
    pub fn within(self, place: &str) -> Self {
        Self { message: format!("{place}: {}", self.message), ..self }
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// For unknown names: the nearest known ones, best first. Otherwise empty.
    pub fn suggestions(&self) -> &[String] {
        &self.suggestions
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// How many nearest names an error offers.
const SUGGESTIONS: usize = 5;

/// Names longer than this are cut in the message: a pasted page is not a name.
const SHOWN: usize = 80;

fn shortened(name: &str) -> String {
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// A search for the known names that are nearest to one: by edit distance of the lower-cased letters and digits, where
/// a name that contains the other is nearer than one that merely looks like it.
///
/// The catalogue has some two thousand names, and few can be among the nearest: one whose letters
/// alone are too different is never compared letter by letter.
struct Search<'a> {
    wanted: Vec<char>,
    wanted_letters: Letters,
    best: Vec<(usize, &'a str)>,
}

// Nothing of it is inlined: it would stand in the WebAssembly once for every kind of list that names come in.
impl<'a> Search<'a> {
    #[cold]
    #[inline(never)]
    fn new(name: &str) -> Self {
        let wanted = folded(&shortened(name));
        let wanted_letters = Letters::of(wanted.iter().copied());
        Self { wanted, wanted_letters, best: Vec::with_capacity(SUGGESTIONS + 1) }
    }

    #[cold]
    #[inline(never)]
    fn consider(&mut self, candidate: &'a str) {
        let Self { wanted, wanted_letters, best } = self;
        let least = least_distance(wanted_letters, &Letters::of(folded_chars(candidate)));
        if is_beaten(best, (least, candidate)) || best.iter().any(|one| one.1 == candidate) {
            return;
        }
        let distance = distance_between_names(wanted, &folded(candidate));
        let alike = distance <= wanted.len().max(candidate.len()) * 6;
        if alike && !is_beaten(best, (distance, candidate)) {
            let place = best.partition_point(|one| *one < (distance, candidate));
            best.insert(place, (distance, candidate));
            best.truncate(SUGGESTIONS);
        }
    }

    #[cold]
    #[inline(never)]
    fn error(self, code: Code, what: &str, name: &str) -> Error {
        let suggestions: Vec<String> =
            self.best.into_iter().map(|(_, candidate)| candidate.to_owned()).collect();
        let mut message = format!("no {what} is called \"{}\"", shortened(name));
        if let Some(best) = suggestions.first() {
            message.push_str(&format!("; did you mean \"{best}\"?"));
        }
        Error { code, message, suggestions }
    }
}

/// Whether there are as many nearer names as an error offers.
fn is_beaten(best: &[(usize, &str)], candidate: (usize, &str)) -> bool {
    best.len() == SUGGESTIONS && best.last().is_some_and(|last| *last < candidate)
}

fn folded(name: &str) -> Vec<char> {
    folded_chars(name).collect()
}

/// Beyond ASCII all is taken for a letter: names have little of it, and Unicode's tables are large.
fn folded_chars(name: &str) -> impl Iterator<Item = char> + '_ {
    let letters = name.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric());
    letters.map(|c| c.to_ascii_lowercase())
}

/// How often each letter and digit occurs in a name, all of other scripts counted as one; and how many
/// there are.
struct Letters {
    counts: [u8; 37],
    all: usize,
}

impl Letters {
    fn of(name: impl Iterator<Item = char>) -> Self {
        let mut letters = Self { counts: [0; 37], all: 0 };
        for c in name {
            let place = c.to_digit(36).map_or(36, |digit| digit as usize);
            letters.counts[place] = letters.counts[place].saturating_add(1);
            letters.all += 1;
        }
        letters
    }
}

/// What [`distance_between_names`] is at least, told by the letters that the names share: every other
/// letter of the longer one costs an edit, unless the shorter stands in it as a whole.
fn least_distance(a: &Letters, b: &Letters) -> usize {
    let pairs = a.counts.iter().zip(b.counts);
    let shared: usize = pairs.map(|(a, b)| usize::from((*a).min(b))).sum();
    let (short, long) = (a.all.min(b.all), a.all.max(b.all));
    if shared >= short { long - short } else { 10 * (long - shared) }
}

/// Ten times the edit distance; a containment costs one for every missing letter instead.
fn distance_between_names(a: &[char], b: &[char]) -> usize {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if !short.is_empty() && long.windows(short.len()).any(|window| window == short) {
        return long.len() - short.len();
    }
    10 * edit_distance(a, b)
}

fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let substitution = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substitution.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_offers_the_nearest() {
        let known = ["o200k_base", "o200k_harmony", "cl100k_base", "r50k_base"];
        let error = Error::unknown(Code::UnknownEncoding, "encoding", "o200k-bse", known);
        assert_eq!(error.suggestions()[0], "o200k_base");
        assert_eq!(
            error.to_string(),
            "no encoding is called \"o200k-bse\"; did you mean \"o200k_base\"?"
        );
    }

    /// Every name compared with every other: what `nearest` must be equal to.
    fn nearest_slowly(name: &str, known: &[&str]) -> Vec<String> {
        let wanted = folded(&shortened(name));
        let mut scored: Vec<(usize, &str)> = known
            .iter()
            .map(|candidate| (distance_between_names(&wanted, &folded(candidate)), *candidate))
            .filter(|(distance, candidate)| *distance <= wanted.len().max(candidate.len()) * 6)
            .collect();
        scored.sort();
        scored.dedup();
        scored.into_iter().take(SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
    }

    #[test]
    fn the_nearest_are_those_of_a_search_that_compares_all() {
        let makers = ["gpt", "claude", "gemini", "qwen", "o", "modèle", "ministral"];
        let kinds = ["", "-mini", "-pro", "-sonnet", "-opus-preview", "-32b-instruct"];
        let mut names = Vec::new();
        for maker in makers {
            for version in 0..9 {
                names.extend(kinds.map(|kind| format!("{maker}-{version}{kind}")));
            }
        }
        names.push(names[7].clone());
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut wanted: Vec<String> = vec![String::new(), "—".into(), "gpt".into(), "x".repeat(90)];
        for (step, name) in names.iter().enumerate() {
            let mut letters: Vec<char> = name.chars().collect();
            let place = step * 7 % letters.len();
            match step % 3 {
                0 => letters[place] = 'z',
                1 => letters.insert(place, '4'),
                _ => drop(letters.remove(place)),
            }
            wanted.push(letters.into_iter().collect());
        }
        for name in wanted {
            let found = Error::unknown(Code::UnknownModel, "model", &name, known.iter().copied());
            let found = found.suggestions();
            assert_eq!(found, nearest_slowly(&name, &known), "{name}");
        }
    }

    #[test]
    fn a_pasted_page_is_not_repeated_in_the_message() {
        let error = Error::unknown(Code::UnknownModel, "model", &"x".repeat(100_000), ["gpt-4o"]);
        assert!(error.to_string().len() < 300);
    }
}
