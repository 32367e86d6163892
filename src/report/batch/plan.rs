//! The plan of a batch: what is computed, fixed before anything is.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::file::write_file;
use super::super::folder::FolderError;
use super::super::manifest::Inputs;
use super::super::results::{file_name, hexadecimal};
use super::{BatchError, SHARDS_PER_FOLDER, folder_of, shown};
use crate::experiment::Leaves;

const NAME: &str = "plan.json";
/// The form of plans and parts; another form is another batch.
const FORM: u32 = 1;

/// A scenario of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchScenario {
    /// Its name in the results.
    pub name: String,
    /// Its resolved content.
    pub toml: String,
}

/// What a batch computes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchPlan {
    /// The form of the plan.
    pub form: u32,
    /// Everything that decides the bytes of the results.
    pub inputs: Inputs,
    /// Replications of a leaf.
    pub leaf: u32,
    /// Shards the plan was estimated for; a hint that decides no result.
    pub shards: u32,
    /// SHA-256 over everything above but the hint.
    pub hash: String,
}

impl BatchPlan {
    /// A plan with its hash.
    #[must_use]
    pub fn new(inputs: Inputs, leaf: u32, shards: u32) -> BatchPlan {
        let mut plan = BatchPlan {
            form: FORM,
            inputs,
            leaf,
            shards,
            hash: String::new(),
        };
        plan.hash = plan.computed_hash();
        plan
    }

    fn computed_hash(&self) -> String {
        let text = serde_json::to_string(&(self.form, &self.inputs, self.leaf))
            .expect("a plan is plain data");
        hexadecimal(&Sha256::digest(text.as_bytes()))
    }

    /// The leaves.
    #[must_use]
    pub fn leaves(&self) -> Leaves {
        let [first, end] = self.inputs.replications;
        Leaves::new(self.inputs.scenarios.len() as u32, first..end, self.leaf)
    }

    /// Writes the plan, its scenarios and the folders of its shards into the new folder `dir`.
    ///
    /// # Errors
    /// [`BatchError::Refused`] where something stands there, [`BatchError::Io`] where writing fails.
    pub fn write(&self, dir: &Path, scenarios: &[BatchScenario]) -> Result<(), BatchError> {
        if dir.symlink_metadata().is_ok() {
            let message = format!("{} exists; give --out another name", shown(dir));
            return Err(BatchError::Refused(message));
        }
        make(&dir.join("scenarios"))?;
        for group in 0..self.shards.div_ceil(SHARDS_PER_FOLDER).max(1) {
            make(&folder_of(dir, group * SHARDS_PER_FOLDER + 1))?;
        }
        for scenario in scenarios {
            let path = dir
                .join("scenarios")
                .join(format!("{}.toml", file_name(&scenario.name)));
            write_file(&path, false, |out| out.write_all(scenario.toml.as_bytes()))?;
        }
        // The plan comes last: a folder without one is no batch.
        write_file(&dir.join(NAME), false, |out| {
            serde_json::to_writer_pretty(&mut *out, self)?;
            out.write_all(b"\n")
        })?;
        Ok(())
    }

    /// Whether `dir` holds a plan.
    #[must_use]
    pub fn stands_in(dir: &Path) -> bool {
        dir.join(NAME).is_file()
    }

    /// Reads the plan in `dir`, which must be of this build and unedited.
    ///
    /// # Errors
    /// [`BatchError::Foreign`] for an edited plan or one of another version.
    pub fn read(dir: &Path) -> Result<BatchPlan, BatchError> {
        let path = dir.join(NAME);
        let text =
            fs::read_to_string(&path).map_err(|error| BatchError::io("read", &path, error))?;
        let foreign = |why: String| BatchError::Foreign(format!("{}: {why}", shown(&path)));
        let plan: BatchPlan = serde_json::from_str(&text)
            .map_err(|error| foreign(format!("is no plan of a batch ({error})")))?;
        if plan.hash != plan.computed_hash() {
            return Err(foreign(
                "was edited: its hash does not fit; make a new plan".into(),
            ));
        }
        let build = Inputs::of_this_build(&plan.inputs.verb);
        if plan.form != FORM
            || (&plan.inputs.version, &plan.inputs.commit) != (&build.version, &build.commit)
        {
            return Err(foreign(format!(
                "was made by throughcare {} ({}), this is {} ({}); use the same program for a batch",
                plan.inputs.version, plan.inputs.commit, build.version, build.commit
            )));
        }
        Ok(plan)
    }

    /// The resolved text of each scenario, in order.
    ///
    /// # Errors
    /// [`BatchError::Io`] where one cannot be read.
    pub fn scenarios(&self, dir: &Path) -> Result<Vec<BatchScenario>, BatchError> {
        let read = |name: &String| {
            let path = dir
                .join("scenarios")
                .join(format!("{}.toml", file_name(name)));
            let toml =
                fs::read_to_string(&path).map_err(|error| BatchError::io("read", &path, error))?;
            Ok(BatchScenario {
                name: name.clone(),
                toml,
            })
        };
        self.inputs
            .scenarios
            .iter()
            .map(|scenario| read(&scenario.name))
            .collect()
    }
}

fn make(folder: &Path) -> Result<(), BatchError> {
    fs::create_dir_all(folder).map_err(|error| BatchError::io("make the folder", folder, error))
}

impl From<FolderError> for BatchError {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Refused(message) => BatchError::Refused(message),
            FolderError::Integrity(message) => BatchError::Damaged(message),
            FolderError::Io { doing, error } => BatchError::Io { doing, error },
        }
    }
}
