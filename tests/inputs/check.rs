//! `check`: everything that is wrong, at once.

use std::fs;

use serde_json::Value;

use crate::program::{Room, SCENARIO};
use crate::{holds, refused, told};

#[test]
fn check_tells_everything_that_is_wrong_with_every_file_at_once() {
    let room = Room::new("check-all");
    fs::write(
        room.path("a.toml"),
        "extends = \"shipped:2019\"\nhorizn = 3\n",
    )
    .expect("written");
    let b =
        "extends = \"shipped:2019\"\n[release.link]\nsent = { value = 95, unit = \"percent\" }\n";
    fs::write(room.path("b.toml"), b).expect("written");
    fs::write(
        room.path("lever.toml"),
        "[court]\nremand_entires = { value = 1 }\n",
    )
    .expect("written");
    let said = refused(
        &room,
        &["check", SCENARIO, "a.toml", "b.toml", "lever.toml"],
        2,
    );
    holds(
        &said,
        &[
            "a.toml:2:1",
            "the nearest name is `horizon_years`",
            "b.toml:3:29",
            "95 percent are 0.95 share",
            "lever.toml:2:1",
            "the nearest name is `court.remand_entries`",
            "3 problems found",
        ],
    );
    let order = ["a.toml:2", "b.toml:3", "lever.toml:2"].map(|part| said.find(part));
    assert!(order.is_sorted(), "{order:?}");
    let sound = told(&room, &["check", SCENARIO], 0);
    holds(
        &sound,
        &["2019.toml: a sound scenario, 5 years from 2019-04-01"],
    );
}

#[test]
fn check_lays_lever_files_over_what_they_fit() {
    let room = Room::new("check-levers");
    let change = "[[change]]\nparameter = \"release.link.sent\"\nfrom = 2020-04-01\nset = 0.9\n";
    fs::write(room.path("lever.toml"), change).expect("written");
    holds(
        &told(&room, &["check", "lever.toml"], 0),
        &["lever.toml: a sound lever file over shipped:2006, shipped:2019"],
    );
    let late = "extends = \"shipped:2019\"\nstart = 2021-04-01\n";
    fs::write(room.path("late.toml"), late).expect("written");
    let said = refused(&room, &["check", "lever.toml", "--over", "late.toml"], 2);
    holds(
        &said,
        &["lever.toml:3", "a change begins before the scenario starts"],
    );
    // The same change twice is two changes of one thing on one day.
    let said = refused(
        &room,
        &["check", SCENARIO, "--with", "lever.toml", "lever.toml"],
        2,
    );
    holds(
        &said,
        &["`release.link.sent` changes twice on the same day"],
    );
    let impossible = ["check", SCENARIO, "--set", "release.delay.attend_days=300"];
    let said = refused(&room, &impossible, 2);
    holds(
        &said,
        &["release.link.attended21: ", "is set in 2019.toml:"],
    );
}

#[test]
fn a_scenario_with_a_broken_first_line_is_still_taken_for_a_scenario() {
    let room = Room::new("check-broken");
    let broken = "extends = \"shipped:2019\nhorizon_years = 3\n";
    fs::write(room.path("a.toml"), broken).expect("written");
    let said = refused(&room, &["check", "a.toml"], 2);
    holds(&said, &["a.toml:1", "not TOML", "1 problem found"]);
}

#[test]
fn check_prints_json_that_holds_every_problem() {
    let room = Room::new("check-json");
    fs::write(
        room.path("a.toml"),
        "extends = \"shipped:2019\"\nhorizn = 3\n",
    )
    .expect("written");
    let output = room.run(&["check", "a.toml", SCENARIO, "--json"], &[]);
    assert_eq!(output.status.code(), Some(2));
    let files: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        (&files[0]["sound"], &files[1]["sound"]),
        (&false.into(), &true.into())
    );
    let problem = &files[0]["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["column"]),
        (&2.into(), &1.into())
    );
    assert_eq!(problem["help"][0], "the nearest name is `horizon_years`");
}

/// What cannot be together is laid at the door of what was set, with the value that would do.
#[test]
fn check_names_the_parameter_that_was_set_and_its_limit() {
    let room = Room::new("check-together");
    let baseline = "shipped:2025";
    for (set, parts) in [
        (
            "court.growth.remand=0.5",
            &[
                "error: court.growth.remand: remand grows to",
                "(allowed: 1.",
            ][..],
        ),
        (
            "arrest.tests=900000",
            &[
                "error: arrest.tests: 900000 per_year is more than `arrest.offences`, 193880 per_year",
                "give at most 193880",
            ],
        ),
        ("arrest.p_positive=0.99", &["give at most 0.691"]),
    ] {
        let said = refused(&room, &["check", baseline, "--set", set], 2);
        holds(&said, parts);
        holds(&said, &["is set in --set"]);
        assert!(
            !said.contains("remand_entries") && !said.contains("chance:"),
            "{said}"
        );
    }
    let change = "[[change]]\nparameter = \"arrest.tests\"\nfrom = 2026-01-01\nset = 200000\n";
    fs::write(room.path("more.toml"), change).expect("written");
    let said = refused(&room, &["check", baseline, "--with", "more.toml"], 2);
    holds(&said, &["and changed from 2026-01-01 in more.toml:1"]);
}

#[test]
fn what_cannot_be_read_ends_with_3_and_what_is_not_there_with_2() {
    let room = Room::new("check-io");
    refused(&room, &["check", "none.toml"], 2);
    refused(&room, &["check", "shipped:1999"], 2);
    fs::create_dir(room.path("folder")).expect("made");
    holds(&refused(&room, &["check", "folder"], 2), &["is a folder"]);
}
