//! The house rules that a compiler does not know: who imports whom, which words stand where, and
//! how long files and functions may be.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files.sort();
    assert!(files.len() > 60);
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

#[test]
fn imports_point_one_way() {
    // Each module with those it may use; `person` and `units` stand below the model, tests apart.
    let allowed: &[(&str, &[&str])] = &[
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
    let files = sources();
    for (module, may) in allowed {
        for (path, text) in of(module, &files) {
            for line in text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
            {
                for used in line.split("crate::").skip(1) {
                    let name: String = used
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    let known =
                        name.is_empty() || may.contains(&name.as_str()) || name == "index_enum";
                    assert!(known, "{} uses crate::{name}", path.display());
                }
            }
        }
    }
}

#[test]
fn files_hold_one_idea_and_functions_are_short() {
    let (mut lengths, mut long_files) = (Vec::new(), Vec::new());
    for (path, text) in sources() {
        if text.lines().count() > 400 {
            long_files.push(path.display().to_string());
        }
        for (name, length) in functions(&text) {
            assert!(
                length <= 60,
                "{}: {name} has {length} lines",
                path.display()
            );
            lengths.push(length);
        }
    }
    assert!(long_files.is_empty(), "over 400 lines: {long_files:?}");
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(
        lengths.len() > 500 && median <= 10,
        "the median function has {median} lines"
    );
}

/// Functions of a formatted file with the number of their lines.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let start = line.trim_start();
        let indent = line.len() - start.len();
        let is_function = [
            "fn ",
            "pub fn ",
            "pub(crate) fn ",
            "pub(super) fn ",
            "const fn ",
            "pub const fn ",
        ]
        .iter()
        .any(|begin| start.starts_with(begin));
        if !is_function {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[at..].iter().position(|line| *line == end) {
            found.push((start.to_owned(), length + 1));
        }
    }
    found
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
