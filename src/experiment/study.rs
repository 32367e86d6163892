//! What the experiment asks of a model.

use std::fmt;

use super::layout::{Column, Layout, Published, Replication};
use super::target::Target;

/// Why a replication could not be finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// An identity that holds by construction did not hold: a bug of the program.
    BrokenIdentity,
    /// The run outgrew what it may use (people, queue, memory).
    Resources,
}

/// A replication that stopped, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The replication that stopped.
    pub replication: u32,
    /// Whether the program or the request is to blame.
    pub kind: FaultKind,
    /// What was found, on which day, with the numbers on both sides.
    pub message: String,
}

impl Fault {
    /// An identity that did not hold.
    pub fn broken_identity(replication: u32, message: impl Into<String>) -> Self {
        Self {
            replication,
            kind: FaultKind::BrokenIdentity,
            message: message.into(),
        }
    }

    /// A bound on people, queue or memory that was reached.
    pub fn resources(replication: u32, message: impl Into<String>) -> Self {
        Self {
            replication,
            kind: FaultKind::Resources,
            message: message.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            FaultKind::BrokenIdentity => "an identity does not hold (a bug, please report it)",
            FaultKind::Resources => "the run outgrew its bounds",
        };
        write!(
            out,
            "replication {}: {why}: {}",
            self.replication, self.message
        )
    }
}

impl std::error::Error for Fault {}

/// A scenario made ready to run: what it measures and how one replication is made.
///
/// The same index must give the same values whatever ran in the world before.
pub trait Study: Sync {
    /// The state one worker keeps and resets between replications.
    type World: Send;

    /// The scenario's name.
    fn name(&self) -> &str;

    /// What is measured.
    fn layout(&self) -> &Layout;

    /// Allocates a world; called at most once a worker.
    fn new_world(&self) -> Self::World;

    /// Resets the world in place and runs replication `index`.
    ///
    /// `progress` may be called with the share done, rising from 0 to 1.
    ///
    /// # Errors
    /// A [`Fault`] where an identity does not hold or a bound was reached.
    fn replicate(
        &self,
        world: &mut Self::World,
        index: u32,
        progress: &(dyn Fn(f64) + Sync),
    ) -> Result<Replication, Fault>;

    /// The published figure for a column, if there is one.
    fn published(&self, column: &Column) -> Option<Published>;

    /// The published values the outcome is judged against.
    fn targets(&self) -> Vec<Target>;

    /// Estimated memory of one world, in bytes.
    fn bytes_per_world(&self) -> u64;

    /// Estimated number of events of one replication.
    fn events_per_replication(&self) -> u64;
}
