//! The ledger of validation: nothing is dropped, and the page in `docs` is of the present table.

mod program;

use std::path::{Path, PathBuf};

use program::{QUICK, Room, SCENARIO, text};
use throughcare::experiment::{Progress, Workers, national};
use throughcare::indicators;
use throughcare::report::validation_page;
use throughcare::scenario::{Overlays, Scenario};

/// Cells of a row that the targets table fixes, from its id to its source.
const FIXED: usize = 8;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped scenarios, by path.
fn shipped() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("scenarios")).expect("scenarios ship");
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    paths.sort();
    paths
}

fn load(path: &Path) -> Scenario {
    Scenario::load(path, &Overlays::default()).unwrap_or_else(|found| panic!("{found}"))
}

/// The page of a scenario without a single replication: what the table alone says.
fn without_figures(scenario: &Scenario) -> String {
    let study = national::study(scenario, 0, 1.0).expect("the scenario can run");
    let workers = Workers::new(1).expect("a thread");
    let outcome = workers.run(&study, 0..0, &Progress::new(0, &|_| ()));
    validation_page(&[outcome.expect("nothing ran")], "")
}

/// The fixed cells of every row of a page, and what it says is measured.
fn fixed(page: &str) -> Vec<String> {
    let row = |line: &str| {
        line.split(" | ")
            .take(FIXED)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    let rows = page.lines().filter(|line| line.starts_with("| T"));
    let measured = page.lines().filter(|line| line.starts_with("- `"));
    let mut all: Vec<String> = rows.map(row).chain(measured.map(str::to_owned)).collect();
    all.sort();
    all
}

#[test]
fn the_page_is_of_the_present_tables_and_version() {
    let page = std::fs::read_to_string(root().join("docs/validation.md")).expect("it ships");
    let version = format!("Throughcare {}.", throughcare::VERSION);
    assert!(page.contains(&version), "the page is not of {version}");
    let mut expected: Vec<String> = Vec::new();
    for path in shipped() {
        let name = path
            .strip_prefix(root())
            .expect("within")
            .display()
            .to_string();
        assert!(page.contains(&name), "docs/validation.md leaves out {name}");
        expected.extend(fixed(&without_figures(&load(&path))));
    }
    expected.sort();
    let given = fixed(&page);
    let missing: Vec<_> = expected.iter().filter(|row| !given.contains(row)).collect();
    assert!(
        missing.is_empty() && given.len() == expected.len(),
        "docs/validation.md is out of date; run the command it shows. Not in it:\n{missing:#?}"
    );
}

#[test]
fn every_miss_on_the_page_has_a_cause() {
    let page = std::fs::read_to_string(root().join("docs/validation.md")).expect("it ships");
    let unexplained: Vec<&str> = page
        .lines()
        .filter(|line| line.ends_with("| not explained yet |"))
        .collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
}

#[test]
fn every_target_is_measured_or_says_what_it_is() {
    for path in shipped() {
        for row in load(&path).targets().rows() {
            let measured = indicators::list::named(&row.indicator).is_some();
            let named = !row.quantity.is_empty();
            assert!(
                measured != named,
                "{}: {} is {}",
                row.id,
                row.indicator,
                if measured {
                    "named twice"
                } else {
                    "no indicator and has no name"
                }
            );
        }
    }
}

#[test]
fn a_run_prints_every_row_of_the_table() {
    let room = Room::new("all");
    let output = room.run(&["validate", SCENARIO, "--json"], QUICK);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut ids: Vec<&str> = printed["targets"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["id"].as_str().expect("an id"))
        .collect();
    ids.sort_unstable();
    let scenario = load(Path::new(SCENARIO));
    let mut expected: Vec<&str> = scenario
        .targets()
        .rows()
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    expected.sort_unstable();
    assert_eq!(ids, expected);
    assert_eq!(printed["approximate"], true);
    let verdict = |id: &str| {
        let rows = printed["targets"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["id"] == id).expect("a row");
        row["verdict"].as_str().expect("a verdict").to_owned()
    };
    // A year of a run does not reach the follow-up of reoffending.
    let reoffending = scenario
        .targets()
        .rows()
        .iter()
        .find(|row| row.indicator == "reoffending_1y_le6m")
        .expect("a target");
    assert_eq!(verdict(&reoffending.id), "not measured");
}

#[test]
fn a_sample_is_marked_and_kept_off_the_record() {
    let room = Room::new("sample");
    let output = room.run(&["validate", SCENARIO, "-q"], QUICK);
    assert!(text(&output.stdout).contains("Approximate"));
    for kept in ["--csv", "--markdown"] {
        let output = room.run(&["validate", SCENARIO, kept], QUICK);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("leave out --sample"));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn one_replication_has_no_power() {
    let room = Room::new("one");
    let one = ["--sample", "0.02", "--years", "1", "--reps", "1"];
    let output = room.run(&["validate", SCENARIO, "--json"], &one);
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for row in printed["targets"].as_array().expect("rows") {
        let verdict = row["verdict"].as_str().expect("a verdict");
        assert!(["no power", "not measured"].contains(&verdict), "{row}");
    }
}
