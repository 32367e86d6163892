//! An episode of treatment in custody: its length, how it will end, and its end.
//!
//! It completes, is dropped out of, or lasts until release. Detoxification without psychosocial
//! support beside it ends by itself, with need.

use super::programme;
use crate::engine::Tick;
use crate::engine::dist::Categorical;
use crate::engine::luck::unit;
use crate::ledger::{Flow, TierCount};
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::pathway::services::{self, Services};
use crate::pathway::step::Step;
use crate::pathway::time::after_days;
use crate::person::{Care, Fact, Legal, Person, Tier};

/// How an episode in custody will end, drawn when it starts; in the order of the weights.
const COURSES: [Option<Fact>; 3] = [Some(Fact::WillComplete), Some(Fact::WillDropOut), None];

/// Somebody starts from the queue of their prison.
pub fn starts(scene: &mut Scene, id: u32, part: u8) {
    scene.record(Flow::StartedInside, id);
    if scene.person(id).legal == Legal::Remand {
        scene.record(Flow::StartedOnRemand, id);
    }
    let n = u64::from(scene.person(id).counts.custody);
    let tier = scene.person(id).tier;
    scene.ledger.tiers.count(tier, TierCount::Started);
    let ahead = length(scene, id, scene.word(id, purpose::JOURNEY, n));
    begin(scene, id, part, scene.now, ahead);
    scene.schedule(scene.now, Step::CareBeginsInside, id);
}

/// An episode has begun from a queue: by substitution or detoxification if it is clinical; and who is
/// suitable for a programme begins to wait for it.
pub fn has_begun(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care != Care::Inside || person.care_since != scene.now {
        return;
    }
    let clinical = match person.tier {
        Tier::Clinical if is_substituted(scene, id) => Some(Flow::StartedSubstitution),
        Tier::Clinical => Some(Flow::StartedDetoxification),
        Tier::Alcohol if is_detoxified_from_alcohol(scene, id) => {
            Some(Flow::StartedAlcoholDetoxification)
        }
        _ => None,
    };
    if let Some(flow) = clinical {
        scene.record(flow, id);
    }
    programme::assesses(scene, id);
}

/// Whether somebody's clinical treatment is by substitution, not by detoxification; only integrated
/// treatment is.
fn is_substituted(scene: &Scene, id: u32) -> bool {
    let terms = &scene.terms.prison_treatment;
    let here = usize::from(scene.person(id).prison);
    terms.integrated[here] && terms.substitution.holds(how(scene, id))
}

fn is_detoxified_from_alcohol(scene: &Scene, id: u32) -> bool {
    let terms = &scene.terms.prison_treatment;
    terms.alcohol_detoxification.holds(how(scene, id))
}

/// The luck of how somebody is treated in this spell in custody.
fn how(scene: &Scene, id: u32) -> u64 {
    let n = u64::from(scene.person(id).counts.custody);
    scene.word(id, purpose::SUBSTITUTION, n)
}

/// Whether somebody is detoxified in the older way, or where no psychosocial support is offered beside
/// it: treatment ends with the detoxification.
#[must_use]
pub fn is_detoxified_alone(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    if person.tier != Tier::Clinical || is_substituted(scene, id) {
        return false;
    }
    let integrated = scene.terms.prison_treatment.integrated[usize::from(person.prison)];
    !integrated || !supports(scene, person)
}

/// Days an episode in somebody's tier would take, by a word. Who will drop out of a programme of high
/// intensity does so at any time during it.
#[must_use]
pub fn length(scene: &Scene, id: u32, word: u64) -> f64 {
    let terms = &scene.terms.prison_treatment;
    if is_detoxified_alone(scene, id) {
        return terms.detoxification.at(word);
    }
    let person = scene.person(id);
    let days = terms.journey[person.tier as usize].at(word);
    let early =
        person.tier == Tier::HighIntensity && course_of(scene, person) == Some(Fact::WillDropOut);
    if early { days * unit(word) } else { days }
}

/// Begins an episode that began at `since` and would take `days` more from now.
pub fn begin(scene: &mut Scene, id: u32, part: u8, since: Tick, days: f64) {
    let course = course_of(scene, scene.person(id));
    let person = scene.person(id);
    let unsupported = person.tier == Tier::Clinical && !supports(scene, person);
    let due = match course {
        None if !is_detoxified_alone(scene, id) => Tick::NEVER,
        _ => after_days(scene.now, days),
    };
    scene.change(id, |person| {
        person.care = Care::Inside;
        person.care_since = since;
        person.care_due = due;
        person.part = part;
        person.ticket = None;
        person
            .facts
            .set(Fact::WillComplete, course == Some(Fact::WillComplete));
        person
            .facts
            .set(Fact::WillDropOut, course == Some(Fact::WillDropOut));
        person.facts.set(Fact::Unsupported, unsupported);
    });
    scene.schedule(due, Step::CareEndsInside, id);
}

/// Whether the prison somebody is in offers structured psychosocial treatment.
fn supports(scene: &Scene, person: &Person) -> bool {
    let structured = Services::inside_at(usize::from(person.prison), Tier::Structured);
    scene.terms.prison_treatment.offered[structured]
}

fn course_of(scene: &Scene, person: &Person) -> Option<Fact> {
    let word = scene.luck.word(
        person.key,
        purpose::COURSE,
        u64::from(person.counts.custody),
    );
    COURSES[mix(scene, person)?.at(word)]
}

/// The exit mix that somebody's episode has.
fn mix<'a>(scene: &'a Scene, person: &Person) -> Option<&'a Categorical> {
    let courses = &scene.terms.prison_treatment.courses;
    let group = person.attributes.substance as usize;
    match person.tier {
        Tier::HighIntensity => Some(&courses.high_intensity),
        Tier::Dedicated => courses.dedicated[group].as_ref(),
        Tier::Clinical => courses.usual[group][usize::from(supports(scene, person))].as_ref(),
        Tier::Brief | Tier::Structured | Tier::Alcohol => courses.usual[group][1].as_ref(),
    }
}

/// The episode ends inside: by completion, by drop-out, or with a detoxification and need still.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.care == Care::Inside && person.care_due == scene.now {
        services::leave_inside(scene, id);
    }
}
