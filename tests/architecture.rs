//! The house rules that a compiler does not know: who imports whom, which words stand where, and
//! how long files and functions may be.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    let files = rust_of("src");
    assert!(files.len() > 60);
    files
}

fn rust_of(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        &mut files,
    );
    files.sort();
    files
}

fn walk(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("sources are text");
            files.push((path, text));
        }
    }
}

fn of(module: &str, files: &[(PathBuf, String)]) -> Vec<(PathBuf, String)> {
    let within = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(module);
    files
        .iter()
        .filter(|(path, _)| path.starts_with(&within) || *path == within.with_extension("rs"))
        .cloned()
        .collect()
}

#[test]
fn the_engine_knows_no_word_of_the_field() {
    let words = [
        "prison",
        "custody",
        "treatment",
        "probation",
        "offender",
        "recall",
        "licence",
        "remand",
        "sentence",
        "drug",
        "region",
    ];
    for (path, text) in of("engine", &sources()) {
        let lower = text.to_lowercase();
        for word in words {
            assert!(!lower.contains(word), "{} says {word}", path.display());
        }
    }
}

/// Each module with those it may use; `person` and `units` stand below the model, tests apart.
const ALLOWED: &[(&str, &[&str])] = &[
    ("engine", &["engine"]),
    ("units", &[]),
    ("scenario", &["scenario", "units"]),
    ("person", &["engine", "person"]),
    ("ledger", &["engine", "ledger", "person"]),
    (
        "pathway",
        &[
            "cohort",
            "economics",
            "engine",
            "ledger",
            "pathway",
            "person",
            "scenario",
        ],
    ),
    (
        "cohort",
        &[
            "cohort", "engine", "ledger", "pathway", "person", "scenario",
        ],
    ),
    ("economics", &["ledger", "pathway", "person", "scenario"]),
    (
        "indicators",
        &[
            "economics",
            "indicators",
            "ledger",
            "pathway",
            "person",
            "scenario",
        ],
    ),
    (
        "experiment",
        &["cohort", "experiment", "indicators", "pathway", "scenario"],
    ),
    (
        "life",
        &["engine", "ledger", "life", "pathway", "person", "scenario"],
    ),
    (
        "report",
        &[
            "report",
            "bench",
            "cohort",
            "experiment",
            "life",
            "scenario",
            "VERSION",
            "COMMIT",
        ],
    ),
    ("reference", &["engine", "reference"]),
    ("verify", &["engine", "reference", "verify"]),
    (
        "bench",
        &[
            "bench",
            "engine",
            "experiment",
            "pathway",
            "reference",
            "scenario",
            "VERSION",
            "COMMIT",
        ],
    ),
];

#[test]
fn imports_point_one_way() {
    let files = sources();
    for (module, may) in ALLOWED {
        for (path, text) in of(module, &files) {
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for name in code.flat_map(used) {
                let known = name.is_empty() || may.contains(&name.as_str()) || name == "index_enum";
                assert!(known, "{} uses crate::{name}", path.display());
            }
        }
    }
}

/// The modules a line names after `crate::`.
fn used(line: &str) -> impl Iterator<Item = String> {
    let within = |c: &char| c.is_alphanumeric() || *c == '_';
    line.split("crate::")
        .skip(1)
        .map(move |used| used.chars().take_while(within).collect())
}

#[test]
fn files_hold_one_idea_and_functions_are_short() {
    let mut lengths = are_short(sources());
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        lengths.len() > 500 && median <= 10,
        "the median function has {median} lines"
    );
}

#[test]
fn tests_and_benches_are_as_short() {
    for folder in ["tests", "benches"] {
        let lengths = are_short(rust_of(folder));
        assert!(lengths.len() > 50, "functions of {folder} are found");
    }
}

/// Checks that no file has over 400 lines and no function over 60; the lengths of all functions.
fn are_short(files: Vec<(PathBuf, String)>) -> Vec<usize> {
    let (mut lengths, mut long) = (Vec::new(), Vec::new());
    for (path, text) in files {
        let path = path.display();
        let count = text.lines().count();
        if count > 400 {
            long.push(format!("{path} has {count} lines"));
        }
        for (name, length) in functions(&text) {
            if length > 60 {
                long.push(format!("{path}: {name} has {length} lines"));
            }
            lengths.push(length);
        }
    }
    assert!(long.is_empty(), "{long:#?}");
    lengths
}

/// Functions of a formatted file with the number of their lines.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let start = line.trim_start();
        let Some((before, name)) = start.split_once("fn ") else {
            continue;
        };
        let indent = &line[..line.len() - start.len()];
        let ends = lines[at..].iter();
        let end = |line: &&str| line.strip_prefix(indent) == Some("}");
        let length = ends.take_while(|line| !end(line)).count() + 1;
        let is_body = is_before_fn(before) && !line.ends_with([';', '}']);
        if is_body && at + length <= lines.len() {
            found.push((name.to_owned(), length));
        }
    }
    found
}

/// Whether words are what may stand before `fn`: visibility and qualifiers.
fn is_before_fn(words: &str) -> bool {
    let visibility = |word: &str| word.starts_with("pub") || word.ends_with(')');
    let mut words = words.split_whitespace();
    words.all(|word| visibility(word) || ["const", "async"].contains(&word))
}

#[test]
fn people_are_people() {
    for (path, text) in sources() {
        let lower = text.to_lowercase();
        for word in [
            "offenders",
            "an offender",
            "inmate",
            "todo!",
            "unimplemented!",
            "fixme",
        ] {
            let allowed = lower.matches("offender management statistics").count();
            let found = lower.matches(word).count();
            assert!(
                found == 0 || word == "an offender" && found <= allowed,
                "{} says {word}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_refers_to_a_place_outside_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = sources();
    for folder in ["docs", "scenarios", "benches"] {
        let mut texts = Vec::new();
        list(&root.join(folder), &mut texts);
        files.extend(texts);
    }
    files.push((
        root.join("README.md"),
        fs::read_to_string(root.join("README.md")).expect("there is a README"),
    ));
    for (path, text) in files {
        let outside = format!("..{}", "/shared");
        assert!(
            !text.contains(&outside),
            "{} refers outside",
            path.display()
        );
    }
}

fn list(folder: &Path, texts: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, texts);
        } else if let Ok(text) = fs::read_to_string(&path) {
            texts.push((path, text));
        }
    }
}
