//! Which modules a text imports: paths of the crate in Rust, module names in JavaScript.

/// The modules of the crate that code uses by `crate::…` or by as many `super::` as lead to the root,
/// in the order of the text. `code` is blanked: without comments and strings.
pub fn core_imports(module_path: &[String], code: &str) -> Vec<String> {
    names_after(code, &["crate::", &"super::".repeat(module_path.len())])
}

/// The modules of the standard library that code uses.
pub fn std_imports(code: &str) -> Vec<String> {
    names_after(code, &["std::"])
}

fn names_after(code: &str, roots: &[&str]) -> Vec<String> {
    let mut found: Vec<(usize, String)> = roots
        .iter()
        .filter(|root| !root.is_empty())
        .flat_map(|root| code.match_indices(root).map(move |(at, _)| (at, at + root.len())))
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| is_name(c) || c == ':'))
        .flat_map(|(at, end)| first_names(&code[end..]).into_iter().map(move |name| (at, name)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, name)| name).collect()
}

/// `a::b` begins with `a`; `{a::{x, y}, b}` with `a` and with `b`.
fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return name_at(path).into_iter().collect();
    };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(name_at(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn name_at(text: &str) -> Option<String> {
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

pub fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What a script imports, statically or not, in the order of the text. Types named in comments are none.
pub fn script_imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().map(without_comment) {
        let introductions = ["from \"", "import \"", "import(\"", "from '", "import '", "import('"];
        for introduction in introductions {
            for (at, _) in line.match_indices(introduction) {
                let rest = &line[at + introduction.len()..];
                if let Some(end) = rest.find(['"', '\'']) {
                    found.push(rest[..end].to_owned());
                }
            }
        }
    }
    found
}

/// The line without its comments, where those stand as prettier and JSDoc put them.
fn without_comment(line: &str) -> String {
    let trimmed = line.trim_start();
    if ["//", "*", "/*"].iter().any(|mark| trimmed.starts_with(mark)) && !trimmed.contains("*/") {
        return String::new();
    }
    if trimmed.starts_with('*') || trimmed.starts_with("//") {
        return String::new();
    }
    let mut kept = trimmed.to_owned();
    while let (Some(start), Some(end)) = (kept.find("/*"), kept.find("*/")) {
        if end < start {
            break;
        }
        kept.replace_range(start..end + 2, "");
    }
    kept
}
