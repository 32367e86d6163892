//! Notices an id that keeps scheduling steps without delay.

use crate::engine::key::Tick;

/// Steps due within this many ticks count as "without delay".
pub const WINDOW: u32 = 64;
const ALLOWED: u32 = 64;
const PLACES: usize = 1024;

#[derive(Clone, Copy)]
struct Streak {
    id: u32,
    began: Tick,
    steps: u32,
}

/// Counts, per id, steps scheduled almost at once; small, because such steps are rare.
#[derive(Clone)]
pub struct LoopGuard {
    streaks: Vec<Streak>,
    began: Tick,
    steps: u64,
    found: Option<u32>,
}

impl Default for LoopGuard {
    fn default() -> Self {
        let none = Streak {
            id: u32::MAX,
            began: Tick(0),
            steps: 0,
        };
        LoopGuard {
            streaks: vec![none; PLACES],
            began: Tick(0),
            steps: 0,
            found: None,
        }
    }
}

impl LoopGuard {
    /// Records that `id` scheduled a step due within [`WINDOW`] ticks of `now`.
    pub fn note(&mut self, now: Tick, id: u32) {
        let streak = &mut self.streaks[id as usize % PLACES];
        if streak.id != id || now.since(streak.began) > WINDOW {
            *streak = Streak {
                id,
                began: now,
                steps: 0,
            };
        }
        streak.steps += 1;
        if streak.steps > ALLOWED {
            self.found = Some(id);
        }
        self.note_any(now, id);
    }

    /// Two ids that share a place hide from the count above; no world has this many in an instant.
    fn note_any(&mut self, now: Tick, id: u32) {
        if now.since(self.began) >= WINDOW {
            self.began = now;
            self.steps = 0;
        }
        self.steps += 1;
        if self.steps > 1 << 26 {
            self.found = Some(id);
        }
    }

    /// The id found looping.
    pub fn found(&self) -> Option<u32> {
        self.found
    }
}
