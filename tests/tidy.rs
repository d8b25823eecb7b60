//! Holds the rules of the house that a compiler does not: who may import whom, what the core must not
//! know, how a file opens and how long it may be. `ARCHITECTURE.md` gives the reasons.

#[path = "tidy/blank.rs"]
mod blank;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/sources.rs"]
mod sources;

use imports::{core_imports, script_imports, std_imports};
use sources::{Source, sources_below};

/// A module of the core, and the modules whose insides it may use. `src/wasm` and `src/bin` use all.
const WALLS: [(&str, &[&str]); 9] = [
    ("error", &[]),
    ("money", &["error"]),
    ("tokenizer", &["error", "money"]),
    ("catalog", &["error", "money"]),
    ("bill", &["error", "money", "catalog"]),
    ("forecast", &["error", "money", "catalog", "bill"]),
    ("tokenomics", &["error", "money"]),
    ("usage", &["error", "money", "catalog", "bill"]),
    // The other room of bindings: hosts without JavaScript count and price, no more.
    ("plain", &["error", "money", "tokenizer", "catalog", "bill"]),
];

/// The two modules of WebAssembly, and what neither may carry: a first count would fetch the prices too.
const HALVES: [(&str, &[&str]); 2] = [
    ("src/wasm/counter", &["catalog", "bill", "forecast", "tokenomics", "usage"]),
    ("src/wasm/ledger", &["tokenizer"]),
];

/// Only `src/wasm` knows JavaScript and the shapes that travel to it.
const JAVASCRIPT: [&str; 6] = [
    "wasm_bindgen",
    "js_sys",
    "web_sys",
    "serde",
    "serde_wasm_bindgen",
    "console_error_panic_hook",
];

/// The day, the bytes and any seed are arguments: what the core computes, anybody can compute again.
const CLOCK_AND_IO: [&str; 7] = ["time", "fs", "io", "net", "env", "process", "thread"];
const PRINTING: [&str; 5] = ["println", "eprintln", "print", "eprint", "dbg"];

/// Lines of code, without tests, comments and blank lines.
const LONGEST_RUST: usize = 600;
const LONGEST_SCRIPT: usize = 400;

#[test]
fn modules_import_only_what_the_walls_allow() {
    check(sources_below("src").filter(|source| !source.below("src/wasm")), |source| {
        let (module, allowed) = walls_of(source)?;
        let code = blank::rust(&source.text);
        let broken: Vec<String> = core_imports(&source.module_path(), &code)
            .into_iter()
            .filter(|used| used != module && is_module(used) && !allowed.contains(&used.as_str()))
            .collect();
        complaint(&broken, |used| format!("`{module}` must not use `{used}`"))
    });
}

#[test]
fn the_halves_of_the_bindings_meet_in_javascript_alone() {
    check(HALVES.iter().flat_map(|(half, _)| sources_below(half)), |source| {
        let (half, barred) = HALVES.into_iter().find(|(half, _)| source.below(half))?;
        let mut used = core_imports(&source.module_path(), &blank::rust(&source.text));
        used.retain(|module| barred.contains(&module.as_str()));
        complaint(&used, |module| format!("`{half}` must not use `{module}`"))
    });
}

/// A module that the table does not know would be free of every rule.
#[test]
fn every_module_has_its_walls() {
    check(sources_below("src").filter(|source| !source.below("src/bin")), |source| {
        let module = source.module_path().first()?.clone();
        (module != "wasm" && !is_module(&module))
            .then(|| format!("`{module}` is not in the table of walls"))
    });
}

#[test]
fn only_the_bindings_know_javascript() {
    let core = sources_below("src").filter(|source| !source.below("src/wasm"));
    check(core.filter(|source| !source.below("src/bin")), |source| {
        complaint(&words_of(source, &JAVASCRIPT), |word| format!("`{word}` belongs in src/wasm/"))
    });
}

#[test]
fn the_core_has_no_clock_and_no_io() {
    check(sources_below("src").filter(|source| !source.below("src/bin")), |source| {
        let code = blank::rust(&source.text);
        let mut broken: Vec<String> = std_imports(&code);
        broken.retain(|module| CLOCK_AND_IO.contains(&module.as_str()));
        broken.extend(blank::words(&code, &PRINTING).into_iter().map(str::to_owned));
        complaint(&broken, |name| format!("`{name}` in the core"))
    });
}

#[test]
fn the_page_uses_only_what_the_package_exports() {
    let drawn = sources_below("www").filter(|source| source.kind() == "js");
    check(drawn.filter(|source| !source.below("www/engine")), |source| {
        let broken = foreign(source, &["www/page", "www/element", "www/i18n"]);
        complaint(&broken, |import| format!("imports {import}; the page uses \"tokentill\""))
    });
}

#[test]
fn the_engine_does_not_know_the_page() {
    let engine = sources_below("www/engine").filter(|source| source.kind() == "js");
    check(engine, |source| {
        let broken = foreign(source, &["www/engine", "pkg"]);
        complaint(&broken, |import| format!("imports {import}, which is not the engine's"))
    });
}

#[test]
fn the_command_uses_only_what_the_package_exports() {
    check(sources_below("command"), |source| {
        let broken = foreign(source, &["command"]);
        complaint(&broken, |import| format!("imports {import}; the command uses \"tokentill\""))
    });
}

#[test]
fn every_source_file_says_what_it_is_for() {
    check(own_sources(), |source| {
        let text = source.text.trim_start_matches("#!/usr/bin/env node\n");
        let opens = match source.kind() {
            "css" => text.starts_with("/*"),
            _ => text.starts_with("//") || text.starts_with("/*"),
        };
        (!opens).then(|| "does not open with a comment that says what it is for".to_owned())
    });
}

#[test]
fn no_file_is_two_ideas_long() {
    // The public contract is one file whatever its length: its readers want it whole.
    let is_contract = |source: &Source| source.path == "www/tokentill.d.ts";
    let sources = own_sources().filter(|source| !source.is_generated() && !is_contract(source));
    check(sources, |source| {
        let (lines, most) = match source.kind() {
            "rs" => (blank::lines_of_code(&blank::without_tests(&source.text)), LONGEST_RUST),
            _ => (blank::lines_of_code(&source.text), LONGEST_SCRIPT),
        };
        (lines > most).then(|| format!("{lines} lines of code; {most} are the most"))
    });
}

#[test]
fn nothing_is_left_for_later() {
    // Written in pieces, so that this file keeps its own rule.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    check(own_sources().chain(papers()), |source| {
        let found: Vec<&str> =
            marks.into_iter().filter(|mark| source.text.contains(mark)).collect();
        complaint(&found, |mark| format!("{mark}: do it, or write it down elsewhere"))
    });
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let places = [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Use", "rs/")];
    check(own_sources().chain(papers()), |source| {
        let found: Vec<&str> = places.into_iter().filter(|at| source.text.contains(at)).collect();
        complaint(&found, |place| format!("a path below {place} exists on one machine only"))
    });
    let lock = sources::read("package-lock.json");
    assert!(!lock.contains("\"resolved\""), "package-lock.json names the host of a registry");
}

/// The rules above find what they look for: each is shown a text that breaks it.
#[test]
fn a_broken_rule_is_seen() {
    let path = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let bill = "use crate::{catalog::Model, money};\nfn f() { crate::tokenizer::count() }";
    assert_eq!(core_imports(&path(&["bill"]), bill), ["catalog", "money", "tokenizer"]);
    let split = "use super::super::catalog::Model; use super::classes;";
    assert_eq!(core_imports(&path(&["tokenizer", "split"]), split), ["catalog"]);

    let code = blank::rust("// crate::catalog\nlet a = \"js_sys\"; let b = 'x'; web_sys::log();");
    assert_eq!(blank::words(&code, &JAVASCRIPT), ["web_sys"]);
    assert_eq!(
        std_imports("use std::{fmt, time::Instant}; std::fs::read(p)"),
        ["fmt", "time", "fs"]
    );
    assert_eq!(blank::words("println!(), printed, dbg!()", &PRINTING), ["println", "dbg"]);
    assert_eq!(blank::lines_of_code("// a\n\nb();\n/* c\n d */\ne();\n"), 2);

    let page = "import {\n  a,\n} from \"../engine/till.js\";\n/** @typedef {import(\"x\").Y} Y */\nimport \"lit\";";
    assert_eq!(script_imports(page), ["../engine/till.js", "lit"]);
    let page = Source { path: "www/page/a.js".into(), text: page.into() };
    assert_eq!(foreign(&page, &["www/page"]), ["../engine/till.js"]);
}

/// Asserts that `rule` finds no fault in any source; the message lists all faults at once.
fn check(sources: impl Iterator<Item = Source>, rule: impl Fn(&Source) -> Option<String>) {
    let faults: Vec<String> = sources
        .filter_map(|source| rule(&source).map(|fault| format!("  {}: {fault}", source.path)))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn complaint<T>(found: &[T], sentence: impl Fn(&T) -> String) -> Option<String> {
    (!found.is_empty()).then(|| found.iter().map(sentence).collect::<Vec<_>>().join("; "))
}

fn walls_of(source: &Source) -> Option<(&'static str, &'static [&'static str])> {
    let module = source.module_path().first()?.clone();
    WALLS.into_iter().find(|(name, _)| *name == module)
}

fn is_module(name: &str) -> bool {
    WALLS.iter().any(|(module, _)| *module == name)
}

fn words_of<'a>(source: &Source, words: &[&'a str]) -> Vec<&'a str> {
    blank::words(&blank::rust(&source.text), words)
}

/// The relative imports of a script that lead out of these folders.
fn foreign(source: &Source, homes: &[&str]) -> Vec<String> {
    let mut imports = script_imports(&source.text);
    imports.retain(|import| {
        import.starts_with('.') && !homes.iter().any(|home| source.reach(import).below(home))
    });
    imports
}

fn own_sources() -> impl Iterator<Item = Source> {
    ["src", "tests", "benches", "command", "fuzz", "scripts", "www"]
        .into_iter()
        .flat_map(sources_below)
}

fn papers() -> impl Iterator<Item = Source> {
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE", "Cargo.toml"]
        .into_iter()
        .map(|path| Source { path: path.to_owned(), text: sources::read(path) })
}
