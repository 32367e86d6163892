//! Runs a reference model on the engine's agenda or on a binary heap, as the command line says.

use throughcare::engine::{Agenda, Tick};
use throughcare::reference::heap::{HeapAgenda, Packed, Plain};
use throughcare::reference::schedule::Schedule;

/// What keeps the pending events.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Keeps {
    /// The engine's agenda.
    Engine,
    /// A binary heap of structs with time in floating point, as a simulation is usually written.
    Heap,
    /// A binary heap of one-word events, its best case.
    Packed,
}

/// Something to run on any of them.
pub trait Runs {
    /// What a run leaves.
    type Left;
    /// Runs with `agenda`.
    fn on<S: Schedule>(self, agenda: S) -> Self::Left;
}

impl Keeps {
    /// Runs `work` on an agenda up to `horizon`; `engine` makes the engine's.
    pub fn drive<R: Runs>(self, horizon: Tick, engine: fn() -> Agenda, work: R) -> R::Left {
        match self {
            Keeps::Engine => work.on(engine()),
            Keeps::Heap => work.on(HeapAgenda::<Plain>::new(horizon)),
            Keeps::Packed => work.on(HeapAgenda::<Packed>::new(horizon)),
        }
    }
}
