//! Programmes: places at a few sites, and prisons given over to treatment.
//!
//! A programme of high intensity is for people in other treatment who are found suitable: they wait
//! in the queue of one site, a place is kept for them, they are moved there and start. They go on in
//! the treatment they are in meanwhile, and stay in it when too little time is left. A dedicated
//! prison takes people at triage while it has room.

use super::{episode, queue};
use crate::engine::Tick;
use crate::engine::places::Admission;
use crate::ledger::{Flow, TierCount};
use crate::pathway::estate::allocation::category;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::{self, Services};
use crate::pathway::step::Step;
use crate::person::{Care, Legal, Person, Severity, Tier};

/// Whether the law lets somebody be moved for treatment.
fn may_move(person: &Person) -> bool {
    matches!(
        person.legal,
        Legal::Sentenced | Legal::Indeterminate | Legal::Recalled
    )
}

/// Whether somebody may be sent to a dedicated prison, if there is one: in need of more than a brief
/// intervention for drugs, and with time enough.
#[must_use]
pub fn may_be_sent(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    let who = &person.attributes;
    scene.terms.prison_treatment.dedicated.contains(&true)
        && may_move(person)
        && who.substance.drugs()
        && who.severity > Severity::Low
        && !queue::is_too_short(scene, person, Tier::Dedicated)
}

/// Sends somebody to a dedicated prison with room for them and a free place of treatment, if there
/// is one; the place is kept until they are there.
pub fn is_sent(scene: &mut Scene, id: u32) -> bool {
    if !may_be_sent(scene, id) {
        return false;
    }
    let Some(site) = dedicated(scene, id) else {
        return false;
    };
    let pool = &mut scene.services.inside[Services::inside_at(site, Tier::Dedicated)];
    let part = pool.place_inside(scene.now, id, 0);
    scene.record(Flow::SoughtInside, id);
    scene.ledger.tiers.count(Tier::Dedicated, TierCount::Sought);
    let now = scene.now;
    scene.change(id, |person| {
        person.care = Care::WaitingInside;
        person.care_since = now;
        person.care_due = Tick::NEVER;
        person.reserved = now;
        person.part = part;
        person.tier = Tier::Dedicated;
        person.site = site as u8;
    });
    sets_out(scene, id);
    true
}

/// The dedicated prison with the largest share of its treatment places free.
fn dedicated(scene: &Scene, id: u32) -> Option<usize> {
    let terms = &scene.terms.prison_treatment;
    let here = scene.person(id).prison();
    let free = |&which: &usize| {
        let pool = &scene.services.inside[Services::inside_at(which, Tier::Dedicated)];
        let room = scene.services.estate.has_room(which) || here == Some(which);
        terms.dedicated[which] && room && pool.busy() < pool.capacity()
    };
    (0..terms.dedicated.len())
        .filter(free)
        .filter(|&which| takes(scene, id, which))
        .min_by(|&one, &other| {
            let load = |which| load(scene, which, Tier::Dedicated);
            load(one).total_cmp(&load(other))
        })
}

/// Whether a site takes people of somebody's sex, age and category.
fn takes(scene: &Scene, id: u32, which: usize) -> bool {
    let site = scene.plan.sites.site(which);
    site.takes(scene.person(id)) && site.treats(category(scene, id))
}

/// People in and before the places of a site, for each place.
fn load(scene: &Scene, which: usize, tier: Tier) -> f64 {
    let pool = &scene.services.inside[Services::inside_at(which, tier)];
    f64::from(pool.busy() + pool.waiting()) / f64::from(pool.capacity())
}

/// Assessed at the start of other treatment: who is suitable joins the queue of a site, that of the
/// prison they are in if it is one, else the shortest for its places.
pub fn assesses(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let who = &person.attributes;
    let waits = person.ticket.is_some();
    if who.severity != Severity::Severe || !who.substance.drugs() || !may_move(&person) || waits {
        return;
    }
    let n = u64::from(person.counts.custody);
    let terms = &scene.terms.prison_treatment;
    if !terms.suitable.holds(scene.word(id, purpose::SUITABLE, n)) {
        return;
    }
    scene.record(Flow::FoundSuitable, id);
    if queue::is_too_short(scene, &person, Tier::HighIntensity) {
        scene.record(Flow::FellBack, id);
        scene
            .ledger
            .tiers
            .count(Tier::HighIntensity, TierCount::TooShort);
        return;
    }
    let Some(site) = site(scene, id) else { return };
    let pool = Services::inside_at(site, Tier::HighIntensity);
    let priority = queue::priority(scene, &person);
    if let Admission::Queued(ticket) = scene.services.inside[pool].ask(scene.now, id, priority, 0) {
        scene
            .ledger
            .tiers
            .count(Tier::HighIntensity, TierCount::Sought);
        let person = &mut scene.people[id as usize];
        person.ticket = Some(ticket);
        person.site = site as u8;
        let due = queue::deadline(scene, scene.person(id), Tier::HighIntensity);
        scene.schedule(due, Step::TooLateToStart, id);
        scene.services.inside[pool].stir(scene.agenda);
    }
}

/// Begins a sentence while in other treatment: is assessed, as nobody on remand is.
pub fn is_sentenced(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let treated = person.care == Care::Inside && !person.tier.is_programme();
    if treated && person.since == scene.now && person.reserved == Tick::NEVER {
        assesses(scene, id);
    }
}

fn site(scene: &Scene, id: u32) -> Option<usize> {
    let here = scene.person(id).prison();
    let sites = scene.terms.prison_treatment.sites.iter();
    sites
        .map(|&which| usize::from(which))
        .filter(|&which| takes(scene, id, which))
        .min_by(|&one, &other| {
            let rank = |which| match here == Some(which) {
                true => -1.0,
                false => load(scene, which, Tier::HighIntensity),
            };
            rank(one).total_cmp(&rank(other))
        })
}

/// A place of the programme waited for has become free.
pub fn keeps(scene: &mut Scene, id: u32) {
    let now = scene.now;
    let person = &mut scene.people[id as usize];
    person.ticket = None;
    person.reserved = now;
    scene.schedule(now, Step::PlaceIsKept, id);
}

/// Starts the programme at once who is there; for others the place is kept until they are.
pub fn is_kept(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.reserved != scene.now || person.care != Care::Inside {
        return;
    }
    if person.prison == person.site {
        goes_over(scene, id);
    } else {
        sets_out(scene, id);
    }
}

fn sets_out(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.prison == person.site {
        return arrives(scene, id);
    }
    scene.record(Flow::PlaceKept, id);
    scene.schedule(scene.now, Step::IsAllocated, id);
}

/// Goes over from other treatment, in the prison of the programme.
fn goes_over(scene: &mut Scene, id: u32) {
    services::free_place(scene, id);
    arrives(scene, id);
}

/// Too little time is left to wait for a programme any longer; goes on in other treatment.
pub fn is_too_late(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let waits = person.ticket.is_some() || person.reserved != Tick::NEVER;
    if !waits {
        return;
    }
    let due = queue::deadline(scene, &person, Tier::HighIntensity);
    if due > scene.now {
        scene.schedule(due, Step::TooLateToStart, id);
        return;
    }
    services::leave_programme(scene, id);
    scene.record(Flow::FellBack, id);
    if person.reserved != Tick::NEVER {
        scene.schedule(scene.now, Step::IsAllocated, id);
    }
}

/// Is where a place is kept: the programme begins. The place of other treatment has been given back.
pub fn arrives(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let tier = match person.care {
        Care::WaitingInside => Tier::Dedicated,
        _ => Tier::HighIntensity,
    };
    if person.care == Care::WaitingInside {
        scene.record(Flow::StartedInside, id);
    } else {
        scene.ledger.tiers.count(person.tier, TierCount::MovedOn);
    }
    scene.record(Flow::StartedProgramme, id);
    scene.ledger.tiers.count(tier, TierCount::Started);
    scene.people[id as usize].tier = tier;
    scene.people[id as usize].reserved = Tick::NEVER;
    let n = u64::from(person.counts.custody);
    let drawn = scene.word(id, purpose::JOURNEY, n);
    episode::begin(
        scene,
        id,
        0,
        person.reserved,
        episode::length(scene, id, drawn),
    );
}
