//! The scene of one step: what a stage may read and change while it acts.
//!
//! A person is changed through [`Scene::change`] only: it settles the hazards at the old rates,
//! makes the change, moves the person between stocks, and puts the earliest hazard on the agenda
//! anew where it is another.

use super::officers::allocation::Allocated;
use super::plan::Plan;
use super::purpose;
use super::risks;
use super::services::{Services, on_books};
use super::step::Step;
use super::terms::Terms;
use crate::engine::arrivals::Layer;
use crate::engine::hazard::{Budget, Rate};
use crate::engine::{Agenda, Luck, Purpose, Tick};
use crate::ledger::{Flow, Ledger, cell, counted, uses_of};
use crate::person::{Legal, Person, hazard};

/// The hands of a stage.
pub struct Scene<'a> {
    /// What does not change during a run.
    pub plan: &'a Plan,
    /// The parameters that hold now.
    pub terms: &'a Terms,
    /// The luck of this replication.
    pub luck: Luck,
    /// The present instant.
    pub now: Tick,
    /// What is due.
    pub agenda: &'a mut Agenda,
    /// Everybody, by slot.
    pub people: &'a mut Vec<Person>,
    /// Places and caseloads.
    pub services: &'a mut Services,
    /// The streams of people from outside.
    pub layers: &'a mut Vec<Layer>,
    /// What happened.
    pub ledger: &'a mut Ledger,
}

/// The step that is due when a hazard's budget is spent.
const STEP_OF: [Step; hazard::COUNT] = [
    Step::Reoffends,
    Step::Desists,
    Step::IsPoisoned,
    Step::Dies,
    Step::IsEnforced,
    Step::ReferralContact,
    Step::TestContact,
    Step::SeeksTreatment,
];

impl Scene<'_> {
    /// Somebody.
    #[inline]
    #[must_use]
    pub fn person(&self, id: u32) -> &Person {
        &self.people[id as usize]
    }

    /// The word of somebody for `purpose` on `occasion`.
    #[inline]
    #[must_use]
    pub fn word(&self, id: u32, purpose: Purpose, occasion: u64) -> u64 {
        self.luck.word(self.person(id).key, purpose, occasion)
    }

    /// Puts a step on the agenda.
    #[inline]
    pub fn schedule(&mut self, at: Tick, step: Step, id: u32) -> Tick {
        let (class, kind) = step.place();
        self.agenda.schedule(at, class, id, kind)
    }

    /// Records that something happened to somebody.
    #[inline]
    pub fn record(&mut self, flow: Flow, id: u32) {
        let cell = cell(&self.person(id).attributes);
        self.ledger.record(flow, cell);
    }

    /// Records something in the month of somebody's last release.
    pub fn record_at_release(&mut self, flow: Flow, id: u32) {
        self.record_of(self.person(id).released, flow, id);
    }

    /// Records something in the month of an earlier instant.
    pub fn record_of(&mut self, at: Tick, flow: Flow, id: u32) {
        let cell = cell(&self.person(id).attributes);
        self.ledger.record_in(self.plan.months.of(at), flow, cell);
    }

    /// Changes somebody, and all that follows from it.
    #[inline]
    pub fn change(&mut self, id: u32, make: impl FnOnce(&mut Person)) {
        let now = self.now;
        let person = &mut self.people[id as usize];
        person
            .hazards
            .settle(now, &risks::rates(person, self.terms));
        let (legal, since) = (person.legal, person.since);
        let before = counted::stocks_of(person);
        make(person);
        let after = counted::stocks_of(person);
        if before != after {
            self.ledger.recount(cell(&person.attributes), before, after);
        }
        if person.legal != legal {
            person.since = now;
            self.ledger.moved(person, legal, since, now);
            self.follow_books(id, legal);
        }
        self.retime(id);
    }

    /// Changes what somebody needs, and with it the group they are counted in.
    pub fn change_need(&mut self, id: u32, make: impl FnOnce(&mut Person)) {
        let person = &mut self.people[id as usize];
        let (stocks, uses) = (counted::stocks_of(person), uses_of(person));
        self.ledger.recount(cell(&person.attributes), stocks, 0);
        person
            .hazards
            .settle(self.now, &risks::rates(person, self.terms));
        make(person);
        let stocks = counted::stocks_of(person);
        self.ledger.recount(cell(&person.attributes), 0, stocks);
        if let Some(which) = person.prison() {
            let estate = &mut self.services.estate;
            estate.recount(which, uses, uses_of(person));
        }
        self.retime(id);
    }

    /// Moves somebody to another legal state that ends at `until`.
    pub fn enter(&mut self, id: u32, legal: Legal, until: Tick) {
        self.change(id, |person| {
            person.legal = legal;
            person.until = until;
        });
    }

    /// Gives a hazard a fresh budget for a new occasion; a [`Scene::change`] must follow, or
    /// [`Scene::retime`]. Before a change rather than after it, or the change would list the spent
    /// budget's date.
    pub fn renew(&mut self, id: u32, which: usize, purpose: Purpose, occasion: u64) {
        let budget = Budget::new(self.plan.exponential.at(self.word(id, purpose, occasion)));
        let now = self.now;
        let person = &mut self.people[id as usize];
        person
            .hazards
            .settle(now, &risks::rates(person, self.terms));
        person.hazards.renew(which, budget);
    }

    /// Somebody new: gets the next slot and is counted.
    pub fn admit(&mut self, person: Person) -> u32 {
        let id = self.people.len() as u32;
        self.ledger
            .recount(cell(&person.attributes), 0, counted::stocks_of(&person));
        self.services.officers.admit();
        self.people.push(person);
        if on_books(person.legal) {
            let (luck, terms) = (&self.luck, &self.terms.officers);
            self.services.officers.take_on(luck, terms, id, &person);
        }
        id
    }

    /// Opens or closes somebody's case with probation, after a move from the state `from`.
    fn follow_books(&mut self, id: u32, from: Legal) {
        let person = &self.people[id as usize];
        match (on_books(from), on_books(person.legal)) {
            (false, true) => {
                self.open_case(id);
            }
            (true, false) => {
                let terms = &self.terms.officers;
                self.services.officers.let_go(terms, id, person);
            }
            _ => {}
        }
    }

    /// Gives the case of somebody without an officer to one.
    pub fn open_case(&mut self, id: u32) -> Allocated {
        let person = &self.people[id as usize];
        let (luck, terms) = (&self.luck, &self.terms.officers);
        let allocated = self.services.officers.take_on(luck, terms, id, person);
        if allocated == Allocated::Above {
            self.record(Flow::AllocatedAboveCeiling, id);
        }
        allocated
    }

    /// The first budgets of somebody: of life, and of the present supervision.
    pub fn begin_budgets(&mut self, id: u32) {
        let (now, luck, exponential) = (self.now, self.luck, &self.plan.exponential);
        let person = &mut self.people[id as usize];
        let class = person.attributes.persistence as u64;
        let supervision = u64::from(person.counts.supervision);
        person.hazards.settle(now, &[Rate::ZERO; hazard::COUNT]);
        for (which, purpose, occasion) in [
            (hazard::RETURN, purpose::RETURN_BUDGET, 0),
            (hazard::DESIST, purpose::DESIST_BUDGET, class),
            (hazard::POISONING, purpose::POISONING_BUDGET, 0),
            (hazard::OTHER_DEATH, purpose::OTHER_DEATH_BUDGET, 0),
            (hazard::SEEKING, purpose::SEEKING_BUDGET, 0),
            (
                hazard::ENFORCEMENT,
                purpose::ENFORCEMENT_BUDGET,
                supervision,
            ),
            (hazard::REFERRAL, purpose::REFERRAL_BUDGET, supervision << 8),
            (hazard::TEST, purpose::TEST_BUDGET, supervision << 8),
        ] {
            let word = luck.word(person.key, purpose, occasion);
            person
                .hazards
                .renew(which, Budget::new(exponential.at(word)));
        }
        self.retime(id);
    }

    /// Puts the earliest hazard on the agenda, if its date is new.
    #[inline]
    pub fn retime(&mut self, id: u32) {
        let person = &mut self.people[id as usize];
        let rates = risks::rates(person, self.terms);
        if let Some((which, due)) = person.hazards.retime(&rates) {
            let (class, kind) = STEP_OF[which].place();
            self.agenda.schedule(due, class, id, kind);
        }
    }

    /// Whether the hazard event running now is the one that is still due; if so, the step must change
    /// somebody or renew the hazard, so that the next one is listed.
    #[inline]
    #[must_use]
    pub fn strikes(&mut self, id: u32, which: usize) -> bool {
        let now = self.now;
        self.people[id as usize].hazards.strikes(which, now)
    }
}
