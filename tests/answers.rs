//! `throughcare answers`: questions of lever files, answered by pairs.

mod program;

use std::fs;

use program::{QUICK, Room, SCENARIO, text};

/// A lever file that changes the record only, so that the answer is known to the last figure.
const BLIND: &str = "question = \"What if nothing were recorded?\"\napplies_to = [\"2019\"]\n\
    answers = [\"continuity_21d\", \"continuity_21d_true\"]\ntitle = \"Blind\"\n\
    [recording]\ncontinuity_link = { value = 0.0 }\n";

fn asked(room: &Room, name: &str, lever: &str, more: &[&str]) -> std::process::Output {
    fs::write(room.path(name), lever).expect("written");
    let arguments = [&["answers", SCENARIO, "--levers", name], more].concat();
    room.run(&arguments, QUICK)
}

#[test]
fn an_answer_is_the_paired_difference_in_what_the_file_names() {
    let room = Room::new("json");
    let output = asked(&room, "blind.toml", BLIND, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["approximate"], true);
    let rows = printed["answers"].as_array().expect("answers");
    assert_eq!(rows.len(), 2);
    let (recorded, truly) = (&rows[0], &rows[1]);
    assert_eq!(recorded["question"], "What if nothing were recorded?");
    assert_eq!(recorded["with"], 0.0);
    let without = recorded["without"].as_f64().expect("a share");
    let apart = recorded["difference"].as_f64().expect("a difference");
    assert!(
        without > 0.2 && (apart + without).abs() < 1e-12,
        "{recorded}"
    );
    assert_eq!(truly["difference"], 0.0, "nobody's treatment moved");
}

#[test]
fn a_table_names_the_lever_and_a_command_that_gives_it_again() {
    let room = Room::new("table");
    let output = asked(&room, "blind.toml", BLIND, &["-q"]);
    let table = text(&output.stdout);
    for word in [
        "blind",
        "Without",
        "95 % interval",
        "Approximate",
        "--levers blind.toml",
    ] {
        assert!(table.contains(word), "{word} is missing in\n{table}");
    }
    assert_eq!(text(&output.stderr), "");
    assert_eq!(room.names(""), ["blind.toml"], "nothing is written");
}

#[test]
fn what_no_indicator_answers_is_refused_and_a_sample_makes_no_page() {
    let room = Room::new("refused");
    let typo = BLIND.replace("continuity_21d_true", "continuity_21d_treu");
    let output = asked(&room, "typo.toml", &typo, &[]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("the nearest name is continuity_21d_true"),
        "{said}"
    );
    let output = asked(&room, "blind.toml", BLIND, &["--markdown"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("leave out --sample"));
}

#[test]
fn a_lever_file_of_another_era_is_passed_over() {
    let room = Room::new("era");
    let elsewhere = BLIND.replace("\"2019\"", "\"2006\"");
    let output = asked(&room, "elsewhere.toml", &elsewhere, &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["answers"].as_array().map(Vec::len), Some(0));
    assert_eq!(
        printed["inputs"].as_array().map(Vec::len),
        Some(0),
        "nothing ran"
    );
    let said = text(&output.stderr);
    assert!(
        said.contains("elsewhere.toml is for 2006 and not for 2019"),
        "{said}"
    );
}

#[test]
fn a_lever_file_that_changes_nothing_within_the_run_is_passed_over_and_named() {
    let room = Room::new("late");
    let output = asked(&room, "late.toml", &blind_for(400, 30), &["--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["answers"].as_array().map(Vec::len), Some(0));
    let said = text(&output.stderr);
    assert!(
        said.contains("late.toml changes nothing within the run"),
        "{said}"
    );
}

/// Nothing is recorded from `after` days after the start, for `length` days.
fn blind_for(after: u32, length: u32) -> String {
    let head = BLIND.split("[recording]").next().expect("a head");
    format!(
        "{head}[[change]]\nparameter = \"recording.continuity_link\"\n\
         after_days = {after}\nfor_days = {length}\nset = 0\n"
    )
}

#[test]
fn what_is_over_by_the_last_year_is_answered_over_the_whole_run() {
    let room = Room::new("over");
    for (name, after, length, period) in [
        ("over.toml", 30, 90, "whole run"),
        ("just-over.toml", 30, 336, "whole run"),
        ("in-it.toml", 30, 337, "2020-03 to 2021-02"),
        ("late.toml", 500, 90, "2020-03 to 2021-02"),
    ] {
        fs::write(room.path(name), blind_for(after, length)).expect("written");
        let arguments = ["answers", SCENARIO, "--levers", name, "--json"];
        let two_years = ["--sample", "0.02", "--years", "2", "--reps", "2"];
        let output = room.run(&arguments, &two_years);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let recorded = &printed["answers"][0];
        assert_eq!(recorded["period"], period, "{name}");
        let apart = recorded["difference"].as_f64().expect("a difference");
        if period == "whole run" {
            assert!(apart < -0.01, "the pulse is in the answer: {recorded}");
        }
    }
}

#[test]
fn a_file_that_needs_more_years_is_run_for_them_and_others_are_not() {
    let room = Room::new("years");
    let longer = BLIND.replace("title =", "answer_years = 2\ntitle =");
    fs::write(room.path("longer.toml"), longer).expect("written");
    fs::write(room.path("blind.toml"), BLIND).expect("written");
    let both = ["answers", SCENARIO, "--levers", "longer.toml", "blind.toml"];
    let output = room.run(&both, &[QUICK, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let period = |row: usize| {
        printed["answers"][row]["period"]
            .as_str()
            .expect("a period")
    };
    assert_eq!(printed["answers"][0]["lever"], "longer");
    assert_eq!(period(0), "2020-03 to 2021-02");
    assert_eq!(printed["answers"][2]["lever"], "blind");
    assert!(period(2).ends_with("2020-02"), "{}", period(2));
    let zero = BLIND.replace("title =", "answer_years = 0\ntitle =");
    let output = asked(&room, "zero.toml", &zero, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("answer_years"));
}

/// Two providers kept apart: the rule of June 2021 does not come, and nothing else is changed.
#[test]
fn a_rule_kept_from_coming_in_the_last_year_lasts() {
    let room = Room::new("rule");
    let kept = "question = \"Apart?\"\napplies_to = [\"2019\"]\nanswers = [\"cases_per_officer\"]\n\
        [[change]]\nparameter = \"probation.unified\"\nfrom = 2021-06-26\nset = 0\n";
    fs::write(room.path("kept.toml"), kept).expect("written");
    let arguments = ["answers", SCENARIO, "--levers", "kept.toml", "--json"];
    let three_years = ["--sample", "0.02", "--years", "3", "--reps", "1"];
    let output = room.run(&arguments, &three_years);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["answers"][0]["period"], "2021-04 to 2022-03");
}
