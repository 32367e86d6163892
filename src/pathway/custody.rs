//! Custody: remand, sentence and recall, and how long each lasts.
//!
//! What a sentence and a recall are served for stands in [`sentence`] and [`recall`], what rules of
//! release take off it in [`early_release`] and [`full`].

pub mod curfew;
pub mod early_release;
pub mod full;
pub mod recall;
pub mod sentence;

use super::purpose;
use super::scene::Scene;
use super::services;
use super::step::Step;
use super::terms::{Reader, Refusal};
use super::time::{after_days, morning};
use crate::engine::Tick;
use crate::engine::dist::Sampler;
use crate::ledger::Flow;
use crate::person::{Fact, Legal, Sentence, Sex};

pub use recall::is_recalled;

/// Stays, and the rules of recall.
#[derive(Clone, Debug)]
pub struct Terms {
    remand: Sampler,
    non_criminal: Sampler,
    /// What sentences are served for.
    pub sentence: sentence::Terms,
    /// What recalls are served for.
    pub recall: recall::Terms,
    /// The rules of release before the date.
    pub early_release: early_release::Terms,
    /// Those under which time served was measured; what holds at the start counts for the run.
    pub reference: early_release::Terms,
    full: full::Terms,
    stays: [f64; Sex::COUNT],
}

impl Terms {
    /// Reads them.
    ///
    /// # Errors
    /// [`Refusal`] for a stay that has no shape.
    pub fn read(reader: &Reader) -> Result<Terms, Refusal> {
        Ok(Terms {
            remand: reader.stay("custody.remand_days", "custody.remand_cv")?,
            non_criminal: reader.exponential("custody.noncriminal_days")?,
            sentence: sentence::Terms::read(reader)?,
            recall: recall::Terms::read(reader)?,
            early_release: early_release::Terms::read(reader).checked()?,
            reference: early_release::Terms::reference(reader),
            full: full::Terms::read(reader),
            stays: stays(reader),
        })
    }

    /// The same under the rules of release under which time served was measured.
    #[must_use]
    pub fn as_measured(&self) -> Terms {
        Terms {
            early_release: self.reference,
            ..self.clone()
        }
    }

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

/// Received on remand.
pub fn is_remanded(scene: &mut Scene, id: u32) {
    scene.record(Flow::ReceivedOnRemand, id);
    let stay = scene
        .terms
        .custody
        .remand
        .at(occasion(scene, id, purpose::REMAND_STAY));
    let days = stay * stays_of(scene, id);
    receive(scene, id, Legal::Remand, days);
}

/// Received under sentence, from liberty.
pub fn is_received(scene: &mut Scene, id: u32) {
    serves(scene, id, Flow::ReceivedUnderSentence);
}

/// Received for breach of an order.
pub fn is_received_for_breach(scene: &mut Scene, id: u32) {
    serves(scene, id, Flow::ReceivedForBreach);
}

/// Received to serve the sentence that has been passed.
fn serves(scene: &mut Scene, id: u32, received: Flow) {
    scene.record(received, id);
    let (legal, days) = sentence::stay(scene, id);
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

fn occasion(scene: &Scene, id: u32, purpose: crate::engine::Purpose) -> u64 {
    scene.word(id, purpose, u64::from(scene.person(id).counts.custody))
}

/// How long the stays of somebody's sex are against those of everybody.
fn stays_of(scene: &Scene, id: u32) -> f64 {
    scene.terms.custody.stays(scene.person(id).attributes.sex)
}

/// Begins a spell in custody: leaves treatment outside, and is screened.
fn receive(scene: &mut Scene, id: u32, legal: Legal, days: f64) {
    services::leave_outside(scene, id);
    services::leave_team(scene, id);
    let now = scene.now;
    scene.change(id, |person| {
        person.counts.custody += 1;
        person.received = now;
        person.curfew_end = Tick::NEVER;
        person.facts.set(Fact::Programme, false);
        person.facts.set(Fact::Unsupported, false);
        person.facts.set(Fact::AfterRecall, false);
        if legal != Legal::Recalled {
            person.days_back = 0;
        }
    });
    hold(scene, id, legal, days);
    scene.schedule(scene.now, Step::IsScreened, id);
}

fn hold(scene: &mut Scene, id: u32, legal: Legal, days: f64) {
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
        (Legal::Recalled, _) if recall::ends_in_sentence(scene, id) => {
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
    let (legal, days) = sentence::stay(scene, id);
    hold(scene, id, legal, days);
}

/// Days still to serve for somebody found in custody when the world opens.
#[must_use]
pub fn until_release(now: Tick, days: f64) -> Tick {
    morning(after_days(now, days), now)
}
