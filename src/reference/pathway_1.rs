//! PATHWAY-1: a closed loop of custody, treatment inside, release, treatment outside and return,
//! over 3,650 days; PATHWAY-1A adds an appointment every fortnight.
//!
//! `N` people, one prison of 20 treatment places for each 1,000 of them and one region of 80 for
//! each 2,000. All start outside. Let `Exp(m)` have mean `m` days.
//!
//! 1. First reception at U(0, 60) for every fourth person, else at Exp(500).
//! 2. Reception: a prison at random; a sentence of lognormal(ln 120, 0.9) days. With probability
//!    0.5, and if Exp(10) falls inside the sentence, an assessment after that delay.
//! 3. Assessment: a free place at once, else the prison's line until release.
//! 4. Treatment inside: complete after Exp(60) if that is before release; else the place is kept
//!    until release.
//! 5. Release: return after Exp(700) if completed, else Exp(500). Referred with probability 0.6
//!    if treatment began, else 0.2, after Exp(14) if that is before the return.
//! 6. Referral: a free place at once, else the region's line for Exp(60) or until the return.
//! 7. Treatment outside: complete after Exp(150) if that is before the return, which is then
//!    redrawn as Exp(1,000) from completion; else the place is kept until the return.
//! 8. Appointments: first at U(0, 14), then every 14 days. Inside, a test, positive with 0.3.
//!    Outside, missed with 0.15; three misses in a row, counted over custody, are one breach.
//!
//! Of two competing times that are both known only the earlier is put on the agenda; what a freed
//! place overtakes (a person giving up, an old date of return) is seen from the [`person`]'s record.

pub mod agreed;
mod appointments;
mod laws;
mod line;
mod person;
mod step;
mod tally;

pub use appointments::Appointments;
pub use laws::{DAY, DAY_BITS, HORIZON};
pub use tally::Tally;

use super::schedule::{Schedule, Steps};
use crate::engine::dist::{Sampler, ShapeError};
use crate::engine::{Agenda, Due, Fault, Luck, Model, Purpose, Tick};
use laws::Laws;
use line::{Line, Waiting};
use person::{Person, State};
use step::{Step, list};

/// Treatment places of a prison.
const PRISON_PLACES: u32 = 20;
/// Treatment places of a region.
const REGION_PLACES: u32 = 80;

/// The world of PATHWAY-1.
#[derive(Clone, Debug)]
pub struct Pathway1 {
    laws: Laws,
    appointments: Appointments,
    luck: Luck,
    people: Vec<Person>,
    prisons: Vec<Line>,
    regions: Vec<Line>,
    tally: Tally,
}

impl Pathway1 {
    /// A world of `people` (at most 2²⁴).
    ///
    /// # Errors
    /// None in fact: the distributions are fixed and valid.
    pub fn new(people: u32, appointments: Appointments) -> Result<Pathway1, ShapeError> {
        let places = |each: u32| vec![Line::default(); (people / each).max(1) as usize];
        Ok(Pathway1 {
            laws: Laws::new()?,
            appointments,
            luck: Luck::new(0, 0),
            people: vec![Person::default(); people as usize],
            prisons: places(1_000),
            regions: places(2_000),
            tally: Tally::default(),
        })
    }

    /// The engine's agenda as this model wants it: one bucket a day.
    #[must_use]
    pub fn agenda() -> Agenda {
        Agenda::new(HORIZON, DAY_BITS)
    }

    /// Runs one replication from the start, in place.
    ///
    /// # Errors
    /// [`Fault::Loop`] if a person keeps scheduling steps without delay.
    pub fn run<S: Schedule>(&mut self, luck: Luck, agenda: &mut S) -> Result<Tally, Fault> {
        self.begin(luck, agenda);
        self.advance(HORIZON, agenda)?;
        self.finish_appointments();
        Ok(self.tally)
    }

    /// Runs on up to `until` and gives the tally so far, without what is held back in batches.
    ///
    /// # Errors
    /// As [`Pathway1::run`].
    pub fn advance<S: Schedule>(&mut self, until: Tick, agenda: &mut S) -> Result<Tally, Fault> {
        agenda.drive(self, until)?;
        Ok(self.tally)
    }

    /// Starts afresh in place, to be run with [`Pathway1::advance`].
    pub fn begin<S: Schedule>(&mut self, luck: Luck, agenda: &mut S) {
        self.luck = luck;
        self.tally = Tally::default();
        agenda.clear();
        self.prisons
            .iter_mut()
            .for_each(|line| line.reset(PRISON_PLACES));
        self.regions
            .iter_mut()
            .for_each(|line| line.reset(REGION_PLACES));
        for id in 0..self.people.len() as u32 {
            self.open(id, agenda);
        }
    }

    fn open<S: Schedule>(&mut self, id: u32, agenda: &mut S) {
        let first = if id.is_multiple_of(4) {
            &self.laws.first_early
        } else {
            &self.laws.first
        };
        let exit = Tick(self.ticks(first, id, laws::FIRST_RECEPTION, 0));
        self.people[id as usize] = Person::outside_until(exit);
        list(agenda, Step::Reception, exit, id);
        self.open_appointments(id, agenda);
    }

    /// A delay of at least one tick.
    #[inline]
    fn ticks(&self, law: &Sampler, id: u32, purpose: Purpose, spell: u16) -> u32 {
        let word = self.luck.word(id.into(), purpose, spell.into());
        (Tick(0).after_f64(law.at(word)).0).max(1)
    }

    #[inline]
    fn word(&self, id: u32, purpose: Purpose, spell: u16) -> u64 {
        self.luck.word(id.into(), purpose, spell.into())
    }

    /// The prison of a spell: drawn anew whenever it is wanted, not kept.
    fn prison(&self, id: u32, spell: u16) -> usize {
        let word = self.word(id, laws::PRISON, spell);
        (((word >> 32) * self.prisons.len() as u64) >> 32) as usize
    }

    fn region(&self, id: u32) -> usize {
        id as usize % self.regions.len()
    }

    fn reception<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        let person = self.people[id as usize];
        if person.state.in_custody() || person.exit != now {
            return;
        }
        self.catch_up(id, now);
        let spell = person.spell + 1;
        let sentence = self.ticks(&self.laws.sentence, id, laws::SENTENCE, spell);
        self.tally.receptions += 1;
        self.tally.time_inside += u64::from(sentence.min(HORIZON.since(now)));
        self.people[id as usize].receive(now.after(sentence));
        match person.state {
            State::WaitingOutside => self.tally.reneges += 1,
            State::TreatedOutside => self.free_outside(now, id, agenda),
            _ => {}
        }
        self.seek(now, id, spell, sentence, agenda);
    }

    /// What comes first in custody: an assessment or the release.
    fn seek<S: Schedule>(&self, now: Tick, id: u32, spell: u16, sentence: u32, agenda: &mut S) {
        if self.laws.seeks.holds(self.word(id, laws::SEEKS, spell)) {
            let delay = self.ticks(&self.laws.assessment, id, laws::ASSESSMENT, spell);
            if delay < sentence {
                list(agenda, Step::Assessment, now.after(delay), id);
                return;
            }
        }
        list(agenda, Step::Release, now.after(sentence), id);
    }

    fn assessment<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        self.tally.assessments += 1;
        let Person { spell, exit, .. } = self.people[id as usize];
        let prison = self.prison(id, spell);
        if self.prisons[prison].take() {
            self.start_inside(now, id, now, agenda);
            return;
        }
        self.prisons[prison].join(Waiting {
            id,
            spell,
            joined: now,
        });
        let person = &mut self.people[id as usize];
        person.state = State::WaitingInside;
        person.list_exit(true);
        list(agenda, Step::Release, exit, id);
    }

    fn start_inside<S: Schedule>(&mut self, now: Tick, id: u32, joined: Tick, agenda: &mut S) {
        self.tally.custody_starts += 1;
        self.tally.custody_wait += u64::from(now.since(joined));
        let spell = self.people[id as usize].spell;
        let lasts = self.ticks(&self.laws.treated_inside, id, laws::TREATED_INSIDE, spell);
        let person = &mut self.people[id as usize];
        person.begin();
        let completed = now.after(lasts);
        if completed < person.exit {
            list(agenda, Step::CompletionInside, completed, id);
        } else if !person.exit_listed() {
            list(agenda, Step::Release, person.exit, id);
        }
    }

    fn completion_inside<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        self.tally.custody_completions += 1;
        let person = &mut self.people[id as usize];
        person.complete();
        if !person.exit_listed() {
            list(agenda, Step::Release, person.exit, id);
        }
        self.free_inside(now, id, agenda);
    }

    fn free_inside<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        let prison = self.prison(id, self.people[id as usize].spell);
        let people = &self.people;
        let next = self.prisons[prison].release(|first| {
            let person = people[first.id as usize];
            person.state == State::WaitingInside && person.spell == first.spell
        });
        if let Some(next) = next {
            self.start_inside(now, next.id, next.joined, agenda);
        }
    }

    fn release<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        self.catch_up(id, now);
        self.tally.releases += 1;
        let person = self.people[id as usize];
        let law = if person.completed() {
            &self.laws.return_completed
        } else {
            &self.laws.return_other
        };
        let exit = now.after(self.ticks(law, id, laws::RETURN, person.spell));
        let after = &mut self.people[id as usize];
        after.state = State::Outside;
        after.exit = exit;
        after.list_exit(false);
        if person.state == State::TreatedInside {
            self.free_inside(now, id, agenda);
        }
        self.refer(now, id, person, exit, agenda);
    }

    /// What comes first outside: a referral or the return to custody.
    fn refer<S: Schedule>(&self, now: Tick, id: u32, was: Person, exit: Tick, agenda: &mut S) {
        let chance = if was.began() {
            self.laws.referred_begun
        } else {
            self.laws.referred_other
        };
        if chance.holds(self.word(id, laws::REFERRED, was.spell)) {
            let referral =
                now.after(self.ticks(&self.laws.referral, id, laws::REFERRAL, was.spell));
            if referral < exit {
                list(agenda, Step::Referral, referral, id);
                return;
            }
        }
        list(agenda, Step::Reception, exit, id);
    }

    fn referral<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        self.tally.referrals += 1;
        let region = self.region(id);
        if self.regions[region].take() {
            self.start_outside(now, id, now, agenda);
            return;
        }
        let spell = self.people[id as usize].spell;
        self.regions[region].join(Waiting {
            id,
            spell,
            joined: now,
        });
        let gives_up = now.after(self.ticks(&self.laws.patience, id, laws::PATIENCE, spell));
        let person = &mut self.people[id as usize];
        person.state = State::WaitingOutside;
        person.gives_up = gives_up;
        if gives_up < person.exit {
            list(agenda, Step::Renege, gives_up, id);
        } else {
            person.list_exit(true);
            list(agenda, Step::Reception, person.exit, id);
        }
    }

    fn renege<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        let person = &mut self.people[id as usize];
        if person.state == State::WaitingOutside && person.gives_up == now {
            person.state = State::Outside;
            self.tally.reneges += 1;
            list(agenda, Step::Reception, person.exit, id);
        }
    }

    fn start_outside<S: Schedule>(&mut self, now: Tick, id: u32, joined: Tick, agenda: &mut S) {
        self.tally.community_starts += 1;
        self.tally.community_wait += u64::from(now.since(joined));
        let spell = self.people[id as usize].spell;
        let lasts = self.ticks(&self.laws.treated_outside, id, laws::TREATED_OUTSIDE, spell);
        let person = &mut self.people[id as usize];
        person.state = State::TreatedOutside;
        let completed = now.after(lasts);
        if completed < person.exit {
            list(agenda, Step::CompletionOutside, completed, id);
        } else if !person.exit_listed() {
            list(agenda, Step::Reception, person.exit, id);
        }
    }

    fn completion_outside<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        self.tally.community_completions += 1;
        let spell = self.people[id as usize].spell;
        let exit = now.after(self.ticks(&self.laws.return_after, id, laws::RETURN_AFTER, spell));
        let person = &mut self.people[id as usize];
        person.state = State::Outside;
        person.exit = exit;
        list(agenda, Step::Reception, exit, id);
        self.free_outside(now, id, agenda);
    }

    fn free_outside<S: Schedule>(&mut self, now: Tick, id: u32, agenda: &mut S) {
        let region = self.region(id);
        let people = &self.people;
        let next = self.regions[region].release(|first| {
            let person = people[first.id as usize];
            person.state == State::WaitingOutside && person.spell == first.spell
        });
        if let Some(next) = next {
            self.start_outside(now, next.id, next.joined, agenda);
        }
    }
}

impl Steps for Pathway1 {
    #[inline]
    fn take<S: Schedule>(&mut self, due: Due, agenda: &mut S) {
        let (now, id) = (due.tick(), due.id());
        match Step::of(due.kind()) {
            Step::Appointment => self.appointment(now, id, agenda),
            Step::Reception => self.reception(now, id, agenda),
            Step::Assessment => self.assessment(now, id, agenda),
            Step::CompletionInside => self.completion_inside(now, id, agenda),
            Step::Release => self.release(now, id, agenda),
            Step::Referral => self.referral(now, id, agenda),
            Step::Renege => self.renege(now, id, agenda),
            Step::CompletionOutside => self.completion_outside(now, id, agenda),
        }
    }
}

impl Model for Pathway1 {
    #[inline]
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        self.take(due, agenda);
    }

    #[inline]
    fn foresee(&self, ahead: impl Iterator<Item = Due>) {
        for due in ahead {
            std::hint::black_box(self.people[due.id() as usize].spell);
        }
    }
}
