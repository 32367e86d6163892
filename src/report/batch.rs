//! A batch on disk: the plan, the part files of its shards, and the values they hold together.
//!
//! ```text
//! DIR/plan.json                   what is computed, with the hash that every part bears
//!     scenarios/NAME.toml         each scenario resolved, tables included
//!     cohort.csv                  the people given to open with, if any
//!     parts/000/shard-1-of-16.leaves        a finished shard
//!     parts/000/shard-2-of-16.ATTEMPT.part  an attempt; its valid leaves count already
//! ```

mod part;
mod plan;
mod scan;
mod store;

pub use part::{Part, finished};
pub use plan::{BatchPlan, BatchScenario};
pub use scan::{Survey, survey};
pub use store::Store;

use std::path::{Path, PathBuf};

/// Shards whose parts share a folder, so that no folder holds a thousand files.
const SHARDS_PER_FOLDER: u32 = 250;

/// Why a batch cannot go on.
#[derive(Debug)]
pub enum BatchError {
    /// The request must change.
    Refused(String),
    /// A part does not hold what was written to it.
    Damaged(String),
    /// A part or the plan is of another batch, or was edited.
    Foreign(String),
    /// The system failed us.
    Io {
        /// What was tried.
        doing: String,
        /// What the system said.
        error: std::io::Error,
    },
}

impl BatchError {
    fn io(doing: &str, path: &Path, error: std::io::Error) -> Self {
        Self::Io {
            doing: format!("{doing} {}", shown(path)),
            error,
        }
    }
}

impl std::fmt::Display for BatchError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(message) | Self::Damaged(message) | Self::Foreign(message) => {
                out.write_str(message)
            }
            Self::Io { doing, error } => write!(out, "cannot {doing}: {error}"),
        }
    }
}

impl std::error::Error for BatchError {}

fn shown(path: &Path) -> String {
    super::text::printable(&path.display().to_string()).into_owned()
}

/// The folder of the parts of a shard.
fn folder_of(dir: &Path, shard: u32) -> PathBuf {
    let group = shard.saturating_sub(1) / SHARDS_PER_FOLDER;
    dir.join("parts").join(format!("{group:03}"))
}

fn stem(shard: u32, of: u32) -> String {
    format!("shard-{shard}-of-{of}")
}

#[cfg(test)]
mod tests;
