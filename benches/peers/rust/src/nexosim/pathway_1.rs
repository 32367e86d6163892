//! PATHWAY-1 and -1A. Competing events are all scheduled, and one that has been overtaken is seen
//! from the person's record when it comes up.

mod places;
mod tally;

use super::{Left, delay, now, unseeded};
use nexosim::model::{Context, Model, schedulable};
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use places::Places;
use rand::RngExt;
use rand::rngs::SmallRng;
use rand_distr::{Exp1, LogNormal};
use serde::{Deserialize, Serialize};
use tally::Tally;
use throughcare_peers::{Run, timed};

const HORIZON: f64 = 3_650.0;

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq)]
enum State {
    Outside,
    WaitingOutside,
    TreatedOutside,
    Inside,
    WaitingInside,
    TreatedInside,
}

#[derive(Serialize, Deserialize, Clone, Copy)]
enum Kind {
    Reception,
    Assessment,
    CompletionInside,
    Release,
    Referral,
    CompletionOutside,
    GiveUp,
    Appointment,
}

#[derive(Serialize, Deserialize, Clone)]
struct Person {
    state: State,
    began: bool,
    completed: bool,
    /// Receptions so far: who waits in a line waits in this spell.
    spell: u32,
    prison: u32,
    /// Release while inside, return to custody while outside.
    exit: f64,
    joined: f64,
    misses: u32,
    /// Grows whenever the exit is drawn anew, so that an exit of old is known.
    exits: u32,
}

const NEWCOMER: Person = Person {
    state: State::Outside,
    began: false,
    completed: false,
    spell: 0,
    prison: 0,
    exit: 0.0,
    joined: 0.0,
    misses: 0,
    exits: 1,
};

#[derive(Serialize, Deserialize)]
struct Pathway1 {
    appointments: bool,
    people: Vec<Person>,
    prisons: Vec<Places>,
    regions: Vec<Places>,
    tally: Tally,
    /// Mean and standard deviation of the logarithm of a sentence.
    sentence: (f64, f64),
    #[serde(skip, default = "unseeded")]
    rng: SmallRng,
    #[serde(skip)]
    left: Left,
}

#[Model]
impl Pathway1 {
    #[nexosim(init)]
    async fn init(&mut self, context: &Context<Self>) {
        for id in 0..self.people.len() as u32 {
            let first = if id % 4 == 0 {
                60.0 * self.uniform()
            } else {
                self.exponential(500.0)
            };
            self.at(first, id, Kind::Reception, context);
            if self.appointments {
                let first = 14.0 * self.uniform();
                self.at(first, id, Kind::Appointment, context);
            }
        }
        context
            .schedule_event(delay(HORIZON), schedulable!(Self::finish), ())
            .unwrap();
    }

    #[nexosim(schedulable)]
    fn finish(&mut self) {
        *self.left.lock().unwrap() = self.tally.answer();
    }

    fn uniform(&mut self) -> f64 {
        self.rng.random()
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        let unit: f64 = self.rng.sample(Exp1);
        unit * mean
    }

    fn at(&self, after: f64, id: u32, kind: Kind, context: &Context<Self>) {
        let exits = self.people[id as usize].exits;
        context
            .schedule_event(delay(after), schedulable!(Self::event), (id, kind, exits))
            .unwrap();
    }

    #[nexosim(schedulable)]
    fn event(&mut self, (id, kind, exits): (u32, Kind, u32), context: &Context<Self>) {
        let overtaken = self.people[id as usize].exits != exits;
        match kind {
            Kind::Appointment => self.appointment(id, context),
            Kind::Reception if overtaken => {}
            Kind::Reception => self.reception(id, context),
            Kind::Assessment => self.assessment(id, context),
            Kind::CompletionInside => self.completion_inside(id, context),
            Kind::Release => self.release(id, context),
            Kind::Referral => self.referral(id, context),
            Kind::GiveUp if overtaken => {}
            Kind::GiveUp => self.give_up(id),
            Kind::CompletionOutside => self.completion_outside(id, context),
        }
    }

    fn appointment(&mut self, id: u32, context: &Context<Self>) {
        self.tally.appointments += 1;
        let luck = self.uniform();
        let person = &mut self.people[id as usize];
        match person.state {
            State::Inside | State::WaitingInside | State::TreatedInside => {
                self.tally.positive_tests += u64::from(luck < 0.3);
            }
            _ if luck < 0.15 => {
                self.tally.missed += 1;
                person.misses += 1;
                if person.misses == 3 {
                    person.misses = 0;
                    self.tally.breaches += 1;
                }
            }
            _ => person.misses = 0,
        }
        self.at(14.0, id, Kind::Appointment, context);
    }

    fn reception(&mut self, id: u32, context: &Context<Self>) {
        match self.people[id as usize].state {
            State::TreatedOutside => self.free_outside(id, context),
            State::WaitingOutside => self.tally.reneges += 1,
            _ => {}
        }
        let time = now(context);
        let (mu, sigma) = self.sentence;
        let sentence: f64 = self.rng.sample(LogNormal::new(mu, sigma).unwrap());
        self.tally.receptions += 1;
        self.tally.time_inside += sentence.min(HORIZON - time);
        let prison = self.rng.random_range(0..self.prisons.len() as u32);
        let person = &mut self.people[id as usize];
        person.spell += 1;
        person.state = State::Inside;
        person.began = false;
        person.completed = false;
        person.prison = prison;
        person.exit = time + sentence;
        self.at(sentence, id, Kind::Release, context);
        if self.uniform() < 0.5 {
            let wait = self.exponential(10.0);
            if wait < sentence {
                self.at(wait, id, Kind::Assessment, context);
            }
        }
    }

    fn assessment(&mut self, id: u32, context: &Context<Self>) {
        self.tally.assessments += 1;
        let person = &mut self.people[id as usize];
        person.joined = now(context);
        let places = &mut self.prisons[person.prison as usize];
        if places.take() {
            self.start_inside(id, context);
        } else {
            person.state = State::WaitingInside;
            places.line.push_back((id, person.spell));
        }
    }

    fn start_inside(&mut self, id: u32, context: &Context<Self>) {
        let time = now(context);
        let lasts = self.exponential(60.0);
        let person = &mut self.people[id as usize];
        person.state = State::TreatedInside;
        person.began = true;
        self.tally.custody_starts += 1;
        self.tally.custody_wait += time - person.joined;
        if time + lasts < person.exit {
            self.at(lasts, id, Kind::CompletionInside, context);
        }
    }

    fn completion_inside(&mut self, id: u32, context: &Context<Self>) {
        self.tally.custody_completions += 1;
        let person = &mut self.people[id as usize];
        person.completed = true;
        person.state = State::Inside;
        self.free_inside(id, context);
    }

    fn free_inside(&mut self, id: u32, context: &Context<Self>) {
        let prison = self.people[id as usize].prison as usize;
        if let Some(next) = self.prisons[prison].next(&self.people, State::WaitingInside) {
            self.start_inside(next, context);
        }
    }

    fn release(&mut self, id: u32, context: &Context<Self>) {
        self.tally.releases += 1;
        let was = self.people[id as usize].state;
        let completed = self.people[id as usize].completed;
        let outside = self.exponential(if completed { 700.0 } else { 500.0 });
        let person = &mut self.people[id as usize];
        person.state = State::Outside;
        person.exit = now(context) + outside;
        person.exits += 1;
        let referred = if person.began { 0.6 } else { 0.2 };
        self.at(outside, id, Kind::Reception, context);
        if was == State::TreatedInside {
            self.free_inside(id, context);
        }
        if self.uniform() < referred {
            let wait = self.exponential(14.0);
            if wait < outside {
                self.at(wait, id, Kind::Referral, context);
            }
        }
    }

    fn region(&self, id: u32) -> usize {
        id as usize % self.regions.len()
    }

    fn referral(&mut self, id: u32, context: &Context<Self>) {
        self.tally.referrals += 1;
        let time = now(context);
        let region = self.region(id);
        let person = &mut self.people[id as usize];
        person.joined = time;
        if self.regions[region].take() {
            self.start_outside(id, context);
            return;
        }
        person.state = State::WaitingOutside;
        let (spell, exit) = (person.spell, person.exit);
        self.regions[region].line.push_back((id, spell));
        let patience = self.exponential(60.0);
        if time + patience < exit {
            self.at(patience, id, Kind::GiveUp, context);
        }
    }

    fn give_up(&mut self, id: u32) {
        let person = &mut self.people[id as usize];
        if person.state == State::WaitingOutside {
            person.state = State::Outside;
            self.tally.reneges += 1;
        }
    }

    fn start_outside(&mut self, id: u32, context: &Context<Self>) {
        let time = now(context);
        let lasts = self.exponential(150.0);
        let person = &mut self.people[id as usize];
        person.state = State::TreatedOutside;
        self.tally.community_starts += 1;
        self.tally.community_wait += time - person.joined;
        if time + lasts < person.exit {
            self.at(lasts, id, Kind::CompletionOutside, context);
        }
    }

    fn completion_outside(&mut self, id: u32, context: &Context<Self>) {
        self.tally.community_completions += 1;
        let outside = self.exponential(1_000.0);
        let person = &mut self.people[id as usize];
        person.state = State::Outside;
        person.exit = now(context) + outside;
        person.exits += 1;
        self.at(outside, id, Kind::Reception, context);
        self.free_outside(id, context);
    }

    fn free_outside(&mut self, id: u32, context: &Context<Self>) {
        let region = self.region(id);
        if let Some(next) = self.regions[region].next(&self.people, State::WaitingOutside) {
            self.start_outside(next, context);
        }
    }
}

pub fn run(people: u32, rng: SmallRng, appointments: bool) -> Run {
    let places = |each: u32, free: u32| vec![Places::new(free); (people / each).max(1) as usize];
    timed(|| {
        let left = Left::default();
        let model = Pathway1 {
            appointments,
            people: vec![NEWCOMER; people as usize],
            prisons: places(1_000, 20),
            regions: places(2_000, 80),
            tally: Tally::default(),
            sentence: (120f64.ln(), 0.9),
            rng,
            left: left.clone(),
        };
        let mut simulation = SimInit::with_num_threads(1)
            .add_model(model, Mailbox::new(), "pathway-1")
            .init(MonotonicTime::EPOCH)
            .unwrap();
        simulation.step_until(delay(HORIZON)).unwrap();
        std::mem::take(&mut *left.lock().unwrap())
    })
}
