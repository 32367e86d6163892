//! `levers`, `list` and `init`: what there is to say, and the pages that follow from it.

use std::fs;

use serde_json::Value;

use crate::program::{self, Room, text};
use crate::{holds, json, refused, told};

#[test]
fn init_writes_a_sound_scenario_whose_examples_are_sound_and_never_overwrites() {
    let room = Room::new("init");
    told(&room, &["init"], 0);
    told(&room, &["check", "scenario.toml"], 0);
    let written = fs::read_to_string(room.path("scenario.toml")).expect("written");
    holds(
        &refused(&room, &["init"], 2),
        &["scenario.toml exists already"],
    );
    assert_eq!(
        fs::read_to_string(room.path("scenario.toml")).expect("still there"),
        written
    );
    let lines = written.lines().map(|line| match line.strip_prefix('#') {
        Some(example) if !example.starts_with(' ') => example,
        _ => line,
    });
    let used = lines.collect::<Vec<_>>().join("\n");
    assert_ne!(used, written);
    fs::write(room.path("used.toml"), used).expect("written");
    told(&room, &["check", "used.toml"], 0);
    let diff = told(&room, &["diff", "shipped:2019", "used.toml"], 0);
    holds(
        &diff,
        &["release.housed_first_night", "community.funding", "London"],
    );
    refused(
        &room,
        &["init", "other.toml", "--extends", "shipped:1999"],
        2,
    );
    refused(&room, &["init", "no-folder/x.toml"], 3);
    assert_eq!(room.names(""), ["scenario.toml", "used.toml"]);
}

#[test]
fn levers_are_listed_by_group_and_kind_in_every_form() {
    let room = Room::new("levers");
    let listed = json(&room, &["levers", "release.link", "--json"]);
    let keys: Vec<&str> = listed
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["key"].as_str().expect("a key"))
        .collect();
    assert!(keys.contains(&"release.link.sent") && !keys.contains(&"release.link_logodds.alc"));
    let effects = json(&room, &["levers", "--kind", "effect", "--json"]);
    assert!(
        effects
            .as_array()
            .expect("rows")
            .iter()
            .all(|row| row["kind"] == "effect")
    );
    let csv = told(&room, &["levers", "--csv"], 0);
    let rows = csv::Reader::from_reader(csv.as_bytes()).records().count();
    assert_eq!(rows, throughcare::scenario::levers::levers().count());
    holds(
        &refused(&room, &["levers", "relase"], 2),
        &["no lever begins with `relase`", "release"],
    );
}

/// What the program prints is what stands in the file; the message says how to renew it.
fn is_committed(arguments: &[&str], file: &str) {
    let room = Room::new(arguments[1]);
    let committed = fs::read_to_string(program::root().join(file)).expect("it is there");
    let now = told(&room, arguments, 0);
    let again = arguments.join(" ");
    assert!(
        now == committed,
        "{file} is old: cargo run -- {again} > {file}"
    );
}

#[test]
fn the_reference_page_is_the_lever_table() {
    is_committed(&["levers", "--markdown"], "docs/levers.md");
}

#[test]
fn the_editor_schema_is_the_lever_table_and_requires_nothing() {
    is_committed(&["levers", "--schema"], "docs/scenario.schema.json");
    let schema = fs::read_to_string(program::root().join("docs/scenario.schema.json"));
    let schema = schema.expect("it is there");
    assert!(!schema.contains("\"required\""));
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let of = |value: &Value, path: &str| -> Value {
        path.split('.')
            .fold(value.clone(), |at, part| at["properties"][part].clone())
    };
    for lever in throughcare::scenario::levers::levers() {
        let at = of(&schema, lever.key);
        assert_eq!(
            at["properties"]["unit"]["enum"][0],
            lever.unit.name(),
            "{}",
            lever.key
        );
        assert_eq!(
            at["properties"]["value"]["maximum"].as_f64(),
            Some(lever.max),
            "{}",
            lever.key
        );
    }
}

#[test]
fn list_names_what_is_shipped_and_what_is_found() {
    let room = Room::new("list");
    told(&room, &["init", "mine.toml"], 0);
    fs::write(
        room.path("lever.toml"),
        "title = \"A lever\"\n[release.link]\nsent = { value = 0.9 }\n",
    )
    .expect("written");
    fs::write(room.path("Cargo.toml"), "[package]\nname = \"x\"\n").expect("written");
    fs::write(room.path("broken.toml"), "extends = \"none.toml\"\n").expect("written");
    let rows = json(&room, &["list", "--json"]);
    let rows = rows.as_array().expect("rows");
    let find = |name: &str| rows.iter().find(|row| row["name"] == name);
    assert_eq!(find("shipped:2019").expect("listed")["start"], "2019-04-01");
    assert_eq!(find("mine.toml").expect("listed")["horizon_years"], 5);
    assert_eq!(find("lever.toml").expect("listed")["title"], "A lever");
    assert_eq!(find("lever.toml").expect("listed")["kind"], "lever file");
    assert_eq!(find("broken.toml").expect("listed")["sound"], false);
    assert!(find("Cargo.toml").is_none());
    // Whatever it lists under a shipped name can be run by it.
    let shipped = rows.iter().filter_map(|row| row["name"].as_str());
    for name in shipped.filter(|name| name.starts_with("shipped:")) {
        told(&room, &["check", name], 0);
    }
}

#[test]
fn every_help_ends_with_examples_that_are_accepted() {
    let room = Room::new("help");
    for verb in [
        "check",
        "explain",
        "resolve",
        "diff",
        "init",
        "levers",
        "list",
        "assumptions",
    ] {
        let help = told(&room, &[verb, "--help"], 0);
        let (_, examples) = help.split_once("Examples:\n").expect("examples");
        let lines: Vec<&str> = examples
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert!(lines.len() >= 3, "{verb}");
        for line in lines {
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            let mut command = room.command(&words, &[]);
            // Examples name files as seen from the project; what init writes goes to the room.
            if verb != "init" {
                command.current_dir(program::root());
            }
            let output = command.output().expect("the program can be started");
            let _ = fs::remove_file(room.path("more-referrals.toml"));
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{line}: {said}");
            // What init says is talk.
            assert!(!output.stdout.is_empty() || verb == "init", "{line}");
        }
    }
}
