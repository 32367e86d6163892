//! What is sound and may not be meant is told on stderr: changes that come too late, and an opening
//! stock of another time than the start.

use std::fs;

use crate::program::{QUICK, Room, SCENARIO, shipped, text};
use crate::{holds, refused, told};

const SENT: &str = "[[change]]\nparameter = \"release.link.sent\"\nset = 0.9\n";

/// What the program says on stderr, which must find all sound.
fn said(room: &Room, arguments: &[&str], more: &[&str]) -> String {
    let output = room.run(arguments, more);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    said
}

fn written(room: &Room, name: &str, text: &str) {
    fs::write(room.path(name), text).expect("written");
}

#[test]
fn a_change_at_or_after_the_end_of_the_run_is_told() {
    let room = Room::new("late");
    written(&room, "late.toml", &format!("{SENT}from = 2020-04-01\n"));
    written(&room, "last.toml", &format!("{SENT}from = 2020-03-31\n"));
    written(
        &room,
        "ramp.toml",
        &format!("{SENT}from = 2020-03-20\nramp_days = 90\n"),
    );
    let note = [
        "note: the change of `release.link.sent` from 2020-04-01 (late.toml:1) moves nothing",
        "the run ends on 2020-04-01",
        "more years (--years)",
    ];
    let run = ["run", SCENARIO, "--with", "late.toml", "--out", "late"];
    let heard = said(&room, &run, QUICK);
    holds(&heard, &note);
    assert_eq!(
        heard.matches("note: ").count(),
        1,
        "rules are no changes: {heard}"
    );
    let compare = ["compare", SCENARIO, "late.toml", "--dry-run"];
    holds(&said(&room, &compare, QUICK), &note);
    let quiet = said(&room, &[&run[..], &["-q", "--force"]].concat(), QUICK);
    assert_eq!(quiet, "");
    let last = ["run", SCENARIO, "--with", "last.toml", "--dry-run"];
    assert!(!said(&room, &last, QUICK).contains("note: "));
    let ramp = ["run", SCENARIO, "--with", "ramp.toml", "--dry-run"];
    holds(&said(&room, &ramp, QUICK), &["from 2020-03-20"]);
}

#[test]
fn check_tells_of_late_changes_and_gives_them_as_json() {
    let room = Room::new("late-check");
    written(&room, "late.toml", &format!("{SENT}from = 2024-04-01\n"));
    let check = ["check", SCENARIO, "--with", "late.toml"];
    holds(
        &said(&room, &check, &[]),
        &["note: the change of `release.link.sent`"],
    );
    let json = told(&room, &[&check[..], &["--json"]].concat(), 0);
    holds(
        &json,
        &["\"notes\": [", "moves nothing: the run ends on 2024-04-01"],
    );
    // Over 2025 it would come before the start, and over 2006 long after the end.
    let over = ["check", "late.toml", "--over", SCENARIO];
    holds(&said(&room, &over, &[]), &["note: the change"]);
}

#[test]
fn a_lever_file_that_changes_nothing_is_refused_as_an_empty_one_is() {
    let room = Room::new("silent");
    written(
        &room,
        "asks.toml",
        "question = \"What if?\"\nanswers = [\"prison_population\"]\n",
    );
    written(&room, "empty.toml", "# nothing\n");
    for (name, why) in [
        ("asks.toml", "the lever file changes nothing"),
        ("empty.toml", "the file is empty"),
    ] {
        let help = "a lever file holds values or [[change]]";
        holds(&refused(&room, &["check", name], 2), &[name, why, help]);
        let compare = ["compare", SCENARIO, name, "--dry-run"];
        holds(&refused(&room, &compare, 2), &[why, help]);
    }
}

#[test]
fn a_start_far_from_the_day_of_the_opening_stock_is_told() {
    let room = Room::new("stock");
    let later = |name: &str, rest: &str| {
        written(
            &room,
            name,
            &format!("extends = \"shipped:2025\"\n{rest}\n"),
        );
    };
    later("far.toml", "start = 2030-07-01");
    later("before.toml", "start = 2024-07-01");
    later("near.toml", "start = 2025-10-01");
    later(
        "redated.toml",
        "start = 2030-07-01\nstock_date = 2030-06-30",
    );
    let warning = [
        "warning: the start is 2030-07-01, but the opening stock is of 2025-07-01, 5.0 years before it",
        "give `stock_date` beside it",
    ];
    holds(&said(&room, &["check", "far.toml"], &[]), &warning);
    holds(
        &said(&room, &["run", "far.toml", "--dry-run"], QUICK),
        &warning,
    );
    let before = said(&room, &["check", "before.toml"], &[]);
    holds(&before, &["of 2025-07-01, 1.0 years after it"]);
    for sound in ["near.toml", "redated.toml", SCENARIO] {
        assert_eq!(said(&room, &["check", sound], &[]), "", "{sound}");
    }
}

/// A stock of one's own has another day than that of the scenario below.
#[test]
fn a_stock_of_ones_own_is_not_dated_by_the_scenario_below() {
    let room = Room::new("own-stock");
    let stock = shipped("data/opening_stock_2025.csv");
    fs::copy(stock, room.path("stock.csv")).expect("copied");
    let own = "extends = \"shipped:2025\"\nstart = 2030-07-01\n";
    let data = "[data]\nopening_stock = \"stock.csv\"\n";
    written(&room, "own.toml", &format!("{own}{data}"));
    assert_eq!(said(&room, &["check", "own.toml"], &[]), "");
    written(
        &room,
        "dated.toml",
        &format!("{own}stock_date = 2029-07-01\n{data}"),
    );
    let dated = said(&room, &["check", "dated.toml"], &[]);
    holds(
        &dated,
        &["stock is of 2029-07-01, 1.0 years before it (dated.toml:3)"],
    );
}
