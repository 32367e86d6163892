//! A referral to community treatment, whoever makes it: an officer, an intervention team, or people
//! themselves. Leavers of prison come another way, through [`super::continuity`].

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::time::after_days;
use crate::person::{Care, Route};

/// Refers somebody to community treatment, unless they are in it or on the way; says whether.
pub(super) fn refers(scene: &mut Scene, id: u32, route: Route) -> bool {
    let person = scene.person(id);
    if person.care != Care::None {
        return false;
    }
    let n = u64::from(person.counts.episodes);
    let word = scene.word(id, purpose::REFERRAL_DAYS, n);
    let due = after_days(scene.now, scene.terms.supervision.referral_delay().at(word));
    scene.change(id, |person| {
        person.care = Care::AppointmentDue;
        person.care_due = due;
        person.route = route;
        person.counts.episodes += 1;
    });
    scene.schedule(due, Step::AppointmentDue, id);
    true
}
