//! Texts with the counts and ids that other programs gave: a fixture of our own, and the folder of
//! recorded texts that `TOKENTILL_CONFORMANCE` names, or that lies beside the repository.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A text, and what each encoding's reference program made of it.
pub struct Text {
    pub id: String,
    pub text: String,
    record: Value,
}

impl Text {
    /// The number of tokens; none where nothing was recorded.
    pub fn count(&self, encoding: &str) -> Option<usize> {
        self.record["counts"][encoding].as_u64().map(|count| count as usize)
    }

    /// Whether it was made to be hostile and is no kind of text.
    pub fn is_hostile(&self) -> bool {
        self.record["kind"] == "adversarial"
    }

    /// The first 16 hex digits of the SHA-256 of the ids, joined by commas.
    pub fn digest(&self, encoding: &str) -> Option<&str> {
        self.record["digest"][encoding].as_str()
    }
}

/// The texts of our own fixture; `tests/data/reference.py` made it.
pub fn shipped_texts() -> Vec<Text> {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference.json"))
}

/// The recorded texts, if their folder is there.
pub fn recorded_texts() -> Option<Vec<Text>> {
    let path = folder()?.join("texts.json");
    path.exists().then(|| read(&path))
}

/// The folder of recorded texts, if it is there.
pub fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    let folder = std::env::var_os("TOKENTILL_CONFORMANCE").map_or_else(beside, PathBuf::from);
    folder.exists().then_some(folder)
}

/// The lines of a packed file of JSON, if it is there.
pub fn lines_of_gzip(path: &Path) -> Option<Vec<Value>> {
    let file = std::fs::File::open(path).ok()?;
    let lines = std::io::BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    Some(lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON")).collect())
}

/// A file of JSON that must be there.
pub fn read_json(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).expect("the file is JSON")
}

fn read(path: &Path) -> Vec<Text> {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let records: Vec<Value> = serde_json::from_slice(&bytes).expect("the file is a list");
    let text = |record: Value| Text {
        id: record["id"].as_str().expect("an id").to_owned(),
        text: record["text"].as_str().expect("a text").to_owned(),
        record,
    };
    records.into_iter().map(text).collect()
}
