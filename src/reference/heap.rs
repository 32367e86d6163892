//! The peer: pending events in `std::collections::BinaryHeap`, as a simulation is usually written.
//!
//! It keeps the engine's order of simultaneous events and its rule for steps without delay, so
//! that a model must give the same result on both; the loop guard is left out.

use super::schedule::{Schedule, Steps};
use crate::engine::{Class, Due, Fault, Tick};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// How an event lies in the heap.
pub trait Entry: Copy + Ord {
    /// The entry of an event.
    fn new(due: Due) -> Self;
    /// The event of an entry.
    fn due(self) -> Due;
}

/// The event as a struct with its time in floating point: the usual way.
#[derive(Clone, Copy, Debug)]
pub struct Plain {
    time: f64,
    class: Class,
    id: u32,
    kind: u8,
}

impl Entry for Plain {
    #[inline]
    fn new(due: Due) -> Plain {
        Plain {
            time: f64::from(due.tick().0),
            class: due.class(),
            id: due.id(),
            kind: due.kind(),
        }
    }

    #[inline]
    fn due(self) -> Due {
        Due::new(Tick(self.time as u32), self.class, self.id, self.kind)
    }
}

impl Ord for Plain {
    #[inline]
    fn cmp(&self, other: &Plain) -> Ordering {
        let rest = |event: &Plain| (event.class, event.id, event.kind);
        let by_time = self.time.total_cmp(&other.time);
        by_time.then_with(|| rest(self).cmp(&rest(other)))
    }
}

impl PartialOrd for Plain {
    #[inline]
    fn partial_cmp(&self, other: &Plain) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Plain {
    fn eq(&self, other: &Plain) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Plain {}

/// The event as one word, the heap's best case.
pub type Packed = Due;

impl Entry for Packed {
    #[inline]
    fn new(due: Due) -> Due {
        due
    }

    #[inline]
    fn due(self) -> Due {
        self
    }
}

/// Pending events in a binary heap.
#[derive(Clone, Debug)]
pub struct HeapAgenda<E: Entry> {
    horizon: Tick,
    running: Option<Due>,
    pending: BinaryHeap<Reverse<E>>,
}

impl<E: Entry> HeapAgenda<E> {
    /// An empty agenda for events at or before `horizon`.
    #[must_use]
    pub fn new(horizon: Tick) -> HeapAgenda<E> {
        HeapAgenda {
            horizon,
            running: None,
            pending: BinaryHeap::new(),
        }
    }

    fn pop(&mut self, until: Tick) -> Option<Due> {
        let due = self.pending.peek()?.0.due();
        if due.tick() > until {
            return None;
        }
        self.pending.pop();
        self.running = Some(due);
        self.running
    }

    fn now(&self) -> Tick {
        self.running.map_or(Tick(0), Due::tick)
    }
}

impl<E: Entry> Schedule for HeapAgenda<E> {
    fn clear(&mut self) {
        self.running = None;
        self.pending.clear();
    }

    #[inline]
    fn schedule(&mut self, tick: Tick, class: Class, id: u32, kind: u8) -> Tick {
        let mut due = Due::new(tick.max(self.now()), class, id, kind);
        if self.running.is_some_and(|running| due <= running) {
            due = Due::new(due.tick().after(1), class, id, kind);
        }
        if due.tick() <= self.horizon {
            self.pending.push(Reverse(E::new(due)));
        }
        due.tick()
    }

    fn drive<M: Steps>(&mut self, model: &mut M, until: Tick) -> Result<u64, Fault> {
        let mut steps = 0;
        while let Some(due) = self.pop(until) {
            model.take(due, self);
            steps += 1;
        }
        Ok(steps)
    }
}
