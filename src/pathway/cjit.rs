//! Test on arrest: test, required assessment, and referral by the intervention team (CJIT).

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal};
use super::time::after_days;
use crate::engine::dist::Chance;
use crate::ledger::Flow;
use crate::person::{Care, Legal, Route};

/// The chances along the way.
#[derive(Clone, Debug)]
pub struct Terms {
    tested: Chance,
    positive: Chance,
    assessed: Chance,
    referred: Chance,
}

impl Terms {
    /// Reads them; tests are spread over the proven offences of people who use class A drugs.
    ///
    /// # Errors
    /// [`Refusal`] where more tests than offences are asked for.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let tests = reader.number("arrest.tests") / reader.number("arrest.offences");
        Ok(Terms {
            tested: reader.probability("arrest.tests", tests)?,
            positive: reader.chance("arrest.p_positive")?,
            assessed: reader.chance("arrest.p_assessed")?,
            referred: reader.chance("arrest.p_treatment_given_assessed")?,
        })
    }
}

/// Whether somebody who has just offended is to be tested on arrest. Asked before the step is put on
/// the agenda, because most are not.
#[must_use]
pub fn is_tested(scene: &Scene, id: u32) -> bool {
    let n = u64::from(scene.person(id).counts.offences);
    let word = scene.word(id, purpose::ARREST_TEST, n << 1);
    scene.terms.cjit.tested.holds(word)
}

/// Test on arrest, if still alive.
pub fn tests(scene: &mut Scene, id: u32) {
    let person = *scene.person(id);
    let n = u64::from(person.counts.offences);
    let terms = &scene.terms.cjit;
    if person.legal == Legal::Dead {
        return;
    }
    scene.record(Flow::TestedOnArrest, id);
    let positive = person.has_drug_problem()
        && terms
            .positive
            .holds(scene.word(id, purpose::ARREST_TEST, n << 1 | 1));
    if !positive
        || !terms
            .assessed
            .holds(scene.word(id, purpose::ARREST_REFERRAL, n << 1))
    {
        return;
    }
    scene.record(Flow::AssessedOnArrest, id);
    let referred = terms
        .referred
        .holds(scene.word(id, purpose::ARREST_REFERRAL, n << 1 | 1));
    if referred && person.care == Care::None && person.legal.at_liberty() {
        refer(scene, id);
    }
}

fn refer(scene: &mut Scene, id: u32) {
    let n = u64::from(scene.person(id).counts.episodes);
    let delay =
        scene
            .terms
            .supervision
            .referral_delay()
            .at(scene.word(id, purpose::REFERRAL_DAYS, n));
    let due = after_days(scene.now, delay);
    scene.change(id, |person| {
        person.care = Care::AppointmentDue;
        person.care_due = due;
        person.route = Route::Cjit;
        person.counts.episodes += 1;
    });
    scene.schedule(due, Step::AppointmentDue, id);
}
