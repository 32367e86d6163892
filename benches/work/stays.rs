//! Stays in a pool of twenty places, one asked for each tick, under different pressure.

use std::collections::VecDeque;
use throughcare::engine::places::{Admission, Leaving, Rules, Start};
use throughcare::engine::{Pool, Tick, Ticket};

const PLACES: u32 = 20;
/// Ticks after which people of the lowest priority give up, under pressure.
const PATIENCE: u32 = 30;

/// How hard the pool is pressed.
#[derive(Clone, Copy, Debug)]
pub enum Regime {
    /// There is always a place.
    Free,
    /// Every place is taken, and as many people wait.
    Queued,
    /// More people ask than places fall free, three priorities, two fenced parts, some give up.
    Pressed,
}

/// A pool and those who wait for it and stay in it.
pub struct Stays {
    pool: Pool,
    places: Vec<u32>,
    regime: Regime,
    tickets: Vec<Option<Ticket>>,
    inside: VecDeque<(Start, Tick)>,
}

impl Stays {
    /// Places asked for in a run.
    pub const ASKED: u32 = 10_000;

    /// Nobody waits or stays.
    pub fn new(regime: Regime) -> Stays {
        let (priorities, places) = match regime {
            Regime::Pressed => (3, vec![PLACES / 2, PLACES / 4, PLACES / 4]),
            Regime::Free | Regime::Queued => (1, vec![PLACES]),
        };
        let rules = Rules {
            priorities,
            ..Rules::default()
        };
        Stays {
            pool: Pool::new(u32::MAX >> 8, 0, rules, &places),
            places,
            regime,
            tickets: Vec::with_capacity(Stays::ASKED as usize),
            inside: VecDeque::with_capacity(PLACES as usize),
        }
    }

    /// Asking, starting, giving up and ending; says how many started.
    pub fn run(&mut self) -> u64 {
        self.pool.reset(&self.places);
        self.tickets.clear();
        self.inside.clear();
        for id in 0..Stays::ASKED {
            match self.regime {
                Regime::Free => self.tick_free(id),
                Regime::Queued => self.tick_queued(id),
                Regime::Pressed => self.tick_pressed(id),
            }
        }
        self.pool.accounts().started
    }

    fn tick_free(&mut self, id: u32) {
        let now = Tick(id);
        if self.pool.busy() == PLACES / 2 {
            self.end_first(now);
        }
        self.ask(now, id, 0, 0);
        self.start_all(now);
    }

    fn tick_queued(&mut self, id: u32) {
        let now = Tick(id);
        self.ask(now, id, 0, 0);
        if self.pool.waiting() > PLACES {
            self.end_first(now);
        }
        self.start_all(now);
    }

    /// Three places fall free in four ticks; of the lowest priority most give up.
    fn tick_pressed(&mut self, id: u32) {
        let now = Tick(id);
        let priority = |id: u32| (id % 3) as u8;
        self.ask(now, id, priority(id), (id / 3 % 3) as u8);
        if let Some(then) = id.checked_sub(PATIENCE)
            && priority(then) == 2
            && let Some(ticket) = self.tickets[then as usize].take()
        {
            self.pool.leave(now, ticket, Leaving::GaveUp);
        }
        if !id.is_multiple_of(4) {
            self.end_first(now);
        }
        self.start_all(now);
    }

    fn ask(&mut self, now: Tick, id: u32, priority: u8, part: u8) {
        let Admission::Queued(ticket) = self.pool.ask(now, id, priority, part) else {
            unreachable!("the queue has no limit");
        };
        self.tickets.push(Some(ticket));
    }

    fn start_all(&mut self, now: Tick) {
        while let Some(start) = self.pool.start_next(now) {
            self.tickets[start.id as usize] = None;
            self.inside.push_back((start, now));
        }
    }

    fn end_first(&mut self, now: Tick) {
        if let Some((start, since)) = self.inside.pop_front() {
            self.pool.end(now, start.id, start.part, since);
        }
    }
}
