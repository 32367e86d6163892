//! Queues of every kind the theory has formulas for, as one model on the shipped engine and pools.
//!
//! People come by streams or belong to a closed population; they wait, may give up, are served,
//! and go on to another node or away. Slots are used again, so long runs fit; all luck is named
//! by the person's key and the number of the service.

mod histogram;
mod opening;
mod person;
mod plan;
mod scene;
mod tally;

pub use histogram::Histogram;
pub use person::Person;
pub use plan::{
    Node, Number, Opening, Plan, Plants, Residual, Shape, Stream, Timing, within_reach,
};
pub use scene::{Fact, Scene};

use crate::engine::arrivals::{Layer, admitted};
use crate::engine::key::IDS;
use crate::engine::places::{Accounts, Admission, Leaving};
use crate::engine::{Agenda, Class, Due, Luck, Model, Pool, Purpose, Tick};
use person::People;
use tally::Tally;

const GAPS: Purpose = Purpose(1);
const MARKS: Purpose = Purpose(2);
const SERVICE: Purpose = Purpose(3);
const PATIENCE: Purpose = Purpose(4);
const ROUTE: Purpose = Purpose(5);
const THINK: Purpose = Purpose(6);
const NUMBER: Purpose = Purpose(7);
const ELAPSED: Purpose = Purpose(8);

const ARRIVES: u8 = 0;
const RETURNS: u8 = 1;
const STAY_ENDS: u8 = 0;
const GIVES_UP: u8 = 1;
const PLACES_CHANGE: u8 = 0;
const STARTS: u8 = 0;
/// A stay that ends too late in its instant, where a test asks for it.
const LATE_END: u8 = 2;

const FIRST_STREAM: u32 = IDS - 256;
const FIRST_POOL: u32 = IDS - 128;
/// Keys of those there at the start, and of regular arrivals, lie apart from those of layers.
const OPENING: u64 = 1 << 63;
const REGULAR: u64 = 1 << 62;
const MEMBER_BITS: u32 = 44;
/// Keys of layers lie so far apart that 2³⁶ candidates of one do not meet those of the next.
pub const LAYER_BITS: u32 = 12;

#[derive(Clone, Copy, Debug)]
struct Source {
    layer: Layer,
    comings: u64,
}

/// The state of a network.
pub struct Network<'p> {
    plan: &'p Plan,
    luck: Luck,
    pools: Vec<Pool>,
    base: Vec<Accounts>,
    sources: Vec<Source>,
    people: People,
    tally: Tally,
    thresholds: Vec<u32>,
    changed: Tick,
    marked: Tick,
    inside_or_waiting: u32,
}

impl Model for Network<'_> {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        let (now, id) = (due.tick(), due.id());
        match (due.class(), due.kind()) {
            (Class::Matching, STARTS) => self.start_all(now, id, agenda),
            (Class::Joins, ARRIVES) => self.arrive(now, id, agenda),
            (Class::Joins, RETURNS) => self.come_back(now, id, agenda),
            (Class::Ends, STAY_ENDS) | (Class::Contacts, LATE_END) => self.end(now, id, agenda),
            (Class::Ends, GIVES_UP) => self.give_up(now, id, agenda),
            (Class::Calendar, PLACES_CHANGE) => self.change_places(now, id, agenda),
            _ => unreachable!("a network schedules no such step"),
        }
    }
}

impl Network<'_> {
    fn arrive(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let which = (id - FIRST_STREAM) as usize;
        let stream = &self.plan.streams[which];
        let (key, comes) = self.coming(which, now);
        if comes {
            for member in 0..stream.batch {
                let key = key ^ u64::from(member) << MEMBER_BITS;
                self.enter(Person::new(key, now, stream.node, stream.class), agenda);
            }
        }
        self.next_coming(which, agenda);
    }

    /// Who comes, and whether the shape of the stream lets them.
    fn coming(&self, which: usize, now: Tick) -> (u64, bool) {
        let source = &self.sources[which];
        match &self.plan.streams[which].timing {
            Timing::Regular(_) => (REGULAR | (which as u64) << 40 | source.comings, true),
            Timing::Poisson { shape, .. } => {
                let candidate = source.layer.candidate(&self.luck, MARKS);
                let ratio = shape.at(self.plan.clock.days(now));
                (candidate.key, candidate.mark < admitted(ratio, 0))
            }
        }
    }

    fn next_coming(&mut self, which: usize, agenda: &mut Agenda) {
        let clock = &self.plan.clock;
        let source = &mut self.sources[which];
        source.comings += 1;
        let at = match &self.plan.streams[which].timing {
            Timing::Regular(days) => clock.tick(days * source.comings as f64),
            Timing::Poisson { gap, .. } => source
                .layer
                .advance(&self.luck, GAPS, |word| clock.ticks(gap.at(word))),
        };
        agenda.schedule(at, Class::Joins, FIRST_STREAM + which as u32, ARRIVES);
    }

    fn enter(&mut self, person: Person, agenda: &mut Agenda) {
        let now = person.entered;
        self.count_change(now);
        self.inside_or_waiting += 1;
        let id = self.people.add(person);
        self.ask(now, id, agenda);
    }

    fn come_back(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        self.count_change(now);
        self.inside_or_waiting += 1;
        self.people.at(id).entered = now;
        self.ask(now, id, agenda);
    }

    fn ask(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let person = self.people.at(id);
        let (node, class) = (usize::from(person.node), person.class);
        let priority = class.min(self.plan.nodes[node].rules.priorities - 1);
        person.joined = now;
        match self.pools[node].ask(now, id, priority, 0) {
            Admission::TurnedAway => self.depart(now, id),
            Admission::Queued(ticket) => {
                person.ticket = Some(ticket);
                self.set_patience(now, id, node, agenda);
                self.pools[node].stir(agenda);
            }
        }
    }

    fn set_patience(&mut self, now: Tick, id: u32, node: usize, agenda: &mut Agenda) {
        if let Some(patience) = &self.plan.nodes[node].patience {
            let person = self.people.at(id);
            let word = self.luck.word(person.key, PATIENCE, occasion(person));
            let delay = self.plan.clock.ticks(patience.at(word));
            person.gives_up = agenda.schedule(now.after_f64(delay), Class::Ends, id, GIVES_UP);
        }
    }

    fn give_up(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let person = self.people.at(id);
        if person.gives_up != now {
            return;
        }
        if let Some(ticket) = person.ticket.take() {
            let pool = usize::from(person.node);
            self.tally.given_up += u64::from(now.since(person.joined));
            self.pools[pool].leave(now, ticket, Leaving::GaveUp);
            self.depart(now, id);
            self.pools[pool].stir(agenda);
        }
    }

    fn start_all(&mut self, now: Tick, pool: u32, agenda: &mut Agenda) {
        let node = (pool - FIRST_POOL) as usize;
        while let Some(start) = self.pools[node].start_next(now) {
            if self.plan.plants.lifo {
                self.let_the_last_go_first(start.id, node);
            }
            self.start(now, start.id, node, agenda);
        }
    }

    /// The bug that a mean wait does not see.
    fn let_the_last_go_first(&mut self, first: u32, node: usize) {
        let waiting = self.people.waiting();
        let here = waiting.filter(|(_, person)| usize::from(person.node) == node);
        let last = here.max_by_key(|(_, person)| (person.joined, person.key));
        if let Some((last, _)) = last {
            self.people.exchange(first, last);
        }
    }

    fn start(&mut self, now: Tick, id: u32, node: usize, agenda: &mut Agenda) {
        let plan = self.plan;
        let person = self.people.at(id);
        let wait = now.since(person.joined);
        let cell = node * usize::from(plan.classes) + usize::from(person.class);
        self.tally.waits[cell].add(wait, &self.thresholds);
        if let Some(histogram) = &mut self.tally.wait_histogram {
            histogram.add(wait);
        }
        let pool = &self.pools[node];
        let over = !plan.nodes[node].rules.unlimited && pool.busy() > pool.capacity();
        self.tally.overfull += u64::from(over);
        person.ticket = None;
        let delay = service(plan, &self.luck, person, node);
        person.spell += 1;
        begin_stay(plan, person, now, delay, id, agenda);
    }

    fn end(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let person = self.people.at(id);
        if !person.inside() || person.leaves != now {
            return;
        }
        let node = usize::from(person.node);
        let since = std::mem::replace(&mut person.since, Tick::NEVER);
        let stay = now.since(since) + std::mem::take(&mut person.elapsed);
        self.tally.stayed += u64::from(now.since(since.max(self.marked)));
        self.pools[node].end(now, id, 0, since);
        if let Some(histogram) = &mut self.tally.stay_histogram {
            histogram.add(stay);
        }
        self.go_on(now, id, node, agenda);
        self.pools[node].stir(agenda);
    }

    fn go_on(&mut self, now: Tick, id: u32, node: usize, agenda: &mut Agenda) {
        let person = self.people.at(id);
        let next = self.plan.nodes[node].route.as_ref().map(|route| {
            let word = self.luck.word(person.key, ROUTE, u64::from(person.spell));
            route.at(word)
        });
        match next.filter(|&next| next < self.pools.len()) {
            Some(next) => {
                // Joins come after ends, so somebody who goes on may ask in the same instant.
                person.node = next as u8;
                self.ask(now, id, agenda);
            }
            None => self.leave_network(now, id, agenda),
        }
    }

    fn leave_network(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        self.tally.left += 1;
        self.tally.sojourn += u64::from(now.since(self.people.at(id).entered));
        let Some((_, think)) = &self.plan.closed else {
            return self.depart(now, id);
        };
        self.count_change(now);
        self.inside_or_waiting -= 1;
        let person = self.people.at(id);
        let word = self.luck.word(person.key, THINK, occasion(person));
        let delay = self.plan.clock.ticks(think.at(word));
        agenda.schedule(now.after_f64(delay), Class::Joins, id, RETURNS);
    }

    fn depart(&mut self, now: Tick, id: u32) {
        self.count_change(now);
        self.inside_or_waiting -= 1;
        self.people.remove(id);
    }

    fn change_places(&mut self, now: Tick, which: u32, agenda: &mut Agenda) {
        let places = self.plan.capacities[which as usize].1;
        for (id, ticket, _) in self.pools[0].set_capacity(now, places) {
            let person = self.people.at(id);
            let since = std::mem::replace(&mut person.since, Tick::NEVER);
            self.tally.stayed += u64::from(now.since(since.max(self.marked)));
            person.joined = now;
            person.ticket = Some(ticket);
        }
        self.pools[0].stir(agenda);
    }

    /// Brings the integrals of the number in the network up to `now`.
    #[inline]
    fn count_change(&mut self, now: Tick) {
        let ticks = u64::from(now.since(self.changed));
        if ticks > 0 {
            let number = u64::from(self.inside_or_waiting);
            self.tally.area += ticks * number;
            self.tally.squared += u128::from(ticks * number) * u128::from(number);
            self.changed = now;
        }
    }
}

fn service(plan: &Plan, luck: &Luck, person: &Person, node: usize) -> f64 {
    let laws = &plan.nodes[node].service;
    let law = &laws[usize::from(person.class).min(laws.len() - 1)];
    let shift = u64::from(plan.plants.shifted_occasion);
    let word = luck.word(person.key, SERVICE, occasion(person) + shift);
    plan.clock.ticks(law.at(word))
}

/// The number of the service that is asked for.
fn occasion(person: &Person) -> u64 {
    u64::from(person.spell)
}

fn begin_stay(
    plan: &Plan,
    person: &mut Person,
    now: Tick,
    delay: f64,
    id: u32,
    agenda: &mut Agenda,
) {
    let (class, kind) = if plan.plants.late_release {
        (Class::Contacts, LATE_END)
    } else {
        (Class::Ends, STAY_ENDS)
    };
    person.since = now;
    person.leaves = agenda.schedule(now.after_f64(delay), class, id, kind);
}
