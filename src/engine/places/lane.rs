//! One first-come-first-served queue whose members can leave from the middle.

use crate::engine::key::Tick;
use std::collections::VecDeque;
use std::num::NonZeroU32;

/// Somebody in a queue.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub id: u32,
    pub joined: Tick,
    live: bool,
}

/// Sequence numbers start in the middle, because returning to the head counts down.
const FIRST: u32 = 1 << 31;

/// A queue. Those who leave become tombstones, dropped when they reach the head.
#[derive(Clone, Debug)]
pub struct Lane {
    head: u32,
    entries: VecDeque<Entry>,
}

impl Default for Lane {
    fn default() -> Self {
        Lane {
            head: FIRST,
            entries: VecDeque::new(),
        }
    }
}

impl Lane {
    pub fn clear(&mut self) {
        self.head = FIRST;
        self.entries.clear();
    }

    /// Joins at the end; within a tick events come in order of id, and so do those who join.
    pub fn join(&mut self, now: Tick, id: u32) -> NonZeroU32 {
        self.entries.push_back(Entry {
            id,
            joined: now,
            live: true,
        });
        number(self.head.wrapping_add(self.entries.len() as u32 - 1))
    }

    pub fn return_to_head(&mut self, now: Tick, id: u32) -> NonZeroU32 {
        self.entries.push_front(Entry {
            id,
            joined: now,
            live: true,
        });
        self.head = self.head.wrapping_sub(1);
        number(self.head)
    }

    /// The first who still waits: the head is never a tombstone.
    pub fn first(&self) -> Option<&Entry> {
        self.entries.front()
    }

    pub fn take_first(&mut self) -> Option<Entry> {
        let entry = self.drop_head();
        self.bury();
        entry
    }

    /// Marks an entry as gone and says when it joined.
    pub fn leave(&mut self, sequence: NonZeroU32) -> Tick {
        let at = sequence.get().wrapping_sub(self.head) as usize;
        let entry = self
            .entries
            .get_mut(at)
            .filter(|entry| entry.live)
            .expect("the ticket waits in this queue");
        entry.live = false;
        let joined = entry.joined;
        self.bury();
        joined
    }

    fn drop_head(&mut self) -> Option<Entry> {
        let entry = self.entries.pop_front()?;
        self.head = self.head.wrapping_add(1);
        Some(entry)
    }

    fn bury(&mut self) {
        while self.entries.front().is_some_and(|entry| !entry.live) {
            self.drop_head();
        }
    }

    /// Ticks waited so far by those still waiting.
    pub fn waited(&self, now: Tick) -> u64 {
        self.entries
            .iter()
            .filter(|entry| entry.live)
            .map(|entry| u64::from(now.since(entry.joined)))
            .sum()
    }
}

/// Numbers begin in the middle of their range, two thousand million joins or returns from zero.
fn number(sequence: u32) -> NonZeroU32 {
    NonZeroU32::new(sequence).expect("fewer joins in one run than numbers")
}
