//! The committed baseline: counts, where they were taken, and floors of ratios.

use super::setting::{Profile, Setting};
use super::verdict::{Counts, RENEW};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// Where the baseline lies, from the root of the checkout.
pub const PATH: &str = "benches/baseline.toml";

/// What the head of the file says.
const HEAD: &str = "\
# Instructions that each bench of benches/instructions.rs takes, and where they were counted.
# Written by `cargo bench --bench gate -- --write`, not by hand; only the floors are set by us.
# The commit that wrote it is the last one that changed this file:
# git log -1 --format=%H -- benches/baseline.toml
";

/// The file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// What may move counts although the sources are the same.
    pub setting: Setting,
    /// How the benches were built.
    pub profile: Profile,
    /// The least that the heap must take for each second of the engine.
    pub floors: Floors,
    /// The counts.
    pub instructions: Counts,
}

/// How many times as long as the engine a plain binary heap must at least take for PATHWAY-1A at
/// national size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// With every appointment on the agenda.
    pub queued: f64,
    /// With appointments in batches.
    pub batched: f64,
}

impl Floors {
    /// What the project set out to reach, far below what was measured.
    pub const TARGETS: Floors = Floors {
        queued: 8.0,
        batched: 25.0,
    };
}

impl Baseline {
    /// Reads the baseline of a checkout.
    ///
    /// # Errors
    /// The file is not there, or not a baseline.
    pub fn read(root: &Path) -> Result<Baseline, String> {
        let text = fs::read_to_string(root.join(PATH))
            .map_err(|error| format!("{PATH} cannot be read ({error}): {RENEW}"))?;
        Baseline::parse(&text)
    }

    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// It is not a baseline; says where.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        toml::from_str(text).map_err(|error| format!("{PATH} is no baseline: {error}"))
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let body = toml::to_string(self).expect("a baseline is tables of plain values");
        format!("{HEAD}\n{body}")
    }

    /// Writes it into a checkout.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, root: &Path) -> Result<(), String> {
        fs::write(root.join(PATH), self.text())
            .map_err(|error| format!("{PATH} cannot be written: {error}"))
    }
}
