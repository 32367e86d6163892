//! The queue of a prison's tier: in which order people start, and who has too little time left.
//!
//! People start by need, the most severe first, and within that the sooner the less time they have
//! left, in four bands as at joining; then by how long they have waited. On remand nobody knows the
//! time left: the mean stay on remand stands for it, whatever has passed, as its spread is near that
//! of a memoryless one. Life and public protection never have too little.

use super::{episode, programme};
use crate::engine::places::Admission;
use crate::engine::{Pool, Tick};
use crate::ledger::{Flow, TierCount};
use crate::pathway::estate::before;
use crate::pathway::scene::Scene;
use crate::pathway::services::{self, Services};
use crate::pathway::step::Step;
use crate::pathway::time::days;
use crate::person::{Care, Legal, Person, Severity, Tier};

/// Bands of time left end here; the last is open.
const BANDS: [u32; 3] = [days(60), days(180), days(365)];
/// Queue priorities: severities times bands of time left.
pub const PRIORITIES: u8 = (Severity::COUNT * (BANDS.len() + 1)) as u8;

/// Ticks of custody that somebody has left as far as anybody knows.
#[inline]
#[must_use]
pub fn left(scene: &Scene, person: &Person) -> u32 {
    let expected = &scene.terms.prison_treatment.expected_left;
    match person.legal {
        Legal::Remand => expected[0],
        Legal::NonCriminal => expected[1],
        Legal::Indeterminate => u32::MAX,
        _ if person.until == Tick::NEVER => u32::MAX,
        _ => person.until.since(scene.now),
    }
}

/// Whether somebody has too little time left to start in `tier`.
#[inline]
#[must_use]
pub fn is_too_short(scene: &Scene, person: &Person, tier: Tier) -> bool {
    left(scene, person) < scene.terms.prison_treatment.least_left[tier as usize]
}

/// The priority with which somebody joins a queue: 0 is served first.
#[must_use]
pub fn priority(scene: &Scene, person: &Person) -> u8 {
    if !scene.terms.prison_treatment.by_need {
        return 0;
    }
    let left = left(scene, person);
    let band = BANDS.iter().position(|&end| left < end);
    let milder = Severity::COUNT - 1 - person.attributes.severity as usize;
    (milder * (BANDS.len() + 1) + band.unwrap_or(BANDS.len())) as u8
}

/// Joins the queue of the tier where somebody is held, unless too little time is left.
pub fn joins(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if is_too_short(scene, &person, person.tier) {
        scene.change(id, |person| {
            person.care = Care::None;
            person.care_due = Tick::NEVER;
        });
        return is_turned_away(scene, id, person.tier);
    }
    let which = Services::inside_of(&person);
    let priority = priority(scene, &person);
    if let Admission::Queued(ticket) = scene.services.inside[which].ask(scene.now, id, priority, 0)
    {
        scene.record(Flow::SoughtInside, id);
        scene.ledger.tiers.count(person.tier, TierCount::Sought);
        let due = deadline(scene, &person, person.tier);
        let now = scene.now;
        scene.change(id, |person| {
            person.care = Care::WaitingInside;
            person.care_since = now;
            person.care_due = due;
            person.ticket = Some(ticket);
        });
        scene.schedule(due, Step::TooLateToStart, id);
        scene.services.inside[which].stir(scene.agenda);
    }
}

fn is_turned_away(scene: &mut Scene, id: u32, tier: Tier) {
    scene.record(Flow::TooShortToTreat, id);
    scene.ledger.tiers.count(tier, TierCount::TooShort);
}

/// The last instant at which somebody may start in `tier`; never, where no time must be left or
/// nobody knows the time left.
#[must_use]
pub fn deadline(scene: &Scene, person: &Person, tier: Tier) -> Tick {
    let least = scene.terms.prison_treatment.least_left[tier as usize];
    match person.legal {
        Legal::Sentenced | Legal::Recalled if least > 0 => before(person.until, least),
        _ => Tick::NEVER,
    }
}

/// Too little time is left: leaves the queue; who waits for a programme stays in the treatment they
/// are in. Who has got more time since goes on waiting.
pub fn too_late(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    match person.care {
        Care::WaitingInside if person.ticket.is_some() && person.care_due == scene.now => {
            let due = deadline(scene, &person, person.tier);
            if due > scene.now {
                scene.people[id as usize].care_due = due;
                scene.schedule(due, Step::TooLateToStart, id);
            } else {
                services::leave_inside(scene, id);
                is_turned_away(scene, id, person.tier);
            }
        }
        Care::Inside if !person.tier.is_programme() => programme::is_too_late(scene, id),
        _ => {}
    }
}

/// Starts those who can from the queue of pool `which`.
pub fn start_from(scene: &mut Scene, which: usize) {
    let tier = Services::tier_of_pool(which);
    while let Some(start) = scene.services.inside[which].start_next(scene.now) {
        let person = *scene.person(start.id);
        if is_too_short(scene, &person, tier) {
            hand_back(&mut scene.services.inside[which], scene.now, start.id);
            cannot_start(scene, start.id, tier);
        } else if tier.is_programme() {
            programme::keeps(scene, start.id);
        } else {
            episode::starts(scene, start.id, start.part);
        }
    }
}

/// A place that was given but not taken up.
fn hand_back(pool: &mut Pool, now: Tick, id: u32) {
    pool.end(now, id, 0, now);
}

fn cannot_start(scene: &mut Scene, id: u32, tier: Tier) {
    let person = &mut scene.people[id as usize];
    person.ticket = None;
    if tier.is_programme() {
        person.site = Person::NO_PRISON;
        scene.record(Flow::FellBack, id);
        scene.ledger.tiers.count(tier, TierCount::TooShort);
        return;
    }
    scene.change(id, |person| {
        person.care = Care::None;
        person.care_due = Tick::NEVER;
    });
    scene.record(Flow::LeftQueueInside, id);
    scene.ledger.tiers.count(tier, TierCount::LeftQueue);
    is_turned_away(scene, id, tier);
}

/// Puts somebody back into the queue they stood in when the world opens.
pub fn rejoins(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let which = match person.care {
        Care::Inside => Services::programme_of(&person),
        _ => Services::inside_of(&person),
    };
    let priority = priority(scene, &person);
    let pool = &mut scene.services.inside[which];
    if let Admission::Queued(ticket) = pool.ask(scene.now, id, priority, 0) {
        pool.stir(scene.agenda);
        scene.people[id as usize].ticket = Some(ticket);
    }
    let tier = Services::tier_of_pool(which);
    let due = deadline(scene, &person, tier).max(scene.now);
    scene.schedule(due, Step::TooLateToStart, id);
    if person.care == Care::WaitingInside {
        scene.people[id as usize].care_due = due;
    }
}
