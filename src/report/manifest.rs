//! What was run and what came of it, with hashes: the last file of a folder.

use serde::{Deserialize, Serialize};

/// The name of the file.
pub(super) const NAME: &str = "manifest.json";

/// The program's name in a manifest.
pub(super) const PROGRAM: &str = "throughcare";

/// Everything that decides the bytes of the results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// The program: `throughcare`.
    pub program: String,
    /// Its version.
    pub version: String,
    /// The commit it was built from, or `unknown`.
    pub commit: String,
    /// What was asked: `run` or `compare`.
    pub verb: String,
    /// The seed of all luck.
    pub seed: u64,
    /// The first replication, and the one after the last.
    pub replications: [u32; 2],
    /// The share of the population that was simulated.
    pub sample: f64,
    /// Whether `replications.csv` holds every breakdown.
    pub detail: bool,
    /// SHA-256 of the people given to open with; none where the scenario's own are found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<String>,
    /// The scenarios, baseline first.
    pub scenarios: Vec<ScenarioRecord>,
}

/// A scenario by its resolved content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScenarioRecord {
    /// Its name in the results.
    pub name: String,
    /// SHA-256 of its resolved content.
    pub sha256: String,
}

/// A file by its content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its name in the folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The content of `manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// What was run.
    #[serde(flatten)]
    pub inputs: Inputs,
    /// The ids of the indicators.
    pub indicators: Vec<String>,
    /// The other files.
    pub files: Vec<FileRecord>,
}

impl Inputs {
    /// The inputs of this build of the program.
    pub fn of_this_build(verb: &str) -> Self {
        Self {
            program: PROGRAM.to_owned(),
            version: crate::VERSION.to_owned(),
            commit: crate::COMMIT.to_owned(),
            verb: verb.to_owned(),
            seed: 0,
            replications: [0, 0],
            sample: 1.0,
            detail: false,
            cohort: None,
            scenarios: Vec::new(),
        }
    }

    /// Whether the same inputs must give the same bytes: a build from changed sources may not.
    pub(super) fn are_settled(&self) -> bool {
        !self.commit.ends_with("-modified")
    }
}
