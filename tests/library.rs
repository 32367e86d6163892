//! The library of questions: every shipped lever file says what it asks, of which eras and how it is answered, and runs
//! on each of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use throughcare::indicators;
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{Date, LeverFile, Overlays, Scenario};

/// Enough people for every state, few enough for a test of all files.
const SAMPLE: f64 = 0.01;
const SEED: u64 = 11;
const ERAS: [&str; 3] = ["2006", "2019", "2025"];
/// The years that docs/answers.md is made with; a file that says `answer_years` is run for as many at least.
const ANSWERED: u32 = 3;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn files() -> Vec<(PathBuf, LeverFile)> {
    let entries = fs::read_dir(folder().join("levers")).expect("the library");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let load = |path: PathBuf| {
        let file = LeverFile::load(&path).unwrap_or_else(|found| panic!("{found}"));
        (path, file)
    };
    paths.into_iter().map(load).collect()
}

fn over(era: &str, lever: Option<&Path>, years: Option<u32>) -> Scenario {
    let overlays = Overlays {
        with: lever.map(Path::to_owned).into_iter().collect(),
        years,
        ..Overlays::default()
    };
    let base = folder().join(format!("{era}.toml"));
    Scenario::load(&base, &overlays).unwrap_or_else(|found| panic!("{found}"))
}

#[test]
fn every_file_asks_a_question_of_known_eras_and_names_what_answers_it() {
    let known = indicators::all();
    for (path, file) in files() {
        let name = path.display();
        let question = file
            .question
            .unwrap_or_else(|| panic!("{name} asks nothing"));
        assert!(question.ends_with('?') && question.len() < 200, "{name}");
        assert!(file.title.is_some(), "{name} has no title");
        assert!(!file.applies_to.is_empty(), "{name} names no era");
        for era in &file.applies_to {
            assert!(ERAS.contains(&era.as_str()), "{name}: {era}");
        }
        assert!(!file.answers.is_empty(), "{name} names no answer");
        for id in &file.answers {
            assert!(known.iter().any(|one| one.id == id), "{name}: {id}");
        }
        let plain =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        assert!(file.name.chars().all(plain), "{name}");
    }
}

#[test]
fn every_file_tells_what_changes_on_what_evidence_and_its_limits() {
    for (path, _) in files() {
        let text = fs::read_to_string(&path).expect("a lever file");
        for word in ["# What changes:", "# Evidence:", "# Limits:"] {
            assert!(text.contains(word), "{}: no {word}", path.display());
        }
        assert!(text.lines().count() < 90, "{}: not small", path.display());
    }
}

/// The years that a file is answered over.
fn answered(file: &LeverFile) -> u32 {
    file.answer_years.unwrap_or(ANSWERED).max(ANSWERED)
}

/// The first day of each dated change of a file, in days from the start of `base`.
fn begins(path: &Path, base: &Scenario) -> Vec<i32> {
    let text = fs::read_to_string(path).expect("a lever file");
    let table: toml::Table = text.parse().expect("TOML");
    let changes = table.get("change").and_then(toml::Value::as_array);
    let begin = |change: &toml::Value| match change.get("after_days") {
        Some(days) => days.as_integer().expect("days") as i32,
        None => {
            let from = change["from"].as_datetime().expect("a date");
            let day = from.date.expect("a date");
            let [year, month, day] = [i32::from(day.year), day.month.into(), day.day.into()];
            let from = Date::new(year, month as u32, day as u32).expect("a day");
            from.days_since(base.start())
        }
    };
    changes.into_iter().flatten().map(begin).collect()
}

/// What begins later is told by less than a year, or not at all.
#[test]
fn every_change_begins_twelve_months_before_the_end_of_the_run_that_answers() {
    for (path, file) in files() {
        for era in &file.applies_to {
            let base = over(era, None, Some(answered(&file)));
            let end = base.start().add_months(12 * answered(&file) as i32);
            let latest = end.add_months(-12).days_since(base.start());
            for begin in begins(&path, &base) {
                assert!(
                    (0..=latest).contains(&begin),
                    "{}: a change begins on day {begin} of {era}, and must by day {latest}; raise `answer_years`",
                    path.display()
                );
            }
        }
    }
}

/// Two years reach the day of most changes; the identities are checked at the end.
#[test]
fn every_file_runs_on_each_era_it_names() {
    for era in ERAS {
        let base = over(era, None, Some(2));
        let plan = Plan::new(&base, SAMPLE).expect("a baseline can be simulated");
        let opening = Arc::clone(&plan.opening);
        for (path, _) in files()
            .iter()
            .filter(|(_, file)| file.applies_to.iter().any(|one| one == era))
        {
            let scenario = over(era, Some(path), Some(2));
            let name = path.display();
            let mut plan = Plan::new(&scenario, SAMPLE)
                .unwrap_or_else(|refusal| panic!("{name} on {era}: {refusal}"));
            if scenario.opens_like(&base) {
                plan.opening = Arc::clone(&opening);
            }
            let plan = Arc::new(plan);
            let mut world = World::new(Arc::clone(&plan));
            world
                .open(SEED, 0)
                .unwrap_or_else(|fault| panic!("{name} on {era}: {fault:?}"));
            world
                .run_until(plan.horizon())
                .unwrap_or_else(|fault| panic!("{name} on {era}: {fault:?}"));
            world
                .check(plan.horizon())
                .unwrap_or_else(|broken| panic!("{name} on {era}: {broken}"));
        }
    }
}
