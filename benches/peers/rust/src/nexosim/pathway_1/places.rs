//! Places and the lines before them.

use super::{Person, State};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Places with a first-come-first-served line before them.
#[derive(Serialize, Deserialize, Clone)]
pub struct Places {
    free: u32,
    pub line: VecDeque<(u32, u32)>,
}

impl Places {
    pub fn new(free: u32) -> Places {
        Places {
            free,
            line: VecDeque::new(),
        }
    }

    pub fn take(&mut self) -> bool {
        let taken = self.free > 0;
        self.free -= u32::from(taken);
        taken
    }

    /// Gives a freed place to the first who still waits in `state`.
    pub fn next(&mut self, people: &[Person], state: State) -> Option<u32> {
        while let Some((id, spell)) = self.line.pop_front() {
            let person = &people[id as usize];
            if person.spell == spell && person.state == state {
                return Some(id);
            }
        }
        self.free += 1;
        None
    }
}
