//! What any verb that reads a scenario lays over it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::scenario::{Overlays, Scenario};

use super::exit::Failure;
use super::plan::quoted;

/// Lever files and settings. Highest precedence first: `--set`, `--with` (later over earlier), the
/// scenario, what it extends.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Overlay {
    /// Lever files laid over every scenario, later over earlier; may be repeated
    #[arg(long, value_name = "FILE", num_args = 1.., action = clap::ArgAction::Append)]
    pub with: Vec<PathBuf>,

    /// A value put over everything else, as in court.remand_entries=31000; may be repeated
    #[arg(long, value_name = "PATH=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,
}

impl Overlay {
    /// What is laid over, and the horizon in place of the scenario's, if there is one.
    pub(super) fn overlays(&self, years: Option<u32>) -> Overlays {
        Overlays {
            with: self.with.clone(),
            set: self.set.clone(),
            years,
        }
    }

    /// The options again, as a shell takes them.
    pub(super) fn words(&self) -> impl Iterator<Item = String> + '_ {
        let with = self.with.iter().map(|path| ("--with", path.as_os_str()));
        let set = self.set.iter().map(|set| ("--set", OsStr::new(set)));
        with.chain(set)
            .map(|(option, word)| format!("{option} {}", quoted(word)))
    }

    /// Whether nothing is laid over.
    pub(super) fn is_nothing(&self) -> bool {
        self.with.is_empty() && self.set.is_empty()
    }

    /// Loads one scenario under what is laid over it.
    ///
    /// # Errors
    /// With exit code 2 where it is not sound, 3 where it cannot be read.
    pub(super) fn load(&self, path: &Path) -> Result<Scenario, Failure> {
        Ok(Scenario::load(path, &self.overlays(None))?)
    }
}
