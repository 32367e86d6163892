//! Watching people: what each step does to them, seen from outside.
//!
//! Neither stages nor ledger know that anybody watches. The run is the same: the watcher lets each
//! step happen and compares the person, and the counts of the person's cell, before and after.
//! Where nobody watches, none of this is in the loop.

use super::community_treatment::{recorded, started_by};
use super::officers::{NO_CASE, WAITING};
use super::release::followed_from;
use super::step::Step;
use super::world::State;
use crate::engine::{Agenda, Due, Model, Tick};
use crate::ledger::{Flow, cell};
use crate::person::{Care, Fact, Legal, Person, Provider};

/// The officer who has somebody's case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Officer {
    /// The delivery unit, an index into the units a run keeps.
    pub unit: usize,
    /// For whom the seat works; after the providers have become one, for whom it worked.
    pub provider: Provider,
    /// The seat within its team, from 0.
    pub seat: usize,
}

/// What one step did to one person.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// When.
    pub at: Tick,
    /// What was due; it may have been overtaken and have done nothing.
    pub step: Step,
    /// The person's number.
    pub id: u32,
    /// The person before; none who has just come from outside.
    pub before: Option<&'a Person>,
    /// The person after.
    pub after: &'a Person,
    /// Whose case the person was before, and is after.
    pub officers: [Option<Officer>; 2],
    /// What the ledger counted of it, in the order of [`Flow::ALL`].
    pub flows: &'a [Flow],
}

/// Somebody who looks on.
pub trait Observer {
    /// Whether this person is watched.
    fn watches(&self, id: u32) -> bool;

    /// Whether [`Moment::flows`] are wanted; reading them is most of the work.
    fn wants_flows(&self) -> bool {
        true
    }

    /// Somebody watched is there when the world opens.
    fn finds(&mut self, at: Tick, id: u32, person: &Person);

    /// A step happened to somebody watched.
    fn sees(&mut self, moment: &Moment<'_>);
}

/// An observer, with what must be kept between steps.
#[derive(Debug)]
pub struct Watcher<O> {
    /// Who looks on.
    pub observer: O,
    /// People watched who wait in a queue: a step of the queue may start them.
    waiting: Vec<u32>,
    /// People and their officers as they were before the present step.
    before: Vec<(u32, Person, Option<Officer>)>,
    flows: Vec<Flow>,
}

impl<O: Observer> Watcher<O> {
    /// A watcher that has seen nothing yet.
    pub fn new(observer: O) -> Watcher<O> {
        Watcher {
            observer,
            waiting: Vec::new(),
            before: Vec::new(),
            flows: Vec::new(),
        }
    }

    /// Looks at a world that has just opened.
    pub(super) fn find(&mut self, state: &State, at: Tick) {
        self.waiting.clear();
        for (id, person) in (0..).zip(&state.people) {
            if self.observer.watches(id) {
                self.observer.finds(at, id, person);
                self.keep_waiting(id, waits(person));
            }
        }
    }

    fn keep_waiting(&mut self, id: u32, waits: bool) {
        let kept = self.waiting.iter().position(|&one| one == id);
        match (waits, kept) {
            (true, None) => self.waiting.push(id),
            (false, Some(place)) => drop(self.waiting.swap_remove(place)),
            _ => {}
        }
    }

    fn see(&mut self, due: Due, id: u32, was: Option<(&Person, Option<Officer>)>, state: &State) {
        let after = &state.people[id as usize];
        self.keep_waiting(id, waits(after));
        let had = was.and_then(|(_, officer)| officer);
        self.observer.sees(&Moment {
            at: due.tick(),
            step: Step::of(due),
            id,
            before: was.map(|(person, _)| person),
            after,
            officers: [had, officer_of(state, id)],
            flows: &self.flows,
        });
    }
}

fn officer_of(state: &State, id: u32) -> Option<Officer> {
    let officers = &state.services.officers;
    match officers.seat_of(id) {
        NO_CASE | WAITING => None,
        number => {
            let (team, seat) = officers.parts(number);
            Some(Officer {
                unit: team / Provider::COUNT,
                provider: officers.teams()[team].provider,
                seat,
            })
        }
    }
}

/// Whether somebody stands in a queue, that of a programme included.
fn waits(person: &Person) -> bool {
    person.ticket.is_some() || person.care == Care::WaitingOutside
}

/// A world's state under watch.
pub(super) struct Watched<'a, O> {
    pub(super) state: &'a mut State,
    pub(super) watcher: &'a mut Watcher<O>,
}

impl<O: Observer> Model for Watched<'_, O> {
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        match Step::of(due) {
            Step::Arrives => self.arrives(due, agenda),
            Step::OfficerFallsAbsent | Step::OfficerReturns => self.happen(due, agenda),
            Step::StartInside | Step::StartOutside => {
                let waiting = std::mem::take(&mut self.watcher.waiting);
                self.remember(waiting.iter().copied());
                self.watcher.waiting = waiting;
                self.befalls_several(due, agenda);
            }
            _ if (due.id() as usize) < self.state.people.len() => self.befalls_one(due, agenda),
            _ => {
                self.remember(0..self.state.people.len() as u32);
                self.befalls_several(due, agenda);
            }
        }
    }
}

impl<O: Observer> Watched<'_, O> {
    /// Kept out of line, so that the loop where nobody watches stays as it is.
    #[inline(never)]
    fn happen(&mut self, due: Due, agenda: &mut Agenda) {
        self.state.step(due, agenda);
    }

    /// Keeps those of `ids` who are watched as they are now.
    fn remember(&mut self, ids: impl Iterator<Item = u32>) {
        let Watcher {
            observer, before, ..
        } = self.watcher;
        before.clear();
        for id in ids.filter(|&id| observer.watches(id)) {
            let person = self.state.people[id as usize];
            before.push((id, person, officer_of(self.state, id)));
        }
    }

    /// A step of one person.
    fn befalls_one(&mut self, due: Due, agenda: &mut Agenda) {
        let id = due.id();
        if !self.watcher.observer.watches(id) {
            return self.happen(due, agenda);
        }
        let (before, officer) = (self.state.people[id as usize], officer_of(self.state, id));
        let months = [
            self.state.ledger.month(),
            self.state.plan.months.of(before.released),
            self.state.plan.months.of(followed_from(&before)),
        ];
        let counted = match self.watcher.observer.wants_flows() {
            true => self.counts(&before, months),
            false => Vec::new(),
        };
        self.happen(due, agenda);
        self.watcher.flows.clear();
        if !counted.is_empty() {
            let risen = counted.into_iter().zip(self.counts(&before, months));
            let risen = risen.filter(|((_, count), (_, now))| now > count);
            self.watcher.flows.extend(risen.map(|((flow, _), _)| flow));
        }
        self.watcher
            .see(due, id, Some((&before, officer)), self.state);
    }

    /// What the ledger has counted of the person's cell, in this month and in those of the last
    /// release and of the one followed up, where cohorts are counted.
    fn counts(&self, person: &Person, months: [usize; 3]) -> Vec<(Flow, u32)> {
        let (ledger, kept) = (&self.state.ledger, self.state.plan.months.count());
        let cell = cell(&person.attributes);
        let in_month = |month: usize, flow: Flow| match month < kept {
            true => ledger.flow(month, flow)[cell],
            false => 0,
        };
        let of = |&flow: &Flow| {
            let distinct = (0..months.len()).filter(|&at| !months[..at].contains(&months[at]));
            (flow, distinct.map(|at| in_month(months[at], flow)).sum())
        };
        Flow::ALL.iter().map(of).collect()
    }

    /// A candidate at the door, who may become a person.
    fn arrives(&mut self, due: Due, agenda: &mut Agenda) {
        let id = self.state.people.len() as u32;
        self.happen(due, agenda);
        let admitted = (id as usize) < self.state.people.len();
        if admitted && self.watcher.observer.watches(id) {
            self.watcher.flows.clear();
            self.watcher.flows.push(Flow::Entered);
            self.watcher.see(due, id, None, self.state);
        }
    }

    /// A step of a queue, of an officer or of the calendar, which may befall any of those kept.
    fn befalls_several(&mut self, due: Due, agenda: &mut Agenda) {
        self.happen(due, agenda);
        let several = std::mem::take(&mut self.watcher.before);
        for (id, before, had) in &several {
            let (after, has) = (
                &self.state.people[*id as usize],
                officer_of(self.state, *id),
            );
            if after != before || had != &has {
                self.watcher.flows.clear();
                self.watcher
                    .flows
                    .extend(started(before, after).into_iter().flatten());
                self.watcher
                    .flows
                    .extend(by_team(before, after).into_iter().flatten());
                let as_recorded = self.state.as_recorded(before, after);
                self.watcher.flows.extend(as_recorded.into_iter().flatten());
                self.watcher.flows.extend(moved(*had, has));
                self.watcher.see(due, *id, Some((before, *had)), self.state);
            }
        }
        self.watcher.before = several;
    }
}

impl State {
    /// What the records hold of a start from a queue in the community.
    fn as_recorded(&self, before: &Person, after: &Person) -> [Option<Flow>; 4] {
        if (before.care, after.care) != (Care::WaitingOutside, Care::Outside) {
            return [None; 4];
        }
        let terms = &self.plan.terms[self.current].1.community_treatment;
        let n = u64::from(before.counts.episodes);
        let [start, linked] = recorded(terms, before, |purpose| {
            self.luck.word(before.key, purpose, n)
        });
        let delivered = before.required_in != after.required_in;
        [
            start,
            linked,
            delivered.then_some(Flow::RequirementDelivered),
            (delivered && linked.is_some()).then_some(Flow::RequirementLinked),
        ]
    }
}

/// What an intervention team's queue has given somebody: a place, and with it perhaps a referral.
fn by_team(before: &Person, after: &Person) -> [Option<Flow>; 2] {
    let taken_on = !before.facts.has(Fact::OnTeam) && after.facts.has(Fact::OnTeam);
    let referred = before.care == Care::None && after.care == Care::AppointmentDue;
    [
        taken_on.then_some(Flow::TakenOnByTeam),
        (taken_on && referred).then_some(Flow::ReferredByTeam),
    ]
}

/// What a queue has given somebody: a start, or none for want of time left.
fn started(before: &Person, after: &Person) -> [Option<Flow>; 2] {
    let waited = before.ticket.is_some() && after.ticket.is_none();
    let kept = after.reserved != Tick::NEVER;
    match (before.care, after.care) {
        (Care::WaitingInside, Care::Inside) => {
            let on_remand = after.legal == Legal::Remand;
            [
                Some(Flow::StartedInside),
                on_remand.then_some(Flow::StartedOnRemand),
            ]
        }
        (Care::WaitingInside, Care::None) => {
            [Some(Flow::LeftQueueInside), Some(Flow::TooShortToTreat)]
        }
        (Care::Inside, Care::Inside) if waited && !kept => [Some(Flow::FellBack), None],
        (Care::WaitingOutside, Care::Outside) => [Some(started_by(after.route)), None],
        _ => [None, None],
    }
}

/// The move of a case whose officer has left.
fn moved(had: Option<Officer>, has: Option<Officer>) -> Option<Flow> {
    let moved = had.is_some() && has.is_some() && had != has;
    moved.then_some(Flow::MovedToAnotherOfficer)
}
