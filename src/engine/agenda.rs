//! What is due: a wheel of buckets over the whole horizon.
//!
//! A bucket (a day, in the product) is a chain of small chunks from a free list and is sorted when
//! it opens. What falls into the open bucket goes to a small heap beside it. Events past the
//! horizon are never inserted. An event that something has overtaken stays where it is and is
//! recognised by its model when it comes up; nothing is searched for or removed.

mod chains;
mod guard;
mod sort;

use super::key::{Class, Due, Tick};
use chains::Chains;
use guard::LoopGuard;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where there is no key: above every key, because no class has the number 7.
const NONE: u64 = u64::MAX;

/// Keys less than this above the running one are due within [`guard::WINDOW`] ticks.
const NEAR: u64 = (guard::WINDOW as u64) << 32;

/// How many events [`Agenda::ahead`] shows: enough misses at once to hide most of their latency.
const AHEAD: usize = 32;

/// The pending events of one world.
#[derive(Clone)]
pub struct Agenda {
    horizon: Tick,
    bucket_bits: u32,
    chains: Chains,
    /// Buckets opened so far; what is due in one of them goes to `soon`.
    opened: usize,
    /// The open bucket, in order, and how far it has been run.
    sorted: Vec<u64>,
    next: usize,
    scratch: sort::Scratch,
    soon: BinaryHeap<Reverse<u64>>,
    /// One more than the running key.
    floor: u64,
    guard: LoopGuard,
}

impl Agenda {
    /// An empty agenda for events at or before `horizon`, in buckets of `2^bucket_bits` ticks.
    #[must_use]
    pub fn new(horizon: Tick, bucket_bits: u32) -> Agenda {
        Agenda {
            horizon,
            bucket_bits,
            chains: Chains::new((horizon.0 >> bucket_bits) as usize + 1),
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
        self.reset_at(Tick(0));
    }

    /// Forgets everything, keeping the memory, and begins at `begin`: what was before is past.
    pub fn reset_at(&mut self, begin: Tick) {
        self.chains.clear();
        self.opened = (begin.0 >> self.bucket_bits) as usize;
        self.sorted.clear();
        self.next = 0;
        self.soon.clear();
        self.floor = match begin {
            Tick(0) => 0,
            begin => (u64::from(begin.0) << 32) + 1,
        };
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
        let due = Due::new(tick, class, id, kind);
        if due.0 < self.floor.saturating_add(NEAR) {
            return self.schedule_near(due);
        }
        self.insert(due);
        tick
    }

    /// A step for the running instant, the past or the next few ticks.
    fn schedule_near(&mut self, due: Due) -> Tick {
        let now = self.now();
        let mut due = Due::new(due.tick().max(now), due.class(), due.id(), due.kind());
        if due.0 < self.floor {
            due = due.next_tick();
        }
        self.guard.note(now, due.id());
        if due.tick() <= self.horizon {
            self.insert(due);
        }
        due.tick()
    }

    #[inline]
    fn insert(&mut self, due: Due) {
        let bucket = (due.tick().0 >> self.bucket_bits) as usize;
        if bucket < self.opened {
            self.soon.push(Reverse(due.0));
        } else {
            self.chains.push(bucket, due.0);
        }
    }

    /// Takes the next event at or before `until`; none is left, or a loop was found, otherwise.
    #[inline]
    pub fn pop(&mut self, until: Tick) -> Option<Due> {
        loop {
            let listed = self.sorted.get(self.next).copied().unwrap_or(NONE);
            let soon = self.soon.peek().map_or(NONE, |key| key.0);
            let key = listed.min(soon);
            if key == NONE {
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

    /// The next few events of the open bucket, once every so many steps, else nothing.
    ///
    /// For a model that fetches the records of many ids at once rather than wait for each in turn.
    /// What falls into the open bucket later is not among them.
    #[inline]
    #[must_use]
    pub fn ahead(&self) -> impl ExactSizeIterator<Item = Due> {
        let begins = self.next.is_multiple_of(AHEAD) && self.next < self.sorted.len();
        let from = if begins { self.next } else { self.sorted.len() };
        let to = self.sorted.len().min(from + AHEAD);
        self.sorted[from..to].iter().map(|&key| Due(key))
    }

    /// Opens the next bucket that holds anything and begins at or before `until`.
    fn open_next(&mut self, until: Tick) -> bool {
        let last = (until.min(self.horizon).0 >> self.bucket_bits) as usize;
        while self.opened <= last {
            let bucket = self.opened;
            self.opened += 1;
            if self.chains.holds(bucket) {
                self.open(bucket);
                return true;
            }
        }
        false
    }

    fn open(&mut self, bucket: usize) {
        self.next = 0;
        let unsorted = self.scratch.unsorted();
        self.chains.drain(bucket, unsorted);
        self.scratch.sort_into(&mut self.sorted, self.bucket_bits);
    }

    /// The id of a loop of steps without delay, if one was found; the run must stop and name it.
    #[must_use]
    pub fn looping(&self) -> Option<u32> {
        self.guard.found()
    }

    /// Bytes held for pending events.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.chains.bytes()
            + (self.sorted.capacity() + self.soon.capacity()) * 8
            + self.scratch.bytes()
    }
}
