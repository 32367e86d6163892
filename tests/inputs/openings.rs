//! Cohorts: those that do not fit a scenario are refused, and nothing else is overwritten by one.

use std::fs;

use crate::program::{Room, SCENARIO, shipped, text};
use crate::{holds, refused, told};

const QUICK: &[&str] = &["--sample", "0.02", "--years", "1", "--reps", "1"];

/// A room with the people of a fiftieth of 2019.
fn with_people(name: &str) -> (Room, String) {
    let room = Room::new(name);
    let make = [
        "cohort",
        SCENARIO,
        "--sample",
        "0.02",
        "--out",
        "people.csv",
    ];
    told(&room, &make, 0);
    let people = fs::read_to_string(room.path("people.csv")).expect("readable");
    (room, people)
}

#[test]
fn a_cohort_of_another_size_is_refused_with_the_sample_that_fits() {
    let (room, people) = with_people("fit");
    let run = ["run", SCENARIO, "--cohort", "people.csv", "--dry-run"];
    let whole = refused(&room, &run, 2);
    let parts = [
        "people.csv: has 16",
        "people in prison and 31",
        "where the opening stock of the scenario has 82",
        "run it with --sample 0.02",
    ];
    holds(&whole, &parts);
    let sound = room.run(&run, QUICK);
    assert_eq!(
        (sound.status.code(), text(&sound.stderr)),
        (Some(0), String::new())
    );
    let fewer = people.lines().enumerate().filter(|(at, _)| at % 6 != 5);
    let fewer: String = fewer.map(|(_, line)| format!("{line}\n")).collect();
    fs::write(room.path("people.csv"), fewer).expect("written");
    let loose = room.run(&run, QUICK);
    assert_eq!(loose.status.code(), Some(0));
    holds(&text(&loose.stderr), &["warning: people.csv: has 13"]);
}

#[test]
fn a_cohort_of_nobody_or_of_one_state_is_refused() {
    let (room, people) = with_people("nobody");
    let run = [&["run", SCENARIO, "--cohort", "some.csv"], QUICK].concat();
    let header = people.lines().next().expect("a header");
    fs::write(room.path("some.csv"), format!("{header}\n")).expect("written");
    holds(
        &refused(&room, &run, 2),
        &["some.csv: holds no people", "throughcare cohort"],
    );
    let inside = people.lines().filter(|line| !line.contains("_order,"));
    let inside: String = inside.map(|line| format!("{line}\n")).collect();
    fs::write(room.path("some.csv"), inside).expect("written");
    let said = refused(&room, &run, 2);
    holds(&said, &["give as many people of both"]);
    assert!(!said.contains("run it with --sample"), "{said}");
}

#[test]
fn a_cohort_replaces_a_cohort_and_nothing_else() {
    let (room, people) = with_people("replace");
    fs::copy(shipped("2006.toml"), room.path("mine.toml")).expect("copied");
    let before = fs::read(room.path("mine.toml")).expect("readable");
    let make = ["cohort", SCENARIO, "--sample", "0.01", "--force", "--out"];
    let said = refused(&room, &[&make[..], &["mine.toml"]].concat(), 2);
    holds(&said, &["mine.toml", "--force leaves it alone"]);
    assert_eq!(fs::read(room.path("mine.toml")).expect("readable"), before);
    told(&room, &[&make[..], &["people.csv"]].concat(), 0);
    let now = fs::read_to_string(room.path("people.csv")).expect("readable");
    assert!(now.len() < people.len());
    let log = [
        "trace", SCENARIO, "--sample", "0.01", "--years", "1", "--people", "5",
    ];
    let log = [&log[..], &["--force", "--events", "people.csv"]].concat();
    holds(&refused(&room, &log, 2), &["--force leaves it alone"]);
}
