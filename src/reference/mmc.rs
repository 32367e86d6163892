//! MMC: customers arrive at rate 12, ten servers work at rate 1 each, the line is first come first
//! XX
//!
//! It runs on the engine's own pool, with matching events, so that pool and agenda are held to
//! theory together.

use super::fingerprint;
use crate::engine::dist::{Sampler, ShapeError};
use crate::engine::places::{Admission, Leaving, Pool, Rules, Ticket};
use crate::engine::{Agenda, Class, Due, Fault, Luck, Model, Purpose, Tick, key, run_until};

/// Ticks of the unit of time, a mean service.
pub const UNIT: u32 = 1 << 15;
/// The most arrivals whose run surely fits the range of ticks.
pub const MOST: u32 = 1_500_000;

/// Share who give up in the long run (Erlang-A, closed form).
pub const SHARE_GAVE_UP: f64 = 0.19566;
/// Mean wait of those served in the long run, in mean services (Erlang-A, closed form).
pub const WAIT_OF_SERVED: f64 = 0.40083;

const SERVERS: u32 = 10;
const BUCKET_BITS: u32 = 14;
const POOL: u32 = key::IDS - 1;

const SERVED: u8 = 0;
const GIVE_UP: u8 = 1;

const GAP: Purpose = Purpose(0);
const SERVICE: Purpose = Purpose(1);
const PATIENCE: Purpose = Purpose(2);

/// What a run leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Customers who started service.
    pub served: u64,
    /// Customers who gave up.
    pub gave_up: u64,
    /// Σ of waits of those served, in ticks.
    pub waited: u64,
}

impl Outcome {
    /// Share who gave up.
    #[must_use]
    pub fn share_gave_up(&self) -> f64 {
        self.gave_up as f64 / (self.gave_up + self.served) as f64
    }

    /// Mean wait of those served, in mean services.
    #[must_use]
    pub fn mean_wait(&self) -> f64 {
        self.waited as f64 / (self.served as f64 * f64::from(UNIT))
    }

    /// A fingerprint of everything counted.
    #[must_use]
    pub fn hash(&self) -> u64 {
        fingerprint(&[self.served, self.gave_up, self.waited])
    }
}

/// A customer: waiting with a ticket, or in service since an instant.
#[derive(Clone, Copy, Debug)]
enum Customer {
    Waiting(Ticket),
    Served(Tick),
    Gone,
}

/// The model.
#[derive(Clone, Debug)]
pub struct Mmc {
    gap: Sampler,
    service: Sampler,
    patience: Sampler,
    luck: Luck,
    arrivals: u32,
    customers: Vec<Customer>,
    pool: Pool,
    outcome: Outcome,
}

impl Mmc {
    /// A run of `arrivals` customers, at most [`MOST`].
    ///
    /// # Errors
    /// None in fact: the distributions are fixed and valid.
    pub fn new(arrivals: u32) -> Result<Mmc, ShapeError> {
        let exp = |mean: f64| Sampler::exponential(mean * f64::from(UNIT));
        Ok(Mmc {
            gap: exp(1.0 / 12.0)?,
            service: exp(1.0)?,
            patience: exp(2.0)?,
            luck: Luck::new(0, 0),
            arrivals: arrivals.min(MOST),
            customers: Vec::with_capacity(arrivals.min(MOST) as usize),
            pool: Pool::new(POOL, 0, Rules::default(), &[SERVERS]),
            outcome: Outcome::default(),
        })
    }

    /// The agenda as this model wants it.
    #[must_use]
    pub fn agenda() -> Agenda {
        Agenda::new(Tick(Tick::NEVER.0 - 1), BUCKET_BITS)
    }

    /// Runs one replication from the start, in place.
    ///
    /// # Errors
    /// [`Fault::Loop`] if steps without delay pile up.
    pub fn run(&mut self, luck: Luck, agenda: &mut Agenda) -> Result<Outcome, Fault> {
        self.luck = luck;
        self.customers.clear();
        self.pool.reset(&[SERVERS]);
        self.outcome = Outcome::default();
        agenda.reset();
        self.next_arrival(Tick(0), agenda);
        run_until(self, agenda, agenda.horizon())?;
        Ok(self.outcome)
    }

    fn delay(&self, law: &Sampler, customer: u32, purpose: Purpose) -> f64 {
        law.at(self.luck.word(customer.into(), purpose, 0))
    }

    fn next_arrival(&mut self, now: Tick, agenda: &mut Agenda) {
        let id = self.customers.len() as u32;
        if id < self.arrivals {
            let at = now.after_f64(self.delay(&self.gap, id, GAP));
            agenda.schedule(at, Class::Joins, id, 0);
        }
    }

    /// Whoever finds a server free starts at this instant and needs no patience.
    fn arrive(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        if let Admission::Queued(ticket) = self.pool.ask(now, id, 0, 0) {
            self.customers.push(Customer::Waiting(ticket));
        }
        if self.pool.busy() + self.pool.waiting() > SERVERS {
            let gives_up = now.after_f64(self.delay(&self.patience, id, PATIENCE));
            agenda.schedule(gives_up, Class::Ends, id, GIVE_UP);
        }
        self.next_arrival(now, agenda);
    }

    fn start_all(&mut self, now: Tick, agenda: &mut Agenda) {
        while let Some(start) = self.pool.start_next(now) {
            self.outcome.served += 1;
            self.outcome.waited += u64::from(now.since(start.joined));
            self.customers[start.id as usize] = Customer::Served(now);
            let ends = now.after_f64(self.delay(&self.service, start.id, SERVICE));
            agenda.schedule(ends, Class::Ends, start.id, SERVED);
        }
    }

    fn give_up(&mut self, now: Tick, id: u32) {
        if let Customer::Waiting(ticket) = self.customers[id as usize] {
            self.customers[id as usize] = Customer::Gone;
            self.pool.leave(now, ticket, Leaving::GaveUp);
            self.outcome.gave_up += 1;
        }
    }

    fn served(&mut self, now: Tick, id: u32) {
        if let Customer::Served(since) = self.customers[id as usize] {
            self.customers[id as usize] = Customer::Gone;
            self.pool.end(now, id, 0, since);
        }
    }

    /// Nothing counts after the last arrival.
    fn over(&self) -> bool {
        self.customers.len() as u32 == self.arrivals
    }
}

impl Model for Mmc {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        if self.over() {
            return;
        }
        let (now, id) = (due.tick(), due.id());
        match (due.class(), due.kind()) {
            (Class::Joins, _) => self.arrive(now, id, agenda),
            (Class::Matching, _) => self.start_all(now, agenda),
            (_, GIVE_UP) => self.give_up(now, id),
            _ => self.served(now, id),
        }
        self.pool.stir(agenda);
    }
}
