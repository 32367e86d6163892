//! How the program can fail, and the exit code of each way.

use std::io;

use crate::experiment::{Fault, FaultKind};
use crate::report::FolderError;
use crate::scenario::Diagnostics;

/// A case of `verify` failed or is not supported.
pub(super) const VERIFY_FAILED: u8 = 1;
/// Options, scenario or data files cannot be accepted, or `--out` is taken.
pub(super) const BAD_INPUT: u8 = 2;
/// The system refused to read or write.
pub(super) const INPUT_OUTPUT: u8 = 3;
/// More memory or people than may be used.
pub(super) const RESOURCES: u8 = 4;
/// Results are not what their manifest says.
pub(super) const INTEGRITY: u8 = 5;
/// `merge`: a finished part is damaged.
pub(super) const DAMAGED: u8 = 4;
/// `merge` and shards: a part or the plan is of another batch, or was edited.
pub(super) const FOREIGN: u8 = 5;
/// A shard was stopped by a signal after it had saved (`EX_TEMPFAIL` of sysexits).
pub(super) const INTERRUPTED: u8 = 75;
/// A bug: an identity does not hold, or a panic (`EX_SOFTWARE` of sysexits).
pub(super) const BUG: u8 = 70;

/// Why the program stops, with what to tell.
#[derive(Debug)]
pub(super) struct Failure {
    /// The exit code.
    pub code: u8,
    /// What to say on stderr; empty where it has been said.
    pub message: String,
}

impl Failure {
    /// A failure with its message.
    pub(super) fn new(code: u8, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// A panic, which has told of itself.
    pub(super) fn bug() -> Self {
        Self::new(
            BUG,
            "this is a bug of throughcare; please report it with the lines above",
        )
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        let code = match fault.kind {
            FaultKind::BrokenIdentity => BUG,
            FaultKind::Resources => RESOURCES,
        };
        Self::new(code, fault.to_string())
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        let code = match error {
            FolderError::Refused(_) => BAD_INPUT,
            FolderError::Integrity(_) => INTEGRITY,
            FolderError::Io { .. } => INPUT_OUTPUT,
        };
        Self::new(code, error.to_string())
    }
}

impl From<Diagnostics> for Failure {
    fn from(found: Diagnostics) -> Self {
        let code = match found.is_io() {
            true => INPUT_OUTPUT,
            false => BAD_INPUT,
        };
        // Colours are taken out again where they cannot be shown.
        Self::new(code, found.in_colour())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(INPUT_OUTPUT, error.to_string())
    }
}
