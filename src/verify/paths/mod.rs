//! People who walk through states: a stay in each, then a choice of the next.
//!
//! Stays and choices are independent, so this is a semi-Markov process; with exponential stays a
//! Markov chain in continuous time, with a stay of one month a chain in discrete time.

mod scene;

pub use scene::{Fact, Walk};

use super::clock::Clock;
use super::network::{Number, Plants, Shape, within_reach};
use crate::engine::arrivals::{Layer, admitted};
use crate::engine::dist::{Categorical, Sampler};
use crate::engine::key::IDS;
use crate::engine::luck::unit;
use crate::engine::{Agenda, Class, Due, Luck, Model, Purpose, Tick};

const GAPS: Purpose = Purpose(1);
const MARKS: Purpose = Purpose(2);
const STAY: Purpose = Purpose(3);
const NEXT: Purpose = Purpose(4);
const FIRST: Purpose = Purpose(5);
const NUMBER: Purpose = Purpose(6);
const REGION: Purpose = Purpose(7);
const EXTRA: Purpose = Purpose(8);

const MOVES: u8 = 0;
const ARRIVES: u8 = 0;
const STREAM: u32 = IDS - 1;
/// Keys of those there at the start lie apart from those of layers.
const OPENING: u64 = 1 << 63;
/// Regions that people are spread over, to check that parts sum to the whole.
pub const REGIONS: usize = 7;

/// A state: how long a stay lasts, and where it leads.
#[derive(Clone, Debug)]
pub struct State {
    /// The stay; none where the state is never left.
    pub stay: Option<Sampler>,
    /// The next state; the number of states is away.
    pub next: Categorical,
}

/// People who come from outside.
#[derive(Clone, Debug)]
pub struct Comers {
    /// Arrivals a unit of time at the peak.
    pub peak: f64,
    /// What thins them.
    pub shape: Shape,
    /// Where they begin.
    pub state: u8,
}

/// States, and who walks through them.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The time scale; a unit is whatever the case speaks of.
    pub clock: Clock,
    /// All states.
    pub states: Vec<State>,
    /// People there at the start: how many, and in which states.
    pub opening: Vec<(Number, Categorical)>,
    /// People from outside.
    pub comers: Option<Comers>,
    /// Events expected.
    pub events: f64,
    /// One more decision at each move, which leads to nothing: a lever with its effect set neutral.
    pub extra_decision: bool,
    /// Planted bugs.
    pub plants: Plants,
}

impl Chart {
    /// Whether a replication fits the ids of the engine and can be paid for.
    ///
    /// # Errors
    /// More people, or more events, than a replication may have.
    pub fn check(&self) -> Result<(), String> {
        let opening: f64 = self.opening.iter().map(|(number, _)| number.mean()).sum();
        let time = self.clock.days(self.clock.horizon());
        let comers = self
            .comers
            .as_ref()
            .map_or(0.0, |comers| comers.peak * time);
        within_reach(opening + comers, self.events)
    }
}

#[derive(Clone, Copy, Debug)]
struct Person {
    key: u64,
    since: Tick,
    visit: u32,
    state: u8,
    region: u8,
}

/// What was counted since the start.
#[derive(Clone, Debug, Default)]
struct Counts {
    /// People in each state.
    stock: Vec<i64>,
    /// Moves by state and next state; the last row is outside, the last column is away.
    flows: Vec<u64>,
    /// Ends of stays by state, counted apart from the moves.
    ended: Vec<u64>,
    /// Moves by region of the person.
    regional: [u64; REGIONS],
    /// All moves.
    moves: u64,
    /// Times spent by those who left a state, in ticks.
    spent: Vec<u64>,
    /// ∫ people in each state dt.
    areas: Vec<u64>,
    changed: Tick,
}

/// People on a chart.
pub struct World<'c> {
    chart: &'c Chart,
    gap: Option<Sampler>,
    luck: Luck,
    layer: Layer,
    people: Vec<Person>,
    /// Slots of those who went away, to be used again.
    free: Vec<u32>,
    counts: Counts,
}

impl Model for World<'_> {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        match (due.class(), due.kind()) {
            (Class::Ends, MOVES) => self.end_stay(due.tick(), due.id(), agenda),
            (Class::Joins, ARRIVES) => self.arrive(due.tick(), agenda),
            _ => unreachable!("a chart schedules no such step"),
        }
    }
}

impl World<'_> {
    /// The row or column of those outside.
    fn outside(&self) -> usize {
        self.chart.states.len()
    }

    fn arrive(&mut self, now: Tick, agenda: &mut Agenda) {
        let Some(comers) = &self.chart.comers else {
            return;
        };
        let candidate = self.layer.candidate(&self.luck, MARKS);
        let ratio = comers.shape.at(self.chart.clock.days(now));
        if candidate.mark < admitted(ratio, 0) {
            self.add(now, candidate.key, comers.state, agenda);
        }
        self.next_comer(agenda);
    }

    fn next_comer(&mut self, agenda: &mut Agenda) {
        if let Some(gap) = &self.gap {
            let clock = &self.chart.clock;
            let ticks = |word| clock.ticks(gap.at(word));
            let at = self.layer.advance(&self.luck, GAPS, ticks);
            agenda.schedule(at, Class::Joins, STREAM, ARRIVES);
        }
    }

    fn add(&mut self, now: Tick, key: u64, state: u8, agenda: &mut Agenda) {
        let region = self.luck.word(key, REGION, 0) % REGIONS as u64;
        let id = self.seat(Person {
            key,
            since: now,
            visit: 0,
            state,
            region: region as u8,
        });
        self.count(now, self.outside(), usize::from(state), region as usize);
        self.begin_stay(now, id, agenda);
    }

    fn seat(&mut self, person: Person) -> u32 {
        if let Some(id) = self.free.pop() {
            self.people[id as usize] = person;
            return id;
        }
        self.people.push(person);
        self.people.len() as u32 - 1
    }

    fn begin_stay(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let chart = self.chart;
        let person = &self.people[id as usize];
        if let Some(stay) = &chart.states[usize::from(person.state)].stay {
            let word = self.luck.word(person.key, STAY, occasion(chart, person));
            let delay = chart.clock.ticks(stay.at(word));
            agenda.schedule(now.after_f64(delay), Class::Ends, id, MOVES);
        }
    }

    fn end_stay(&mut self, now: Tick, id: u32, agenda: &mut Agenda) {
        let chart = self.chart;
        let person = &mut self.people[id as usize];
        let from = usize::from(person.state);
        let word = self.luck.word(person.key, NEXT, occasion(chart, person));
        let to = chart.states[from].next.at(word);
        person.visit += 1;
        person.state = to as u8;
        if chart.extra_decision {
            // Drawn under its own name, so it moves nobody.
            let _ = self.luck.word(person.key, EXTRA, u64::from(person.visit));
        }
        let region = usize::from(person.region);
        self.counts.ended[from] += 1;
        let since = std::mem::replace(&mut person.since, now);
        self.counts.spent[from] += u64::from(now.since(since));
        self.count(now, from, to, region);
        if to < self.outside() {
            self.begin_stay(now, id, agenda);
        } else {
            self.free.push(id);
        }
    }

    fn count(&mut self, now: Tick, from: usize, to: usize, region: usize) {
        self.integrate(now);
        let outside = self.outside();
        let counts = &mut self.counts;
        counts.flows[from * (outside + 1) + to] += 1;
        counts.regional[region] += 1;
        counts.moves += 1;
        if from < outside {
            counts.stock[from] -= 1;
        }
        if to < outside {
            counts.stock[to] += 1;
        }
    }

    fn integrate(&mut self, now: Tick) {
        let counts = &mut self.counts;
        let ticks = u64::from(now.since(counts.changed));
        if ticks > 0 {
            for (area, &stock) in counts.areas.iter_mut().zip(&counts.stock) {
                *area += ticks * stock as u64;
            }
            counts.changed = now;
        }
    }

    /// A number by counting the events of a Poisson stream of rate 1.
    fn number(&self, number: Number, group: usize) -> u64 {
        let mean = match number {
            Number::Fixed(number) => return u64::from(number),
            Number::Poisson(mean) => mean,
        };
        let key = OPENING | group as u64;
        let (mut at, mut count) = (0.0, 0);
        loop {
            at -= libm::log(unit(self.luck.word(key, NUMBER, count)));
            if at > mean {
                return count;
            }
            count += 1;
        }
    }
}

/// The number of the stay, which names its luck.
fn occasion(chart: &Chart, person: &Person) -> u64 {
    let shift = chart.extra_decision && chart.plants.shifted_occasion;
    u64::from(person.visit) + u64::from(shift)
}
