//! Files of cases, good and bad, and the verb itself.

use super::*;
use std::process::{Command, Output};
use throughcare::verify::unsupported;

fn throughcare(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughcare"))
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn written(name: &str, text: &str) -> String {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let path = format!("{folder}/{name}");
    std::fs::write(&path, text).expect("the test folder is writable");
    path
}

#[test]
fn every_built_in_row_but_the_waiting_family_can_be_run() {
    let rows = built_in().expect("the built-in rows");
    assert!(rows.len() >= 458);
    let options = Options {
        thorough: true,
        ..Options::default()
    };
    let refused = unsupported(&rows, &options);
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn the_waiting_family_is_unsupported_when_asked_for() {
    let rows = built_in().expect("the built-in rows");
    let options = Options {
        family: Some("UNC".to_owned()),
        ..Options::default()
    };
    assert_eq!(unsupported(&rows, &options).len(), 11);
}

#[test]
fn rows_that_make_no_sense_are_unsupported_with_a_reason() {
    for (family, parameters, quantity) in [
        ("MMC", "{", "P(wait>0)"),
        (
            "MMC",
            r#"{"lam_per_day": 1.0, "mean_service_days": 1.0}"#,
            "P(wait>0)",
        ),
        (
            "MMC",
            r#"{"lam_per_day": 2.0, "mean_service_days": 1.0, "c": 1}"#,
            "P(wait>0)",
        ),
        (
            "MMC",
            r#"{"lam_per_day": 0.5, "mean_service_days": 1.0, "c": 1}"#,
            "colour",
        ),
        (
            "MMC",
            r#"{"lam_per_day": "x", "mean_service_days": 1.0, "c": 1}"#,
            "P(wait>0)",
        ),
        (
            "MMC",
            r#"{"lam_per_day": 1e-9, "mean_service_days": 1e9, "c": 2}"#,
            "P(wait>0)",
        ),
        (
            "MGI",
            r#"{"lam_per_day": 1.0, "mean_stay_days": 5.0, "cv": -1}"#,
            "E[stock at day 30]",
        ),
        (
            "JACK",
            r#"{"gamma": [1], "P": [[1]], "c": [1], "mean_service_days": [1]}"#,
            "utilisation node 0",
        ),
        (
            "JACK",
            r#"{"gamma": [1], "P": [], "c": [1], "mean_service_days": [1]}"#,
            "utilisation node 0",
        ),
        ("ALT", r#"{"model": "closed"}"#, "P(custody) day 3"),
        ("NONE", "{}", "P(wait>0)"),
    ] {
        let rows = case(family, parameters, &[(quantity, 1.0)]);
        let report = answer(&rows, Plants::default());
        assert_eq!(
            verdicts(&report),
            [Verdict::Unsupported],
            "{family} {parameters}"
        );
        assert!(!report.lines()[0].1.reason.is_empty());
    }
}

#[test]
fn any_number_of_threads_gives_the_same_report() {
    let rows = rows_of("MMCK-E");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads");
        pool.install(|| answer(&rows, Plants::default()).json())
    };
    let alone = with(1);
    assert_eq!(with(2), alone);
    assert_eq!(with(7), alone);
}

#[test]
fn a_fresh_seed_gives_other_numbers() {
    let rows = rows_of("CASC-TEST");
    let with = |fresh_seed| {
        let options = Options {
            fresh_seed,
            ..Options::default()
        };
        let report = run(&rows, &options, &|_| ());
        report.lines()[0].1.estimate
    };
    assert_eq!(with(None), with(None));
    assert_ne!(with(None), with(Some(1)));
    assert_ne!(with(Some(2)), with(Some(1)));
}

#[test]
fn the_verb_prints_json_and_succeeds() {
    let out = throughcare(&["verify", "--family", "TRACE", "--json"]);
    assert_eq!(out.status.code(), Some(0), "{out:?}");
    let rows: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 10);
    for key in [
        "id",
        "quantity",
        "exact",
        "estimate",
        "standard_error",
        "z",
        "verdict",
    ] {
        assert!(rows.iter().all(|row| row.get(key).is_some()), "{key}");
    }
    assert!(rows.iter().all(|row| row["verdict"] == "pass"));
}

#[test]
fn the_verb_exits_with_1_on_what_is_unsupported() {
    let text = format!("{HEADER}\nX,XYZ,{{}},what,1,mean_4se,,,,\n");
    let path = written("unsupported.csv", &text);
    let out = throughcare(&["verify", "--cases", &path, "--json"]);
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(
        said.contains("XYZ") && said.contains("unsupported"),
        "{said}"
    );
    let rows: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    assert_eq!(rows[0]["verdict"], "unsupported");
}

#[test]
fn bad_files_end_with_2_and_name_file_and_line() {
    let with = |row: &str| format!("{HEADER}\nA,MMC,{{}},q,1,mean_4se,,,,\n{row}\n");
    for (name, text, line) in [
        ("empty.csv", String::new(), 1),
        ("no_rows.csv", format!("{HEADER}\n"), 1),
        ("columns.csv", "id,family\nA,B\n".to_owned(), 1),
        ("number.csv", with("B,MMC,{},q,one,mean_4se,,,,"), 3),
        ("infinite.csv", with("B,MMC,{},q,inf,mean_4se,,,,"), 3),
        ("ragged.csv", with("B,MMC"), 3),
        ("floor.csv", with("B,MMC,{},q,1,mean_4se,,,-3,"), 3),
    ] {
        let path = written(name, &text);
        let out = throughcare(&["verify", "--cases", &path]);
        assert_eq!(out.status.code(), Some(2), "{name}");
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(said.contains(&format!("{name}:{line}: ")), "{name}: {said}");
    }
    let missing = throughcare(&["verify", "--cases", "no/such/file.csv"]);
    assert_eq!(missing.status.code(), Some(2));
    let family = throughcare(&["verify", "--family", "MMX"]);
    assert_eq!(family.status.code(), Some(2));
}
