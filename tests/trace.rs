//! `trace` as people type it.

mod program;

use program::{Room, SCENARIO, text};

const SMALL: &[&str] = &["--sample", "0.02", "--years", "1"];

fn trace(room: &Room, more: &[&str]) -> (Option<i32>, String, String) {
    let output = room.run(&[&["trace", SCENARIO], more].concat(), SMALL);
    let (told, complaint) = (text(&output.stdout), text(&output.stderr));
    (output.status.code(), told, complaint)
}

#[test]
fn a_life_is_told_with_dates_and_the_command_that_tells_it_again() {
    let room = Room::new("life");
    let (code, told, complaint) = trace(&room, &["--pick", "treated-and-lost", "-q"]);
    assert_eq!((code, complaint.as_str()), (Some(0), ""));
    for words in [
        "replication 0, seed 20190401",
        " 2019  ",
        "left treatment in custody with need",
        "At the end of the run: ",
        "--sample 0.02",
    ] {
        assert!(told.contains(words), "no {words} in\n{told}");
    }
    let again = told.lines().last().expect("a command").trim();
    let again: Vec<&str> = again.split_whitespace().skip(1).collect();
    let output = room.run(&again, &["-q"]);
    assert_eq!(text(&output.stdout), told);
    assert!(room.names("").is_empty(), "a life is printed, not written");
}

#[test]
fn an_unknown_number_says_the_range() {
    let room = Room::new("range");
    let (code, told, complaint) = trace(&room, &["--person", "4294967295", "-q"]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(
        complaint.contains("replication 0 has people 0 to "),
        "{complaint}"
    );
    let last = complaint.trim().rsplit(' ').next().expect("a number");
    let (code, told, _) = trace(&room, &["--person", last, "-q"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("entered from outside"), "{told}");
    let beyond = (last.parse::<u32>().expect("a number") + 1).to_string();
    assert_eq!(trace(&room, &["--person", &beyond, "-q"]).0, Some(2));
}

#[test]
fn json_holds_the_same_life() {
    let room = Room::new("json");
    let (_, told, _) = trace(&room, &["--person", "1", "-q"]);
    let (_, json, _) = trace(&room, &["--person", "1", "-q", "--json"]);
    let life: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let entries = life["entries"].as_array().expect("entries");
    assert!(!entries.is_empty());
    for entry in entries {
        let activity = entry["activity"].as_str().expect("words");
        assert!(told.contains(activity), "no {activity} in\n{told}");
    }
    assert_eq!(life["person"], 1);
}

#[test]
fn one_of_person_fate_and_log_must_be_asked_for() {
    let room = Room::new("whom");
    for more in [
        &[][..],
        &["--person", "1", "--pick", "recalled"],
        &["--person", "1", "--people", "5"],
        &["--pick", "lucky"],
        &["--events", "log.csv", "--people", "0"],
    ] {
        assert_eq!(trace(&room, more).0, Some(2), "{more:?}");
    }
    assert!(room.names("").is_empty());
}
