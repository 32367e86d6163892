//! Places with a first-come-first-served line before them.

use crate::engine::Tick;
use std::collections::VecDeque;

/// Somebody who joined a line, in the custody spell of that number.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    pub id: u32,
    pub spell: u16,
    pub joined: Tick,
}

/// Places and those who wait for one. Who stops waiting stays in the line and is passed over when
/// reached, so that giving up costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Line {
    free: u32,
    waiting: VecDeque<Waiting>,
}

impl Line {
    /// Empties the line and frees all of `places`.
    pub fn reset(&mut self, places: u32) {
        self.free = places;
        self.waiting.clear();
    }

    /// Takes a free place, if there is one. While anybody waits there is none.
    pub fn take(&mut self) -> bool {
        let taken = self.free > 0;
        self.free -= u32::from(taken);
        taken
    }

    /// Joins at the end.
    pub fn join(&mut self, waiting: Waiting) {
        self.waiting.push_back(waiting);
    }

    /// Frees a place and gives it to the first who still waits.
    pub fn release(&mut self, waits: impl Fn(&Waiting) -> bool) -> Option<Waiting> {
        while let Some(first) = self.waiting.pop_front() {
            if waits(&first) {
                return Some(first);
            }
        }
        self.free += 1;
        None
    }
}
