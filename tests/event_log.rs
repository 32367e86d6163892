//! The event log is read by PM4Py as what it is.
//!
//! PM4Py is installed once, into the build's own folder, by Python's own means.

mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use program::{Room, SCENARIO, text};
use serde_json::Value;

const PEOPLE: usize = 400;

/// The Python that has PM4Py, made on first use.
fn python() -> PathBuf {
    let wanted = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/event_log/requirements.txt");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pm4py");
    let (python, installed) = (folder.join("bin/python"), folder.join("installed.txt"));
    let requirements = fs::read(&wanted).expect("the requirements are there");
    if fs::read(&installed).ok().as_ref() == Some(&requirements) {
        return python;
    }
    let _ = fs::remove_dir_all(&folder);
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--requirement"]);
    run(pip.arg(&wanted));
    fs::write(&installed, requirements).expect("the folder can be written");
    python
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?}: {error}; Python with venv is needed (Debian: python3-venv)")
    });
    let (told, complaint) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{command:?}: {told}{complaint}");
    told
}

fn export(room: &Room, name: &str) -> Vec<csv::StringRecord> {
    let people = PEOPLE.to_string();
    let output = room.run(
        &["trace", SCENARIO, "--events", name, "--people", &people],
        &["--sample", "0.02", "--years", "2"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let mut reader = csv::Reader::from_path(room.path(name)).expect("a file");
    reader.records().collect::<Result<_, _>>().expect("CSV")
}

#[test]
fn pm4py_reads_cases_activities_and_what_follows_what() {
    let room = Room::new("pm4py");
    let rows = export(&room, "events.csv");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/event_log/read.py");
    let told = run(Command::new(python())
        .arg(script)
        .arg(room.path("events.csv")));
    let found: Value = serde_json::from_str(told.trim()).expect("JSON");

    assert_eq!(found["cases"], PEOPLE);
    assert_eq!(found["events"], rows.len());
    assert_eq!(found["through_xes"][0], PEOPLE);
    assert_eq!(found["through_xes"][1], rows.len());
    assert_eq!(found["zone"], "UTC");
    let activities: BTreeSet<&str> = rows.iter().map(|row| &row[1]).collect();
    let theirs = found["activities"].as_array().expect("a list");
    let theirs: BTreeSet<&str> = theirs.iter().filter_map(Value::as_str).collect();
    assert_eq!(theirs, activities);

    let follows = found["follows"].as_array().expect("a list");
    let count = |pair: &Value| pair[2].as_u64().expect("a count") as usize;
    let pairs: usize = follows.iter().map(count).sum();
    assert_eq!(
        pairs,
        rows.len() - PEOPLE,
        "each event but the first follows one"
    );
    for pair in follows {
        let (one, other) = (pair[0].as_str(), pair[1].as_str());
        let may = match one {
            Some("entered from outside") => [
                "appeared in court",
                "received on remand",
                "received for a non-criminal reason",
            ]
            .map(Some)
            .contains(&other),
            Some("died of drug poisoning" | "died of another cause" | "died in custody") => false,
            Some(released) if released.starts_with("released from") => {
                other != Some("started treatment in custody")
            }
            _ => true,
        };
        assert!(may, "{other:?} follows {one:?}");
    }
    let starts = found["starts"].as_object().expect("a map");
    let begins: BTreeSet<&str> = starts.keys().map(String::as_str).collect();
    let expected = BTreeSet::from(["entered from outside", "found at the start"]);
    assert_eq!(begins, expected);
    let inside = &found["treatment_inside"];
    assert!(inside["cases"].as_u64() > Some(10), "{inside}");
    assert_eq!(inside["unexplained"], 0);
}

#[test]
fn the_log_is_in_order_of_time_and_holds_no_clock() {
    let room = Room::new("order");
    let rows = export(&room, "one.csv");
    let stamps: Vec<&str> = rows.iter().map(|row| &row[2]).collect();
    assert!(stamps.is_sorted());
    assert!(stamps[0].starts_with("2019-04-01T") && stamps[0].ends_with('Z'));
    assert!(stamps[stamps.len() - 1] < "2021-04-01");
    export(&room, "two.csv");
    let bytes = |name| fs::read(room.path(name)).expect("a file");
    assert!(bytes("one.csv") == bytes("two.csv"));
}

#[test]
fn a_log_is_not_overwritten_unless_forced() {
    let room = Room::new("taken");
    fs::write(room.path("log.csv"), "mine").expect("writable");
    let quick = ["--sample", "0.02", "--years", "1"];
    let arguments = ["trace", SCENARIO, "--events", "log.csv", "--people", "5"];
    let refused = room.run(&arguments, &quick);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--force"));
    assert_eq!(fs::read(room.path("log.csv")).expect("there"), b"mine");
    // What is no log is not replaced by any word.
    let forced = [&arguments[..], &["--force", "--json"]].concat();
    let foreign = room.run(&forced, &quick);
    assert_eq!(foreign.status.code(), Some(2));
    assert_eq!(fs::read(room.path("log.csv")).expect("there"), b"mine");
    fs::remove_file(room.path("log.csv")).expect("there");
    for people in ["3", "5"] {
        let wanted = ["trace", SCENARIO, "--events", "log.csv", "--people", people];
        let forced = [&wanted[..], &["--force", "--json"]].concat();
        let output = room.run(&forced, &quick);
        let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(said["cases"], people.parse::<u32>().expect("a number"));
    }
    assert_eq!(room.names(""), ["log.csv"]);
}
