//! What is due: a wheel of buckets over the whole horizon.
//!
//! A bucket (a day, in the product) is a chain of small chunks from a free list and is sorted when
//! it opens. What falls into the open bucket goes to a small heap beside it. Events past the
//! horizon are never inserted. An event that something has overtaken stays where it is and is
//! recognised by its model when it comes up; nothing is searched for or removed.

mod guard;
mod sort;

use super::key::{Class, Due, Tick};
use guard::LoopGuard;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const CHUNK: usize = 15;
const NIL: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Chunk {
    next: u32,
    len: u32,
    keys: [u64; CHUNK],
}

/// The pending events of one world.
#[derive(Clone)]
pub struct Agenda {
    horizon: Tick,
    bucket_bits: u32,
    heads: Vec<u32>,
    chunks: Vec<Chunk>,
    free: u32,
    opened: usize,
    sorted: Vec<u64>,
    next: usize,
    scratch: sort::Scratch,
    soon: BinaryHeap<Reverse<u64>>,
    floor: u64,
    guard: LoopGuard,
}

impl Agenda {
    /// An empty agenda for events at or before `horizon`, in buckets of `2^bucket_bits` ticks.
    #[must_use]
    pub fn new(horizon: Tick, bucket_bits: u32) -> Agenda {
        let buckets = (horizon.0 >> bucket_bits) as usize + 1;
        Agenda {
            horizon,
            bucket_bits,
            heads: vec![NIL; buckets],
            chunks: Vec::new(),
            free: NIL,
            opened: 0,
            sorted: Vec::new(),
            next: 0,
            scratch: sort::Scratch::default(),
            soon: BinaryHeap::new(),
            floor: 0,
            guard: LoopGuard::default(),
        }
    }

    /// Forgets everything, keeping the memory.
    pub fn reset(&mut self) {
        self.heads.fill(NIL);
        self.chunks.clear();
        self.free = NIL;
        self.opened = 0;
        self.sorted.clear();
        self.next = 0;
        self.soon.clear();
        self.floor = 0;
        self.guard = LoopGuard::default();
    }

    /// The latest instant that is simulated.
    #[must_use]
    pub fn horizon(&self) -> Tick {
        self.horizon
    }

    /// The instant of the running event (the origin before the first).
    #[inline]
    #[must_use]
    pub fn now(&self) -> Tick {
        Tick((self.floor.saturating_sub(1) >> 32) as u32)
    }

    /// Puts a step on the agenda and says when it will happen.
    ///
    /// A step for the running instant whose key is not greater than the running one falls on the
    /// next tick, so that no zero-delay loop can stop the clock. A step past the horizon is
    /// not inserted.
    #[inline]
    pub fn schedule(&mut self, tick: Tick, class: Class, id: u32, kind: u8) -> Tick {
        if tick > self.horizon {
            return tick;
        }
        let now = self.now();
        let mut due = Due::new(tick.max(now), class, id, kind);
        if due.0 < self.floor {
            due = due.next_tick();
        }
        if due.tick().since(now) < guard::WINDOW {
            self.guard.note(now, id);
        }
        self.insert(due);
        due.tick()
    }

    fn insert(&mut self, due: Due) {
        if due.tick() > self.horizon {
            return;
        }
        let bucket = (due.tick().0 >> self.bucket_bits) as usize;
        if bucket < self.opened {
            self.soon.push(Reverse(due.0));
        } else {
            self.push(bucket, due.0);
        }
    }

    fn push(&mut self, bucket: usize, key: u64) {
        let head = self.heads[bucket];
        let at = if head == NIL || self.chunks[head as usize].len as usize == CHUNK {
            let at = self.fresh_chunk(head);
            self.heads[bucket] = at;
            at
        } else {
            head
        };
        let chunk = &mut self.chunks[at as usize];
        chunk.keys[chunk.len as usize] = key;
        chunk.len += 1;
    }

    fn fresh_chunk(&mut self, next: u32) -> u32 {
        if self.free == NIL {
            self.chunks.push(Chunk {
                next,
                len: 0,
                keys: [0; CHUNK],
            });
            return self.chunks.len() as u32 - 1;
        }
        let at = self.free;
        let chunk = &mut self.chunks[at as usize];
        self.free = chunk.next;
        chunk.next = next;
        chunk.len = 0;
        at
    }

    /// Takes the next event at or before `until`; none is left, or a loop was found, otherwise.
    #[inline]
    pub fn pop(&mut self, until: Tick) -> Option<Due> {
        loop {
            let listed = self.sorted.get(self.next).copied().unwrap_or(u64::MAX);
            let soon = self.soon.peek().map_or(u64::MAX, |key| key.0);
            let key = listed.min(soon);
            if key == u64::MAX {
                if !self.open_next(until) {
                    return None;
                }
                continue;
            }
            if Due(key).tick() > until || self.guard.found().is_some() {
                return None;
            }
            if soon < listed {
                self.soon.pop();
            } else {
                self.next += 1;
            }
            self.floor = key + 1;
            return Some(Due(key));
        }
    }

    /// Opens the next bucket that holds anything and begins at or before `until`.
    fn open_next(&mut self, until: Tick) -> bool {
        let last = (until.min(self.horizon).0 >> self.bucket_bits) as usize;
        while self.opened <= last {
            let bucket = self.opened;
            self.opened += 1;
            if self.heads[bucket] != NIL {
                self.open(bucket);
                return true;
            }
        }
        false
    }

    fn open(&mut self, bucket: usize) {
        self.sorted.clear();
        self.next = 0;
        let mut at = std::mem::replace(&mut self.heads[bucket], NIL);
        while at != NIL {
            let chunk = &mut self.chunks[at as usize];
            self.sorted
                .extend_from_slice(&chunk.keys[..chunk.len as usize]);
            let next = std::mem::replace(&mut chunk.next, self.free);
            self.free = at;
            at = next;
        }
        self.scratch.sort(&mut self.sorted, self.bucket_bits);
    }

    /// The id of a loop of steps without delay, if one was found; the run must stop and name it.
    #[must_use]
    pub fn looping(&self) -> Option<u32> {
        self.guard.found()
    }

    /// Bytes held for pending events.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.heads.capacity() * 4
            + self.chunks.capacity() * size_of::<Chunk>()
            + (self.sorted.capacity() + self.soon.capacity()) * 8
            + self.scratch.bytes()
    }
}
