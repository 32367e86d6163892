//! The library of questions: every shipped lever file says what it asks, of which eras and how it is answered, and runs
//! on each of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use throughcare::indicators;
use throughcare::pathway::{Plan, World};
use throughcare::scenario::{LeverFile, Overlays, Scenario};

/// Enough people for every state, few enough for a test of all files.
const SAMPLE: f64 = 0.01;
const SEED: u64 = 11;
const ERAS: [&str; 3] = ["2006", "2019", "2025"];
/// Laws that come after an era's own horizon can be asked about with a longer one.
const LONG: Option<u32> = Some(10);

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

#[test]
fn every_file_changes_something_within_the_horizon_of_each_era_it_names() {
    for (path, file) in files() {
        for era in &file.applies_to {
            let (with, without) = (over(era, Some(&path), LONG), over(era, None, LONG));
            let differs = |day: u32| {
                let (with, without) = (with.at(day), without.at(day));
                let mut keys = file.keys.iter();
                keys.any(|key| {
                    (0..12)
                        .any(|region| with.in_region(key, region) != without.in_region(key, region))
                })
            };
            let days = with.change_days().iter().chain(without.change_days());
            assert!(
                differs(0) || days.copied().any(differs),
                "{} changes nothing in {era}",
                path.display()
            );
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
