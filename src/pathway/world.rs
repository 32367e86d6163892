//! A world: the people and services of one replication, and the clock that moves them.

mod identities;
mod meters;

use super::custody::{early_release, full};
use super::plan::Plan;
use super::scene::Scene;
use super::services::Services;
use super::step::Step;
use super::terms::Terms;
use super::time::START;
use super::watch::{Observer, Watched, Watcher};
use super::{commissioning, community_treatment, court, handover, officers, risks, take, waits};
use crate::cohort::{entrants, history, opening, opening_care, resuming};
use crate::engine::arrivals::Layer;
use crate::engine::key::IDS;
use crate::engine::{Agenda, Due, Fault, Luck, Model, Tick, run_until};
use crate::ledger::Ledger;
use crate::person::Person;
use std::sync::Arc;

/// Buckets of the agenda are days.
const BUCKET_BITS: u32 = 18;
/// The calendar's own id.
const CALENDAR: u32 = IDS - 1;

/// One world. Cloning it at any instant gives a branch that runs on exactly as the original.
#[derive(Clone)]
pub struct World {
    agenda: Agenda,
    state: State,
}

/// Everything but the agenda.
#[derive(Clone)]
pub(super) struct State {
    pub(super) plan: Arc<Plan>,
    pub(super) luck: Luck,
    pub(super) current: usize,
    pub(super) people: Vec<Person>,
    pub(super) services: Services,
    layers: Vec<Layer>,
    pub(super) ledger: Ledger,
}

impl World {
    /// A world for `plan`, not yet opened; see [`World::open`].
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> World {
        World {
            agenda: Agenda::new(plan.horizon(), BUCKET_BITS),
            state: State {
                luck: Luck::new(0, 0),
                current: 0,
                people: Vec::new(),
                services: Services::new(&plan),
                layers: Vec::new(),
                ledger: Ledger::new(START, plan.months.count(), plan.regions.count()),
                plan,
            },
        }
    }

    /// Opens the world of `replication` under `seed`, in place of whatever it was before.
    ///
    /// # Errors
    /// [`Fault`] for a loop of steps without delay in the years before the start.
    pub fn open(&mut self, seed: u64, replication: u32) -> Result<(), Fault> {
        let cohort = history::cohort(&self.state.plan)?;
        self.open_with(seed, replication, |scene| {
            resuming::open(scene, &cohort);
            early_release::hold_from_the_start(scene);
        });
        Ok(())
    }

    /// Opens it with people in equilibrium, state by state: the beginning of the years before the
    /// start.
    pub(crate) fn open_by_strata(&mut self, seed: u64, replication: u32) {
        self.open_with(seed, replication, |scene| {
            opening::open(scene);
            opening_care::open(scene);
        });
    }

    fn open_with(&mut self, seed: u64, replication: u32, people: impl FnOnce(&mut Scene)) {
        self.agenda.reset_at(START);
        let state = &mut self.state;
        state.luck = Luck::new(seed, replication);
        state.current = 0;
        state.make_room();
        state.ledger.reset();
        state.services.reset(&state.plan.terms[0].1);
        state.plan.streams.begin(&mut state.layers);
        self.set_calendar();
        let plan = Arc::clone(&self.state.plan);
        let mut scene = self.state.scene(&plan, START, &mut self.agenda);
        officers::staffing::open(&mut scene);
        people(&mut scene);
        entrants::open(&mut scene);
        self.state.ledger.open();
        take_census(&mut self.state.scene(&plan, START, &mut self.agenda));
    }

    fn set_calendar(&mut self) {
        let plan = &self.state.plan;
        for (which, (at, _)) in (0u32..).zip(&plan.terms).skip(1) {
            let (class, kind) = Step::TermsChange.place();
            self.agenda.schedule(*at, class, CALENDAR, kind);
            debug_assert!(which > 0);
        }
        let (class, kind) = Step::MonthEnds.place();
        for month in 0..plan.months.count() {
            self.agenda
                .schedule(plan.months.end(month), class, CALENDAR, kind);
        }
        for week in full::weeks(plan, START) {
            let (class, kind) = Step::RoomIsSought.place();
            self.agenda.schedule(week, class, CALENDAR, kind);
        }
    }

    /// Runs to `until` (or the end of the run, if that is earlier); says how many events there were.
    ///
    /// # Errors
    /// [`Fault`] for a loop of steps without delay.
    pub fn run_until(&mut self, until: Tick) -> Result<u64, Fault> {
        run_until(&mut self.state, &mut self.agenda, until)
    }

    /// Shows `watcher` who is there; for a world that has just opened.
    pub fn show<O: Observer>(&self, watcher: &mut Watcher<O>) {
        watcher.find(&self.state, self.agenda.now());
    }

    /// Runs exactly as [`World::run_until`] does, and tells `watcher` what happens to whom it watches.
    ///
    /// # Errors
    /// [`Fault`] for a loop of steps without delay.
    pub fn run_watched<O: Observer>(
        &mut self,
        until: Tick,
        watcher: &mut Watcher<O>,
    ) -> Result<u64, Fault> {
        let state = &mut self.state;
        run_until(&mut Watched { state, watcher }, &mut self.agenda, until)
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Tick {
        self.agenda.now()
    }

    /// Everybody, by slot.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.state.people
    }

    /// Places and caseloads.
    #[must_use]
    pub fn services(&self) -> &Services {
        &self.state.services
    }

    /// What happened.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// Goes on under another plan from now: one whose past is the same. The branch of a lever.
    pub fn branch(&mut self, plan: Arc<Plan>) {
        let now = self.agenda.now();
        let (class, kind) = Step::TermsChange.place();
        for (at, _) in plan.terms.iter().filter(|(at, _)| *at > now) {
            let known = self.state.plan.terms.iter().any(|(other, _)| other == at);
            if !known {
                self.agenda.schedule(*at, class, CALENDAR, kind);
            }
        }
        if full::weeks(&self.state.plan, now).next().is_none() {
            for week in full::weeks(&plan, now) {
                let (class, kind) = Step::RoomIsSought.place();
                self.agenda.schedule(week, class, CALENDAR, kind);
            }
        }
        self.state.plan = plan;
    }

    /// Bytes in use; room kept for people to come takes no memory before they come.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.agenda.bytes()
            + self.state.people.len() * size_of::<Person>()
            + self.state.services.officers.bytes()
            + self.state.ledger.bytes()
    }
}

impl State {
    /// Empties the slots and keeps memory for all there will be, so that none is copied on the way.
    fn make_room(&mut self) {
        const SIX_STANDARD_ERRORS: f64 = 6.0;
        let people = self.plan.people() as f64;
        self.people.clear();
        let room = people + SIX_STANDARD_ERRORS * people.sqrt();
        self.people.reserve_exact(room as usize);
    }

    fn scene<'a>(&'a mut self, plan: &'a Plan, now: Tick, agenda: &'a mut Agenda) -> Scene<'a> {
        Scene {
            plan,
            terms: &plan.terms[self.current].1,
            luck: self.luck,
            now,
            agenda,
            people: &mut self.people,
            services: &mut self.services,
            layers: &mut self.layers,
            ledger: &mut self.ledger,
        }
    }

    /// Dated parameters change: places follow, and every hazard whose rate moved is re-timed.
    fn change_terms(&mut self, now: Tick, agenda: &mut Agenda) {
        let plan = Arc::clone(&self.plan);
        let old = &plan.terms[self.current].1;
        self.current = plan
            .terms
            .iter()
            .rposition(|(at, _)| *at <= now)
            .unwrap_or(0);
        let new = &plan.terms[self.current].1;
        self.change_places(new, now, agenda);
        let fences = [old, new].map(|terms| terms.community_treatment.fence);
        if fences != [0.0; 2] {
            self.change_fences(new, now, agenda);
        }
        let offers_change = old.prison_treatment.offered != new.prison_treatment.offered;
        let rules_change = old.custody.early_release != new.custody.early_release;
        let mut scene = self.scene(&plan, now, agenda);
        officers::staffing::change(&mut scene, &old.officers);
        for id in 0..scene.people.len() as u32 {
            let person = &mut scene.people[id as usize];
            let rates = risks::rates(person, old);
            if rates != risks::rates(person, new) {
                person.hazards.settle(now, &rates);
                scene.retime(id);
            }
            if rules_change {
                early_release::follows_rules(&mut scene, id, &old.custody.early_release);
            }
            if offers_change {
                handover::follows_offer(&mut scene, id);
            }
        }
    }

    fn change_places(&mut self, terms: &Terms, now: Tick, agenda: &mut Agenda) {
        self.services.estate.set_places(&terms.estate.places);
        let inside = self
            .services
            .inside
            .iter_mut()
            .zip(terms.prison_treatment.places.iter().copied());
        let open = terms.community_treatment.places.iter();
        let outside = self
            .services
            .outside
            .iter_mut()
            .zip(&self.services.commissioned)
            .zip(open)
            .map(|((pool, &times), places)| (pool, places.shared(times).open()));
        let carried = terms.cjit.caseload.places.iter().copied();
        let teams = self.services.teams.iter_mut().zip(carried);
        for (pool, places) in inside.chain(outside).chain(teams) {
            if pool.capacity() != places {
                pool.set_capacity(now, places);
                pool.stir(agenda);
            }
        }
    }

    /// Places fenced for prison leavers follow the places there are.
    fn change_fences(&mut self, terms: &Terms, now: Tick, agenda: &mut Agenda) {
        let terms = &terms.community_treatment;
        let shared = self
            .services
            .outside
            .iter_mut()
            .zip(&self.services.commissioned);
        for ((pool, &times), places) in shared.zip(&terms.places) {
            pool.set_fence(now, 1, places.shared(times).fenced(terms.fence));
            pool.stir(agenda);
        }
    }

    fn end_month(&mut self, now: Tick, agenda: &mut Agenda) {
        self.ledger.close_month();
        let readings = self.readings(now);
        self.ledger.meters.read(readings);
        let times = self.tier_times();
        self.ledger.tiers.read(times);
        let held = self.services.estate.reading(&self.plan.sites);
        self.ledger.estate.push(held);
        self.ledger.mixes.read(self.services.estate.mixes());
        let plan = Arc::clone(&self.plan);
        let mut scene = self.scene(&plan, now, agenda);
        take_census(&mut scene);
        officers::take_snapshot(&mut scene);
        court::requirements::follow_delivery(&mut scene);
        waits::take_snapshot(scene.services, now);
        commissioning::share_out(&mut scene);
    }
}

/// Counts the officers and places there are.
fn take_census(scene: &mut Scene) {
    officers::census::take(scene);
    community_treatment::count_places(scene);
}

impl Model for State {
    #[inline]
    fn foresee(&self, ahead: impl Iterator<Item = Due>) {
        for person in ahead.filter_map(|due| self.people.get(due.id() as usize)) {
            person.touch();
        }
    }

    #[inline]
    fn step(&mut self, due: Due, agenda: &mut Agenda) {
        let (now, id) = (due.tick(), due.id());
        match Step::of(due) {
            Step::TermsChange => self.change_terms(now, agenda),
            Step::MonthEnds => self.end_month(now, agenda),
            step => {
                let State {
                    plan,
                    luck,
                    current,
                    people,
                    services,
                    layers,
                    ledger,
                } = self;
                let plan: &Plan = plan;
                let terms = &plan.terms[*current].1;
                let mut scene = Scene {
                    plan,
                    terms,
                    luck: *luck,
                    now,
                    agenda,
                    people,
                    services,
                    layers,
                    ledger,
                };
                take(&mut scene, step, id);
            }
        }
    }
}
