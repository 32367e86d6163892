//! People just released, under several risks at once: who is the first to take them?
//!
//! Risks are hazards of the engine: one budget each, spent at the current rate and re-timed when a
//! rate changes with a date. One risk may be a delay instead, which only some will ever meet.

use super::clock::Clock;
use super::trial::{Block, Study};
use crate::engine::dist::{Chance, Sampler};
use crate::engine::hazard::{Budget, Rate};
use crate::engine::luck::unit;
use crate::engine::{Agenda, Class, Due, Hazards, Luck, Model, Purpose, Tick, run_until};

/// Risks at most.
pub const RISKS: usize = 4;

const BUDGET: Purpose = Purpose(1);
const EVER: Purpose = Purpose(2);
const DELAY: Purpose = Purpose(3);
const RATES_CHANGE: u8 = 31;
/// A delay is due under its own kind, after those of the hazards.
const DELAYED: u8 = RISKS as u8;

/// What people who are released meet.
#[derive(Clone, Debug)]
pub struct Release {
    /// The time scale.
    pub clock: Clock,
    /// People released at the origin.
    pub people: u32,
    /// Rates a day of each risk from the origin.
    pub rates: [f64; RISKS],
    /// A day from which other rates hold.
    pub then: Option<(f64, [f64; RISKS])>,
    /// A risk that comes as a delay: which, how many ever meet it, and when.
    pub delay: Option<(usize, Chance, Sampler)>,
    /// Days on which those taken are counted.
    pub days: Vec<f64>,
}

#[derive(Clone, Copy)]
struct Person {
    hazards: Hazards<RISKS>,
    free: bool,
}

struct World<'r> {
    release: &'r Release,
    rates: [Rate; RISKS],
    people: Vec<Person>,
    taken: [u64; RISKS],
}

impl Model for World<'_> {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        match (due.class(), due.kind()) {
            (Class::Calendar, RATES_CHANGE) => self.change_rates(due.tick(), agenda),
            (Class::Ends, kind) => self.take(due.tick(), due.id(), kind),
            _ => unreachable!("nothing else befalls those released"),
        }
    }
}

impl World<'_> {
    fn take(&mut self, now: Tick, id: u32, kind: u8) {
        let person = &mut self.people[id as usize];
        let risk = match (&self.release.delay, kind) {
            (Some((risk, ..)), DELAYED) => *risk,
            _ => usize::from(kind),
        };
        let due = kind == DELAYED || person.hazards.strikes(risk, now);
        if person.free && due {
            person.free = false;
            self.taken[risk] += 1;
        }
    }

    /// What a dated change does to everybody still free: spend at the old rates, re-time at the new.
    fn change_rates(&mut self, now: Tick, agenda: &mut Agenda) {
        let Some((_, rates)) = self.release.then else {
            return;
        };
        let new = per_tick(&self.release.clock, &rates);
        for (id, person) in (0..).zip(&mut self.people) {
            if person.free {
                person.hazards.settle(now, &self.rates);
                retime(person, id, &new, agenda);
            }
        }
        self.rates = new;
    }

    fn begin(&mut self, luck: &Luck, agenda: &mut Agenda) {
        let release = self.release;
        self.rates = per_tick(&release.clock, &release.rates);
        self.taken = [0; RISKS];
        self.people.clear();
        for id in 0..release.people {
            let mut hazards = Hazards::default();
            for risk in 0..RISKS {
                let word = luck.word(u64::from(id), BUDGET, risk as u64);
                hazards.renew(risk, Budget::new(-libm::log(unit(word))));
            }
            let mut person = Person {
                hazards,
                free: true,
            };
            retime(&mut person, id, &self.rates, agenda);
            self.people.push(person);
            self.set_delay(luck, id, agenda);
        }
        if let Some((day, _)) = release.then {
            agenda.schedule(release.clock.tick(day), Class::Calendar, 0, RATES_CHANGE);
        }
    }

    fn set_delay(&self, luck: &Luck, id: u32, agenda: &mut Agenda) {
        if let Some((_, ever, delay)) = &self.release.delay
            && ever.holds(luck.word(u64::from(id), EVER, 0))
        {
            let days = delay.at(luck.word(u64::from(id), DELAY, 0));
            agenda.schedule(self.release.clock.tick(days), Class::Ends, id, DELAYED);
        }
    }
}

fn per_tick(clock: &Clock, rates: &[f64; RISKS]) -> [Rate; RISKS] {
    rates.map(|rate| Rate::per_tick(rate / clock.per_day()))
}

fn retime(person: &mut Person, id: u32, rates: &[Rate; RISKS], agenda: &mut Agenda) {
    if let Some((risk, due)) = person.hazards.retime(rates) {
        agenda.schedule(due, Class::Ends, id, risk as u8);
    }
}

impl Study for Release {
    /// For each day, the people taken by each risk.
    fn columns(&self) -> usize {
        self.days.len() * RISKS
    }

    fn run(&self, block: &mut Block) -> Result<(), String> {
        let bits = self.clock.bucket_bits(self.events());
        let mut agenda = Agenda::new(self.clock.horizon(), bits);
        let mut world = World {
            release: self,
            rates: [Rate::ZERO; RISKS],
            people: Vec::new(),
            taken: [0; RISKS],
        };
        for luck in block.lucks() {
            agenda.reset();
            world.begin(&luck, &mut agenda);
            for day in &self.days {
                let until = self.clock.tick(*day);
                run_until(&mut world, &mut agenda, until).map_err(|fault| fault.to_string())?;
                block.values.extend(world.taken.map(|taken| taken as f64));
            }
        }
        Ok(())
    }

    fn events(&self) -> f64 {
        8.0 * f64::from(self.people)
    }
}
