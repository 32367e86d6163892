//! Drugs inside: the supply of drugs in prisons, the problems that begin there, and random tests.
//!
//! Somebody in custody without a drug problem may develop one. Instants at which that may happen come
//! at a constant rate from reception on, which is one of the model; at each of them it happens with
//! the chance that the hazard of that day bears to this rate. So a dated change of supply moves what
//! comes after it and re-times nobody. Random tests are counted as the share of people held that is
//! tested, not person by person.

use super::purpose;
use super::scene::Scene;
use super::step::Step;
use super::terms::{Reader, Refusal};
use super::time::{DAYS_PER_YEAR, TICKS_PER_DAY};
use crate::engine::Tick;
use crate::engine::dist::Chance;
use crate::ledger::Flow;
use crate::person::{Fact, Person, Substance};

/// Instants a year at which a need may begin.
const INSTANTS: f64 = 0.5;

/// Supply, new problems and tests.
#[derive(Clone, Debug)]
pub struct Terms {
    begins: Chance,
    opiate: Chance,
    new_psychoactive: Chance,
    /// Share of random tests that are positive.
    pub positive: f64,
    /// Random tests a year for each person held.
    pub tests: f64,
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] where problems begin faster than the model can follow.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let positive = reader.number("prison_tx.mdt_positive") * reader.number("prison_tx.supply");
        let key = "need.new_in_custody";
        let hazard = reader.number(key) * positive / reader.number("prison_tx.mdt_reference");
        if hazard > INSTANTS {
            return Err(Refusal(format!(
                "{key}: with prison_tx.mdt_positive and prison_tx.supply {hazard} problems a year begin for each person held without one; the model follows {INSTANTS} at most"
            )));
        }
        Ok(Terms {
            begins: reader.probability(key, hazard / INSTANTS)?,
            opiate: reader.chance("need.new_in_custody_opiate")?,
            new_psychoactive: reader.chance("need.new_in_custody_psychoactive")?,
            positive: positive.min(1.0),
            tests: reader.number("prison_tx.mdt_tests"),
        })
    }
}

/// Whether a problem with drugs may still begin.
fn may_begin(person: &Person) -> bool {
    person.legal.in_custody() && !person.attributes.substance.drugs()
}

/// In custody from now on, or found there: awaits the first instant at which a need may begin.
pub fn is_exposed(scene: &mut Scene, id: u32) {
    if may_begin(scene.person(id)) {
        let at = next(scene, id, scene.now);
        scene.schedule(at, Step::NeedMayBegin, id);
    }
}

/// The first instant after `now`. The instants of a spell in custody follow from its beginning alone,
/// so that nobody has to remember one.
fn next(scene: &Scene, id: u32, now: Tick) -> Tick {
    let person = scene.person(id);
    let spell = u64::from(person.counts.custody) << 16;
    let gap = DAYS_PER_YEAR * f64::from(TICKS_PER_DAY) / INSTANTS;
    let mut at = person.received;
    for instant in 0.. {
        let word = scene.word(id, purpose::NEW_NEED_GAP, spell | instant);
        at = at.after_f64(scene.plan.exponential.at(word) * gap);
        if at > now {
            break;
        }
    }
    at
}

/// An instant at which a need may begin; one of an earlier spell in custody is none.
pub fn need_may_begin(scene: &mut Scene, id: u32) {
    let before = Tick(scene.now.0.saturating_sub(1));
    if !may_begin(scene.person(id)) || next(scene, id, before) != scene.now {
        return;
    }
    let at = u64::from(scene.now.0);
    if scene
        .terms
        .drug_supply
        .begins
        .holds(scene.word(id, purpose::NEW_NEED, at))
    {
        begins(scene, id, at);
    } else {
        is_exposed(scene, id);
    }
}

fn begins(scene: &mut Scene, id: u32, at: u64) {
    let terms = &scene.terms.drug_supply;
    let word = scene.word(id, purpose::NEW_NEED_GROUP, at);
    let substance = match scene.person(id).attributes.substance {
        _ if terms.opiate.holds(word) => Substance::Opiate,
        Substance::Alcohol => Substance::NonOpiateAndAlcohol,
        _ => Substance::NonOpiate,
    };
    let psychoactive = substance != Substance::Opiate
        && terms
            .new_psychoactive
            .holds(scene.word(id, purpose::NEW_PSYCHOACTIVE, at));
    let severity = scene
        .terms
        .makeup
        .severity_at(scene.word(id, purpose::NEW_NEED_SEVERITY, at));
    // Before the change, in the group somebody was of.
    scene.record(Flow::DevelopedNeed, id);
    if substance == Substance::Opiate {
        scene.record(Flow::DevelopedNeedOpiate, id);
    }
    if psychoactive {
        scene.record(Flow::DevelopedNeedPsychoactive, id);
    }
    scene.change_need(id, |person| {
        person.attributes.substance = substance;
        person.attributes.severity = severity;
        person.facts.set(Fact::NewPsychoactive, psychoactive);
    });
    scene.schedule(scene.now, Step::IsScreened, id);
}
