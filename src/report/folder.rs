//! The folder of results: written beside its name, moved to it only when complete.

mod pending;
mod standing;

pub use pending::Pending;
pub(super) use pending::{parent, sync_folder};
pub(super) use standing::HashingWriter;
pub use standing::{Readiness, examine};

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::text::printable;

/// Why results cannot be written where they were asked for.
#[derive(Debug)]
pub enum FolderError {
    /// The place is taken or unfit; the request must change.
    Refused(String),
    /// What stands there is not what its manifest says.
    Integrity(String),
    /// The system failed us.
    Io {
        /// What was tried.
        doing: String,
        /// What the system said.
        error: io::Error,
    },
}

impl FolderError {
    fn io(doing: &str, path: &Path, error: io::Error) -> Self {
        Self::Io {
            doing: format!("{doing} {}", shown(path)),
            error,
        }
    }
}

impl fmt::Display for FolderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(message) | Self::Integrity(message) => out.write_str(message),
            Self::Io { doing, error } => write!(out, "cannot {doing}: {error}"),
        }
    }
}

impl std::error::Error for FolderError {}

/// A path as people may see it.
fn shown(path: &Path) -> String {
    printable(&path.display().to_string()).into_owned()
}

/// The three names a folder goes by.
struct Places {
    /// Where complete results stand.
    out: PathBuf,
    /// Where they are being written.
    partial: PathBuf,
    /// Where older ones wait while they are replaced.
    replaced: PathBuf,
}

impl Places {
    fn of(out: &Path) -> Result<Self, FolderError> {
        let Some(name) = out.file_name() else {
            let message = format!(
                "--out {} does not name a new folder; give a name, as in --out out/2019",
                shown(out)
            );
            return Err(FolderError::Refused(message));
        };
        let beside = |ending: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            out.with_file_name(hidden)
        };
        let (partial, replaced) = (
            beside(".throughcare-partial"),
            beside(".throughcare-replaced"),
        );
        Ok(Self {
            out: out.to_owned(),
            partial,
            replaced,
        })
    }
}

#[cfg(test)]
mod tests;
