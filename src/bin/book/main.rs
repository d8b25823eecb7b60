//! The price-book compiler: merges the sources into the TOML files, and those into the bytes that the
//! library carries. `scripts/prices` fetches the sources and calls it.
//!
//! - `book generate <genai.json> <litellm.json>` rewrites `src/catalog/data/`, prints what the sources
//!   dispute, and fails when a dispute is not listed in `curated.toml`;
//! - `book compile` writes `src/catalog/data/book.bin` from the TOML files.

mod compare;
mod complete;
mod curated;
mod encode;
mod encodings;
mod genai;
mod generate;
mod history;
mod litellm;
mod read;
mod titles;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["generate", genai, litellm] => {
            let generated = generate::generate(&data(), Path::new(genai), Path::new(litellm));
            generated.and_then(|()| compile())
        }
        ["compile"] => compile(),
        _ => Err("usage: book generate <genai.json> <litellm.json> | book compile".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), String> {
    let book = read::book(&data())?;
    let bytes = encode::encode(&book);
    let path = data().join("book.bin");
    std::fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    let (models, providers) = (book.models.len(), book.providers.len());
    println!("{models} models of {providers} providers in {} bytes", bytes.len());
    Ok(())
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/data")
}

/// The shortest decimal of a price, rounded to the six decimals that a picodollar a token allows.
fn decimal(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
