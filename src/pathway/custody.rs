//! Custody: remand, sentence and recall, and how long each lasts.

use super::purpose;
use super::scene::Scene;
use super::services;
use super::step::Step;
use super::terms::{Reader, Refusal, named};
use super::time::{after_days, morning};
use crate::engine::Tick;
use crate::engine::dist::{Chance, Sampler};
use crate::ledger::Flow;
use crate::person::{Band, Fact, Legal, Sentence, Sex};

const DAYS_PER_MONTH: f64 = 365.25 / 12.0;

/// Stays, and the rules of recall.
#[derive(Clone, Debug)]
pub struct Terms {
    remand: Sampler,
    non_criminal: Sampler,
    served: [Sampler; Band::COUNT],
    ipp: Sampler,
    fixed_term: Chance,
    fixed_short_days: f64,
    fixed_long_days: f64,
    standard: Sampler,
    indeterminate_recall: Sampler,
    new_sentence: Chance,
    stays: [f64; Sex::COUNT],
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        let served = |band: Band| {
            let (mean, cv) = (
                format!("custody.served_days.{}", band.name()),
                format!("custody.served_cv.{}", band.name()),
            );
            reader.stay(&mean, &cv)
        };
        let [first, second, third, fourth] = Band::DETERMINATE;
        let months = reader.number("custody.recall.indet_months");
        Ok(Terms {
            remand: reader.stay("custody.remand_days", "custody.remand_cv")?,
            non_criminal: reader.exponential("custody.noncriminal_days")?,
            served: [
                served(first)?,
                served(second)?,
                served(third)?,
                served(fourth)?,
                by_hazard(reader, "life")?,
            ],
            ipp: by_hazard(reader, "ipp")?,
            fixed_term: reader.chance("custody.recall.ftr_share")?,
            fixed_short_days: reader.number("custody.recall.ftr_days_short"),
            fixed_long_days: reader.number("custody.recall.ftr_days_long"),
            standard: reader.stay("custody.recall.standard_days", "custody.recall.standard_cv")?,
            indeterminate_recall: Sampler::exponential(months * DAYS_PER_MONTH)
                .map_err(|error| named("custody.recall.indet_months", &error))?,
            new_sentence: reader.chance("custody.recall.p_new_sentence")?,
            stays: stays(reader),
        })
    }
}

impl Terms {
    /// How long the stays of a sex are against those of everybody.
    #[must_use]
    pub fn stays(&self, sex: Sex) -> f64 {
        self.stays[sex as usize]
    }
}

/// Stays by sex against those of everybody: by Little's law, share of the people in custody over
/// share of the receptions. Their mean over receptions is one, so the population does not move.
fn stays(reader: &Reader) -> [f64; Sex::COUNT] {
    let received = reader.number("people.female_share_receptions");
    let held = reader.number("people.female_share_custody");
    if received <= 0.0 || received >= 1.0 {
        return [1.0; Sex::COUNT];
    }
    [(1.0 - held) / (1.0 - received), held / received]
}

fn by_hazard(reader: &Reader, kind: &str) -> Result<Sampler, Refusal> {
    let key = format!("custody.indet_release_hazard.{kind}");
    Sampler::exponential(super::time::DAYS_PER_YEAR / reader.number(&key))
        .map_err(|error| named(&key, &error))
}

/// Received on remand.
pub fn is_remanded(scene: &mut Scene, id: u32) {
    scene.record(Flow::ReceivedOnRemand, id);
    let stay = scene
        .terms
        .custody
        .remand
        .at(occasion(scene, id, purpose::REMAND_STAY));
    receive(scene, id, Legal::Remand, stay);
}

/// Received under sentence, from liberty.
pub fn is_received(scene: &mut Scene, id: u32) {
    scene.record(Flow::ReceivedUnderSentence, id);
    let (legal, days) = sentence_stay(scene, id);
    receive(scene, id, legal, days);
}

/// Held for a non-criminal reason.
pub fn is_held(scene: &mut Scene, id: u32) {
    scene.record(Flow::ReceivedNonCriminal, id);
    let stay = scene
        .terms
        .custody
        .non_criminal
        .at(occasion(scene, id, purpose::REMAND_STAY));
    receive(scene, id, Legal::NonCriminal, stay);
}

/// Back in custody from licence.
pub fn is_recalled(scene: &mut Scene, id: u32) {
    if scene.person(id).legal != Legal::OnLicence {
        return;
    }
    scene.record(Flow::ReceivedOnRecall, id);
    let band = scene.person(id).band;
    let word = occasion(scene, id, purpose::RECALL_STAY);
    let terms = &scene.terms.custody;
    let fixed = band != Band::Indeterminate
        && terms
            .fixed_term
            .holds(occasion(scene, id, purpose::RECALL_KIND));
    let days = match band {
        Band::UpTo6Months | Band::To12Months if fixed => terms.fixed_short_days,
        _ if fixed => terms.fixed_long_days,
        Band::Indeterminate => terms.indeterminate_recall.at(word),
        _ => terms.standard.at(word),
    };
    scene.change(id, |person| person.facts.set(Fact::FixedTerm, fixed));
    receive(scene, id, Legal::Recalled, days);
}

fn occasion(scene: &Scene, id: u32, purpose: crate::engine::Purpose) -> u64 {
    scene.word(id, purpose, u64::from(scene.person(id).counts.custody))
}

/// Where a sentence is served and for how many days.
fn sentence_stay(scene: &Scene, id: u32) -> (Legal, f64) {
    let person = scene.person(id);
    let terms = &scene.terms.custody;
    let word = occasion(scene, id, purpose::SENTENCE_STAY);
    if person.band == Band::Indeterminate {
        let stay = if person.facts.has(Fact::Ipp) {
            &terms.ipp
        } else {
            &terms.served[person.band as usize]
        };
        return (Legal::Indeterminate, stay.at(word));
    }
    (
        Legal::Sentenced,
        terms.served[person.band as usize].at(word),
    )
}

/// Begins a spell in custody: leaves treatment outside, and is screened.
fn receive(scene: &mut Scene, id: u32, legal: Legal, days: f64) {
    services::leave_outside(scene, id);
    let now = scene.now;
    scene.change(id, |person| {
        person.counts.custody += 1;
        person.received = now;
        person.facts.set(Fact::Programme, false);
        person.facts.set(Fact::Unsupported, false);
    });
    hold(scene, id, legal, days);
    scene.schedule(scene.now, Step::IsScreened, id);
}

fn hold(scene: &mut Scene, id: u32, legal: Legal, days: f64) {
    let person = scene.person(id);
    let by_rule = match legal {
        Legal::NonCriminal => true,
        Legal::Recalled => person.facts.has(Fact::FixedTerm),
        _ => false,
    };
    let stays = scene.terms.custody.stays(person.attributes.sex);
    let days = if by_rule { days } else { days * stays };
    let until = morning(after_days(scene.now, days), scene.now);
    scene.enter(id, legal, until);
    scene.schedule(until, Step::CustodyEnds, id);
    scene.schedule(scene.now, Step::IsAllocated, id);
}

/// A stay in custody ends: the next one begins, or the gate opens.
pub fn ends(scene: &mut Scene, id: u32) {
    let person = scene.person(id);
    if person.until != scene.now || !person.legal.in_custody() {
        return;
    }
    match (person.legal, person.sentence) {
        (Legal::Remand, Sentence::Custody) => begins_sentence(scene, id),
        (Legal::Recalled, _) if sentenced_on_recall(scene, id) => {
            scene.schedule(scene.now, Step::IsSentencedOnRecall, id);
        }
        _ => {
            scene.schedule(scene.now, Step::IsReleased, id);
        }
    }
}

/// Begins to serve a sentence without leaving custody.
pub fn begins_sentence(scene: &mut Scene, id: u32) {
    scene.record(Flow::SentencedInside, id);
    let (legal, days) = sentence_stay(scene, id);
    hold(scene, id, legal, days);
}

fn sentenced_on_recall(scene: &Scene, id: u32) -> bool {
    let person = scene.person(id);
    person.band != Band::Indeterminate
        && !person.facts.has(Fact::FixedTerm)
        && scene
            .terms
            .custody
            .new_sentence
            .holds(occasion(scene, id, purpose::AFTER_RECALL))
}

/// Days still to serve for somebody found in custody when the world opens.
#[must_use]
pub fn until_release(now: Tick, days: f64) -> Tick {
    morning(after_days(now, days), now)
}
