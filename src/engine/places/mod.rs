//! Places: dated capacity that people hold, with queues before it.
//!
//! A pool has a general part and any number of fenced parts. A start needs fewer people inside
//! than places in all *and* its own part free; who takes a fenced place keeps it. A cut takes
//! general places first and either *drains* (those inside finish) or *returns* those inside to the
//! head of their queue. Queues are ordered by (priority, tick joined, id).
//!
//! A pool does not act by itself: the model asks for a place in class [`Joins`](super::Class),
//! and [`Pool::stir`] puts at most one matching event per tick on the agenda, whose starts the
//! model takes with [`Pool::start_next`].

mod accounts;
mod lane;
mod words;

pub use accounts::Accounts;
use lane::Lane;
pub use words::{Admission, Cut, Leaving, Rules, Start, Ticket};

use super::agenda::Agenda;
use super::key::{Class, Tick};

#[derive(Clone, Copy, Debug)]
struct Part {
    places: u32,
    busy: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Occupant {
    since: Tick,
    id: u32,
    lane: u8,
    part: u8,
}

/// Places with a queue.
#[derive(Clone, Debug)]
pub struct Pool {
    id: u32,
    kind: u8,
    rules: Rules,
    parts: Vec<Part>,
    lanes: Vec<Lane>,
    occupants: Vec<Occupant>,
    busy: u32,
    waiting: u32,
    match_due: Tick,
    accounts: Accounts,
}

impl Pool {
    /// A pool whose matching events carry `id` and `kind`, with `places[0]` general places and
    /// the rest fenced, one part each.
    #[must_use]
    pub fn new(id: u32, kind: u8, rules: Rules, places: &[u32]) -> Pool {
        let lanes = usize::from(rules.priorities) * places.len();
        Pool {
            id,
            kind,
            rules,
            parts: places
                .iter()
                .map(|&places| Part { places, busy: 0 })
                .collect(),
            lanes: (0..lanes).map(|_| Lane::default()).collect(),
            occupants: Vec::new(),
            busy: 0,
            waiting: 0,
            match_due: Tick::NEVER,
            accounts: Accounts::default(),
        }
    }

    /// Empties the pool, keeping rules and memory, and gives it `places`.
    pub fn reset(&mut self, places: &[u32]) {
        self.reset_at(Tick(0), places);
    }

    /// Empties the pool and gives it `places`; its books begin at `begin`, so of a stay that began
    /// before only the part since then is counted.
    pub fn reset_at(&mut self, begin: Tick, places: &[u32]) {
        self.parts.clear();
        self.parts
            .extend(places.iter().map(|&places| Part { places, busy: 0 }));
        self.lanes.iter_mut().for_each(Lane::clear);
        self.occupants.clear();
        (self.busy, self.waiting) = (0, 0);
        self.match_due = Tick::NEVER;
        self.accounts = Accounts::from(begin);
    }

    /// The id its matching events carry.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// People inside.
    #[must_use]
    pub fn busy(&self) -> u32 {
        self.busy
    }

    /// People waiting.
    #[must_use]
    pub fn waiting(&self) -> u32 {
        self.waiting
    }

    /// Places in all parts together.
    #[must_use]
    pub fn capacity(&self) -> u32 {
        self.parts.iter().map(|part| part.places).sum()
    }

    /// What happened here, with integrals up to the last change or [`Pool::account`].
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    /// Brings the time integrals up to `now`.
    pub fn account(&mut self, now: Tick) {
        let capacity = self.capacity();
        self.accounts
            .advance(now, self.waiting, self.busy, capacity);
    }

    /// Asks for a place, in the queue of `priority`, for the general part or (`part` > 0) that
    /// fenced part and the general one.
    pub fn ask(&mut self, now: Tick, id: u32, priority: u8, part: u8) -> Admission {
        self.account(now);
        self.accounts.offered += 1;
        if self.waiting >= self.rules.queue_limit.saturating_add(self.openings(part)) {
            self.accounts.turned_away += 1;
            return Admission::TurnedAway;
        }
        self.accounts.joined += 1;
        self.waiting += 1;
        let lane = priority * self.parts.len() as u8 + part;
        let sequence = self.lanes[usize::from(lane)].join(now, id);
        Admission::Queued(Ticket { lane, sequence })
    }

    /// Takes somebody out of the queue; returns since when they had waited.
    ///
    /// # Panics
    /// If the ticket is not waiting: the model asked twice.
    pub fn leave(&mut self, now: Tick, ticket: Ticket, how: Leaving) -> Tick {
        self.account(now);
        let joined = self.lanes[usize::from(ticket.lane)].leave(ticket.sequence);
        self.waiting -= 1;
        self.accounts.time_waited += u64::from(now.since(joined));
        match how {
            Leaving::GaveUp => self.accounts.gave_up += 1,
            Leaving::Otherwise => self.accounts.left_otherwise += 1,
        }
        joined
    }

    /// Puts a matching event on the agenda for this tick if somebody can start.
    #[inline]
    pub fn stir(&mut self, agenda: &mut Agenda) {
        let now = agenda.now();
        let due = self.match_due != Tick::NEVER && self.match_due >= now;
        if self.waiting > 0 && !due && self.next_lane().is_some() {
            self.match_due = agenda.schedule(now, Class::Matching, self.id, self.kind);
        }
    }

    /// Starts the first who can: lowest priority number, then longest wait, then lowest id.
    pub fn start_next(&mut self, now: Tick) -> Option<Start> {
        self.match_due = Tick::NEVER;
        if self.waiting == 0 {
            return None;
        }
        let (lane, part) = self.next_lane()?;
        let entry = self.lanes[usize::from(lane)].take_first()?;
        self.account(now);
        self.waiting -= 1;
        self.accounts.started += 1;
        self.accounts.time_waited += u64::from(now.since(entry.joined));
        self.admit(now, entry.id, lane, part);
        Some(Start {
            id: entry.id,
            part,
            joined: entry.joined,
        })
    }

    /// Puts somebody inside without asking, above the places if need be: for people who are there
    /// when the world opens, or who move in from another pool. They keep a fenced place of `part`
    /// while it has room, a general one otherwise.
    pub fn place_inside(&mut self, now: Tick, id: u32, part: u8) -> u8 {
        self.account(now);
        let part = if part > 0 && self.free_in(part) {
            part
        } else {
            0
        };
        self.accounts.placed += 1;
        self.admit(now, id, part, part);
        part
    }

    fn admit(&mut self, now: Tick, id: u32, lane: u8, part: u8) {
        self.busy += 1;
        self.parts[usize::from(part)].busy += 1;
        if self.rules.cut == Cut::Returns {
            self.occupants.push(Occupant {
                since: now,
                id,
                lane,
                part,
            });
        }
    }

    /// Ends a stay of `id` that began at `since` in `part`.
    pub fn end(&mut self, now: Tick, id: u32, part: u8, since: Tick) {
        self.account(now);
        self.busy -= 1;
        self.parts[usize::from(part)].busy -= 1;
        self.accounts.ended += 1;
        self.accounts.time_inside += self.accounts.within(since, now);
        if self.rules.cut == Cut::Returns {
            self.occupants.retain(|occupant| occupant.id != id);
        }
    }

    /// Sets the number of places in all parts: a rise goes to the general part, a cut takes
    /// general places first. Under [`Cut::Returns`] says whom it sent back to the queue, with
    /// their new tickets and the start of the stay that was cut short.
    pub fn set_capacity(&mut self, now: Tick, places: u32) -> Vec<(u32, Ticket, Tick)> {
        self.account(now);
        let mut to_cut = self.capacity().saturating_sub(places);
        self.parts[0].places += places.saturating_sub(self.capacity());
        for part in &mut self.parts {
            let cut = part.places.min(to_cut);
            part.places -= cut;
            to_cut -= cut;
        }
        let mut returned = Vec::new();
        while self.rules.cut == Cut::Returns && self.busy > places {
            returned.push(self.send_back(now));
        }
        returned
    }

    /// Sets the size of one fenced part; the general part gives or takes the difference as far as
    /// it can.
    pub fn set_fence(&mut self, now: Tick, part: u8, places: u32) {
        self.account(now);
        let total = self.capacity();
        self.parts[usize::from(part)].places = places;
        let fenced: u32 = self.parts[1..].iter().map(|part| part.places).sum();
        self.parts[0].places = total.saturating_sub(fenced);
    }

    fn send_back(&mut self, now: Tick) -> (u32, Ticket, Tick) {
        let last = (0..self.occupants.len())
            .max_by_key(|&at| (self.occupants[at].since, self.occupants[at].id))
            .expect("more people inside than places, and each is listed");
        let Occupant {
            since,
            id,
            lane,
            part,
        } = self.occupants.swap_remove(last);
        self.busy -= 1;
        self.parts[usize::from(part)].busy -= 1;
        self.waiting += 1;
        self.accounts.returned += 1;
        self.accounts.time_inside += self.accounts.within(since, now);
        let sequence = self.lanes[usize::from(lane)].return_to_head(now, id);
        (id, Ticket { lane, sequence }, since)
    }

    fn free_in(&self, part: u8) -> bool {
        let part = self.parts[usize::from(part)];
        part.busy < part.places
    }

    /// Whether nobody could start, whatever they ask for.
    #[inline]
    fn is_full(&self) -> bool {
        self.busy >= self.capacity() && !self.rules.unlimited
    }

    /// The part in which somebody asking for `part` could start now, while the pool is not full.
    #[inline]
    fn part_with_room(&self, part: u8) -> Option<u8> {
        if self.rules.unlimited {
            return Some(part);
        }
        [part, 0].into_iter().find(|&part| self.free_in(part))
    }

    /// How many asking for `part` could start now, if nobody else were waiting.
    fn openings(&self, part: u8) -> u32 {
        if self.is_full() || self.part_with_room(part).is_none() {
            return 0;
        }
        if self.rules.unlimited {
            u32::MAX
        } else {
            self.capacity() - self.busy
        }
    }

    /// The queue whose first could start now, and in which part.
    fn next_lane(&self) -> Option<(u8, u8)> {
        if self.is_full() {
            return None;
        }
        let parts = self.parts.len();
        for band in self.lanes.chunks(parts).zip(0u8..) {
            let mut best = None;
            for (lane, part) in band.0.iter().zip(0u8..) {
                let (Some(first), Some(opening)) = (lane.first(), self.part_with_room(part)) else {
                    continue;
                };
                let rank = (first.joined, first.id);
                if best.is_none_or(|(other, _, _)| rank < other) {
                    best = Some((rank, band.1 * parts as u8 + part, opening));
                }
            }
            if let Some((_, lane, opening)) = best {
                return Some((lane, opening));
            }
        }
        None
    }

    /// Checks the books; `inside_since` are the starts of the stays not yet ended.
    ///
    /// # Errors
    /// The identity that does not hold, in words.
    pub fn check(
        &mut self,
        now: Tick,
        inside_since: impl Iterator<Item = Tick>,
    ) -> Result<(), String> {
        self.account(now);
        let still_waiting = self.lanes.iter().map(|lane| lane.waited(now)).sum();
        let (mut inside, mut still_inside) = (0, 0);
        for since in inside_since {
            inside += 1;
            still_inside += self.accounts.within(since, now);
        }
        if inside != self.busy {
            return Err(format!("people inside: {inside} is not {}", self.busy));
        }
        self.accounts
            .check(self.waiting, self.busy, still_waiting, still_inside)
    }
}
