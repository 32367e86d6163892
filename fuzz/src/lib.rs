//! What the fuzz targets do with their bytes: load them, prepare what is accepted for a run, and look
//! at what is said of the rest.

use throughcare::experiment::national;
use throughcare::scenario::{Overlays, Scenario};

#[path = "../../tests/generator/mod.rs"]
pub mod generator;

/// Bytes as a scenario file.
pub fn scenario(bytes: &[u8]) {
    match Scenario::read("fuzzed", bytes, &Overlays::default()) {
        Ok(scenario) => {
            let resolved = scenario.resolved_toml();
            let again = Scenario::read("again", resolved.as_bytes(), &Overlays::default());
            let again = again.unwrap_or_else(|found| panic!("what is resolved is sound: {found}"));
            assert_eq!(again.hash(), scenario.hash());
            let _ = national::check(&scenario);
        }
        Err(found) => {
            let shown = found.to_string();
            assert!(
                shown.chars().all(|c| !c.is_control() || c == '\n'),
                "{shown:?}"
            );
            assert!(found.count() > 0);
        }
    }
}

/// Bytes as what a lever file holds, over the shipped scenario.
pub fn lever_file(bytes: &[u8]) {
    let over = b"extends = \"shipped:2019\"\n";
    scenario(&[over, bytes].concat());
}

/// Bytes as a data table of the shipped scenario.
pub fn table(name: &str, bytes: &[u8]) {
    let text = toml::Value::from(String::from_utf8_lossy(bytes).into_owned());
    scenario(
        format!("extends = \"shipped:2019\"\n[data]\n{name} = {{ text = {text} }}\n").as_bytes(),
    );
}
