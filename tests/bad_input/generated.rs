//! Ten thousand generated files, the same on every run: nothing panics, hangs or overflows.

use std::fs;
use std::path::Path;

use throughcare::experiment::national;
use throughcare::scenario::{Overlays, Scenario};

use crate::folder::files;
use crate::generator::{grown, spoilt};

/// Generated files of each of the four kinds.
const EACH: u64 = 2_500;

/// The shipped scenario, naming the shipped tables and parts wherever it stands.
fn shipped() -> String {
    let text = read("2019.toml");
    text.replace("\"data/", "\"shipped:data/")
        .replace("\"shared/", "\"shipped:shared/")
}

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    fs::read_to_string(path.join(name)).expect("a shipped file")
}

/// Loads bytes; whatever it makes of them, it says so in characters that no terminal obeys. Returns
/// whether they were accepted.
fn survives(bytes: &[u8], what: &str, number: u64) -> bool {
    match Scenario::read("generated", bytes, &Overlays::default()) {
        Ok(scenario) => {
            // Few are accepted, so that preparing these for a run takes no time either.
            let _ = national::check(&scenario);
            true
        }
        Err(found) => {
            let shown = found.to_string();
            let obeyed = shown.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(obeyed, None, "{what} {number}: {shown:?}");
            assert!(found.count() > 0, "{what} {number}");
            false
        }
    }
}

/// Loads every generated file of a kind; some must be accepted and most refused, or the generator
/// no longer tries what it should.
fn all_survive(what: &str, file: impl Fn(u64) -> Vec<u8>) {
    let accepted = (0..EACH).filter(|&number| survives(&file(number), what, number));
    let accepted = accepted.count() as u64;
    assert!(
        accepted > 0 && accepted < EACH,
        "{what}: {accepted} accepted"
    );
}

#[test]
fn spoilt_scenarios() {
    let original = shipped().into_bytes();
    all_survive("spoilt scenario", |number| spoilt(&original, number));
}

#[test]
fn grown_lever_files() {
    let over = b"extends = \"shipped:2019\"\n";
    all_survive("lever file", |number| {
        [over, grown(number).as_slice()].concat()
    });
}

#[test]
fn grown_scenarios_without_anything_below() {
    let none = (0..EACH).all(|number| !survives(&grown(number), "grown scenario", number));
    assert!(none, "nothing grown is complete by itself");
}

#[test]
fn spoilt_tables() {
    let tables: Vec<(String, Vec<u8>)> = files()
        .into_iter()
        .filter(|name| name.ends_with(".csv"))
        .map(|name| (table_of(&name), read(&name).into_bytes()))
        .collect();
    all_survive("spoilt table", |number| {
        let (name, original) = &tables[number as usize % tables.len()];
        let text = String::from_utf8_lossy(&spoilt(original, number)).into_owned();
        let text = toml::Value::from(text);
        format!("extends = \"shipped:2019\"\n[data]\n{name} = {{ text = {text} }}\n").into_bytes()
    });
}

/// The table that a shipped file holds: `data/opening_stock_2019.csv` is `opening_stock`.
fn table_of(name: &str) -> String {
    let stem = name.trim_start_matches("data/").trim_end_matches(".csv");
    stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_')
        .to_owned()
}

#[test]
fn every_data_table_has_a_fuzz_target() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let targets = fs::read_to_string(path.join("Cargo.toml")).expect("the fuzz targets");
    let scenario = Scenario::read("shipped", shipped().as_bytes(), &Overlays::default());
    let scenario = scenario.unwrap_or_else(|found| panic!("{found}"));
    for (name, _) in scenario.tables() {
        assert!(targets.contains(&format!("name = \"{name}\"")), "{name}");
        assert!(
            path.join(format!("fuzz_targets/{name}.rs")).is_file(),
            "{name}"
        );
    }
}

#[test]
fn no_value_within_its_limits_makes_it_panic() {
    for lever in throughcare::scenario::levers::levers() {
        for value in [lever.min, lever.max] {
            let overlays = Overlays {
                set: vec![format!("{}={value:?}", lever.key)],
                ..Overlays::default()
            };
            if let Ok(scenario) = Scenario::load("shipped:2019".as_ref(), &overlays) {
                let _ = national::check(&scenario);
            }
        }
    }
}
