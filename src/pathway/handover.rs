//! Handover: what becomes of treatment in custody when somebody changes prison or prisons change
//! what they offer.
//!
//! Where the receiving prison offers the kind of treatment it takes over who is in it, even above
//! its places (nobody else starts while it is above), or the transfer interrupts it. Those who wait
//! leave the queue and are triaged anew; but who waits for the programme of a site, or is on the way
//! there, goes on to do so.

use super::estate::allocation::occasion;
use super::prison_treatment::programme;
use super::purpose;
use super::scene::Scene;
use super::services::{self, Services};
use super::step::Step;
use super::time::after_days;
use crate::engine::Tick;
use crate::ledger::Flow;
use crate::person::{Care, Person};

/// Leaves the books of the prison behind, on the way to prison `to`.
pub fn leaves(scene: &mut Scene, id: u32, to: usize) {
    let person = *scene.person(id);
    match person.care {
        Care::Inside if is_on_the_way(&person, to) => services::free_place(scene, id),
        Care::Inside if goes_on(scene, &person, to) => {
            services::free_place(scene, id);
            scene.record(Flow::TreatedOnTransfer, id);
        }
        Care::Inside => services::interrupt_inside(scene, id),
        Care::WaitingInside if is_on_the_way(&person, to) => {}
        Care::WaitingInside => {
            services::leave_inside(scene, id);
            scene.change(id, |person| person.care = Care::NotOffered);
        }
        _ => {}
    }
}

/// Whether `to` is the prison of the programme in which a place is kept for somebody.
fn is_on_the_way(person: &Person, to: usize) -> bool {
    person.reserved != Tick::NEVER && usize::from(person.site) == to
}

/// Whether treatment goes on in prison `to`; a programme is that of its site.
fn goes_on(scene: &Scene, person: &Person, to: usize) -> bool {
    if person.tier.is_programme() {
        return false;
    }
    let pool = Services::inside_at(to, person.tier);
    let word = scene
        .luck
        .word(person.key, purpose::MOVE_INTERRUPTS, occasion(person));
    scene.terms.prison_treatment.offered[pool] && scene.terms.estate.continues.holds(word)
}

/// Arrives in the receiving prison.
pub fn arrives(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let there = person
        .prison()
        .is_some_and(|prison| is_on_the_way(person, prison));
    match person.care {
        Care::Inside | Care::WaitingInside if there => programme::arrives(scene, id),
        Care::Inside => {
            let (now, which) = (scene.now, Services::inside_of(scene.person(id)));
            let part = scene.services.inside[which].place_inside(now, id, 0);
            scene.change(id, |person| {
                person.care_since = now;
                person.part = part;
            });
        }
        Care::TriageDue | Care::NotOffered => seek_anew(scene, id),
        _ => {}
    }
}

/// Resumed in another prison than the one they were found in, outside all queues still. Who is on
/// the way to a place kept goes on from there.
pub fn resumes_elsewhere(scene: &mut Scene, id: u32) {
    if scene.person(id).reserved != Tick::NEVER {
        return;
    }
    if let Care::WaitingInside | Care::TriageDue | Care::NotOffered = scene.person(id).care {
        seek_anew(scene, id);
    }
}

/// Triage once more where somebody is held now, if treatment is offered there.
fn seek_anew(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let terms = &scene.terms.prison_treatment;
    if !terms.offered[Services::inside_of(person)] {
        scene.change(id, |person| {
            person.care = Care::NotOffered;
            person.care_due = Tick::NEVER;
        });
        return;
    }
    let word = scene.word(id, purpose::TRIAGE_ANEW, occasion(person));
    let due = after_days(scene.now, terms.triage.at(word));
    scene.change(id, |person| {
        person.care = Care::TriageDue;
        person.care_due = due;
    });
    scene.schedule(due, Step::TriageDue, id);
}

/// The prisons offer other treatment from now on: those who wait where none is offered any more
/// leave the queue, those who had found none and do now are triaged. Who is treated finishes.
pub fn follows_offer(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    if person.prison().is_none() {
        return;
    }
    let offered = scene.terms.prison_treatment.offered[Services::inside_of(&person)];
    match person.care {
        Care::WaitingInside if !offered && !person.tier.is_programme() => {
            services::leave_inside(scene, id);
            scene.change(id, |person| person.care = Care::NotOffered);
            scene.record(Flow::FoundNoOffer, id);
        }
        Care::NotOffered if offered => seek_anew(scene, id),
        _ => {}
    }
}
