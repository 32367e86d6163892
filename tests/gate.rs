//! The gate of speed, apart from what it measures: what it lets through, what keeps it shut, and
//! what it asks of the history.

#[allow(dead_code, reason = "the gate uses what is not tried here")]
#[path = "../benches/gate/baseline.rs"]
mod baseline;
#[allow(dead_code, reason = "the gate uses what is not tried here")]
#[path = "../benches/gate/counting.rs"]
mod counting;
#[path = "../benches/gate/history.rs"]
mod history;
#[allow(dead_code, reason = "the gate uses what is not tried here")]
#[path = "../benches/gate/ratio.rs"]
mod ratio;
#[allow(dead_code, reason = "the gate uses what is not tried here")]
#[path = "../benches/gate/setting.rs"]
mod setting;
#[path = "../benches/gate/verdict.rs"]
mod verdict;

use baseline::{Baseline, Floors};
use history::{History, Noted, Writer};
use ratio::Ratios;
use setting::Profile;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use verdict::{Counts, Verdict, compare};

fn counts(of: &[(&str, u64)]) -> Counts {
    of.iter()
        .map(|&(name, count)| (name.to_owned(), count))
        .collect()
}

/// The verdict on one bench, and what is said of it.
fn judged(before: Option<u64>, now: Option<u64>) -> (Verdict, String) {
    let side = |count: Option<u64>| count.map_or(Counts::new(), |count| counts(&[("hold", count)]));
    let compared = compare(&side(before), &side(now));
    assert_eq!(compared.len(), 1);
    (
        compared[0].verdict(),
        compared[0].advice().unwrap_or_default(),
    )
}

#[test]
fn up_to_three_percent_more_is_let_through() {
    assert_eq!(judged(Some(1_000_000), Some(1_000_000)).0, Verdict::Level);
    assert_eq!(
        judged(Some(1_000_000), Some(1_029_000)),
        (Verdict::Level, String::new())
    );
    assert_eq!(judged(Some(1_000_000), Some(1_030_000)).0, Verdict::Level);
    assert!(!Verdict::Level.fails());
}

#[test]
fn more_than_three_percent_keeps_it_shut_and_says_what_to_do() {
    let (verdict, advice) = judged(Some(1_000_000), Some(1_031_000));
    assert_eq!(verdict, Verdict::Slower);
    assert!(verdict.fails());
    for said in [
        "hold ",
        "+3.10 %",
        "1,000,000 before",
        "1,031,000 now",
        "cargo bench --bench gate -- --write",
        "CHANGELOG.md",
    ] {
        assert!(advice.contains(said), "no {said} in: {advice}");
    }
    assert_eq!(
        judged(Some(1_000_000), Some(1_030_001)).0,
        Verdict::Slower,
        "one instruction above"
    );
}

#[test]
fn fewer_instructions_are_let_through_with_advice_to_renew() {
    assert_eq!(judged(Some(1_000_000), Some(970_000)).0, Verdict::Level);
    let (verdict, advice) = judged(Some(1_000_000), Some(969_999));
    assert_eq!(verdict, Verdict::Faster);
    assert!(!verdict.fails());
    assert!(
        advice.contains("-3.00 %") && advice.contains("--write"),
        "{advice}"
    );
}

#[test]
fn a_bench_without_baseline_and_one_that_went_missing_keep_it_shut() {
    for (before, now, verdict) in [
        (None, Some(7), Verdict::New),
        (Some(7), None, Verdict::Gone),
    ] {
        let (given, advice) = judged(before, now);
        assert_eq!(given, verdict);
        assert!(given.fails());
        assert!(advice.starts_with("hold is "), "{advice}");
    }
    let both = compare(
        &counts(&[("mmc", 1), ("hold", 1)]),
        &counts(&[("places", 1), ("hold", 1)]),
    );
    let names: Vec<&str> = both.iter().map(|bench| bench.name.as_str()).collect();
    assert_eq!(names, ["hold", "mmc", "places"]);
}

fn committed() -> Baseline {
    Baseline::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the committed baseline is read")
}

#[test]
fn another_compiler_library_or_processor_is_told_apart() {
    let here = committed().setting;
    assert!(here.differences(&here).is_empty());
    let mut other = here.clone();
    other.rustc = "1.99.0".to_owned();
    other.processor = "any".to_owned();
    let said = here.differences(&other);
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("rustc ") && said[0].ends_with("here 1.99.0"));
    for change in [
        |other: &mut setting::Setting| other.target.clear(),
        |other: &mut setting::Setting| other.libc.clear(),
        |other: &mut setting::Setting| other.valgrind.clear(),
    ] {
        let mut other = here.clone();
        change(&mut other);
        assert_eq!(here.differences(&other).len(), 1);
    }
}

#[test]
fn the_committed_baseline_is_what_the_gate_would_write() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(baseline::PATH);
    let text = fs::read_to_string(path).expect("there is a baseline");
    let baseline = committed();
    assert_eq!(text, baseline.text());
    assert_eq!(
        Baseline::parse(&baseline.text()),
        Ok(baseline.clone()),
        "it survives writing"
    );
    let profile = Profile::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(Ok(baseline.profile), profile);
    assert!(Baseline::parse("[setting]\nrustc = 1\n").is_err());
}

#[test]
fn a_ratio_below_its_floor_keeps_it_shut() {
    let floors = Floors {
        queued: 8.0,
        batched: 25.0,
    };
    let ratios = |queued, batched| Ratios { queued, batched };
    assert!(ratios(8.0, 25.0).below(&floors).is_empty());
    let below = ratios(7.9, 30.0).below(&floors);
    assert_eq!(below.len(), 1);
    assert!(below[0].contains("7.9") && below[0].contains("queued"));
    assert_eq!(ratios(7.9, f64::NAN).below(&floors).len(), 2);
}

#[test]
fn counts_are_read_from_what_gungraun_prints() {
    let line = |function: &str, metrics: &str| {
        format!(
            r#"{{"function_name":"{function}","id":"case","profiles":[{{"data":{{"total":{{"metrics":{metrics}}}}}}}]}}"#
        )
    };
    let good = |function: &str, count: u64| {
        line(
            function,
            &format!(r#"{{"Ir":{{"values":{{"new":{count}}}}}}}"#),
        )
    };
    let printed = format!("heading\n{}\n{}\n", good("hold", 5), good("mmc", 6));
    assert_eq!(
        counting::parse(&printed),
        Ok(counts(&[("hold.case", 5), ("mmc.case", 6)]))
    );
    let without = format!("{}\n{}", good("hold", 5), line("mmc", "{}"));
    assert!(counting::parse(&without).is_err(), "a count is missing");
    assert!(counting::parse("").is_err(), "nothing was counted");
}

/// A small repository with a baseline and a changelog.
struct Repository(TempDir);

impl Repository {
    fn new() -> Repository {
        let repository = Repository(TempDir::new().expect("a folder"));
        repository.git(&["init", "--quiet"]);
        repository.git(&["config", "user.name", "Nobody"]);
        repository.git(&["config", "user.email", "nobody@example.org"]);
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn history(&self) -> History<'_> {
        History::new(self.path(), "baseline.toml")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .current_dir(self.path())
            .args(arguments)
            .output()
            .expect("git runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.path().join(file), text).expect("the file is written");
    }

    /// Writes files and commits them all; the commit.
    fn commit(&self, files: &[(&str, &str)]) -> String {
        for (file, text) in files {
            self.write(file, text);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A change"]);
        self.git(&["rev-parse", "HEAD"])
    }
}

const FIRST: &str = "# Changelog\n\n### Instruction counts\n- First.\n";
const SECOND: &str = "# Changelog\n\n### Instruction counts\n- First.\n- Second.\n";
const ELSEWHERE: &str = "# Changelog\n\n### Added\n- New.\n\n### Instruction counts\n- First.\n";

#[test]
fn the_commit_that_wrote_the_baseline_must_note_it() {
    let repository = Repository::new();
    let first = repository.commit(&[("baseline.toml", "1"), ("CHANGELOG.md", FIRST)]);
    repository.commit(&[("other", "1")]);
    assert_eq!(repository.history().writer(), Writer::Commit(first));
    assert_eq!(repository.history().noted(), Noted::Yes);

    let silent = repository.commit(&[("baseline.toml", "2"), ("CHANGELOG.md", ELSEWHERE)]);
    let Noted::No(why) = repository.history().noted() else {
        panic!("a line elsewhere in the changelog is not enough");
    };
    assert!(
        why.contains(&silent[..10]) && why.contains("Instruction counts"),
        "{why}"
    );

    repository.commit(&[("baseline.toml", "3"), ("CHANGELOG.md", SECOND)]);
    assert_eq!(repository.history().noted(), Noted::Yes);
}

#[test]
fn a_change_not_yet_committed_must_note_it_too() {
    let repository = Repository::new();
    repository.commit(&[("baseline.toml", "1"), ("CHANGELOG.md", FIRST)]);
    repository.write("baseline.toml", "2");
    assert_eq!(repository.history().writer(), Writer::Uncommitted);
    assert!(matches!(repository.history().noted(), Noted::No(_)));
    repository.write("CHANGELOG.md", SECOND);
    assert_eq!(repository.history().noted(), Noted::Yes);
}

#[test]
fn missing_history_is_said_plainly() {
    let repository = Repository::new();
    repository.commit(&[("baseline.toml", "1"), ("CHANGELOG.md", FIRST)]);
    repository.commit(&[("other", "1")]);
    let clone = TempDir::new().expect("a folder");
    let from = format!("file://{}", repository.path().display());
    let to = clone.path().to_string_lossy().into_owned();
    repository.git(&["clone", "--quiet", "--depth", "1", &from, &to]);
    let shallow = History::new(clone.path(), "baseline.toml");
    assert!(
        matches!(shallow.writer(), Writer::Unknown(why) if why.contains("git fetch --unshallow"))
    );
    assert!(matches!(shallow.noted(), Noted::Unknown(_)));

    let bare = TempDir::new().expect("a folder");
    let without = History::new(bare.path(), "baseline.toml");
    assert!(matches!(without.noted(), Noted::Unknown(_)));
}

#[test]
fn a_shallow_clone_that_reaches_far_enough_is_enough() {
    let repository = Repository::new();
    repository.commit(&[("other", "0")]);
    let wrote = repository.commit(&[("baseline.toml", "1"), ("CHANGELOG.md", FIRST)]);
    repository.commit(&[("other", "1")]);
    let clone = TempDir::new().expect("a folder");
    let from = format!("file://{}", repository.path().display());
    let to = clone.path().to_string_lossy().into_owned();
    repository.git(&["clone", "--quiet", "--depth", "3", &from, &to]);
    let shallow = History::new(clone.path(), "baseline.toml");
    assert_eq!(shallow.writer(), Writer::Commit(wrote));
    assert_eq!(shallow.noted(), Noted::Yes);
}

#[test]
fn a_commit_is_laid_out_and_cleared_away() {
    let repository = Repository::new();
    let first = repository.commit(&[("baseline.toml", "1")]);
    repository.commit(&[("baseline.toml", "2")]);
    let history = repository.history();
    let folder = repository.path().join("before");
    for _ in 0..2 {
        let laid_out = history
            .lay_out(&first, folder.clone())
            .expect("git lays it out");
        let text = fs::read_to_string(laid_out.folder().join("baseline.toml"));
        assert_eq!(text.expect("the file is there"), "1");
        drop(laid_out);
        assert!(!folder.exists());
        assert_eq!(repository.git(&["worktree", "list"]).lines().count(), 1);
    }
    assert!(history.lay_out("no such commit", folder).is_err());
}
