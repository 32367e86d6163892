//! What a model needs of an agenda, so that the same model runs on the engine and on its peer.

use crate::engine::{Agenda, Class, Due, Fault, Model, Tick, run_until};

/// A model that does not mind what keeps its pending events.
pub trait Steps: Model {
    /// Lets `due` happen now; see [`Model::step`].
    fn take<S: Schedule>(&mut self, due: Due, agenda: &mut S);
}

/// Something that keeps pending events and drives a model through them.
pub trait Schedule {
    /// Forgets everything, keeping the memory.
    fn clear(&mut self);

    /// Puts a step on the agenda and says when it will happen; see [`Agenda::schedule`].
    fn schedule(&mut self, tick: Tick, class: Class, id: u32, kind: u8) -> Tick;

    /// Runs every event at or before `until` and says how many there were.
    ///
    /// # Errors
    /// [`Fault::Loop`] when an id keeps scheduling steps without delay.
    fn drive<M: Steps>(&mut self, model: &mut M, until: Tick) -> Result<u64, Fault>;
}

impl Schedule for Agenda {
    fn clear(&mut self) {
        self.reset();
    }

    #[inline]
    fn schedule(&mut self, tick: Tick, class: Class, id: u32, kind: u8) -> Tick {
        Agenda::schedule(self, tick, class, id, kind)
    }

    fn drive<M: Steps>(&mut self, model: &mut M, until: Tick) -> Result<u64, Fault> {
        run_until(model, self, until)
    }
}
