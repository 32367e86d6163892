//! Drugs inside: the supply of drugs in prisons, the problems that begin there, and random tests.
//!
//! Somebody in custody without a drug problem may develop one. Instants at which that may happen come
//! at a constant rate from reception on, which is one of the model; at each of them it happens with
//! the chance that the hazard of that day bears to this rate. So a dated change of supply moves what
//! comes after it and re-times nobody. New psychoactive substances have a supply of their own beside that
//! of all drugs: it moves the tests that are positive for them only and the problems that begin with
//! them, and leaves the others as they are. Random tests are counted as the share of people held that is
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
        let opiate = reader.number("need.new_in_custody_opiate");
        let key = "need.new_in_custody_psychoactive";
        let new_psychoactive = reader.number(key);
        let times = times_with_psychoactive(reader, (1.0 - opiate) * new_psychoactive);
        let among_others = with_psychoactive(reader, new_psychoactive);
        Ok(Terms {
            begins: begins(reader, times)?,
            // Without any other problem all that begin are with opiates.
            opiate: reader.probability("need.new_in_custody_opiate", (opiate / times).min(1.0))?,
            new_psychoactive: reader.probability(key, among_others)?,
            positive: (reader.number("prison_tx.mdt_positive") * supply(reader)).min(1.0),
            tests: reader.number("prison_tx.mdt_tests"),
        })
    }
}

/// The supply of drugs in prisons against that of the start, as random tests show it.
pub fn supply(reader: &Reader) -> f64 {
    let psychoactive = reader.number("prison_tx.mdt_psychoactive");
    reader.number("prison_tx.supply") * times_with_psychoactive(reader, psychoactive)
}

/// How many times as many there are of something of which `share` follows the supply of new
/// psychoactive substances.
fn times_with_psychoactive(reader: &Reader, share: f64) -> f64 {
    1.0 + share * (reader.number("prison_tx.psychoactive_supply") - 1.0)
}

/// What becomes of such a share.
fn with_psychoactive(reader: &Reader, share: f64) -> f64 {
    let times = times_with_psychoactive(reader, share);
    let part = share * reader.number("prison_tx.psychoactive_supply");
    // Nothing of something that is gone.
    if times > 0.0 { part / times } else { 0.0 }
}

/// The chance that a problem begins at one of the instants, with `times` those of the supply of all
/// drugs.
fn begins(reader: &Reader, times: f64) -> Result<Chance, Refusal> {
    let key = "need.new_in_custody";
    let positive = reader.number("prison_tx.mdt_positive") * reader.number("prison_tx.supply");
    let hazard = reader.number(key) * positive / reader.number("prison_tx.mdt_reference") * times;
    if hazard > INSTANTS {
        return Err(Refusal(format!(
            "{key}: with prison_tx.mdt_positive, prison_tx.supply and prison_tx.psychoactive_supply {hazard} problems a year begin for each person held without one; the model follows {INSTANTS} at most"
        )));
    }
    reader.probability(key, hazard / INSTANTS)
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
        begins_now(scene, id, at);
    } else {
        is_exposed(scene, id);
    }
}

fn begins_now(scene: &mut Scene, id: u32, at: u64) {
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
