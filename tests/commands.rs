//! The commands as people type them: what they print, write and answer.

mod program;

use std::fs;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use program::{QUICK, Room, SCENARIO, text};

const FILES: [&str; 5] = [
    "indicators.csv",
    "manifest.json",
    "replications.csv",
    "scenario.resolved.toml",
    "targets.csv",
];

#[test]
fn a_run_prints_a_table_and_writes_its_files() {
    let room = Room::new("run");
    let output = room.run(&["run", SCENARIO, "--out", "results"], QUICK);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let table = text(&output.stdout);
    for word in [
        "Indicator",
        "Mean",
        "95 % interval",
        "Published",
        "Targets",
        "--seed 20190401",
    ] {
        assert!(table.contains(word), "{word} is missing in\n{table}");
    }
    assert_eq!(room.names("results"), FILES);
    assert_eq!(room.names(""), ["results"], "nothing else is left");
}

#[test]
fn talk_goes_to_stderr_and_can_be_silenced() {
    let room = Room::new("quiet");
    let output = room.run(&["run", SCENARIO, "--out", "loud"], QUICK);
    let talk = text(&output.stderr);
    for word in ["seed 20190401", "threads", "100 %", "loud"] {
        assert!(talk.contains(word), "{word} is missing in\n{talk}");
    }
    let output = room.run(&["run", SCENARIO, "--out", "quiet", "-q"], QUICK);
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn json_is_all_that_is_printed_when_asked_for() {
    let room = Room::new("json");
    let output = room.run(&["run", SCENARIO, "--json", "--out", "results"], QUICK);
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["seed"], 20_190_401);
    let rows = printed["rows"].as_array().expect("rows");
    assert!(
        rows.iter()
            .any(|row| row["indicator"] == "prison_population")
    );
    assert!(printed["targets"].is_array());
}

#[test]
fn results_are_not_overwritten_unless_forced() {
    let room = Room::new("again");
    let arguments = ["run", SCENARIO, "--out", "results"];
    assert_eq!(room.run(&arguments, QUICK).status.code(), Some(0));
    let again = room.run(&arguments, QUICK);
    // A build from changed sources cannot know that its results would be the same.
    match room.manifest("results")["commit"]
        .as_str()
        .is_some_and(|at| at.ends_with("-modified"))
    {
        true => assert_eq!(again.status.code(), Some(2)),
        false => {
            assert_eq!(again.status.code(), Some(0));
            assert!(text(&again.stderr).contains("already up to date"));
        }
    }
    let other = [&arguments[..], &["--seed", "7"]].concat();
    let refused = room.run(&other, QUICK);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--force"));
    assert_eq!(
        room.manifest("results")["seed"],
        20_190_401,
        "the old results stand"
    );
    let forced = [&other[..], &["--force"]].concat();
    assert_eq!(room.run(&forced, QUICK).status.code(), Some(0));
    assert_eq!(room.manifest("results")["seed"], 7);
    assert_eq!(room.names(""), ["results"]);
}

#[test]
fn a_dry_run_says_what_it_would_take_and_writes_nothing() {
    let room = Room::new("dry");
    let output = room.run(&["run", SCENARIO, "--dry-run"], QUICK);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    for word in ["Events", "Time", "Memory", "Disk", "would be written"] {
        assert!(said.contains(word), "{word} is missing in\n{said}");
    }
    assert!(room.names("").is_empty());
    let refused = ["run", SCENARIO, "--reps", "4000000000"];
    assert_eq!(room.run(&refused, &[]).status.code(), Some(4));
    assert!(room.names("").is_empty());
}

#[test]
fn bad_requests_end_with_2_and_write_nothing() {
    let room = Room::new("bad");
    let bad: [&[&str]; 12] = [
        &[],
        &["walk"],
        &["run"],
        &["run", "no-such.toml"],
        &["run", SCENARIO, "--reps", "0"],
        &["run", SCENARIO, "--reps", "9..9"],
        &["run", SCENARIO, "--sample", "0"],
        &["run", SCENARIO, "--sample", "NaN"],
        &["run", SCENARIO, "--threads", "0"],
        &["run", SCENARIO, "--years", "1000000"],
        &["run", SCENARIO, "--set", "court.remand_entrys=1"],
        &["compare", SCENARIO],
    ];
    for arguments in bad {
        let output = room.run(arguments, &[]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments:?}: {}",
            text(&output.stderr)
        );
        assert!(
            !output.stderr.is_empty() && output.stdout.is_empty(),
            "{arguments:?}"
        );
        assert!(room.names("").is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_place_that_cannot_be_written_ends_with_3() {
    let room = Room::new("unwritable");
    fs::write(room.path("file"), "in the way").expect("writable");
    let output = room.run(&["run", SCENARIO, "--out", "file/results"], QUICK);
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stderr));
    assert_eq!(room.names(""), ["file"]);
}

#[test]
fn changed_results_end_with_5() {
    let room = Room::new("integrity");
    let arguments = ["run", SCENARIO, "--out", "results"];
    assert_eq!(room.run(&arguments, QUICK).status.code(), Some(0));
    fs::write(room.path("results/targets.csv"), "changed").expect("writable");
    let modified = room.manifest("results")["commit"]
        .as_str()
        .map(|at| at.ends_with("-modified"));
    let expected = if modified == Some(true) { 2 } else { 5 };
    assert_eq!(room.run(&arguments, QUICK).status.code(), Some(expected));
}

#[test]
fn a_scenario_beside_a_copy_of_itself_differs_by_exactly_nothing() {
    let room = Room::new("copy");
    let output = room.run(&["compare", SCENARIO, SCENARIO, "--out", "results"], QUICK);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("Variance ratio"));
    let mut differences =
        csv::Reader::from_path(room.path("results/differences.csv")).expect("CSV");
    let mut rows = 0;
    for row in differences.records() {
        let row = row.expect("a sound row");
        let (pairs, found) = (&row[12], (&row[7], &row[8], &row[9]));
        let expected = match pairs {
            "0" => ("", "", ""),
            // One pair has a difference, but no interval.
            "1" => ("0", "", ""),
            _ => ("0", "0", "0"),
        };
        assert_eq!(found, expected, "{row:?}");
        rows += 1;
    }
    assert!(rows > 0);
    let names = room.names("results");
    assert!(
        names.contains(&"2019.resolved.toml".to_owned()),
        "{names:?}"
    );
    assert!(
        names.contains(&"2019-2.resolved.toml".to_owned()),
        "{names:?}"
    );
}

#[test]
fn slurm_decides_the_threads_where_nothing_else_does() {
    let room = Room::new("slurm");
    let mut command = room.command(&["run", SCENARIO, "--out", "one"], QUICK);
    let output = command
        .env("SLURM_CPUS_PER_TASK", "1")
        .output()
        .expect("runs");
    assert!(
        text(&output.stderr).contains("threads 1"),
        "{}",
        text(&output.stderr)
    );
    let mut command = room.command(&["run", SCENARIO, "--out", "many"], QUICK);
    let output = command
        .env("SLURM_CPUS_PER_TASK", "many")
        .output()
        .expect("runs");
    assert!(
        text(&output.stderr).contains("SLURM_CPUS_PER_TASK"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    let room = Room::new("pipe");
    let mut command = room.command(&["run", SCENARIO, "--out", "results", "-q"], QUICK);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    assert_eq!(room.names("results"), FILES);
}

#[test]
fn a_killed_run_leaves_no_results_and_the_next_one_clears_up() {
    let room = Room::new("killed");
    let arguments = ["run", SCENARIO, "--out", "results"];
    let many = &["--sample", "0.02", "--years", "1", "--reps", "5000"];
    let mut child = room
        .command(&arguments, many)
        .stderr(Stdio::null())
        .spawn()
        .expect("runs");
    let partial = room.path(".results.throughcare-partial");
    let patience = Instant::now() + Duration::from_secs(60);
    while !partial.exists() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("is running");
    child.wait().expect("ends");
    assert_eq!(room.names(""), [".results.throughcare-partial"]);
    let output = room.run(&arguments, QUICK);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(room.names(""), ["results"]);
}

#[test]
fn indicators_are_listed_with_what_they_mean() {
    let room = Room::new("indicators");
    let listed = text(&room.run(&["indicators"], &[]).stdout);
    let json = room.run(&["indicators", "--json"], &[]).stdout;
    let json: Vec<serde_json::Value> = serde_json::from_slice(&json).expect("JSON");
    for id in ["prison_population", "continuity_21d", "probation_caseload"] {
        assert!(
            listed.lines().any(|line| line == id),
            "{id} is missing in\n{listed}"
        );
        assert!(json.iter().any(|row| row["id"] == id), "{id}");
    }
}

#[test]
fn the_version_names_the_commit() {
    let room = Room::new("version");
    let version = text(&room.run(&["--version"], &[]).stdout);
    assert!(
        version.starts_with(&format!("throughcare {} (", throughcare::VERSION)),
        "{version}"
    );
    assert!(version.contains(throughcare::COMMIT), "{version}");
}

#[test]
fn a_closed_stderr_stops_nothing() {
    let room = Room::new("deaf");
    let mut command = room.command(&["run", SCENARIO, "--out", "results"], QUICK);
    let mut child = command
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stderr.take());
    let mut table = String::new();
    let mut stdout = child.stdout.take().expect("piped");
    stdout.read_to_string(&mut table).expect("text");
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    assert!(table.contains("Indicator"));
}
