//! Services: prisons, treatment places inside and outside, and probation's officers.
//!
//! What people leave when something takes them elsewhere stands here, because several stages may
//! take them.

use super::estate::Estate;
use super::officers::Officers;
use super::plan::Plan;
use super::prison_treatment::queue;
use super::scene::Scene;
use super::step::Step;
use super::terms::Terms;
use super::time::START;
use super::waits::Wait;
use crate::engine::key::IDS;
use crate::engine::places::{Leaving, Rules};
use crate::engine::{Pool, Tick};
use crate::ledger::{Flow, TierCount, uses_of};
use crate::person::{Care, Fact, Legal, Person, Route, Tier};

/// Kinds of treatment place in a prison: the tiers.
pub const INSIDE_KINDS: usize = Tier::COUNT;

/// Ids below the calendar's that are left to pools and to layers of arrivals; seats come below.
const POOLS_AND_LAYERS: u32 = 1 << 17;

/// Everything people queue for or are allocated to.
#[derive(Clone, Debug)]
pub struct Services {
    /// Who is held in which prison.
    pub estate: Estate,
    /// Treatment places in custody: prison by prison, [`INSIDE_KINDS`] each.
    pub inside: Vec<Pool>,
    /// Community treatment places, area by area.
    pub outside: Vec<Pool>,
    /// How long people have waited outside, area by area.
    pub waits: Vec<Wait>,
    /// The share of each area in the money against that of past budgets; see
    /// [`super::commissioning`].
    pub commissioned: Vec<f64>,
    /// Caseloads of intervention teams, region by region.
    pub teams: Vec<Pool>,
    /// Probation's officers.
    pub officers: Officers,
    /// Sentencers' confidence against that of the era, by what has been delivered; see
    /// [`super::court::requirements`].
    pub confidence: f64,
}

impl Services {
    /// The services of a country, without places yet.
    #[must_use]
    pub fn new(plan: &Plan) -> Services {
        let inside = (0..plan.sites.count() * INSIDE_KINDS).map(|which| {
            let (_, kind) = Step::StartInside.place();
            let rules = Rules {
                priorities: queue::PRIORITIES,
                ..Rules::default()
            };
            Pool::new(pool_id(which), kind, rules, &[0])
        });
        let first = plan.sites.count() * INSIDE_KINDS;
        let outside = (0..plan.homes.areas.all().len()).map(|area| {
            let (_, kind) = Step::StartOutside.place();
            let rules = Rules {
                priorities: Route::PRIORITIES,
                ..Rules::default()
            };
            Pool::new(pool_id(first + area), kind, rules, &[0, 0])
        });
        let first_team = first + plan.homes.areas.all().len();
        let teams = (0..plan.regions.count()).map(|region| {
            let (_, kind) = Step::StartTeam.place();
            Pool::new(pool_id(first_team + region), kind, Rules::default(), &[0])
        });
        Services {
            waits: vec![Wait::default(); plan.homes.areas.all().len()],
            commissioned: vec![1.0; plan.homes.areas.all().len()],
            teams: teams.collect(),
            estate: Estate::default(),
            inside: inside.collect(),
            outside: outside.collect(),
            officers: Officers::new(&plan.homes),
            confidence: 1.0,
        }
    }

    /// Empties everything and gives it the places of `terms`.
    pub fn reset(&mut self, terms: &Terms) {
        self.estate.reset(&terms.estate.places);
        for (which, pool) in self.inside.iter_mut().enumerate() {
            pool.reset_at(START, &[terms.prison_treatment.places[which]]);
        }
        for (area, pool) in self.outside.iter_mut().enumerate() {
            let places = terms.community_treatment.places[area];
            let fenced = places.fenced(terms.community_treatment.fence);
            pool.reset_at(START, &[places.open() - fenced, fenced]);
        }
        for (region, pool) in self.teams.iter_mut().enumerate() {
            pool.reset_at(START, &[terms.cjit.caseload.places[region]]);
        }
        self.officers.reset();
        self.confidence = 1.0;
        self.waits.fill(Wait::default());
        self.commissioned.fill(1.0);
    }

    /// The pool of somebody's tier: in the prison they are held in, or at the site of a programme.
    #[inline]
    #[must_use]
    pub fn inside_of(person: &Person) -> usize {
        let prison = match person.tier.is_programme() {
            true => person.site,
            false => person.prison,
        };
        Services::inside_at(usize::from(prison), person.tier)
    }

    /// The pool of a prison and tier.
    #[inline]
    #[must_use]
    pub fn inside_at(prison: usize, tier: Tier) -> usize {
        prison * INSIDE_KINDS + tier as usize
    }

    /// The pool of the programme that somebody in treatment of another tier waits for, or in which a
    /// place is kept for somebody.
    #[inline]
    #[must_use]
    pub fn programme_of(person: &Person) -> usize {
        let tier = match person.tier {
            Tier::Dedicated => Tier::Dedicated,
            _ => Tier::HighIntensity,
        };
        Services::inside_at(usize::from(person.site), tier)
    }

    /// The tier whose places pool `which` of those inside has.
    #[inline]
    #[must_use]
    pub fn tier_of_pool(which: usize) -> Tier {
        Tier::ALL[which % INSIDE_KINDS]
    }

    /// How many pools there are.
    #[must_use]
    pub fn pools(&self) -> usize {
        self.inside.len() + self.outside.len() + self.teams.len()
    }

    /// Which region's team a matching event of `id` belongs to.
    #[must_use]
    pub fn team_of(id: u32, services: &Services) -> usize {
        Services::pool_of(id) - services.inside.len() - services.outside.len()
    }

    /// Which pool a matching event of `id` belongs to, counted from the first.
    #[must_use]
    pub fn pool_of(id: u32) -> usize {
        (IDS - 2 - id) as usize
    }
}

/// Pools have ids from the top of the range, below the calendar's.
fn pool_id(which: usize) -> u32 {
    IDS - 2 - which as u32
}

/// The id that steps of an officer's seat carry.
#[must_use]
pub fn id_of_seat(seat: u16) -> u32 {
    IDS - 2 - POOLS_AND_LAYERS - u32::from(seat)
}

/// The seat a step of an officer belongs to.
#[must_use]
pub fn seat_of_id(id: u32) -> u16 {
    (IDS - 2 - POOLS_AND_LAYERS - id) as u16
}

/// Whether probation has a case open: in the community, or inside under sentence.
#[must_use]
pub fn on_books(legal: Legal) -> bool {
    legal.supervised()
        || matches!(
            legal,
            Legal::Sentenced | Legal::Indeterminate | Legal::Recalled
        )
}

/// Takes somebody out of community treatment, its queue or its appointments.
pub fn leave_outside(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let pool = &mut scene.services.outside[usize::from(person.attributes.area)];
    match person.care {
        Care::Outside => {
            pool.end(scene.now, id, person.part, person.care_since);
            pool.stir(scene.agenda);
            scene.record(Flow::LeftOutside, id);
        }
        Care::WaitingOutside => {
            leave_queue(pool, scene.now, &person);
            scene.record(Flow::LeftQueueOutside, id);
        }
        Care::AppointmentDue => {}
        _ => return,
    }
    clear(scene, id);
}

/// Takes somebody off an intervention team's caseload, or out of its queue.
pub fn leave_team(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let pool = &mut scene.services.teams[usize::from(person.attributes.region)];
    let on_time = person.facts.has(Fact::OnTeam) && person.team_due == scene.now;
    if person.facts.has(Fact::OnTeam) {
        pool.end(scene.now, id, 0, person.team_since);
        pool.stir(scene.agenda);
    } else if let Some(ticket) = person.team_ticket {
        pool.leave(scene.now, ticket, Leaving::Otherwise);
    } else {
        return;
    }
    scene.record(
        if on_time {
            Flow::LeftTeam
        } else {
            Flow::TakenFromTeam
        },
        id,
    );
    scene.change(id, |person| {
        person.facts.set(Fact::OnTeam, false);
        person.facts.set(Fact::WaitsForTeam, false);
        person.team_ticket = None;
        person.team_due = Tick::NEVER;
    });
}

/// Takes somebody out of treatment in custody or its queue; says how an episode ended, if they
/// were in one.
pub fn leave_inside(scene: &mut Scene, id: u32) -> Option<Flow> {
    let person = *scene.person(id);
    let flow = match person.care {
        Care::Inside => {
            free_place(scene, id);
            end_of_course(&person, scene.now)
        }
        Care::WaitingInside => {
            leave_queue_inside(scene, &person);
            Flow::LeftQueueInside
        }
        Care::TriageDue | Care::NotOffered => {
            clear(scene, id);
            return None;
        }
        _ => return None,
    };
    scene.record(flow, id);
    scene.ledger.tiers.count(person.tier, course_of(flow));
    clear(scene, id);
    if flow == Flow::CompletedInside && person.tier.is_programme() {
        scene.record(Flow::CompletedProgramme, id);
        scene.change(id, |person| person.facts.set(Fact::Programme, true));
    }
    (person.care == Care::Inside).then_some(flow)
}

/// Gives back the place in custody that somebody holds.
pub fn free_place(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let pool = &mut scene.services.inside[Services::inside_of(&person)];
    pool.end(scene.now, id, person.part, person.care_since);
    pool.stir(scene.agenda);
}

/// What the count of a tier calls the end of a stay or wait.
fn course_of(flow: Flow) -> TierCount {
    match flow {
        Flow::CompletedInside => TierCount::Completed,
        Flow::DroppedOutInside => TierCount::DroppedOut,
        Flow::LeftQueueInside => TierCount::LeftQueue,
        _ => TierCount::LeftWithNeed,
    }
}

/// Somebody on the way to a dedicated prison waits with a place kept and stands in no queue.
fn leave_queue_inside(scene: &mut Scene, person: &Person) {
    let pool = &mut scene.services.inside[Services::inside_of(person)];
    leave_queue(pool, scene.now, person);
}

/// Ends somebody's treatment in custody because a move to another prison interrupts it.
pub fn interrupt_inside(scene: &mut Scene, id: u32) {
    free_place(scene, id);
    scene.record(Flow::InterruptedByTransfer, id);
    let tier = scene.person(id).tier;
    scene.ledger.tiers.count(tier, TierCount::LeftWithNeed);
    clear(scene, id);
}

/// Gives up the programme somebody waits for or has a place kept in, treated or waiting elsewhere.
pub fn leave_programme(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let kept = person.reserved != Tick::NEVER;
    let waits = person.care == Care::Inside && person.ticket.is_some();
    if !kept && !waits {
        return;
    }
    let pool = &mut scene.services.inside[Services::programme_of(&person)];
    if kept {
        pool.end(scene.now, id, 0, person.reserved);
        pool.stir(scene.agenda);
    } else {
        leave_queue(pool, scene.now, &person);
    }
    if person.care == Care::Inside {
        let tier = Services::tier_of_pool(Services::programme_of(&person));
        scene.ledger.tiers.count(tier, TierCount::LeftQueue);
    }
    scene.record(Flow::LeftProgramme, id);
    let person = &mut scene.people[id as usize];
    person.ticket = None;
    person.reserved = Tick::NEVER;
    person.site = Person::NO_PRISON;
}

/// Takes somebody who leaves custody out of their prison.
pub fn leave_prison(scene: &mut Scene, id: u32) {
    if let Some(which) = scene.person(id).prison() {
        let uses = uses_of(scene.person(id));
        scene.services.estate.depart(which, uses);
    }
    let person = &mut scene.people[id as usize];
    person.prison = Person::NO_PRISON;
    person.facts.set(Fact::MovePutOff, false);
    person.moves = 0;
    person.move_due = Tick::NEVER;
}

/// How an episode in custody ends when it does: by completion, by drop-out, or with need, by itself or
/// before its time.
fn end_of_course(person: &Person, now: Tick) -> Flow {
    match (
        person.facts.has(Fact::WillComplete),
        person.facts.has(Fact::WillDropOut),
    ) {
        (true, _) => Flow::CompletedInside,
        (_, true) => Flow::DroppedOutInside,
        _ if person.care_due == now => Flow::DetoxifiedWithNeed,
        _ => Flow::TransferredOut,
    }
}

fn leave_queue(pool: &mut Pool, now: Tick, person: &Person) {
    if let Some(ticket) = person.ticket {
        pool.leave(now, ticket, Leaving::Otherwise);
    }
}

fn clear(scene: &mut Scene, id: u32) {
    leave_programme(scene, id);
    scene.change(id, |person| {
        person.care = Care::None;
        person.care_due = Tick::NEVER;
        person.ticket = None;
        person.tier = Tier::of(person.attributes.substance, person.attributes.severity);
        person.site = Person::NO_PRISON;
    });
    if scene.person(id).facts.has(Fact::MovePutOff) {
        scene.schedule(scene.now, Step::MoveMadeUp, id);
    }
}
