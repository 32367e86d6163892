//! Screening and triage: whose need is found at reception, who agrees, and which queue they join.

use super::{programme, queue};
use crate::ledger::Flow;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::Services;
use crate::pathway::step::Step;
use crate::pathway::time::after_days;
use crate::person::{Care, Tier};

/// Screened; those found who agree wait for triage.
pub fn screens(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    let who = person.attributes;
    let (group, n) = (who.substance as usize, u64::from(person.counts.custody));
    let terms = &scene.terms.prison_treatment;
    if person.care != Care::None
        || !terms.identified[group].holds(scene.word(id, purpose::SCREENING, n))
    {
        return;
    }
    scene.record(Flow::ScreenedWithNeed, id);
    if scene
        .terms
        .prison_treatment
        .recorded
        .holds(scene.word(id, purpose::RECORDED_NEED, n))
    {
        scene.record(Flow::ScreenedAsRecorded, id);
    }
    if !terms.agrees[group].holds(scene.word(id, purpose::AGREES, n)) {
        return;
    }
    scene.people[id as usize].tier = Tier::of(who.substance, who.severity);
    if !terms.offered[Services::inside_of(scene.person(id))] && !programme::may_be_sent(scene, id) {
        return finds_no_offer(scene, id);
    }
    let due = after_days(
        scene.now,
        terms.triage.at(scene.word(id, purpose::TRIAGE, n)),
    );
    scene.change(id, |person| {
        person.care = Care::TriageDue;
        person.care_due = due;
    });
    scene.schedule(due, Step::TriageDue, id);
}

fn finds_no_offer(scene: &mut Scene, id: u32) {
    scene.record(Flow::FoundNoOffer, id);
    scene.change(id, |person| person.care = Care::NotOffered);
}

/// Triage: is sent to a dedicated prison with room, or joins the prison's queue.
pub fn triage(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care != Care::TriageDue || person.care_due != scene.now {
        return;
    }
    if programme::is_sent(scene, id) {
        return;
    }
    let which = Services::inside_of(scene.person(id));
    if scene.terms.prison_treatment.offered[which] {
        queue::joins(scene, id);
    } else {
        finds_no_offer(scene, id);
    }
}
