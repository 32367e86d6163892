//! The words of a pool: what is asked of it and what it answers.

use crate::engine::key::Tick;
use std::num::NonZeroU32;

/// What a cut does to people inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Cut {
    /// They finish; nobody starts until fewer are inside than places.
    #[default]
    Drains,
    /// The last to start go back to the head of their queue at once.
    Returns,
}

/// Where somebody stands in a queue; having one or none takes five bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(Rust, packed)]
pub struct Ticket {
    pub(super) lane: u8,
    pub(super) sequence: NonZeroU32,
}

/// The answer to somebody who asks for a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Waiting; a matching event at this tick may start them at once.
    Queued(Ticket),
    /// The queue is full.
    TurnedAway,
}

/// Somebody who starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Who.
    pub id: u32,
    /// The part whose place is taken: 0 is general.
    pub part: u8,
    /// Since when they had waited.
    pub joined: Tick,
}

/// How somebody left a queue without starting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Out of patience.
    GaveUp,
    /// Something else took them: death, a move, an end.
    Otherwise,
}

/// The fixed properties of a pool.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// What a cut does.
    pub cut: Cut,
    /// Number of priorities; 0 is served first.
    pub priorities: u8,
    /// How many may wait, at most.
    pub queue_limit: u32,
    /// Never full: what capacity costs is seen by switching this on.
    pub unlimited: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Rules {
            cut: Cut::Drains,
            priorities: 1,
            queue_limit: u32::MAX,
            unlimited: false,
        }
    }
}
