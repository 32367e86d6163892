//! Test on arrest: test, required assessment, and the intervention team (CJIT) that people are sent to.

pub mod caseload;

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal};
use crate::engine::dist::Chance;
use crate::ledger::Flow;
use crate::person::Legal;

/// The chances along the way.
#[derive(Clone, Debug)]
pub struct Terms {
    tested: Chance,
    /// Of people with a drug problem; nobody else's test is positive.
    positive: Chance,
    assessed: Chance,
    /// The teams.
    pub caseload: caseload::Terms,
}

impl Terms {
    /// Reads them. Tests are spread over all proven offences, and the share of tests that are positive is counted
    /// among all of them; the positive ones are of people with a drug problem.
    ///
    /// # Errors
    /// [`Refusal`] where more tests than offences, or more positive tests than offences of people with a drug
    /// problem, are asked for.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        Ok(Terms {
            tested: reader.part_of("arrest.tests", "arrest.offences")?,
            positive: reader.part_of("arrest.p_positive", "arrest.offences_with_problem")?,
            assessed: reader.chance("arrest.p_assessed")?,
            caseload: caseload::Terms::read(reader)?,
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
    if person.legal.at_liberty() {
        scene.schedule(scene.now, Step::SeeksTeam, id);
    }
}
