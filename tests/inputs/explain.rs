//! `explain`, `resolve`, `diff` and `assumptions`: what a scenario says.

use std::fs;

use serde_json::Value;

use crate::program::{self, Room, SCENARIO};
use crate::{holds, json, refused, told};

#[test]
fn explain_says_what_a_parameter_means_and_how_well_it_is_known() {
    let room = Room::new("explain");
    let said = told(&room, &["explain", "release.link.sent"], 0);
    let parts = [
        "Chance that a planned referral to community treatment is sent",
        "unit share, allowed 0 to 1; condition, changed by area or everywhere",
        "moves treatment inside and outside",
        "shipped:2019",
        "0.87 share",
        "0.79 to 0.93",
        "low",
        "source: solved from B4",
        "B4: ",
    ];
    holds(&said, &parts);
    let set = [
        "explain",
        "release.link.sent",
        SCENARIO,
        "--set",
        "release.link.sent=0.9",
        "--json",
    ];
    let told_json = json(&room, &set);
    let values = told_json["values"].as_array().expect("values");
    let ours = values.last().expect("a value");
    assert_eq!(
        (&ours["value"], &ours["set_in"]),
        (&0.9.into(), &"--set".into())
    );
    assert_eq!(ours["source"], "assumption: given without a source");
    holds(
        &told(&room, &["explain", "release.link"], 0),
        &["release.link.plan\n", "release.link.sent\n"],
    );
    holds(
        &told(&room, &["explain", "continuity_21d"], 0),
        &["Continuity of care"],
    );
    let unknown = refused(&room, &["explain", "relase.link.snt"], 2);
    holds(
        &unknown,
        &["no parameter or indicator", "release.link.sent"],
    );
}

#[test]
fn resolve_says_where_each_value_came_from_and_loads_again() {
    let room = Room::new("resolve");
    let mine = "extends = \"shipped:2019\"\n[release.link]\nsent = { value = 0.9 }\n";
    fs::write(room.path("mine.toml"), mine).expect("written");
    let set = ["resolve", "mine.toml", "--set", "release.link.plan=0.8"];
    let resolved = told(&room, &set, 0);
    holds(
        &resolved,
        &[
            "# --set\nplan = { value = 0.8, unit = \"share\"",
            "# mine.toml:3\nsent = { value = 0.9",
            "# shipped:2019.toml:",
            "# regions.csv\nregions = { text",
        ],
    );
    fs::write(room.path("again.toml"), &resolved).expect("written");
    let hash = |arguments: &[&str]| json(&room, arguments)["sha256"].clone();
    assert_eq!(
        hash(&["resolve", "again.toml", "--json"]),
        hash(&[&set[..], &["--json"]].concat())
    );
    assert_eq!(
        told(&room, &["diff", "again.toml", "again.toml"], 0),
        "No input differs.\n"
    );
}

#[test]
fn diff_tells_what_differs_and_nothing_else() {
    let room = Room::new("diff");
    fs::create_dir(room.path("data")).expect("made");
    let regions = fs::read_to_string(program::shipped("data/regions.csv")).expect("shipped");
    let moved = regions.replace("North East,England,0.04716", "North East,England,0.04717");
    fs::write(room.path("data/regions.csv"), moved).expect("written");
    let mine = "extends = \"shipped:2019\"\nhorizon_years = 7\n[data]\nregions = \"data/regions.csv\"\n\
                [[change]]\nparameter = \"release.link.sent\"\nfrom = 2020-04-01\nadd = 0.01\nareas = [\"London\"]\n";
    fs::write(room.path("mine.toml"), mine).expect("written");
    let set = "court.remand_entries=31000";
    let rows = json(&room, &["diff", "shipped:2019", "mine.toml", "--json"]);
    let said: Vec<String> = rows.as_array().expect("rows").iter().map(row).collect();
    assert_eq!(
        said,
        [
            "horizon_years||\"5\"|\"7\"",
            "change release.link.sent||null|\"add 0.01 share from 2020-04-01 in London\"",
            "regions North East|case_share|\"0.04716\"|\"0.04717\"",
        ]
    );
    let rows = json(&room, &["diff", "shipped:2019", "--set", set, "--json"]);
    let said: Vec<String> = rows.as_array().expect("rows").iter().map(row).collect();
    assert_eq!(said[0], "court.remand_entries|value|\"30600\"|\"31000\"");
    assert!(
        said.iter()
            .all(|row| row.starts_with("court.remand_entries|")),
        "{said:?}"
    );
    let table = told(&room, &["diff", "shipped:2019", "--set", set], 0);
    holds(&table, &["court.remand_entries", "30600", "31000"]);
}

fn row(row: &Value) -> String {
    let plain = |name: &str| row[name].as_str().expect("text").to_owned();
    format!(
        "{}|{}|{}|{}",
        plain("subject"),
        plain("field"),
        row["first"],
        row["second"]
    )
}

#[test]
fn the_register_of_assumptions_is_complete() {
    let room = Room::new("assumptions");
    let csv = told(&room, &["assumptions", SCENARIO, "--csv"], 0);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let columns = [
        "id",
        "basis",
        "statement",
        "value",
        "range",
        "rationale",
        "source",
        "source_date",
        "quality",
        "linked_keys",
    ];
    assert_eq!(header.iter().collect::<Vec<_>>(), columns);
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let mut ids: Vec<&str> = rows.iter().map(|row| &row[0]).collect();
    ids.sort_unstable();
    assert!(
        ids.windows(2).all(|pair| pair[0] != pair[1]),
        "an id stands twice"
    );
    assert!(
        rows.iter()
            .all(|row| !row[2].is_empty() && !row[6].is_empty() && !row[9].is_empty())
    );
    let all = json(&room, &["assumptions", SCENARIO, "--all", "--json"]);
    // Changes of a parameter and the tables stand apart from what it is worth at the start.
    let of_values = all.as_array().expect("rows").iter().filter(|row| {
        let id = row["id"].as_str().expect("an id");
        !id.starts_with("change ") && !id.starts_with("table ")
    });
    let linked = of_values.flat_map(|row| row["linked_keys"].as_array().expect("keys"));
    let mut keys: Vec<&str> = linked.filter_map(Value::as_str).collect();
    keys.sort_unstable();
    let mut levers: Vec<&str> = throughcare::scenario::levers::levers()
        .map(|lever| lever.key)
        .collect();
    levers.sort_unstable();
    assert_eq!(keys, levers, "each parameter hangs on one row");
    let with = [
        "assumptions",
        SCENARIO,
        "--with",
        "shipped:levers/community-places-cut",
    ];
    holds(&told(&room, &with, 0), &["change 1", "multiply 0.7"]);
}
