//! Treatment hold: moves to another prison that are put off while somebody is treated.
//!
//! Of people in treatment a share is held where they are until treatment ends or the last move, for
//! resettlement, is due; of people in a programme a share is held for that one too. A move put off is
//! made up for when treatment ends.

use super::sites::Aim;
use crate::pathway::purpose;
use crate::pathway::scene::Scene;
use crate::person::Care;

/// Whether a move that is due now is put off for treatment.
#[must_use]
pub fn is_put_off(scene: &Scene, id: u32, aim: Aim) -> bool {
    let person = scene.person(id);
    if person.care != Care::Inside {
        return false;
    }
    let [treated, in_programme] = scene.terms.estate.held_in_treatment;
    let n = u64::from(person.counts.custody);
    let word = scene.word(id, purpose::HELD_IN_TREATMENT, n);
    match person.tier.is_programme() {
        true => in_programme.holds(word),
        false => aim != Aim::Resettlement && treated.holds(word),
    }
}
