//! Moves: when somebody goes from one prison to another, and what becomes of it.
//!
//! The next move is planned on arrival: its delay is drawn once, and a date that something else has
//! overtaken (a release, a new sentence) no longer agrees with [`Person::move_due`].

use super::allocation::{goes_open, occasion, reception, with_room};
use super::before;
use super::holds;
use super::sites::{Aim, Site};
use crate::engine::Tick;
use crate::ledger::{Flow, uses_of};
use crate::pathway::handover;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::step::Step;
use crate::pathway::time::{TICKS_PER_DAY, after_days};
use crate::person::{Care, Fact, Legal, Person};

/// Begins a stay in custody, a sentence or a recall: gets a prison if there is none yet, and the
/// next move is planned.
pub fn is_allocated(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if !person.legal.in_custody() {
        return;
    }
    if person.prison().is_none() {
        let which = reception(scene, id);
        receive(scene, id, which);
    }
    plan(scene, id);
}

fn receive(scene: &mut Scene, id: u32, which: usize) {
    if !scene.services.estate.has_room(which) {
        scene.record(Flow::ReceivedAboveCapacity, id);
    }
    hold(scene, id, which);
}

fn hold(scene: &mut Scene, id: u32, which: usize) {
    let uses = uses_of(scene.person(id));
    scene.services.estate.arrive(which, uses);
    let person = &mut scene.people[id as usize];
    person.prison = which as u8;
}

/// Plans the next move.
fn plan(scene: &mut Scene, id: u32) {
    let due = next(scene, id);
    plan_at(scene, id, due);
}

fn plan_at(scene: &mut Scene, id: u32, due: Tick) {
    let due = scene.schedule(due, Step::IsMoved, id);
    let person = &mut scene.people[id as usize];
    person.moves = person.moves.saturating_add(1);
    person.move_due = due;
}

/// The next move of somebody who has just arrived, or could not be moved: the earliest of an
/// ordinary one, the day of open conditions and the day of resettlement.
fn next(scene: &Scene, id: u32) -> Tick {
    let person = scene.person(id);
    let Some(which) = person.prison().filter(|_| is_moved_at_all(person)) else {
        return Tick::NEVER;
    };
    if is_awaited(person) {
        return to_programme(scene, id);
    }
    let site = scene.plan.sites.site(which);
    if site.function.is_open() {
        return Tick::NEVER;
    }
    let ordinary = match person.facts.has(Fact::MovePutOff) {
        true => Tick::NEVER,
        false => ordinary(scene, id, site.function.receives()),
    };
    let later = |at: Tick| if at > scene.now { at } else { Tick::NEVER };
    let open = match goes_open(scene, id) {
        true => later(open_from(scene, person)),
        false => Tick::NEVER,
    };
    let home = site.resettlement && site.region == person.attributes.region;
    let resettled = match home {
        true => Tick::NEVER,
        false => later(resettled_from(scene, person)),
    };
    ordinary.min(open).min(resettled)
}

/// Whether a place of a programme is kept for somebody in another prison.
fn is_awaited(person: &Person) -> bool {
    person.reserved != Tick::NEVER && person.prison != person.site
}

/// The move to a programme, or the next attempt where the prison had no room.
fn to_programme(scene: &Scene, id: u32) -> Tick {
    let word = scene.word(id, purpose::PROGRAMME_MOVE, occasion(scene.person(id)));
    after_days(scene.now, scene.terms.prison_treatment.transfer.at(word))
}

/// People who are neither on remand nor held for another reason are moved.
fn is_moved_at_all(person: &Person) -> bool {
    matches!(
        person.legal,
        Legal::Sentenced | Legal::Indeterminate | Legal::Recalled
    )
}

/// From a local prison to training, or within the training estate; never with too little time left.
fn ordinary(scene: &Scene, id: u32, local: bool) -> Tick {
    let word = scene.word(id, purpose::MOVE_DELAY, occasion(scene.person(id)));
    let terms = &scene.terms.estate;
    let days = match (&terms.within_training, local) {
        (_, true) => terms.to_training.at(word),
        (Some(delay), false) => delay.at(word),
        (None, false) => return Tick::NEVER,
    };
    let at = after_days(scene.now, days);
    let last = before(scene.person(id).until, terms.least_left);
    if at < last { at } else { Tick::NEVER }
}

fn open_from(scene: &Scene, person: &Person) -> Tick {
    before(person.until, scene.terms.estate.open_before)
}

fn resettled_from(scene: &Scene, person: &Person) -> Tick {
    before(person.until, scene.terms.estate.resettled_before)
}

/// What a move that is due now is for.
fn aim(scene: &Scene, id: u32) -> Aim {
    let person = scene.person(id);
    if resettled_from(scene, person) <= scene.now {
        Aim::Resettlement
    } else if open_from(scene, person) <= scene.now && goes_open(scene, id) {
        Aim::Open
    } else {
        Aim::Training
    }
}

/// A move is due: to a prison with room, or not now.
pub fn is_moved(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let Some(from) = person.prison().filter(|_| person.move_due == scene.now) else {
        return;
    };
    let awaited = is_awaited(person).then_some(usize::from(person.site));
    let to = match awaited {
        Some(site) => Some(site).filter(|&site| scene.services.estate.has_room(site)),
        None => {
            let aim = aim(scene, id);
            if holds::is_put_off(scene, id, aim) {
                return puts_off(scene, id);
            }
            destination(scene, id, aim)
        }
    };
    match to {
        Some(to) => {
            scene.record(Flow::MovedPrison, id);
            handover::leaves(scene, id, to);
            let uses = uses_of(scene.person(id));
            scene.services.estate.depart(from, uses);
            hold(scene, id, to);
            scene.people[id as usize].facts.set(Fact::MovePutOff, false);
            handover::arrives(scene, id);
        }
        None => scene.record(Flow::HeldBack, id),
    }
    plan(scene, id);
}

fn destination(scene: &Scene, id: u32, aim: Aim) -> Option<usize> {
    with_room(scene, id, aim).or_else(|| match aim {
        Aim::Open => with_room(scene, id, Aim::Training),
        _ => None,
    })
}

/// Stays for treatment; a later move for resettlement or open conditions is still planned.
fn puts_off(scene: &mut Scene, id: u32) {
    scene.record(Flow::MovePutOff, id);
    let person = &mut scene.people[id as usize];
    person.facts.set(Fact::MovePutOff, true);
    plan(scene, id);
}

fn is_still_due(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    let Some(which) = person.prison() else {
        return false;
    };
    let site = scene.plan.sites.site(which);
    let home = site.resettlement && site.region == person.attributes.region;
    match aim(scene, id) {
        Aim::Resettlement => !home,
        _ => scene.now < before(person.until, scene.terms.estate.least_left),
    }
}

/// Treatment has ended: a move that was put off for it is sought now, if it is still due or there is
/// still time enough for one.
pub fn is_made_up(scene: &mut Scene, id: u32) {
    let now = scene.now;
    let person = &mut scene.people[id as usize];
    let put_off = person.facts.has(Fact::MovePutOff);
    person.facts.set(Fact::MovePutOff, false);
    if put_off && is_moved_at_all(person) && is_still_due(scene, id) {
        scene.people[id as usize].move_due = now;
        is_moved(scene, id);
    }
}

/// Finds a prison for somebody who is in custody when a world opens, by the same rules given the
/// days behind and ahead: their delay to training is drawn from reception, and what lies behind of
/// it has passed.
pub fn finds(scene: &mut Scene, id: u32, behind: f64, ahead: f64) {
    let word = scene.word(id, purpose::MOVE_DELAY, occasion(scene.person(id)));
    let terms = &scene.terms.estate;
    let delay = terms.to_training.at(word);
    let left_then = after_days(Tick(0), (behind + ahead - delay).max(0.0));
    let moves = is_moved_at_all(scene.person(id)) && left_then > Tick(terms.least_left);
    let aim = match moves && delay <= behind {
        true => Some(aim(scene, id)),
        false => None,
    };
    let which = aim
        .and_then(|aim| with_room(scene, id, aim).or_else(|| with_room(scene, id, Aim::Training)))
        .unwrap_or_else(|| reception(scene, id));
    hold(scene, id, which);
    match moves && delay > behind {
        true => plan_at(scene, id, after_days(scene.now, delay - behind)),
        false => plan(scene, id),
    }
}

/// Takes somebody back into the prison they were found in, if it has room or treats them; else into
/// another like it with room, else as at reception. Who was found in none gets one by the rules.
pub fn resumes(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let Some(found) = person.prison() else {
        let days = |ticks: u32| f64::from(ticks) / f64::from(TICKS_PER_DAY);
        let behind = days(scene.now.since(person.since));
        let ahead = days(person.until.since(scene.now));
        return finds(scene, id, behind, ahead);
    };
    scene.people[id as usize].prison = Person::NO_PRISON;
    if person.care == Care::Inside || scene.services.estate.has_room(found) {
        hold(scene, id, found);
    } else {
        let other = with_room(scene, id, like(scene.plan.sites.site(found)));
        let which = other.unwrap_or_else(|| reception(scene, id));
        hold(scene, id, which);
        handover::resumes_elsewhere(scene, id);
    }
    let due = scene.schedule(person.move_due, Step::IsMoved, id);
    scene.people[id as usize].move_due = due;
}

/// What somebody found in a prison is to be taken to, if not to that one.
fn like(site: &Site) -> Aim {
    match site.function {
        function if function.receives() => Aim::LocalAtHome,
        function if function.is_open() => Aim::Open,
        _ => Aim::Training,
    }
}
