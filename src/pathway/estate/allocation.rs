//! Allocation: which prison somebody is taken to.
//!
//! Among prisons that suit and have room the choice is by hash of (person, prison, spell, move),
//! weighted by places: each prison draws an exponential time over its places, and the earliest
//! wins. A prison that fills or closes moves only those who would have gone there.

use super::sites::Aim;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::person::Person;

/// Bits of a prison's identity: three letters and the sex.
const SITE_BITS: u32 = 16;

/// The occasion of luck for somebody's next move: the spell, and the moves planned in it.
#[inline]
#[must_use]
pub fn occasion(person: &Person) -> u64 {
    u64::from(person.counts.custody) << 8 | u64::from(person.moves)
}

/// Somebody's security category under sentence: 0 is A, 1 B, 2 C.
#[must_use]
pub fn category(scene: &Scene, id: u32) -> usize {
    let person = scene.person(id);
    let word = scene.word(id, purpose::CATEGORY, u64::from(person.counts.custody));
    scene.terms.estate.category[person.band as usize].at(word)
}

/// Whether somebody is one of those who serve the last part in open conditions.
#[must_use]
pub fn goes_open(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    let word = scene.word(
        id,
        purpose::OPEN_CONDITIONS,
        u64::from(person.counts.custody),
    );
    scene.terms.estate.open[person.band as usize].holds(word)
}

/// The prison with room that somebody is taken to, other than the one they are in; none where no
/// such prison has room.
#[must_use]
pub fn with_room(scene: &Scene, id: u32, aim: Aim) -> Option<usize> {
    let person = scene.person(id);
    let estate = &scene.services.estate;
    let treatment_only = &scene.terms.prison_treatment.dedicated;
    suitable(scene, id, aim)
        .filter(|&which| estate.has_room(which) && person.prison() != Some(which))
        .filter(|&which| !treatment_only[which])
        .map(|which| (turn(scene, id, which), which))
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, which)| which)
}

/// The prisons that suit somebody and the aim, full or not.
fn suitable(scene: &Scene, id: u32, aim: Aim) -> impl Iterator<Item = usize> {
    let (person, sites) = (scene.person(id), &scene.plan.sites);
    let category = match aim {
        Aim::Training | Aim::Resettlement => category(scene, id),
        _ => 0,
    };
    let list = sites.list(&person.attributes, aim, category);
    list.iter()
        .map(|&which| usize::from(which))
        .filter(|&which| sites.site(which).takes(person))
}

/// The least crowded prison that receives people like somebody from the courts.
///
/// # Panics
/// If there is none: the table of prisons has one for each sex, and every sample keeps it.
#[must_use]
pub fn least_crowded(scene: &Scene, id: u32) -> usize {
    let estate = &scene.services.estate;
    let crowding = |which: usize| f64::from(estate.held(which)) / f64::from(estate.places(which));
    suitable(scene, id, Aim::Local)
        .map(|which| (crowding(which), turn(scene, id, which), which))
        .min_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)))
        .map(|(_, _, which)| which)
        .expect("the table of prisons receives everybody")
}

/// When a prison's turn to take somebody comes: the earliest takes them.
fn turn(scene: &Scene, id: u32, which: usize) -> f64 {
    let site = scene.plan.sites.site(which);
    let name = occasion(scene.person(id)) << SITE_BITS | site.key;
    let drawn = scene
        .plan
        .exponential
        .at(scene.word(id, purpose::PRISON, name));
    drawn / f64::from(scene.services.estate.places(which))
}

/// The prison somebody is received into: of the home region with room, else any with room, else the
/// least crowded.
#[must_use]
pub fn reception(scene: &Scene, id: u32) -> usize {
    with_room(scene, id, Aim::LocalAtHome)
        .or_else(|| with_room(scene, id, Aim::Local))
        .unwrap_or_else(|| least_crowded(scene, id))
}
